import { toolFact } from '#model';

/** What changed together before. */
export interface History {
  /** Of each commit the files that it changed, by the names that they have now, in code-unit order; those that are gone are told by a name that is no file's. Newest first, merges left out. */
  readonly commits: readonly (readonly string[])[];
  /** Why nothing is known, in one clause: no repository, or a history that is cut off within the range. */
  readonly missing?: string;
}

/** How far back is looked: a number of commits, not of days, so that the same commit gives the same answer on any day. */
export const HISTORY_LENGTH = 2000;

/** The last commits before HEAD. Only the host can ask git. */
export const history = toolFact<History, Record<never, never>>({ id: 'history', version: 1, needs: {} });
