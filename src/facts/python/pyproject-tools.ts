import type { PythonInclude, PythonRequirement } from '../python-manifests.ts';
import { entriesOf, memberOf, textOf } from '../locks/json-text.ts';
import type { TomlRead } from './manifest-toml.ts';
import { extra, listed, type Tables } from './pyproject-standard.ts';
import { isDevelopmentName, type Group } from './requirements-line.ts';

const DEVELOPMENT: Pick<Group, 'group' | 'kind'> = { group: 'dev', kind: 'development' };

/** What Poetry, PDM, uv, Hatch, Flit and Pixi declare in tables of their own. */
export function readToolTables(toml: TomlRead): Tables {
  const tool = memberOf(toml.value, 'tool');
  const hatch = memberOf(tool, 'hatch');
  const flit = memberOf(memberOf(tool, 'flit'), 'metadata');
  const named = (path: readonly string[]): PythonRequirement[] =>
    entriesOf(path.reduce((value: unknown, key) => memberOf(value, key), toml.value)).flatMap(([name]) => listed(toml, [...path, name], { ...extra(name, `[${path.join('.')}] ${name}`), kind: 'development' }));
  return {
    requires: [
      ...poetryRequires(toml),
      ...listed(toml, ['tool', 'uv', 'dev-dependencies'], { ...DEVELOPMENT, section: '[tool.uv] dev-dependencies' }),
      ...named(['tool', 'pdm', 'dev-dependencies']),
      ...entriesOf(memberOf(hatch, 'envs')).flatMap(([name]) =>
        ['dependencies', 'extra-dependencies'].flatMap((key) => listed(toml, ['tool', 'hatch', 'envs', name, key], { group: name, kind: 'development', section: `[tool.hatch.envs.${name}] ${key}` })),
      ),
      ...(flit === undefined ? [] : listed(toml, ['tool', 'flit', 'metadata', 'requires'], { group: '', kind: 'runtime', section: '[tool.flit.metadata] requires' })),
      ...entriesOf(memberOf(flit, 'requires-extra')).flatMap(([name]) => listed(toml, ['tool', 'flit', 'metadata', 'requires-extra', name], extra(name, `[tool.flit.metadata.requires-extra] ${name}`))),
      ...pixiRequires(toml),
    ],
    includes: hatchFiles(memberOf(memberOf(memberOf(hatch, 'metadata'), 'hooks'), 'requirements_txt')),
  };
}

/** Files that the plugin `hatch-requirements-txt` reads. */
function hatchFiles(hook: unknown): PythonInclude[] {
  const files = memberOf(hook, 'files') ?? memberOf(hook, 'filename');
  return (Array.isArray(files) ? files : [files]).flatMap((path: unknown) => (typeof path === 'string' ? [{ path, isConstraint: false, group: '', kind: 'runtime' as const }] : []));
}

function poetryRequires(toml: TomlRead): PythonRequirement[] {
  const poetry = memberOf(memberOf(toml.value, 'tool'), 'poetry');
  const isEnriching = Array.isArray(memberOf(memberOf(toml.value, 'project'), 'dependencies'));
  const path = ['tool', 'poetry'];
  return [
    ...keyed(toml, [...path, 'dependencies'], 'poetry', { group: '', kind: isEnriching ? 'optional' : 'runtime', section: '[tool.poetry.dependencies]' }),
    ...keyed(toml, [...path, 'dev-dependencies'], 'poetry', { ...DEVELOPMENT, section: '[tool.poetry.dev-dependencies]' }),
    ...entriesOf(memberOf(poetry, 'group')).flatMap(([name]) => keyed(toml, [...path, 'group', name, 'dependencies'], 'poetry', extra(name, `[tool.poetry.group.${name}.dependencies]`))),
  ];
}

/** Pixi has conda's packages and PyPI's side by side, each for the whole project or for a feature of it. */
function pixiRequires(toml: TomlRead): PythonRequirement[] {
  const pixi = memberOf(memberOf(toml.value, 'tool'), 'pixi');
  const tables = (path: readonly string[], group: Pick<Group, 'group' | 'kind'>): PythonRequirement[] => [
    ...keyed(toml, [...path, 'dependencies'], 'conda', { ...group, section: `[${path.join('.')}.dependencies]` }),
    ...keyed(toml, [...path, 'pypi-dependencies'], 'poetry', { ...group, section: `[${path.join('.')}.pypi-dependencies]` }),
  ];
  return [
    ...tables(['tool', 'pixi'], { group: '', kind: 'runtime' }),
    ...entriesOf(memberOf(pixi, 'feature')).flatMap(([name]) => tables(['tool', 'pixi', 'feature', name], { group: name, kind: isDevelopmentName(name) ? 'development' : 'optional' })),
  ];
}

/** The entries of a table that has a distribution for a key: its value is a version, a table, or a list of them. */
export function keyed(toml: TomlRead, path: readonly string[], style: PythonRequirement['style'], group: Group): PythonRequirement[] {
  const table = path.reduce((value: unknown, key) => memberOf(value, key), toml.value);
  return entriesOf(table).flatMap(([name, value]) => {
    const at = toml.entry(...path, name) ?? toml.place(...path);
    if (!at || name.toLowerCase() === 'python' || !/^[A-Za-z0-9][\w.-]*$/.test(name)) return [];
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const [first] = parts;
    const source = ['git', 'path', 'url', 'file', 'hg', 'svn', 'editable'].map((key) => textOf(first, key)).find((one) => one !== undefined);
    const version = source === undefined ? parts.map((one) => (typeof one === 'string' ? one : (textOf(one, 'version') ?? ''))) : [];
    const extras = memberOf(first, 'extras');
    const isOptional = group.kind === 'runtime' && parts.some((one) => memberOf(one, 'optional') === true);
    const hasMarker = parts.some((one) => ['markers', 'python', 'platform', 'sys_platform', 'python_version'].some((key) => textOf(one, key) !== undefined));
    return [
      {
        name,
        version: version.length === 1 ? (version[0] ?? '') : '', // of several, each is for another environment
        style,
        extras: (Array.isArray(extras) ? extras : []).filter((one): one is string => typeof one === 'string'),
        ...group,
        ...(isOptional ? { kind: 'optional' as const } : {}),
        at,
        ...(source === undefined ? {} : { source }),
        ...(hasMarker ? { hasMarker: true as const } : {}),
      },
    ];
  });
}
