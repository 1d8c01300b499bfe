import { folderOf, pathIn, projectFact } from '#model';
import { moduleFiles, type ModuleFiles } from './python/module-files.ts';
import { moduleRoots } from './python/module-roots.ts';
import { isStandard } from './python/standard-library.ts';
import { pythonImports } from './python-imports.ts';
import { pythonManifests } from './python-manifests.ts';
import { pythonPaths } from './python-paths.ts';

/** Which modules of the project a Python file can import. */
export interface PythonModules {
  /**
   * The file that an import means with certainty: a module, or the `__init__` of a package.
   * Undefined for a namespace folder, for what is not of the project, and where it depends on how the file is run.
   */
  find(file: string, module: string, level: number): string | undefined;
  /** Whether an absolute import of this dotted name means something of the project wherever the file is run from; never the file itself. Below a package of the project everything does. */
  isLocal(file: string, module: string): boolean;
  /** Whether it may mean something of the project, depending on how the file is run: a sibling in a package, a folder on somebody's path. True wherever `isLocal` is. */
  mayBeLocal(file: string, module: string): boolean;
  /** Whether what stands beside a module file or in a package has this name: a submodule, a package, or a folder of Python. */
  hasSubmodule(file: string, name: string): boolean;
}

const NEEDS = { pythonImports, pythonManifests, pythonPaths };

/** Absolute imports go by the folders they may start from (`moduleRoots`); one inside of a package never means a submodule beside it, unless the file is run as a script. */
export const pythonModules = projectFact<PythonModules, typeof NEEDS>({
  id: 'python-modules',
  version: 1,
  needs: NEEDS,
  derive({ pythonImports, pythonManifests, pythonPaths }) {
    const files = moduleFiles(pythonImports.keys());
    const rootsOf = moduleRoots(files, pythonManifests, pythonPaths);
    const localAt = (root: string, parts: readonly string[], file: string): boolean => {
      const first = files.at(root, parts[0] ?? '');
      return !(first?.kind === 'module' && first.file === file) && leadsSomewhere(files, root, parts);
    };
    const isLocal = (file: string, module: string): boolean => {
      const parts = module.split('.');
      return rootsOf(file).certain.some((root) => localAt(root, parts, file));
    };
    return {
      isLocal,
      mayBeLocal(file, module) {
        if (isLocal(file, module)) return true;
        const parts = module.split('.');
        const { possible, isWild } = rootsOf(file);
        return [...possible, ...(isWild ? files.foldersWith(parts[0] ?? '') : [])].some((root) => localAt(root, parts, file));
      },
      find(file, module, level) {
        const parts = module === '' ? [] : module.split('.');
        if (level > 0) return findBelow(files, folderUp(folderOf(file), level - 1), parts, file);
        if (isStandard(parts[0] ?? '', { first: 0, last: 99 }, 'somewhere')) return undefined;
        const { certain, isWild } = rootsOf(file);
        const name = parts[0] ?? '';
        const [root, ...others] = certain.filter((one) => localAt(one, [name], file));
        if (root === undefined || others.length > 0) return undefined;
        const isShadowed = isWild && files.foldersWith(name).some((one) => one !== root && (files.at(root, name)?.kind !== 'package' || files.at(one, name)?.kind === 'package'));
        return isShadowed ? undefined : findBelow(files, root, parts, file);
      },
      hasSubmodule: (file, name) => /(?:^|\/)__init__\.pyi?$/.test(file) && files.at(folderOf(file), name) !== undefined,
    };
  },
});

/** Follows a dotted name from a folder to the first package or module on the way, or to the folder that it ends at. */
function leadsSomewhere(files: ModuleFiles, root: string, parts: readonly string[]): boolean {
  let folder = root;
  for (const part of parts) {
    const standing = files.at(folder, part);
    if (standing?.kind !== 'namespace') return standing !== undefined;
    folder = standing.folder;
  }
  return true;
}

function findBelow(files: ModuleFiles, root: string | undefined, parts: readonly string[], file: string): string | undefined {
  if (root === undefined) return undefined;
  let [folder, found] = [root, files.initOf(root)];
  for (const [index, part] of parts.entries()) {
    const standing = files.at(folder, part);
    if (!standing || (standing.kind === 'module' && index < parts.length - 1)) return undefined;
    folder = pathIn(folder, part);
    found = standing.kind === 'namespace' ? undefined : standing.file;
  }
  return found === file && !file.includes('__init__') ? undefined : found;
}

/** Some folders up, or undefined above the root. */
function folderUp(folder: string, levels: number): string | undefined {
  let one = folder;
  for (let i = 0; i < levels; i++) {
    if (one === '') return undefined;
    one = folderOf(one);
  }
  return one;
}
