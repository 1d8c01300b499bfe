import type { ArchLintConfig } from '#host';

export interface RunRequest {
  /** Folder from which relative paths are meant. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Files and folders to report on. The graph is always made of the whole project. */
  readonly paths?: readonly string[] | undefined;
  /** Path of a configuration file, or `false` for none. */
  readonly config?: string | false | undefined;
  /** Settings laid over the file's, each with what it came from. */
  readonly overrides?: readonly { readonly data: ArchLintConfig; readonly origin: string }[];
  /** Judge by these rules alone. */
  readonly only?: readonly string[] | undefined;
  /** A ref: what is there now is compared with where it parted from this one. Default: what the CI says. */
  readonly base?: string | undefined;
  /** Report only what the change since the base causes. */
  readonly isNew?: boolean | undefined;
  /** Judge what is staged instead of what is on disk. */
  readonly isStaged?: boolean | undefined;
  /** The day that counts as today, `YYYY-MM-DD`, for rules about age. Default: today, in UTC. */
  readonly today?: string | undefined;
  /** Variables of the environment, in which a CI names the base. Default: those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Folder in which facts are kept for the next run. Without it every file is read and parsed. */
  readonly cache?: string | undefined;
  readonly progress?: undefined | ((done: number, total: number) => void);
}
