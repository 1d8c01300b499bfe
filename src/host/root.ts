import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { own, parseJsonObject } from './json.ts';
import { readText } from './read.ts';

export const CONFIG_NAME = 'arch-lint.jsonc';

export interface Root {
  /** Absolute, with symbolic links resolved. */
  readonly path: string;
  readonly because: 'configuration' | 'workspace' | 'git' | 'working directory';
}

/**
 * The folder that a run is about, the same from any folder inside it: that of the nearest `arch-lint.jsonc` upward,
 * else the nearest workspace root, else the git root, else the working directory where it holds `start`, else the folder of `start`.
 * The search does not leave the git root.
 * @param start an absolute path that exists
 */
export function findRoot(start: string, cwd: string): Root {
  const real = realpathSync(start);
  const from = statSync(real).isDirectory() ? real : dirname(real);
  const upward = foldersUpward(from);
  const git = upward.find((folder) => existsSync(join(folder, '.git')));
  const inside = git === undefined ? upward : upward.slice(0, upward.indexOf(git) + 1);
  const configured = inside.find((folder) => existsSync(join(folder, CONFIG_NAME)));
  if (configured !== undefined) return { path: configured, because: 'configuration' };
  const workspace = inside.find(isWorkspaceRoot);
  if (workspace !== undefined) return { path: workspace, because: 'workspace' };
  if (git !== undefined) return { path: git, because: 'git' };
  const working = realpathSync(cwd);
  return { path: upward.includes(working) ? working : from, because: 'working directory' };
}

function foldersUpward(from: string): string[] {
  const folders = [resolve(from)];
  for (let folder = folders[0] ?? from; dirname(folder) !== folder; ) folders.push((folder = dirname(folder)));
  return folders;
}

function isWorkspaceRoot(folder: string): boolean {
  if (['pnpm-workspace.yaml', 'rush.json', 'lerna.json'].some((name) => existsSync(join(folder, name)))) return true;
  const read = readText(folder, 'package.json');
  return 'text' in read && own(parseJsonObject(read.text), 'workspaces') !== undefined;
}
