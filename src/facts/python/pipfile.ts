import type { PythonManifest } from '../python-manifests.ts';
import { entriesOf, memberOf, textOf } from '../locks/json-text.ts';
import { readToml } from './manifest-toml.ts';
import { extra } from './pyproject-standard.ts';
import { keyed } from './pyproject-tools.ts';

const SETTINGS = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile', 'packages', 'dev-packages']);

/** Reads a `Pipfile`; its further tables are categories of packages. */
export function readPipfile(text: string): PythonManifest {
  const toml = readToml(text);
  const base = { kind: 'pipfile' as const, isDeclaring: true, includes: [], sourceRoots: [], section: '[packages]', developmentSection: '[dev-packages]' };
  if ('offset' in toml) return { ...base, requires: [], isDynamic: true, error: toml };
  const categories = entriesOf(toml.value).filter(([name]) => !SETTINGS.has(name));
  const requires = [
    ...keyed(toml, ['packages'], 'pipfile', { group: '', kind: 'runtime', section: '[packages]' }),
    ...keyed(toml, ['dev-packages'], 'pipfile', { group: 'dev', kind: 'development', section: '[dev-packages]' }),
    ...categories.flatMap(([name]) => keyed(toml, [name], 'pipfile', extra(name, `[${name}]`))),
  ].sort((a, b) => a.at.start - b.at.start);
  const wanted = memberOf(toml.value, 'requires');
  const python = textOf(wanted, 'python_full_version') ?? textOf(wanted, 'python_version');
  return { ...base, requires, isDynamic: false, ...(python === undefined ? {} : { requiresPython: `==${python}${python.split('.').length < 3 ? '.*' : ''}` }) };
}
