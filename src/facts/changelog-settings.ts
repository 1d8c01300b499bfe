import { toolFact } from '#model';

export type ChangelogFormat = 'entries' | 'keep-a-changelog' | 'changesets' | 'fragments';

/** Kinds of files whose changes need no entry, unless the configuration says so. */
export type ExemptKind = 'docs' | 'tests' | 'generated' | 'lock-files';

/** The key `changelog` of the configuration, as it is written. */
export interface ChangelogSettings {
  /** The changelog, or the folder of changesets or fragments. */
  readonly path?: string;
  /** Found by what is there where it is not said. */
  readonly format?: ChangelogFormat;
  /** Selectors of the files of each component, by its name. */
  readonly components?: Readonly<Record<string, string | readonly string[]>>;
  /** Changelogs, or folders of fragments, of components that have their own. */
  readonly changelogs?: Readonly<Record<string, string>>;
  /** The types of change that may be written. */
  readonly types?: readonly string[];
  /** Selectors of further files whose changes need no entry. */
  readonly ignore?: readonly string[];
  /** Kinds of files whose changes need an entry too. */
  readonly counts?: readonly ExemptKind[];
  /** Components that need no entry until a day, or at all, and why. */
  readonly waivers?: readonly Waiver[];
}

export interface Waiver {
  /** A component, or `*`. */
  readonly component: string;
  readonly because: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** Only the host knows the configuration. Undefined where it has no such key. */
export const changelogSettings = toolFact<ChangelogSettings | undefined, Record<never, never>>({ id: 'changelog-settings', version: 1, needs: {} });
