import { folderOf, sorted, upward, type ByFile } from '#model';
import type { PythonManifest } from '../python-manifests.ts';
import type { ModuleFiles } from './module-files.ts';

/** Folders that absolute imports start from. */
export interface ModuleRoots {
  /** Those that hold wherever the file is run from, nearest first. */
  readonly certain: readonly string[];
  /** Those that hold if the file is run as a script, or with somebody's path. */
  readonly possible: readonly string[];
  /** The file, or one that is loaded before it, changes the path: any folder may be one. */
  readonly isWild: boolean;
}

/** Files that are loaded before others: what they do to the path holds for all of the project. */
const LOADED_FIRST = /(?:^|\/)(?:conftest|__init__|manage|wsgi|asgi|sitecustomize|usercustomize|noxfile|[\w-]*settings|settings\/[^/]+|base|config|conf)\.py$/;

/** Answers for a file what its imports start from. */
export function moduleRoots(files: ModuleFiles, manifests: ByFile<PythonManifest | undefined>, paths: ByFile<boolean>): (file: string) => ModuleRoots {
  const declared = new Map<string, Set<string>>();
  addRoots(declared, '', [], files);
  for (const [path, manifest] of manifests) if (manifest && manifest.kind !== 'script') addRoots(declared, folderOf(path), manifest.sourceRoots, files);
  const projects = sorted(new Set([...declared].flatMap(([folder, roots]) => [folder, ...roots])));
  const tests = sorted(new Set([...paths.keys()].filter((file) => /(?:^|\/)conftest\.py$/.test(file)).map((file) => baseOf(files, folderOf(file)))));
  const wildProjects = new Set([...paths].filter(([file, isChanged]) => isChanged && LOADED_FIRST.test(file)).map(([file]) => projectOf(declared, folderOf(file))));
  const known = new Map<string, ModuleRoots>();
  const rootsOf = (folder: string): ModuleRoots => {
    const above = upward(folder);
    const base = baseOf(files, folder);
    const own = above.flatMap((one) => [...(declared.get(one) ?? [])]);
    const source = own.filter((root) => isBelow(folder, root)).sort((a, b) => b.length - a.length)[0];
    const certain = new Set(upward(base).filter((one) => one === '' || (files.initOf(one) === undefined && (source === undefined || isBelow(source, one)))));
    if (source !== undefined) certain.add(source);
    for (const root of [...own, ...above.filter((one) => declared.has(one))]) certain.add(root);
    const possible = new Set([...above, ...projects, ...tests].filter((root) => !certain.has(root)));
    return { certain: [...certain], possible: [...possible], isWild: wildProjects.has(projectOf(declared, folder)) };
  };
  return (file) => {
    const folder = folderOf(file);
    let roots = known.get(folder);
    if (!roots) known.set(folder, (roots = rootsOf(folder)));
    return paths.get(file) === true ? { ...roots, isWild: true } : roots;
  };
}

/** The source roots that a manifest names, and those that are usual. */
function addRoots(declared: Map<string, Set<string>>, folder: string, sourceRoots: readonly string[], files: ModuleFiles): void {
  const roots = declared.get(folder) ?? new Set<string>();
  for (const root of [...sourceRoots, 'src', 'lib']) {
    const path = within(folder, root);
    if (path !== undefined && path !== folder && files.hasFolder(path) && files.initOf(path) === undefined) roots.add(path);
  }
  declared.set(folder, roots);
}

/** A path relative to a folder, with its `.` and `..` resolved; undefined where it leads out of the repository. */
function within(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

const projectOf = (declared: ReadonlyMap<string, unknown>, folder: string): string => upward(folder).find((one) => declared.has(one)) ?? '';

/** The first folder from here upwards that is no package: what a package there is imported from. */
function baseOf(files: ModuleFiles, folder: string): string {
  return upward(folder).find((one) => one === '' || files.initOf(one) === undefined) ?? '';
}

const isBelow = (folder: string, root: string): boolean => root === '' || folder === root || folder.startsWith(`${root}/`);

