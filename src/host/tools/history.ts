import { sorted } from '#model';
import { HISTORY_LENGTH, type History } from '#facts/history';
import { isTrouble, type Git } from '../git.ts';
import type { LoggedCommit } from '../git-log.ts';

/** The history of a project as the fact tells it. */
export function historyOf(git: Git): History {
  const found = git.log(HISTORY_LENGTH);
  return isTrouble(found) ? { commits: [], missing: `${found.reason}. ${found.remedy}` } : { commits: withNamesOfNow(found) };
}

/**
 * The files of each commit by the names that they have now. Going back in time, a rename gives the old name to the file of the new one,
 * and a file that was added was another one before, if there was one of that name.
 * @param commits newest first
 */
export function withNamesOfNow(commits: readonly LoggedCommit[]): string[][] {
  const nameNow = new Map<string, string>();
  let gone = 0;
  return commits.map((changes) => {
    const names = changes.map(({ path, kind }) => {
      if (kind === 'deleted' && !nameNow.has(path)) nameNow.set(path, `\0${gone++}`); // like no path
      return nameNow.get(path) ?? path;
    });
    const before = changes.flatMap(({ path, before }) => (before === undefined ? [] : [[before, nameNow.get(path) ?? path] as const]));
    for (const { path, kind } of changes) if (kind === 'added' || kind === 'renamed') nameNow.set(path, `\0${gone++}`);
    for (const [old, now] of before) nameNow.set(old, now);
    return sorted(new Set(names));
  });
}
