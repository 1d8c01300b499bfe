import { entriesOf, memberOf } from '../locks/json-text.ts';

/**
 * The folders in which a project's modules stand, as the tools that build, test and check it are told.
 * @param tool the table `[tool]`
 */
export function pyprojectSourceRoots(tool: unknown): readonly string[] {
  const at = (...path: readonly string[]): unknown => path.reduce((value: unknown, key) => memberOf(value, key), tool);
  const roots = [
    ...strings(at('setuptools', 'packages', 'find', 'where')),
    ...packageDirs(at('setuptools', 'package-dir')),
    ...listOf(at('poetry', 'packages')).flatMap((one) => strings(memberOf(one, 'from'))),
    ...strings(at('hatch', 'build', 'targets', 'wheel', 'packages')).map(parentOf),
    ...strings(at('hatch', 'build', 'targets', 'wheel', 'sources')),
    ...strings(at('hatch', 'build', 'sources')),
    ...strings(at('pdm', 'build', 'package-dir')),
    ...strings(at('maturin', 'python-source')),
    ...strings(at('uv', 'build-backend', 'module-root')),
    ...strings(at('pytest', 'ini_options', 'pythonpath')).flatMap((one) => one.split(/\s+/)),
    ...strings(at('pyright', 'extraPaths')),
    ...strings(at('mypy', 'mypy_path')).flatMap((one) => one.split(/[:,]/)),
    ...strings(at('ruff', 'src')),
    ...strings(at('isort', 'src_paths')),
  ];
  return [...new Set(roots.map((root) => root.trim().replace(/^\.\/|\/+$/g, '')).filter((root) => root !== '' && root !== '.' && !/[*$]/.test(root)))];
}

/** `{ "" = "src" }` says where all packages stand, `{ app = "lib/app" }` where one does. */
export function packageDirs(value: unknown): string[] {
  return entriesOf(value).flatMap(([name, folder]) => (typeof folder !== 'string' ? [] : name === '' ? [folder] : folder.endsWith(`/${name}`) ? [parentOf(folder)] : []));
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.replace(/\/+$/, '').lastIndexOf('/')));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : listOf(value).filter((one): one is string => typeof one === 'string'));
