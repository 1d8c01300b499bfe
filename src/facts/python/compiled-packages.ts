import { folderOf, upward, type ByFile } from '#model';
import type { PythonImport } from '../python-imports.ts';
import type { PythonManifest } from '../python-manifests.ts';

/** Distributions that make modules of other languages, as build requirements or as imports of a setup script. */
const COMPILERS = /^(?:cython|maturin|setuptools[-_]rust|pybind11|nanobind|scikit[-_]build(?:[-_]core)?|meson[-_]python|mesonpy|mypy|mypyc|cffi|numpy|swig|py[-_]?bindgen|hatch[-_](?:cython|mypyc|build[-_]scripts)|numba|torch|grpcio[-_]tools)$/i;

/** Whether the project that a file is of has modules that are no Python files: then nobody can say from sources what a package holds. */
export function compiledPackages(imports: ByFile<readonly PythonImport[]>, manifests: ByFile<PythonManifest | undefined>): (file: string) => boolean {
  const folders = new Set<string>();
  for (const [path, manifest] of manifests) if (manifest?.requires.some(({ kind, name }) => kind === 'build' && COMPILERS.test(name))) folders.add(folderOf(path));
  for (const [path, written] of imports) if (/(?:^|\/)(?:setup|build|_?build_?\w*|setup_\w+|ext_\w+)\.py$/.test(path) && written.some(compilesWith)) folders.add(folderOf(path));
  return (file) => upward(folderOf(file)).some((folder) => folders.has(folder));
}

const compilesWith = ({ module, names }: PythonImport): boolean => names.includes('Extension') || names.includes('build_ext') || /\b(?:extension|build_ext)$/.test(module) || COMPILERS.test(module.split('.', 1)[0] ?? '');
