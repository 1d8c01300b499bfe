import type { ByFile } from '#model';
import type { ChangelogPlan } from '../changelog-plan.ts';
import { readChangelog, type Changelog } from '../changelog.ts';
import type { Changes } from '../changes.ts';
import { aboutOf } from './about.ts';
import { compareEntries, isWaiting, keyOf } from './compare-entries.ts';
import { compareReleases } from './compare-releases.ts';
import type { Book, Comparison } from './comparison.ts';
import { entryFaults } from './entry-faults.ts';
import type { Bullet, ReleaseLog } from './releases.ts';

const LIKE_A_CHANGELOG = /(?:^|\/)[^/]*(?:change|history|release|news)[^/]*\.(?:md|markdown|txt)$|(?:^|\/)(?:changelogs?|history)\//i;

/** Compares the changelogs of the merge base with those of now. What moved to an archive, or from a file of another name, is the same. */
export function bookComparison(plan: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, changes: Changes): Comparison {
  const isBook = (path: string): boolean => plan.homes.includes(path) || LIKE_A_CHANGELOG.test(path);
  const wasThere = new Map<string, Changelog>();
  for (const { path, before, kind } of changes.files) {
    const old = before ?? path;
    const text = kind !== 'added' && isBook(old) ? changes.textAtBase(old) : undefined;
    const read = text === undefined ? undefined : readChangelog(text);
    if (read) wasThere.set(old, read);
  }
  const touched = new Set(changes.files.flatMap(({ path, before }) => [path, ...(before === undefined ? [] : [before])]));
  const now = [...changelogs].filter(([path, log]) => log && isBook(path) && touched.has(path));
  const booksOf = <T>(all: Iterable<readonly [string, Changelog | undefined]>, of: (log: Changelog) => T | undefined): Book<T>[] => [...all].flatMap(([path, log]) => {
    const read = log && of(log);
    return read ? [{ path, log: read }] : [];
  });

  if (plan.format === 'keep-a-changelog') return compareReleases(booksOf(wasThere, ({ releases }) => releases), booksOf(now, ({ releases }) => releases), componentsBy(plan));
  const before = booksOf(wasThere, ({ entries }) => entries);
  let wrong: ReadonlySet<string> | undefined;
  const wrongOnes = (): ReadonlySet<string> => (wrong ??= new Set(before.flatMap(({ log }) => entryFaults(log, plan, undefined).flatMap(({ kind, entry, data }) => (entry && kind !== 'duplicateEntry' && data['field'] !== 'style' ? [keyOf(entry)] : [])))));
  const isSound = (entry: Parameters<typeof keyOf>[0]): boolean => !isWaiting(entry) && !wrongOnes().has(keyOf(entry));
  return compareEntries(before, booksOf(now, ({ entries }) => entries), isSound);
}

/** What a bullet is about: what it says, else the one component whose changelog it stands in. */
export function componentsBy(plan: ChangelogPlan): (book: string, log: ReleaseLog, bullet: Bullet) => readonly string[] {
  const byName = new Map(plan.components.map((name) => [name.toLowerCase(), name]));
  const named = (written: string): string | undefined => plan.named(written) ?? byName.get(written.toLowerCase());
  const soleOf = new Map(plan.homes.map((home) => {
    const dwellers = plan.components.filter((component) => plan.homeOf(component) === home);
    return [home, dwellers.length === 1 ? dwellers : []];
  }));
  return (book, log, bullet) => {
    const about = aboutOf(log, bullet, named);
    return about.length > 0 ? about : (soleOf.get(book) ?? []);
  };
}
