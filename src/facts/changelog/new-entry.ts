import type { ChangelogFormat } from '../changelog-settings.ts';
import { readChangelog } from '../changelog.ts';
import { FIELD_NAMES, type FieldName } from './fields.ts';
import { plain } from './lines.ts';
import type { ReleaseLog } from './releases.ts';

/** What is to be written down. */
export type NewEntry = Readonly<Record<FieldName, string>>;

/** A text to be put in at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Where and how a new entry is written into a changelog: before the newest line, in the style that the file has;
 * or as the last bullet of its type in what is not released, with the headings that lack.
 * @param isLabelled whether a bullet begins with the name of its component
 */
export function insertionFor(text: string, format: Extract<ChangelogFormat, 'entries' | 'keep-a-changelog'>, entry: NewEntry, isLabelled: boolean): Insertion {
  const log = readChangelog(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (format === 'entries') {
    const first = log?.entries?.entries[0];
    const line = FIELD_NAMES.map((name) => (first?.isBracketed === false ? plain(entry[name]) : `[${plain(entry[name])}]`)).join(' - ');
    if (!first) return atEnd(text, line, eol);
    const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
    return { offset: lineStart, text: `${text.slice(lineStart, first.start)}${line}${eol}` };
  }
  const bullet = `- ${isLabelled ? `${entry.component}: ` : ''}${plain(entry.description)}`;
  const releases = log?.releases;
  const waiting = releases?.releases.findIndex(({ isUnreleased }) => isUnreleased) ?? -1;
  return releases && waiting >= 0 ? inSection(text, releases, waiting, entry.type, bullet, eol) : newSection(text, releases, entry.type, bullet, eol);
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
