import { baseNameOf, folderOf, groupBy, isBelow } from '#model';

/** What lies directly in a folder: names of modules and of folders that hold modules. */
export interface Folder {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The modules of a project, by path, by folder, and by path in lower case. */
export interface Modules {
  has(file: string): boolean;
  /** What lies in a folder that holds modules, at any depth. */
  in(folder: string): Folder | undefined;
  /** The modules whose path differs in letter case at most. */
  alike(path: string): readonly string[];
  /** The modules below a folder whose path ends in `tail`. */
  endingIn(folder: string, tail: string): readonly string[];
}

/** @param sources in code-unit order */
export function indexModules(sources: readonly string[]): Modules {
  const known = new Set(sources);
  let tree: Map<string, { readonly files: string[]; readonly folders: string[] }> | undefined;
  let byName: Map<string, string[]> | undefined;
  let lower: Map<string, string[]> | undefined;
  return {
    has: (file) => known.has(file),
    in: (folder) => (tree ??= treeOf(sources)).get(folder),
    alike: (path) => (lower ??= groupBy(sources, (file) => file.toLowerCase())).get(path.toLowerCase()) ?? [],
    endingIn(folder, tail) {
      byName ??= groupBy(sources, baseNameOf);
      return (byName.get(baseNameOf(tail)) ?? []).filter((file) => isBelow(file, folder) && file.endsWith(`/${tail}`));
    },
  };
}

function treeOf(sources: readonly string[]): Map<string, { readonly files: string[]; readonly folders: string[] }> {
  const tree = new Map<string, { readonly files: string[]; readonly folders: string[] }>();
  const folder = (path: string): { readonly files: string[]; readonly folders: string[] } => {
    const known = tree.get(path);
    if (known) return known;
    const made = { files: [], folders: [] };
    tree.set(path, made);
    if (path !== '') folder(folderOf(path)).folders.push(baseNameOf(path));
    return made;
  };
  for (const file of sources) folder(folderOf(file)).files.push(baseNameOf(file));
  return tree;
}
