import { fileFact } from '#model';
import { readChangeset, type Changeset } from './changelog/changeset.ts';
import { readEntries, type EntryLog } from './changelog/entries.ts';
import { readFragment, type Fragment } from './changelog/fragment.ts';
import { proseLines } from './changelog/lines.ts';
import { readReleases, type ReleaseLog } from './changelog/releases.ts';
import { waiversIn, type WrittenWaiver } from './changelog/waivers.ts';

/** What a text says as a record of changes. More than one reading may hold: which is meant, the configuration and the folds decide. */
export interface Changelog {
  /** One line a change. */
  readonly entries?: EntryLog;
  /** Keep a Changelog, and what is like it. */
  readonly releases?: ReleaseLog;
  readonly changeset?: Changeset;
  readonly fragment?: Fragment;
  readonly waivers: readonly WrittenWaiver[];
}

/** What each Markdown, text or YAML file says as a changelog, as a changeset or as a fragment; undefined for one that holds nothing of the kind. */
export const changelogs = fileFact<Changelog | undefined>({
  id: 'changelogs',
  version: 1,
  syntax: ['markdown', 'text', 'yaml'],
  extract: ({ syntax, text }) => (syntax === 'yaml' ? fragmentOf(text) : readChangelog(text)),
});

function fragmentOf(text: string): Changelog | undefined {
  const fragment = readFragment(text);
  return fragment && { fragment, waivers: [] };
}

/** Something of what every changelog has: a line that begins with a date, a heading with a version, an announcement of waivers, front matter. */
const SIGN = /^\s{0,12}(?:[-*+]\s{1,4})?\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\]?\s|^\s{0,12}(?:[-*+]\s{1,4})?\[[^[\]\n]{0,80}\]\s{0,2}[-–—]\s{0,2}\[|^\s{0,3}#{1,3}\s[^\n]{0,200}(?:\d\.\d|unreleased|upcoming|next|master|main|head|dev|unpublished)|^[^\n]{0,80}\d\.\d[^\n]{0,80}\r?\n\s{0,3}(?:={3}|-{3})|^\s{0,12}<!--\s{0,8}arch-lint-no-entry|^---[ \t]{0,20}\r?\n/im;

/** Reads a text as whatever kind of changelog it is. */
export function readChangelog(text: string): Changelog | undefined {
  if (!SIGN.test(text)) return undefined;
  const changeset = readChangeset(text);
  const lines = proseLines(text);
  const entries = readEntries(text, lines);
  const releases = readReleases(text, lines);
  const waivers = waiversIn(lines);
  if (!changeset && !entries && !releases && waivers.length === 0) return undefined;
  return { ...(entries ? { entries } : {}), ...(releases ? { releases } : {}), ...(changeset ? { changeset } : {}), waivers };
}
