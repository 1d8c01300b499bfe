import { join } from 'node:path/posix';
import { folderOf, scriptSyntaxOf } from '#model';
import type { Target } from '#facts/resolutions';
import { fileCandidates, rareCandidates } from './candidates.ts';
import { ANY_CONDITIONS } from './conditions.ts';
import { createEntries, type PackageAt } from './entries.ts';
import { mainOf } from './fields.ts';
import type { Manifest } from './manifests.ts';
import { sourceCandidates } from './sources.ts';
import type { TsConfig } from './tsconfig.ts';
import type { World } from './world.ts';

/** What the tsconfig of the importing file says about names of files. */
export interface Manner {
  readonly suffixes?: readonly string[];
  /** Never the index of a folder. */
  readonly filesOnly?: boolean;
}

export function mannerOf(config: TsConfig | undefined): Manner {
  return config?.moduleSuffixes ? { suffixes: config.moduleSuffixes } : {};
}

export interface Locator {
  /** A path below the root, with or without extension, as a module or an asset. With `/` at its end it is a folder only. */
  fileAt(path: string, manner?: Manner): Target | undefined;
  /** What a package of the project gives for `.` or `./sub`, and the paths that were tried. */
  readonly packageAt: PackageAt;
}

/** Entries of packages that are folders of other packages, deeper than any project has them. */
const MOST_NESTED = 4;
const OUTSIDE: Target = { kind: 'unresolved', reason: 'it leads out of the project', code: 'outside' };

/**
 * Finds the module that a path or a package of the project stands for. Known sources win over what lies on disk,
 * and what a build would write is put back to what it is written from.
 */
export function createLocator(world: World): Locator {
  const { modules, disk, manifests, tsconfigs, leftOut } = world;
  const firstKnown = (candidates: Iterable<string>): Target | undefined => {
    for (const file of candidates) if (modules.has(file)) return { kind: 'file', file };
    return undefined;
  };
  const builtFrom = (path: string): Target | undefined =>
    firstKnown(sourceCandidates(path, manifests.ownerOf(path)?.folder ?? '', tsconfigs.nearest(folderOf(path)), (folder) => leftOut.hasFolder(folder)));

  /** A module, or a file on disk that is no module. */
  const plainFile = (path: string, suffixes: readonly string[] | undefined): Target | undefined => {
    for (const file of fileCandidates(path, suffixes)) {
      if (modules.has(file)) return { kind: 'file', file };
      if (scriptSyntaxOf(file) === undefined && file.lastIndexOf('.') > file.lastIndexOf('/') && disk.at(file)?.kind === 'file') return throughLinks(file);
    }
    return undefined;
  };
  /** What stands on disk at a path that is no known module: an asset, the end of a link, or a file that is not read. */
  const throughLinks = (path: string): Target | undefined => {
    const entry = disk.at(path);
    if (!entry) return undefined;
    if (entry.kind === 'outside') return OUTSIDE;
    if (modules.has(entry.path)) return { kind: 'file', file: entry.path };
    if (entry.kind === 'folder') return undefined;
    if (scriptSyntaxOf(entry.path) === undefined) return { kind: 'asset', file: entry.path };
    return builtFrom(entry.path) ?? { kind: 'unresolved', reason: 'it leads to a file that is ignored', code: 'ignored' };
  };
  const onDisk = (path: string, manner: Manner): Target | undefined => {
    const folder = disk.at(folderOf(path));
    if (folder?.kind === 'outside') return OUTSIDE;
    if (folder?.kind !== 'folder') return undefined;
    const real = join(folder.path, path.slice(path.lastIndexOf('/') + 1));
    if (real !== path) return fileAt(real, manner);
    const names = disk.names(folder.path);
    for (const file of [...fileCandidates(path, manner.suffixes), ...rareCandidates(path, manner.suffixes)]) {
      const found = names.has(file.slice(file.lastIndexOf('/') + 1)) ? throughLinks(file) : undefined;
      if (found) return found;
    }
    const link = disk.at(path);
    return link?.kind === 'folder' && link.path !== path && !manner.filesOnly ? fileAt(`${link.path}/`, manner) : undefined;
  };

  const entered = new Set<string>();
  /** What `look` finds in a folder, once: the entry of a package may be its own folder again. */
  const inside = (folder: string, look: (manifest: Manifest) => Target | undefined): Target | undefined => {
    const manifest = manifests.in(folder);
    if (!manifest || entered.has(folder) || entered.size > MOST_NESTED) return undefined;
    entered.add(folder);
    try {
      return look(manifest);
    } finally {
      entered.delete(folder);
    }
  };
  const entryOf = (manifest: Manifest): Target | undefined => {
    const entry = packageAt(manifest, '.', ANY_CONDITIONS);
    return 'target' in entry ? entry.target : undefined;
  };

  /** A folder by the fields of its own manifest, by its index, by what it is built from, and last by `exports`, which only its name asks for. */
  const folderAt = (path: string, builtAs: string, { suffixes }: Manner): Target | undefined =>
    inside(path, (manifest) => mainOf(manifest, atBuilt)) ?? plainFile(join(path, 'index'), suffixes) ?? builtFrom(builtAs) ?? inside(path, entryOf);

  const fileAt = (written: string, manner: Manner = {}): Target | undefined => {
    const path = written.replace(/^\.?\/?$|\/$/, '');
    if (path === '..' || path.startsWith('../')) return OUTSIDE;
    const isFolder = path === '' || written.endsWith('/');
    const file = isFolder ? undefined : plainFile(path, manner.suffixes);
    if (file) return file;
    const folder = manner.filesOnly ? undefined : folderAt(path, isFolder ? join(path, 'index.js') : path, manner);
    if (folder) return folder;
    const names = isFolder ? [join(path, 'index')] : manner.filesOnly ? [path] : [path, join(path, 'index')];
    return (path === '' ? undefined : onDisk(names[0] ?? path, manner)) ?? firstKnown(names.flatMap((name) => [...rareCandidates(name, manner.suffixes)]));
  };

  /** A path of a manifest: of a build, or as written. */
  const atBuilt = (path: string): Target | undefined => {
    const owner = manifests.ownerOf(path)?.folder ?? '';
    return plainFile(path, undefined) ?? firstKnown(sourceCandidates(path, owner, tsconfigs.nearest(folderOf(path)))) ?? fileAt(path);
  };

  const packageAt = createEntries(world, { fileAt, atBuilt });
  return { fileAt, packageAt };
}
