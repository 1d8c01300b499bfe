import { groupBy } from '#model';
import type { Book, Comparison, EditedEntry } from './comparison.ts';
import type { EntryLog, LineEntry } from './entries.ts';
import { FIELD_NAMES, type FieldName } from './fields.ts';
import { plain } from './lines.ts';

interface At {
  readonly book: string;
  readonly entry: LineEntry;
  readonly key: string;
}

/**
 * What differs between the entries of the merge base and those of now, as sets: order, brackets, white space and the file they stand in do not matter.
 * An entry that is new and one that is gone are one entry, edited, where only one field differs, or only date and version.
 * @param isSound whether an entry of the merge base was right: what was wrong may be put right
 */
export function compareEntries(before: readonly Book<EntryLog>[], now: readonly Book<EntryLog>[], isSound: (entry: LineEntry) => boolean): Comparison {
  const [old, present] = [all(before), all(now)];
  const oldKeys = new Set(old.map(({ key }) => key));
  const presentKeys = new Set(present.map(({ key }) => key));
  const gone = unique(old.filter(({ key }) => !presentKeys.has(key)));
  const fresh = unique(present.filter(({ key }) => !oldKeys.has(key)));
  const edits = pair(gone, fresh);
  const became = new Map([...edits].map(([one, { book, entry }]) => [one, { file: book, start: entry.start, end: entry.end }]));
  const edited = new Set(edits.values());
  const placeOfGone = placesOfGone(old, now);
  return {
    added: fresh.filter((one) => !edited.has(one)).map(({ book, entry }) => ({ place: { file: book, start: entry.start, end: entry.end }, components: [entry.fields.component.text] })),
    edited: gone.filter(({ entry }) => isSound(entry)).map((one): EditedEntry => ({ place: became.get(one) ?? placeOfGone(one), component: one.entry.fields.component.text, isGone: !became.has(one), was: textOf(one.entry) })),
    settled: new Set(gone.filter((one) => !became.has(one) && isWaiting(one.entry)).map(({ entry }) => entry.fields.component.text)),
  };
}

const all = (books: readonly Book<EntryLog>[]): At[] => books.flatMap(({ path, log }) => log.entries.map((entry) => ({ book: path, entry, key: keyOf(entry) })));

/** An entry whose version has no number yet is no history. */
export const isWaiting = ({ fields }: LineEntry): boolean => /^(?:unreleased|next)$/i.test(fields.version.text);

/** What makes two entries the same. */
export function keyOf({ fields }: LineEntry, names: readonly FieldName[] = FIELD_NAMES): string {
  return names.map((name) => plain(fields[name].text)).join('\0');
}

const textOf = ({ fields }: LineEntry): string => FIELD_NAMES.map((name) => plain(fields[name].text)).join(' - ');

/** The same entry twice in one file is one: a merge brings it so. */
function unique(items: readonly At[]): At[] {
  const known = new Set<string>();
  return items.filter(({ book, key }) => {
    const name = `${book}\0${key}`;
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** The fields that an edit leaves as they were, the likeliest edit first. */
const KEPT: readonly (readonly FieldName[])[] = [
  ...[...FIELD_NAMES].reverse().map((changed) => FIELD_NAMES.filter((name) => name !== changed)),
  ['component', 'type', 'description'],
];

/** Pairs what is gone with what is new, each at most once. */
function pair(gone: readonly At[], fresh: readonly At[]): Map<At, At> {
  const pairs = new Map<At, At>();
  const taken = new Set<At>();
  if (gone.length === 0) return pairs;
  for (const kept of KEPT) {
    const waiting = new Map<string, At[]>();
    for (const [key, items] of groupBy(fresh.filter((one) => !taken.has(one)), ({ entry }) => keyOf(entry, kept))) waiting.set(key, items.reverse());
    for (const one of gone) {
      const match = pairs.has(one) ? undefined : waiting.get(keyOf(one.entry, kept))?.pop();
      if (!match) continue;
      pairs.set(one, match);
      taken.add(match);
    }
  }
  return pairs;
}

/** What stands now where an old entry stood: the next one of the old file that is still in it, else the end. */
function placesOfGone(old: readonly At[], now: readonly Book<EntryLog>[]): (one: At) => EditedEntry['place'] {
  let places: Map<At, EditedEntry['place']> | undefined;
  const find = (): Map<At, EditedEntry['place']> => {
    const standing = new Map(now.map(({ path, log }) => [path, new Map(log.entries.map((entry) => [keyOf(entry), entry]))]));
    const next = new Map(now.map(({ path, log }) => [path, log.entries.at(-1)]));
    return new Map([...old].reverse().map((one) => {
      const here = standing.get(one.book)?.get(one.key);
      if (here) next.set(one.book, here);
      return [one, { file: one.book, start: next.get(one.book)?.start ?? 0, end: next.get(one.book)?.end ?? 0 }];
    }));
  };
  return (one) => (places ??= find()).get(one) ?? { file: one.book, start: 0, end: 0 };
}
