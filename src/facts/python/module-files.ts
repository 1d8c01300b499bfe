import { folderOf, pathIn } from '#model';

/** What stands at a dotted name below a folder: a file of Python, or a folder without `__init__` that holds Python somewhere below. */
export type Standing = { readonly kind: 'package' | 'module'; readonly file: string } | { readonly kind: 'namespace'; readonly folder: string };

/** The Python files of a project as an importer sees them. Folders have no `/` at their end; the root is empty. */
export interface ModuleFiles {
  /** What a name means in a folder: a package before a module before a folder, code before stubs. */
  at(folder: string, name: string): Standing | undefined;
  /** The `__init__` of a folder. */
  initOf(folder: string): string | undefined;
  /** Whether it holds Python somewhere below. */
  hasFolder(folder: string): boolean;
  has(file: string): boolean;
  /** Folders that hold something of this name as an importer sees it. */
  foldersWith(name: string): readonly string[];
}

/** @param files paths of all `.py` and `.pyi` files */
export function moduleFiles(files: Iterable<string>): ModuleFiles {
  const known = new Set(files);
  const folders = new Set<string>();
  const byName = new Map<string, string[]>();
  const note = (name: string, folder: string): void => {
    const found = byName.get(name);
    if (found) found.push(folder);
    else byName.set(name, [folder]);
  };
  for (const file of known) {
    note(file.slice(file.lastIndexOf('/') + 1).replace(/\.pyi?$/, ''), folderOf(file));
    for (let folder = folderOf(file); folder !== '' && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
      note(folder.slice(folder.lastIndexOf('/') + 1), folderOf(folder));
    }
  }
  const either = (base: string): string | undefined => [`${base}.py`, `${base}.pyi`].find((file) => known.has(file));
  return {
    at(folder, name) {
      const base = pathIn(folder, name);
      const init = either(`${base}/__init__`);
      if (init !== undefined) return { kind: 'package', file: init };
      const file = either(base);
      if (file !== undefined) return { kind: 'module', file };
      return folders.has(base) ? { kind: 'namespace', folder: base } : undefined;
    },
    initOf: (folder) => either(pathIn(folder, '__init__')),
    hasFolder: (folder) => folder === '' || folders.has(folder),
    has: (file) => known.has(file),
    foldersWith: (name) => byName.get(name) ?? [],
  };
}
