import type { PythonInclude, PythonManifest, PythonRequirement } from '../python-manifests.ts';
import { readScriptManifest } from './manifest-script.ts';
import { packageDirs } from './pyproject-roots.ts';
import { extra } from './pyproject-standard.ts';
import { developmentSectionOf, inGroup, readListed, type Group } from './requirements-line.ts';
import { readLiteral, skipBlanks, type Literal, type LiteralString } from './setup-literals.ts';

/**
 * Reads a script that calls `setup()` of setuptools, or one that lists its own requirements in a comment; undefined for other modules.
 * Only literals are read, and lists that have a name; whatever is computed makes the manifest a dynamic one.
 */
export function readSetupPy(text: string): PythonManifest | undefined {
  if (text.includes('# /// script')) return readScriptManifest(text);
  if (!text.includes('setup') || !/^\s{0,20}(?:from|import)\s{1,9}(?:setuptools|distutils|skbuild|numpy\.distutils)\b/m.test(text)) return undefined;
  const call = /(?:^|[\s.=])setup\s{0,9}\(/m.exec(text);
  if (!call) return undefined;
  const given = argumentsOf(text, call.index + call[0].length);
  const requires: PythonRequirement[] = [];
  const includes: PythonInclude[] = [];
  let isDynamic = given.isOpen;
  const unknown = (value: Literal, group: Group): void => {
    // what is read from a file of requirements is known by the file
    const files = [...text.matchAll(/["']((?:[\w.-]{1,100}\/){0,5}[\w.-]{0,100}req[\w.-]{0,100}\.(?:txt|in))["']/g)].map(([, path = '']) => path);
    if (value.kind !== 'expression' || files.length === 0 || /[+[]/.test(value.text)) isDynamic = true;
    if (group.kind === 'runtime') includes.push(...files.map((path) => ({ path, isConstraint: false, group: group.group, kind: group.kind })));
  };
  const take = (written: Literal | undefined, group: Group): void => {
    if (!written) return;
    const value = named(text, written);
    if (value.kind === 'list') for (const item of value.items) take(item, group);
    else if (value.kind === 'string') {
      const requested = readListed(value.text);
      if (requested) requires.push(inGroup(requested, { start: value.start, end: value.start + value.text.length }, group));
      else if (value.text.trim() !== '') isDynamic = true;
    } else unknown(value, group);
  };
  const main = ['install_requires', 'requires', 'dependencies'].find((key) => given.values.has(key));
  take(given.values.get(main ?? ''), { group: '', kind: 'runtime', section: 'install_requires' });
  take(given.values.get('tests_require'), { group: 'test', kind: 'development', section: 'tests_require' });
  take(given.values.get('setup_requires'), { group: '', kind: 'build', section: 'setup_requires' });
  const extras = given.values.get('extras_require');
  const groups = extras && named(text, extras);
  if (groups?.kind === 'dict') for (const [name, value] of groups.items) take(value, extra(name.split(':', 1)[0] ?? '', `extras_require ${name}`));
  else if (groups) isDynamic = true;
  return describe(given.values, text, { requires: requires.sort((a, b) => a.at.start - b.at.start), includes, isDynamic, isDeclaring: given.isOpen || main !== undefined });
}

function describe(values: ReadonlyMap<string, Literal>, text: string, read: Pick<PythonManifest, 'requires' | 'includes' | 'isDynamic' | 'isDeclaring'>): PythonManifest {
  const string = (key: string): LiteralString | undefined => {
    const value = values.get(key);
    const known = value && named(text, value);
    return known?.kind === 'string' ? known : undefined;
  };
  const name = string('name')?.text;
  const python = string('python_requires');
  const dirs = values.get('package_dir');
  const roots = dirs?.kind === 'dict' ? packageDirs(Object.fromEntries(dirs.items.map(([key, value]) => [key, value.kind === 'string' ? value.text : undefined]))) : [];
  const where = /find(?:_namespace)?_packages\(\s{0,20}(?:where\s{0,9}=\s{0,9})?["']([\w./-]{1,200})["']/.exec(text)?.[1];
  const development = developmentSectionOf(read.requires);
  return {
    kind: 'setup-py',
    ...(name === undefined ? {} : { name }),
    ...read,
    ...(python === undefined ? {} : { requiresPython: python.text, requiresPythonAt: { start: python.start, end: python.end } }),
    sourceRoots: [...new Set([...roots, ...(where === undefined ? [] : [where])].map((root) => root.replace(/^\.\/|\/+$/g, '')))].filter((root) => root !== '' && root !== '.'),
    section: 'install_requires',
    ...(development === undefined ? {} : { developmentSection: development }),
  };
}

/** The keyword arguments of a call, from behind its bracket; open when there are more than are written. */
function argumentsOf(text: string, from: number): { readonly values: ReadonlyMap<string, Literal>; readonly isOpen: boolean } {
  const values = new Map<string, Literal>();
  let isOpen = false;
  for (let at = skipBlanks(text, from); at < text.length && text[at] !== ')'; ) {
    const keyword = /^([A-Za-z_]\w{0,100})\s{0,20}=(?!=)/.exec(text.slice(at, at + 130));
    if (text.startsWith('**', at)) isOpen = true;
    const value = readLiteral(text, at + (keyword?.[0].length ?? 0), 1);
    if (keyword?.[1] !== undefined) values.set(keyword[1], value);
    const next = skipBlanks(text, value.end);
    if (text[next] === ',') at = skipBlanks(text, next + 1);
    else if (next > at && text[next] === ')') break;
    else return { values, isOpen: true };
  }
  return { values, isOpen };
}

/** What a name stands for that is given one literal at the top level and never changed. */
function named(text: string, value: Literal): Literal {
  const name = value.kind === 'expression' ? /^[A-Za-z_]\w{0,100}$/.exec(value.text)?.[0] : undefined;
  if (name === undefined) return value;
  const assignments = [...text.matchAll(new RegExp(`^${name}[ \\t]{0,20}(?::[^=\\n]{0,100})?=(?!=)`, 'gm'))];
  const [first] = assignments;
  const isChanged = new RegExp(`\\b${name}[ \\t]{0,20}(?:\\+=|\\.(?:append|extend|insert|update|remove|pop)\\b|\\[[^\\]\\n]{0,100}\\][ \\t]{0,9}\\+?=(?!=))`).test(text);
  return first && assignments.length === 1 && !isChanged ? readLiteral(text, first.index + first[0].length) : value;
}
