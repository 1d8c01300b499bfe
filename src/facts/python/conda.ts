import { createRequire } from 'node:module';
import type { Span } from '#model';
import type { PythonInclude, PythonManifest, PythonRequirement } from '../python-manifests.ts';
import { inGroup, readListed, type Group } from './requirements-line.ts';

const require = createRequire(import.meta.url);

/** No list of packages that people write is that long, and the YAML reader takes its time. */
const LONGEST = 200_000;

const MAIN: Group = { group: '', kind: 'runtime', section: 'dependencies' };

/** Reads conda's `environment.yml` with its list for pip, or undefined where the file is of another kind. */
export function readConda(text: string): PythonManifest | undefined {
  if (!/^dependencies\s*:/m.test(text)) return undefined;
  const broken = (offset: number, message: string): PythonManifest => ({ kind: 'conda', isDeclaring: true, requires: [], includes: [], sourceRoots: [], isDynamic: true, section: 'dependencies', error: { offset, message } });
  if (text.length > LONGEST) return broken(0, `it is longer than ${LONGEST / 1000} KB`);
  // holds: what is required is the module that the type names
  const yaml = require('yaml') as typeof import('yaml');
  let document: import('yaml').Document.Parsed;
  try {
    document = yaml.parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  } catch {
    return broken(0, 'it is nested too deeply'); // deeper than its stack
  }
  const [error] = document.errors;
  if (error) return broken(error.pos[0], 'it is not valid YAML');
  const list = yaml.isMap(document.contents) ? document.contents.get('dependencies') : undefined;
  if (!yaml.isSeq(list)) return undefined;
  const requires: PythonRequirement[] = [];
  const includes: PythonInclude[] = [];
  let python: string | undefined;
  for (const item of list.items) {
    if (yaml.isScalar(item) && typeof item.value === 'string') {
      const at = spanOf(text, item.range);
      const match = readMatch(item.value);
      if (match?.name === 'python') python = /^={1,2}\d+(?:\.\d+)*$/.test(match.version) ? `==${match.version.replace(/^=+/, '')}.*` : match.version;
      else if (match) requires.push({ ...match, style: 'conda', extras: [], ...MAIN, at });
    } else if (yaml.isMap(item)) {
      const pip = item.get('pip');
      for (const one of yaml.isSeq(pip) ? pip.items : []) {
        if (!yaml.isScalar(one) || typeof one.value !== 'string') continue;
        const option = /^(-r|-c|--requirement|--constraint)[\s=]\s*(.+)$/.exec(one.value.trim());
        const requested = readListed(one.value);
        if (option) includes.push({ path: option[2] ?? '', isConstraint: /^(?:-c|--c)/.test(option[1] ?? ''), group: '', kind: 'runtime' });
        else if (requested) requires.push(inGroup(requested, spanOf(text, one.range), { ...MAIN, section: 'dependencies: pip' }));
      }
    }
  }
  return { kind: 'conda', isDeclaring: true, requires, includes, ...(python === undefined ? {} : { requiresPython: python }), sourceRoots: [], isDynamic: false, section: 'dependencies' };
}

/** `conda-forge::scikit-learn>=1.2`, `numpy=1.26=py311_0`, `pandas 2.*` */
function readMatch(text: string): { readonly name: string; readonly version: string } | undefined {
  const found = /^(?:[^\s:]{1,200}::)?([A-Za-z0-9_][\w.-]{0,200})\s{0,20}(.*)$/.exec(text.trim());
  const name = found?.[1];
  return name === undefined ? undefined : { name, version: (found?.[2] ?? '').replace(/\[.{0,500}$/, '').trim() };
}

/** Without the quotes. */
function spanOf(text: string, range: readonly [number, number, number] | null | undefined): Span {
  const [start = 0, end = 0] = range ?? [];
  const isQuoted = text[start] === '"' || text[start] === "'";
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
