import type { Place } from '#model';

/** An entry that was not there at the merge base. */
export interface AddedEntry {
  readonly place: Place;
  /** The component as it is written, or as the changelog's own name gives it; several where one entry is about several. */
  readonly components: readonly string[];
  /** The release that it stands in, where that was out before. */
  readonly releasedIn?: string;
}

/** An entry of the merge base that is not as it was. */
export interface EditedEntry {
  /** Where it stands now; of one that is gone, what stands in its place. */
  readonly place: Place;
  readonly component: string;
  readonly isGone: boolean;
  /** Its text at the merge base. */
  readonly was: string;
}

/** What a change does to what is written down. */
export interface Comparison {
  readonly added: readonly AddedEntry[];
  readonly edited: readonly EditedEntry[];
  /** Components whose waiting entries this change turns into a release, or takes back together with what they told of. */
  readonly settled: ReadonlySet<string>;
}

/** A file as it is read, now or at the merge base. */
export interface Book<T> {
  readonly path: string;
  readonly log: T;
}

/** How often each key is there. */
export function countOf(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Takes one of a key, if there is one left. */
export function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}
