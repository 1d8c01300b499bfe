import type { PythonInclude, PythonRequirement } from '../python-manifests.ts';
import { entriesOf, memberOf } from '../locks/json-text.ts';
import type { TomlRead } from './manifest-toml.ts';
import { inGroup, isDevelopmentName, readListed, type Group } from './requirements-line.ts';

/** What tables give. */
export interface Tables {
  readonly requires: readonly PythonRequirement[];
  readonly includes: readonly PythonInclude[];
}

/** `[project]` (PEP 621), `[dependency-groups]` (PEP 735), `[build-system]` (PEP 518) and setuptools' files of dynamic dependencies. */
export function readStandardTables(toml: TomlRead): Tables {
  const project = memberOf(toml.value, 'project');
  const dynamic = memberOf(memberOf(memberOf(toml.value, 'tool'), 'setuptools'), 'dynamic');
  return {
    requires: [
      ...listed(toml, ['project', 'dependencies'], { group: '', kind: 'runtime', section: '[project] dependencies' }),
      ...entriesOf(memberOf(project, 'optional-dependencies')).flatMap(([name]) => listed(toml, ['project', 'optional-dependencies', name], extra(name, `[project.optional-dependencies] ${name}`))),
      // a group that another includes is read where it is written: what it is for does not change
      ...entriesOf(memberOf(toml.value, 'dependency-groups')).flatMap(([name]) => listed(toml, ['dependency-groups', name], extra(name, `[dependency-groups] ${name}`))),
      ...listed(toml, ['build-system', 'requires'], { group: '', kind: 'build', section: '[build-system] requires' }),
    ],
    includes: [
      ...filesOf(memberOf(dynamic, 'dependencies'), { group: '', kind: 'runtime' }),
      ...entriesOf(memberOf(dynamic, 'optional-dependencies')).flatMap(([name, value]) => filesOf(value, extra(name, ''))),
    ],
  };
}

/** What an extra or a group is for: development by its usual names, else for those who ask for it. */
export function extra(name: string, section: string): Group {
  return { group: name, kind: isDevelopmentName(name) ? 'development' : 'optional', section };
}

/** The strings of a list that are requirements. */
export function listed(toml: TomlRead, path: readonly string[], group: Group): PythonRequirement[] {
  const list = path.reduce((value: unknown, key) => memberOf(value, key), toml.value);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    const requested = typeof item === 'string' ? readListed(item) : undefined;
    const at = toml.place(...path, index) ?? toml.place(...path);
    return requested && at ? [inGroup(requested, at, group)] : [];
  });
}

function filesOf(value: unknown, { group, kind }: Pick<Group, 'group' | 'kind'>): PythonInclude[] {
  const file = memberOf(value, 'file');
  return (Array.isArray(file) ? file : [file]).flatMap((path: unknown) => (typeof path === 'string' ? [{ path, isConstraint: false, group, kind }] : []));
}
