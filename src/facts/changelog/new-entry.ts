import { compareText } from '#model';
import type { ChangelogFormat } from '../changelog-settings.ts';
import { readChangelog } from '../changelog.ts';
import type { EntryLog, LineEntry } from './entries.ts';
import { FIELD_NAMES, type FieldName } from './fields.ts';
import { labelFor, markOf } from './label-style.ts';
import { plain } from './lines.ts';
import type { ReleaseLog } from './releases.ts';

/** What is to be written down. */
export type NewEntry = Readonly<Record<FieldName, string>>;

/** A text to be put in at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** A changelog that is written by hand, in one file. */
export type BookFormat = Extract<ChangelogFormat, 'entries' | 'keep-a-changelog'>;

/**
 * Where and how a new entry is written into a changelog: before the newest line, in the style that the file has (behind it, where
 * the newest line is the last one); or as the last bullet of its type in what is not released, with the headings that lack.
 * @param isLabelled whether a bullet begins with the name of its component
 */
export function insertionFor(text: string, format: BookFormat, entry: NewEntry, isLabelled: boolean): Insertion {
  const log = readChangelog(text);
  const eol = eolOf(text);
  if (format === 'entries') return inEntries(text, log?.entries, entry, eol);
  const releases = log?.releases;
  const bullet = `${markOf(text, releases)} ${isLabelled ? labelFor(entry.component, releases) : ''}${plain(entry.description)}`;
  const waiting = releases?.releases.findIndex(({ isUnreleased }) => isUnreleased) ?? -1;
  return releases && waiting >= 0 ? inSection(text, releases, waiting, entry.type, bullet, eol) : newSection(text, releases, entry.type, bullet, eol);
}

/** The line break that most lines have. */
function eolOf(text: string): string {
  const breaks = text.split('\n').length - 1;
  return (text.split('\r\n').length - 1) * 2 > breaks ? '\r\n' : '\n';
}

function inEntries(text: string, log: EntryLog | undefined, entry: NewEntry, eol: string): Insertion {
  const entries = log?.entries ?? [];
  const [first, last] = [entries[0], entries.at(-1)];
  const isBracketed = entries.filter((one) => one.isBracketed).length * 2 >= entries.length;
  const line = FIELD_NAMES.map((name) => (isBracketed ? `[${plain(entry[name])}]` : plain(entry[name]))).join(' - ');
  if (!first || !last) return atEnd(text, line, eol);
  const prefixOf = (start: number): string => text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (isNewestLast(entries)) return { offset: last.end, text: `${eol}${prefixOf(last.start)}${line}` };
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  return { offset: lineStart, text: `${prefixOf(first.start)}${line}${eol}` };
}

/** Whether dates rise from line to line more often than they fall. */
function isNewestLast(entries: readonly LineEntry[]): boolean {
  const steps = entries.slice(1).map(({ fields }, index) => compareText(entries[index]?.fields.date.text ?? '', fields.date.text));
  return steps.reduce((sum, step) => sum + Math.sign(step), 0) < 0;
}

function inSection(text: string, { releases, groups, bullets }: ReleaseLog, release: number, type: string, bullet: string, eol: string): Insertion {
  const group = groups.findIndex((one) => one.release === release && one.text.toLowerCase() === type.toLowerCase());
  const last = bullets.filter((one) => one.release === release && one.group === (group < 0 ? undefined : group)).at(-1);
  if (group >= 0) return { offset: lineEnd(text, (last ?? groups[group])?.end ?? text.length), text: last ? `${eol}${bullet}` : `${eol}${eol}${bullet}` };
  const end = [...bullets, ...groups].filter((one) => one.release === release).reduce((most, one) => Math.max(most, one.end), releases[release]?.end ?? 0);
  return { offset: lineEnd(text, end), text: `${eol}${eol}### ${type}${eol}${eol}${bullet}` };
}

function newSection(text: string, log: ReleaseLog | undefined, type: string, bullet: string, eol: string): Insertion {
  const section = `## [Unreleased]${eol}${eol}### ${type}${eol}${eol}${bullet}`;
  const [newest] = log?.releases ?? [];
  if (!newest) return atEnd(text, section, eol);
  return { offset: text.lastIndexOf('\n', newest.start - 1) + 1, text: `${section}${eol}${eol}` };
}

function atEnd(text: string, content: string, eol: string): Insertion {
  const gap = text === '' ? '' : text.endsWith(`${eol}${eol}`) ? '' : text.endsWith(eol) ? eol : `${eol}${eol}`;
  return { offset: text.length, text: `${gap}${content}${eol}` };
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  const end = found < 0 ? text.length : found;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}
