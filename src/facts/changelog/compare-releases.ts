import { countOf, takeOne, type Book, type Comparison, type EditedEntry } from './comparison.ts';
import type { ReleaseHeading } from './headings.ts';
import type { Bullet, ReleaseLog } from './releases.ts';

interface At {
  readonly book: string;
  readonly log: ReleaseLog;
  readonly bullet: Bullet;
  /** Whether the same bullet stands before it in its section: a merge brings it so. */
  readonly isTwin: boolean;
}

/** Beyond so many pairs nobody looks which of them are alike: such a change writes the file anew. */
const MOST_PAIRS = 400_000;

/**
 * What differs between the bullets of the merge base and those of now, as multisets: order, section and file do not matter, so that
 * a release, which moves bullets, brings none. A bullet that is new and one that is gone are one, edited, where half of their words are the same.
 * @param componentsOf what a bullet is about
 */
export function compareReleases(before: readonly Book<ReleaseLog>[], now: readonly Book<ReleaseLog>[], componentsOf: (book: string, log: ReleaseLog, bullet: Bullet) => readonly string[]): Comparison {
  const [old, present] = [all(before), all(now)];
  const out = new Set(before.flatMap(({ path, log }) => outOf(log).map((release) => `${path}\0${nameOf(release)}`)));
  const wasOut = ({ book, log, bullet }: At): boolean => out.has(`${book}\0${nameOf(log.releases[bullet.release])}`);
  const key = ({ bullet, ...at }: At): string => [...componentsOf(at.book, at.log, bullet), bullet.text].join('\0');

  // old sections take what was there first, so that what is left over is what stands in new ones
  const left = countOf(old.map(key));
  const fresh = [...present].sort((a, b) => Number(wasOut(b)) - Number(wasOut(a))).filter((one) => !takeOne(left, key(one)) && !one.isTwin);
  const gone = old.filter((one) => takeOne(left, key(one)));
  const edits = pair(gone, fresh);
  const edited = new Set(edits.values());
  const placeOf = ({ book, bullet }: At): EditedEntry['place'] => ({ file: book, start: bullet.start, end: bullet.end });

  return {
    added: fresh.filter((one) => !edited.has(one)).map((one) => ({ place: placeOf(one), components: componentsOf(one.book, one.log, one.bullet), ...(wasOut(one) ? { releasedIn: nameOf(one.log.releases[one.bullet.release]) } : {}) })),
    edited: gone.filter(wasOut).map((one): EditedEntry => {
      const became = edits.get(one);
      return { place: became ? placeOf(became) : placeOfRelease(one, now), component: componentsOf(one.book, one.log, one.bullet).join(', '), isGone: !became, was: one.bullet.text };
    }),
    // what was waiting and is taken back, is told by its entry that is gone
    settled: new Set([...releasedIn(before, now, componentsOf), ...gone.filter((one) => !wasOut(one) && !edits.has(one)).flatMap((one) => componentsOf(one.book, one.log, one.bullet))]),
  };
}

const all = (books: readonly Book<ReleaseLog>[]): At[] => books.flatMap(({ path, log }) => {
  const known = new Set<string>();
  return log.bullets.map((bullet) => {
    const key = [bullet.release, bullet.group, bullet.parent, bullet.text].join('\0');
    const isTwin = known.has(key);
    known.add(key);
    return { book: path, log, bullet, isTwin };
  });
});
const nameOf = (release: ReleaseHeading | undefined): string => `${release?.component === undefined ? '' : `${release.component}@`}${release?.version.text.replace(/^v/i, '') ?? ''}`;

/** The releases that are out: from the first that has a date on, or all that are not called unreleased where none has one. */
export function outOf({ releases }: ReleaseLog): ReleaseHeading[] {
  const named = releases.filter(({ isUnreleased }) => !isUnreleased);
  return named.slice(Math.max(0, named.findIndex(({ isDated }) => isDated)));
}

function pair(gone: readonly At[], fresh: readonly At[]): Map<At, At> {
  const pairs = new Map<At, At>();
  if (gone.length * fresh.length > MOST_PAIRS) return pairs;
  const taken = new Set<At>();
  for (const one of gone) {
    const like = fresh.find((other) => !taken.has(other) && isAlike(one.bullet.text, other.bullet.text));
    if (!like) continue;
    pairs.set(one, like);
    taken.add(like);
  }
  return pairs;
}

/** Whether two texts share at least half of all their words (Jaccard index). */
function isAlike(a: string, b: string): boolean {
  const [words, others] = [new Set(a.toLowerCase().split(' ')), new Set(b.toLowerCase().split(' '))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared * 2 >= words.size + others.size - shared;
}

function placeOfRelease({ book, log, bullet }: At, now: readonly Book<ReleaseLog>[]): EditedEntry['place'] {
  const name = nameOf(log.releases[bullet.release]);
  const release = now.find(({ path }) => path === book)?.log.releases.find((one) => nameOf(one) === name);
  return { file: book, start: release?.start ?? 0, end: release?.end ?? 0 };
}

/** What the bullets of a section are about that was not there before and is out: the change is that release. */
function releasedIn(before: readonly Book<ReleaseLog>[], now: readonly Book<ReleaseLog>[], componentsOf: Parameters<typeof compareReleases>[2]): Set<string> {
  const known = new Set(before.flatMap(({ path, log }) => log.releases.map((release) => `${path}\0${nameOf(release)}`)));
  if (before.length === 0) return new Set();
  return new Set(now.flatMap(({ path, log }) => {
    const fresh = new Set(outOf(log).filter((release) => !known.has(`${path}\0${nameOf(release)}`)));
    return log.bullets.flatMap((bullet) => {
      const release = log.releases[bullet.release];
      return release && fresh.has(release) ? componentsOf(path, log, bullet) : [];
    });
  }));
}
