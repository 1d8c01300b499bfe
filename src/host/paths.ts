import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '#model';
import { findRoot, type Root } from './root.ts';

/** What a run was asked to look at. */
export interface Asked {
  readonly root: Root;
  /** Relative to the root; the root itself is the empty text. */
  readonly paths: readonly { readonly path: string; readonly isFolder: boolean }[];
}

/**
 * Finds the project that the paths lie in.
 * @throws {UserError} `path-missing`, or `path-outside` when they do not lie in one project
 */
export function askedFor(paths: readonly string[], cwd: string): Asked {
  const absolute = paths.map((path) => existing(path, cwd));
  const root = findRoot(absolute.length === 0 ? cwd : commonFolder(absolute), cwd);
  return { root, paths: absolute.map((path) => ({ path: insideRoot(path, root.path), isFolder: statSync(path).isDirectory() })) };
}

const rootsByFolder = new Map<string, string>();

/**
 * Where a file of an editor belongs: the root of its project and its path below it, or undefined for text without a place.
 * The root of a folder is looked up once in a process.
 */
export function placeInProject(filename: string, cwd: string): { readonly root: string; readonly file: string } | undefined {
  if (!isAbsolute(filename)) return undefined;
  const folder = dirname(filename);
  let root = rootsByFolder.get(folder);
  if (root === undefined) rootsByFolder.set(folder, (root = findRoot(existsSync(folder) ? folder : cwd, cwd).path));
  const inside = relative(root, existsSync(filename) ? realpathSync(filename) : filename);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : { root, file: inside.split(sep).join('/') };
}

function existing(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute)) throw new UserError('path-missing', `There is no file or folder \`${path}\`. Check the spelling; paths are relative to ${cwd}.`);
  return realpathSync(absolute);
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let folder = first;
  const holds = (path: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  while (!others.every(holds)) folder = dirname(folder);
  return folder;
}

function insideRoot(path: string, root: string): string {
  const inside = relative(root, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new UserError('path-outside', `\`${path}\` lies outside the project ${root}. Run arch-lint for one project at a time.`);
  return inside.split(sep).join('/');
}
