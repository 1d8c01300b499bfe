import type { PythonManifest } from '../python-manifests.ts';
import { entriesOf, memberOf, textOf } from '../locks/json-text.ts';
import { readToml } from './manifest-toml.ts';
import { pyprojectSourceRoots } from './pyproject-roots.ts';
import { readStandardTables } from './pyproject-standard.ts';
import { developmentSectionOf } from './requirements-line.ts';
import { readToolTables } from './pyproject-tools.ts';

/** Reads `pyproject.toml`: the standard tables, and those of Poetry, PDM, uv, Hatch, Flit, setuptools and Pixi. */
export function readPyproject(text: string): PythonManifest {
  const toml = readToml(text);
  if ('offset' in toml) {
    return { kind: 'pyproject', isDeclaring: true, requires: [], includes: [], sourceRoots: [], isDynamic: true, section: '', error: toml };
  }
  const project = memberOf(toml.value, 'project');
  const tool = memberOf(toml.value, 'tool');
  const poetry = memberOf(tool, 'poetry');
  const standard = readStandardTables(toml);
  const tools = readToolTables(toml);
  const requires = [...standard.requires, ...tools.requires].sort((a, b) => a.at.start - b.at.start);
  const includes = [...standard.includes, ...tools.includes];
  const isPoetry = Array.isArray(memberOf(project, 'dependencies')) ? false : memberOf(poetry, 'dependencies') !== undefined;
  const dynamic = listOf(memberOf(project, 'dynamic'));
  const isDynamic =
    (dynamic.includes('dependencies') && !isPoetry && !includes.some(({ kind, isConstraint }) => kind === 'runtime' && !isConstraint)) ||
    (dynamic.includes('optional-dependencies') && !isPoetry && !includes.some(({ kind }) => kind !== 'runtime'));
  const name = textOf(project, 'name') ?? textOf(poetry, 'name') ?? textOf(memberOf(memberOf(tool, 'flit'), 'metadata'), 'module');
  const requiresPython = textOf(project, 'requires-python') ?? poetryPython(poetry);
  const requiresPythonAt = toml.place('project', 'requires-python') ?? toml.place('tool', 'poetry', 'dependencies', 'python', 'version') ?? toml.place('tool', 'poetry', 'dependencies', 'python');
  const members = listOf(memberOf(memberOf(memberOf(tool, 'uv'), 'workspace'), 'members')).filter((one): one is string => typeof one === 'string');
  const development = developmentSectionOf(requires);
  return {
    kind: 'pyproject',
    ...(name === undefined ? {} : { name }),
    isDeclaring: isDynamic || includes.length > 0 || Array.isArray(memberOf(project, 'dependencies')) || isPoetry || requires.some(({ kind }) => kind !== 'build'),
    requires,
    includes,
    ...(requiresPython === undefined ? {} : { requiresPython, ...(requiresPythonAt ? { requiresPythonAt } : {}) }),
    sourceRoots: pyprojectSourceRoots(tool),
    isDynamic,
    ...(members.length > 0 ? { members } : {}),
    section: isPoetry ? '[tool.poetry.dependencies]' : '[project] dependencies',
    ...(development === undefined ? {} : { developmentSection: development }),
  };
}

function poetryPython(poetry: unknown): string | undefined {
  const python = memberOf(memberOf(poetry, 'dependencies'), 'python');
  return typeof python === 'string' ? python : textOf(python, 'version');
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The own members of a table that are tables or lists themselves. */
export const tablesOf = (value: unknown): readonly (readonly [name: string, value: unknown])[] => entriesOf(value).filter(([, member]) => typeof member === 'object' && member !== null);
