import { folderOf, upward } from '#model';
import type { Link } from '../links.ts';
import type { PackageManifest } from '../package-manifests.ts';
import type { UnusedGiven } from './unused.ts';

/** Which packages the files of a project use, by the folders of its manifests. */
export interface UsedNames {
  /** Whether a file below the folder uses a package, or one of another package that is built into it. */
  has(folder: string, name: string): boolean;
  /** Whether a file uses a package that belongs to the manifest of this very folder: files around a package may be built into it. */
  isOwn(folder: string, name: string): boolean;
  /** Whether a package of the project that this one imports uses it without a declaration, and lives on this one's. */
  isLent(folder: string, name: string): boolean;
  hasSources(folder: string): boolean;
  /** Whether it imports files that are made elsewhere, whose imports are not known. */
  isUnclear(folder: string): boolean;
}

/** What a build writes imports what its sources do; what a framework writes for types, and a client of a database, nothing else. */
const KNOWN_OUTPUT = /(?:^|\/)(?:dist|build|out|lib|esm|cjs|\+types|\$types|prisma|package\.json)(?:\/|$)/;

/** The packages that files import, in any form, by each folder that they stand in. */
export function usedNames({ imports, links, packageManifests }: UnusedGiven): UsedNames {
  const boundaries = new Map([...packageManifests].flatMap(([file, manifest]) => (manifest.isBoundary ? [[folderOf(file), manifest] as const] : [])));
  const below = new Map([...boundaries.keys()].map((folder) => [folder, new Set<string>()]));
  const own = new Map([...boundaries.keys()].map((folder) => [folder, new Set<string>()]));
  const withSources = new Set<string>();
  const unclear = new Set<string>();
  const above = new Map<string, readonly string[]>();
  const foldersAbove = (file: string): readonly string[] => {
    const folder = folderOf(file);
    const known = above.get(folder) ?? upward(folder).filter((one) => boundaries.has(one));
    above.set(folder, known);
    return known;
  };
  const use = (file: string, name: string | undefined): void => {
    if (name === undefined) return;
    const folders = foldersAbove(file);
    own.get(folders[0] ?? '')?.add(name);
    for (const folder of folders) below.get(folder)?.add(name);
  };
  for (const [file, list] of imports) {
    const [nearest] = foldersAbove(file);
    if (nearest !== undefined && !/\.config\.[cm]?[jt]s$/.test(file)) withSources.add(nearest);
    for (const { specifier } of list) for (const part of specifier.split('!')) use(file, packageIn(part));
  }
  for (const { from, target, written } of links) {
    if (target.kind === 'external') use(from, packageIn(target.name));
    const [nearest] = foldersAbove(from);
    if (nearest !== undefined && target.kind === 'unresolved' && target.code === 'ignored' && !KNOWN_OUTPUT.test(written.specifier)) unclear.add(nearest);
  }
  const { parts, imported } = reaches(links, boundaries, (file) => foldersAbove(file)[0]);
  const isUndeclared = (folder: string, name: string): boolean => own.get(folder)?.has(name) === true && !boundaries.get(folder)?.declared.some((one) => one.name === name);
  return {
    has: (folder, name) => below.get(folder)?.has(name) === true || parts(folder).some((one) => own.get(one)?.has(name)),
    isOwn: (folder, name) => own.get(folder)?.has(name) === true,
    isLent: (folder, name) => imported(folder).some((one) => one !== folder && isUndeclared(one, name)),
    hasSources: (folder) => withSources.has(folder),
    isUnclear: (folder) => unclear.has(folder),
  };
}

interface Reaches {
  /** The packages whose sources one imports without depending on them, at any remove: they become part of it, with what they use. */
  parts(folder: string): readonly string[];
  /** All packages of the project that it imports, at any remove. */
  imported(folder: string): readonly string[];
}

function reaches(links: readonly Link[], boundaries: ReadonlyMap<string, PackageManifest>, ownerOf: (file: string) => string | undefined): Reaches {
  const parts = new Map<string, Set<string>>();
  const all = new Map<string, Set<string>>();
  const add = (edges: Map<string, Set<string>>, from: string, to: string): void => void edges.set(from, (edges.get(from) ?? new Set()).add(to));
  for (const { from, target } of links) {
    if (target.kind !== 'file') continue;
    const owner = ownerOf(from);
    const part = ownerOf(target.file);
    if (owner === undefined || part === undefined || owner === part) continue;
    add(all, owner, part);
    const name = boundaries.get(part)?.name;
    if (!boundaries.get(owner)?.declared.some((one) => one.name === name && one.section !== 'devDependencies')) add(parts, owner, part);
  }
  const closure = (edges: ReadonlyMap<string, ReadonlySet<string>>) => (folder: string): readonly string[] => {
    const found = new Set([folder]);
    for (const one of found) for (const next of edges.get(one) ?? []) found.add(next);
    return [...found];
  };
  return { parts: closure(parts), imported: closure(all) };
}

/** The package that a specifier begins with, whatever protocol or mark a bundler gives it. */
function packageIn(specifier: string): string | undefined {
  return /^(?:[a-z+-]+:|~)?(@[\w.~-]+\/[\w.~-]+|[\w.-]+)/i.exec(specifier)?.[1];
}
