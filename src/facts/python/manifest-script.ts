import type { PythonManifest } from '../python-manifests.ts';
import { memberOf, textOf } from '../locks/json-text.ts';
import { readToml } from './manifest-toml.ts';
import { inGroup, readListed } from './requirements-line.ts';

/** Reads the comment in which a single-file script says what it needs (PEP 723), or undefined where there is none. */
export function readScriptManifest(text: string): PythonManifest | undefined {
  const opening = /^# \/\/\/ script[ \t]*\r?\n/m.exec(text);
  if (!opening) return undefined;
  const lines: string[] = [];
  for (const line of text.slice(opening.index + opening[0].length).split('\n', 500)) {
    if (/^# \/\/\/\s*$/.test(line)) break;
    if (!line.startsWith('#')) return undefined;
    lines.push(line.replace(/^# ?/, ''));
  }
  const toml = readToml(lines.join('\n'));
  const base = { kind: 'script' as const, isDeclaring: true, includes: [], sourceRoots: [], section: '# /// script' };
  if ('offset' in toml) return { ...base, requires: [], isDynamic: true, error: { offset: opening.index, message: 'the TOML of its `# /// script` comment is not valid' } };
  const listed = memberOf(toml.value, 'dependencies');
  const python = textOf(toml.value, 'requires-python');
  const requires = (Array.isArray(listed) ? listed : []).flatMap((item: unknown) => {
    const requested = typeof item === 'string' ? readListed(item) : undefined;
    const start = typeof item === 'string' ? text.indexOf(item, opening.index) : -1;
    return requested ? [inGroup(requested, { start: Math.max(start, opening.index), end: Math.max(start, opening.index) + String(item).length }, { group: '', kind: 'runtime', section: '# /// script' })] : [];
  });
  return { ...base, requires, isDynamic: false, ...(python === undefined ? {} : { requiresPython: python }) };
}
