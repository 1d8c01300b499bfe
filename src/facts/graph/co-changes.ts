import { compareText } from '#model';

/** Two files that were changed in the same commits. `first` comes before `second` in code-unit order. */
export interface CoChange {
  readonly first: string;
  readonly second: string;
  /** Commits that changed both. */
  readonly shared: number;
  /** Commits that changed the one, and the other. */
  readonly revisions: readonly [number, number];
  /** 100 * shared / mean of the revisions, from 0 to 100. Source: `degree` of code-maat's `coupling` analysis. */
  readonly degree: number;
}

export interface CoChangeLimits {
  /** Commits that changed a file, at least. */
  readonly revisions: number;
  readonly shared: number;
  readonly degree: number;
  /** Commits that changed more files than this are left out altogether: they say nothing of any two. */
  readonly files: number;
}

/**
 * The pairs of files that change together, the closest first: O(commits * files²) at worst, files being at most `files`.
 * @param commits the files of each
 * @param isWanted which files are asked about
 */
export function coChanges(commits: readonly (readonly string[])[], isWanted: (file: string) => boolean, limits: CoChangeLimits): CoChange[] {
  const small = commits.filter((files) => files.length <= limits.files).map((files) => files.filter(isWanted));
  const revisions = new Map<string, number>();
  for (const files of small) for (const file of files) revisions.set(file, (revisions.get(file) ?? 0) + 1);
  const often = (file: string): boolean => (revisions.get(file) ?? 0) >= limits.revisions;
  const shared = new Map<string, Map<string, number>>();
  for (const files of small) {
    const known = files.filter(often).sort(compareText);
    for (const [index, first] of known.entries())
      for (const second of known.slice(index + 1)) {
        let counts = shared.get(first);
        if (!counts) shared.set(first, (counts = new Map()));
        counts.set(second, (counts.get(second) ?? 0) + 1);
      }
  }
  const found: CoChange[] = [];
  for (const [first, counts] of shared)
    for (const [second, count] of counts) {
      const both = [revisions.get(first) ?? 0, revisions.get(second) ?? 0] as const;
      const degree = (200 * count) / (both[0] + both[1]);
      if (count >= limits.shared && degree >= limits.degree) found.push({ first, second, shared: count, revisions: both, degree });
    }
  return found.sort((a, b) => b.degree - a.degree || compareText(a.first, b.first) || compareText(a.second, b.second));
}
