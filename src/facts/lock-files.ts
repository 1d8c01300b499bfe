import { fileFact, type LockSyntax, type Source } from '#model';
import { readBunLock } from './locks/bun-lock.ts';
import { readNpmLock } from './locks/npm-lock.ts';
import { readPipfileLock } from './locks/pipfile-lock.ts';
import { readPnpmLock } from './locks/pnpm-lock.ts';
import { readTomlLock } from './locks/toml-lock.ts';
import { readYarnLock } from './locks/yarn-lock.ts';

export type LockManager = 'npm' | 'pnpm' | 'yarn' | 'yarn-berry' | 'bun' | 'uv' | 'poetry' | 'pdm' | 'pipenv';

/** What a lock file says that a package of the project asked for, and what it got. */
export interface LockedRequest {
  readonly name: string;
  /** The range as the manifest had it; absent where the format does not say. */
  readonly specifier?: string;
  /** What was chosen: a version, or where the package stands (`link:../core`); absent where nothing is. */
  readonly version?: string;
}

/** A key under which yarn files a choice: `zod@^4.1.0` of `zod`. */
export interface LockedDescriptor {
  readonly name: string;
  readonly range: string;
  readonly version: string;
}

/** What a package manager wrote down. Plain data: lists of pairs, so that no name can be a key that means something else. */
export interface LockFile {
  readonly manager: LockManager;
  /** The version of the format, as written; empty where it does not say. */
  readonly format: string;
  /** Folder of each package of the project relative to the lock file (empty: beside it), and its requests by name. Absent where the format has no such list. */
  readonly importers?: readonly (readonly [folder: string, requests: readonly LockedRequest[]])[];
  /** Yarn's keys, by name and range. */
  readonly descriptors?: readonly LockedDescriptor[];
  /** The name of every package that it chose, sorted. */
  readonly packages: readonly string[];
  /** The versions chosen of each, by name. */
  readonly versions: readonly (readonly [name: string, versions: readonly string[]])[];
  /** Who brings a package in: names of up to three packages that depend on it, by its name. */
  readonly dependents: readonly (readonly [name: string, dependents: readonly string[]])[];
  /** The packages that each expects beside it, optional ones too, by its name. */
  readonly peers: readonly (readonly [name: string, peers: readonly string[]])[];
  /** The commands that each brings, by its name. Absent where the format has none. */
  readonly bins?: readonly (readonly [name: string, commands: readonly string[]])[];
  /** Packages whose version is set for all of the project. */
  readonly overridden?: readonly string[];
  /** It need not say what the manifests say: a hook changes them, or it leaves packages of the project out. */
  readonly isFreer?: true;
  /** Why it could not be read, or not all of it. */
  readonly error?: LockError;
}

export interface LockError {
  /** UTF-16 offset in the text. */
  readonly offset: number;
  /** In one clause. */
  readonly message: string;
  /** It is of a format that is older or newer than what can be read: nobody's mistake. */
  readonly isFormat?: true;
}

const READERS: Readonly<Record<LockSyntax, (text: string) => LockFile>> = {
  'npm-lock': readNpmLock,
  'pnpm-lock': readPnpmLock,
  'yarn-lock': readYarnLock,
  'bun-lock': readBunLock,
  'toml-lock': readTomlLock,
  'pipfile-lock': readPipfileLock,
};

/** What each lock file says, whatever its format. */
export const lockFiles = fileFact<LockFile>({
  id: 'lock-files',
  version: 1,
  syntax: ['npm-lock', 'pnpm-lock', 'yarn-lock', 'bun-lock', 'toml-lock', 'pipfile-lock'],
  extract: ({ syntax, text }: Source): LockFile => READERS[syntax as LockSyntax](text), // holds: the fact is taken of these syntaxes alone
});
