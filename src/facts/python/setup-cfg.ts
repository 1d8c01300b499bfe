import type { PythonInclude, PythonManifest, PythonRequirement } from '../python-manifests.ts';
import { extra } from './pyproject-standard.ts';
import { packageDirs } from './pyproject-roots.ts';
import { developmentSectionOf, inGroup, readListed, type Group } from './requirements-line.ts';

/** One line of a value in an INI file, without blanks around it. */
interface ValueLine {
  readonly text: string;
  readonly start: number;
}

type Sections = ReadonlyMap<string, ReadonlyMap<string, readonly ValueLine[]>>;

/** Reads `setup.cfg`, of which setuptools takes what `setup.py` does not say. */
export function readSetupCfg(text: string): PythonManifest {
  const sections = readIni(text);
  const options = sections.get('options');
  const value = (section: string, key: string): string | undefined => sections.get(section)?.get(key)?.map(({ text }) => text).join('\n');
  const requires: PythonRequirement[] = [];
  const includes: PythonInclude[] = [];
  let isDynamic = false;
  const take = (lines: readonly ValueLine[] = [], group: Group): void => {
    for (const line of lines) {
      const file = /^file:\s*(.+)$/.exec(line.text)?.[1];
      if (file !== undefined) for (const path of file.split(',')) includes.push({ path: path.trim(), isConstraint: false, group: group.group, kind: group.kind });
      else for (const part of partsOf(line)) takeOne(part, group);
    }
  };
  const takeOne = ({ text, start }: ValueLine, group: Group): void => {
    const requested = text.includes('%(') || /^\w{1,20}:\s/.test(text) ? undefined : readListed(text);
    if (requested) requires.push(inGroup(requested, { start, end: start + text.length }, group));
    else isDynamic = true;
  };
  take(options?.get('install_requires'), { group: '', kind: 'runtime', section: '[options] install_requires' });
  take(options?.get('tests_require'), { group: 'test', kind: 'development', section: '[options] tests_require' });
  take(options?.get('setup_requires'), { group: '', kind: 'build', section: '[options] setup_requires' });
  for (const [name, lines] of sections.get('options.extras_require') ?? []) take(lines, extra(name, `[options.extras_require] ${name}`));
  const name = value('metadata', 'name');
  const python = value('options', 'python_requires');
  const [pythonAt] = options?.get('python_requires') ?? [];
  const development = developmentSectionOf(requires);
  return {
    kind: 'setup-cfg',
    ...(name === undefined || name === '' ? {} : { name }),
    isDeclaring: options?.has('install_requires') === true || sections.has('options.extras_require'),
    requires: requires.sort((a, b) => a.at.start - b.at.start),
    includes,
    ...(python === undefined || !pythonAt ? {} : { requiresPython: python, requiresPythonAt: { start: pythonAt.start, end: pythonAt.start + pythonAt.text.length } }),
    sourceRoots: rootsOf(value),
    isDynamic,
    section: '[options] install_requires',
    ...(development === undefined ? {} : { developmentSection: development }),
  };
}

/** A list on one line may have several requirements with `;` between, where no marker is meant. */
function partsOf(line: ValueLine): ValueLine[] {
  if (!/;\s{0,9}[A-Za-z][\w.-]{0,100}\s{0,9}(?:[<>=!~]=?|;|$)/.test(line.text) || /;\s{0,9}\(?\s{0,9}(?:python_|sys_|os_|platform_|implementation_|extra)/.test(line.text)) return [line];
  const parts: ValueLine[] = [];
  let start = 0;
  for (const part of line.text.split(';')) {
    if (part.trim() !== '') parts.push({ text: part.trim(), start: line.start + start + part.length - part.trimStart().length });
    start += part.length + 1;
  }
  return parts;
}

function rootsOf(value: (section: string, key: string) => string | undefined): readonly string[] {
  const dirs = (value('options', 'package_dir') ?? '').split('\n').flatMap((line): [string, string][] => {
    const equals = line.indexOf('=');
    return equals < 0 ? [] : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()]];
  });
  const roots = [...packageDirs(Object.fromEntries(dirs)), value('options.packages.find', 'where') ?? '', ...(value('tool:pytest', 'pythonpath') ?? '').split(/\s+/)];
  return [...new Set(roots.map((root) => root.replace(/^\.\/|\/+$/g, '')).filter((root) => root !== '' && root !== '.'))];
}

/** Sections by name, and in each the lines of a value by key in lower case, as `configparser` reads them. */
function readIni(text: string): Sections {
  const sections = new Map<string, Map<string, ValueLine[]>>();
  let section: Map<string, ValueLine[]> | undefined;
  let lines: ValueLine[] | undefined;
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const raw of text.slice(from).split('\n')) {
    const line = raw.trimEnd();
    const body = line.trimStart();
    const start = from + line.length - body.length;
    from += raw.length + 1;
    if (body === '' || /^[#;]/.test(body)) continue;
    if (body !== line && lines) {
      const comment = body.search(/\s#/);
      lines.push({ text: comment < 0 ? body : body.slice(0, comment).trimEnd(), start });
      continue;
    }
    const head = /^\[([^\]]+)\]/.exec(body)?.[1];
    if (head !== undefined) {
      section = sections.get(head) ?? new Map<string, ValueLine[]>();
      sections.set(head, section);
      lines = undefined;
      continue;
    }
    const equals = body.search(/[=:]/);
    if (equals < 0 || !section) continue;
    const first = body.slice(equals + 1).trim();
    lines = first === '' ? [] : [{ text: first, start: start + equals + 1 + (body.slice(equals + 1).length - body.slice(equals + 1).trimStart().length) }];
    section.set(body.slice(0, equals).trim().toLowerCase(), lines);
  }
  return sections;
}
