import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { FileSystemHost } from 'ts-morph';
import { below } from '../resolve/disk.ts';
import { readText } from '../read.ts';

/**
 * The files below a root for a compiler that only reads: what is written, or lies behind a link that leads out of the root, is not there.
 * @param root absolute real path
 */
export function packageFiles(root: string): FileSystemHost {
  const known = new Map<string, string | undefined>();
  /** Where a path really is, if that is below the root. */
  const inside = (path: string): string | undefined => {
    if (!known.has(path)) known.set(path, realBelow(root, path));
    return known.get(path);
  };
  const is = (path: string, kind: 'isFile' | 'isDirectory'): boolean => {
    const real = inside(path);
    return real !== undefined && statSync(real, { throwIfNoEntry: false })?.[kind]() === true;
  };
  const read = (path: string): string => {
    const relative = below(root, inside(path));
    const found = relative === undefined ? { skipped: 'it is not below the root' } : readText(root, relative);
    if ('skipped' in found) throw new Error(`${path}: ${found.skipped}`);
    return found.text;
  };
  const refuse = (): never => {
    throw new Error('Nothing is written here.');
  };
  const list = (path: string): ReturnType<FileSystemHost['readDirSync']> => {
    const real = inside(path);
    if (real === undefined || !existsSync(real)) return [];
    return readdirSync(real, { withFileTypes: true }).map((entry) => ({ name: `${path}/${entry.name}`, isFile: entry.isFile(), isDirectory: entry.isDirectory(), isSymlink: entry.isSymbolicLink() }));
  };
  return {
    isCaseSensitive: () => true,
    getCurrentDirectory: () => root,
    realpathSync: (path) => inside(path) ?? path,
    readFileSync: read,
    readFile: (path) => Promise.resolve(read(path)),
    readDirSync: list,
    fileExistsSync: (path) => is(path, 'isFile'),
    fileExists: (path) => Promise.resolve(is(path, 'isFile')),
    directoryExistsSync: (path) => is(path, 'isDirectory'),
    directoryExists: (path) => Promise.resolve(is(path, 'isDirectory')),
    glob: () => Promise.resolve([]),
    globSync: () => [],
    delete: refuse, deleteSync: refuse, writeFile: refuse, writeFileSync: refuse, mkdir: refuse, mkdirSync: refuse, move: refuse, moveSync: refuse, copy: refuse, copySync: refuse,
  };
}

function realBelow(root: string, path: string): string | undefined {
  if (below(root, path) === undefined || !lstatSync(path, { throwIfNoEntry: false })) return undefined;
  try {
    const real = realpathSync(path);
    return below(root, real) === undefined ? undefined : real;
  } catch {
    return undefined; // a link to nothing
  }
}
