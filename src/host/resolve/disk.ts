import { createRequire } from 'node:module';
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { isAbsolute, join as joinNative, relative, sep } from 'node:path';
import { join } from 'node:path/posix';
import type { ResolverFactory } from 'oxc-resolver';

/** A path relative to the root, or undefined when it lies outside. */
export function below(root: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const inside = relative(root, path);
  if (/^\.\.(?:[\\/]|$)/.test(inside) || isAbsolute(inside)) return undefined;
  return sep === '/' ? inside : inside.split(sep).join('/');
}

export type EntryKind = 'file' | 'folder' | 'outside';

/** What stands at a path: its real path below the root, or the news that a link leads out of the root. */
export interface Entry {
  readonly kind: EntryKind;
  readonly path: string;
}

export interface Disk {
  /** What stands at a path that is spelled exactly so, on a disk that ignores case too; links are followed. */
  at(path: string): Entry | undefined;
  /** The spelling on disk of a path whose letter case may be wrong, where there is just one. */
  spelling(path: string): string | undefined;
  /** Names in a folder, in no order. Empty where there is no such folder. */
  names(folder: string): ReadonlyMap<string, Dirent>;
  /** The real path of a tsconfig base that names an installed package. */
  config(folder: string, specifier: string): string | undefined;
  /** Whether a folder that was looked into has changed since. */
  hasChanged(): boolean;
}

const NONE: ReadonlyMap<string, Dirent> = new Map();

/**
 * The disk below a root, by listing folders: what a listing says is the same on every operating system,
 * while asking for a path is not. Every folder is listed once.
 */
export function openDisk(root: string): Disk {
  const listed = new Map<string, ReadonlyMap<string, Dirent>>();
  const stamps = new Map<string, number>();
  const stampOf = (folder: string): number => statSync(joinNative(root, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;

  const names = (folder: string): ReadonlyMap<string, Dirent> => {
    let entries = listed.get(folder);
    if (entries) return entries;
    stamps.set(folder, stampOf(folder));
    try {
      entries = new Map(readdirSync(joinNative(root, folder), { withFileTypes: true }).map((entry) => [entry.name, entry]));
    } catch {
      entries = NONE;
    }
    listed.set(folder, entries);
    return entries;
  };

  const at = (path: string, links = 0): Entry | undefined => {
    const parts = path.split('/');
    let folder = '';
    for (const [index, name] of parts.entries()) {
      if (name === '') return { kind: 'folder', path: folder };
      const entry = names(folder).get(name);
      if (!entry) return undefined;
      const next = join(folder, name);
      if (entry.isSymbolicLink()) {
        const real = realOf(root, next);
        const inside = below(root, real);
        if (real === undefined) return undefined;
        if (inside === undefined) return { kind: 'outside', path: next };
        return links > MOST_LINKS ? undefined : at(join(inside, ...parts.slice(index + 1)).replace(/^\.$/, ''), links + 1);
      }
      if (index === parts.length - 1) return entry.isDirectory() ? { kind: 'folder', path: next } : { kind: 'file', path: next };
      folder = next;
    }
    return undefined;
  };

  const spelling = (path: string): string | undefined => {
    let folder = '';
    for (const name of path.split('/')) {
      const here = names(folder);
      const like = here.has(name) ? [name] : [...here.keys()].filter((one) => one.toLowerCase() === name.toLowerCase());
      const [only] = like;
      if (only === undefined || like.length > 1) return undefined;
      folder = join(folder, only);
    }
    return folder;
  };

  return {
    at: (path) => at(path),
    spelling,
    names,
    config: (folder, specifier) => installedConfig(joinNative(root, folder), specifier),
    hasChanged: () => [...stamps].some(([folder, stamp]) => stampOf(folder) !== stamp),
  };
}

const MOST_LINKS = 40;

function realOf(root: string, path: string): string | undefined {
  try {
    return realpathSync(joinNative(root, path));
  } catch {
    return undefined; // a link to nothing
  }
}

let resolver: ResolverFactory | undefined;

function installedConfig(folder: string, specifier: string): string | undefined {
  const { ResolverFactory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
  resolver ??= new ResolverFactory({ extensions: ['.json'], conditionNames: ['require', 'node', 'import', 'default'], mainFields: ['tsconfig'], mainFiles: ['tsconfig'] });
  for (const candidate of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
    const { path } = resolver.sync(folder, candidate);
    if (path?.endsWith('.json')) return realpathSync(path);
  }
  return undefined;
}
