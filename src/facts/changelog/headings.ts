import type { Span } from '#model';
import { isVersionLike, type Field } from './fields.ts';
import { trimmed, type ProseLine } from './lines.ts';

/** The heading of a release. */
export interface ReleaseHeading extends Span {
  /** The version as written, without brackets; of what is not released yet, its word. */
  readonly version: Field;
  readonly isUnreleased: boolean;
  /** The package, where the heading names one: `@acme/core@1.2.0`. */
  readonly component?: string;
  /** Whether it says when it came out, in whatever form. */
  readonly isDated: boolean;
  /** What stands for a date, where it is written `YYYY-MM-DD` or with digits alike. */
  readonly date?: Field;
}

/** A heading of a changelog: of a release, or of what is inside one. */
export interface Heading {
  readonly level: number;
  readonly title: Field;
  readonly release?: ReleaseHeading;
}

/** The heading that a line is: with `#`, or underlined by the next line. */
export function headingOf(text: string, line: ProseLine, next: ProseLine | undefined): Heading | undefined {
  const marks = /^\s{0,3}(#{1,6})(?=\s|$)/.exec(line.text);
  if (marks) {
    const whole = trimmed(text, line.start + marks[0].length, line.end);
    return made(whole, marks[1]?.length ?? 1);
  }
  const underline = next && !next.isComment && next.start - line.end <= 2 ? /^\s{0,3}(=+|-+)\s*$/.exec(next.text)?.[1] : undefined;
  // a bullet or an empty line is no heading, whatever stands below
  if (underline === undefined || line.text.trim() === '' || /^\s*(?:[-*+>|]|\d+[.)]\s)/.test(line.text)) return undefined;
  return made(trimmed(text, line.start, line.end), underline.startsWith('=') ? 1 : 2);
}

function made(title: Field, level: number): Heading {
  const release = level <= 3 ? releaseOf(title) : undefined;
  return { level, title, ...(release ? { release } : {}) };
}

const UNRELEASED = /^(?:unreleased|upcoming|next(?: release)?|head|main|master|dev(?:elop(?:ment)?)?|in development|unpublished)$/i;

const WRITTEN_DATE = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\b[^\n]{0,12}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d\b/i;

/** A release is named first in its heading: `[1.2.0]`, `v1.2.0`, `[1.2.0](url)`, `Version 1.2.0`, `@acme/core@1.2.0`, `Unreleased`. */
function releaseOf({ start, end, text }: Field): ReleaseHeading | undefined {
  const lead = /^(?:version|release)\s{1,3}(?=[[\dv])/i.exec(text)?.[0].length ?? 0;
  const open = text[lead] === '[' ? 1 : 0;
  const rest = text.slice(lead + open, lead + open + 200);
  const stop = open ? rest.indexOf(']') : rest.search(/[\s(:,]|$/);
  const whole = (stop < 0 ? rest : rest.slice(0, stop)).trim();
  const word = UNRELEASED.test(text.trim()) ? text.trim() : whole;
  const packaged = word.lastIndexOf('@');
  const version = packaged > 0 ? word.slice(packaged + 1) : word;
  const isWord = UNRELEASED.test(version);
  if (!isWord && (!isVersionLike(version) || !/\d\.\d|^v\d/i.test(version))) return undefined;
  const isUnreleased = isWord || /\b(?:unreleased|tbd|tba)\b|[\s(](?:\.{3}|…|\?{2,4})(?:[\s)]|$)/i.test(text.slice(0, 200));
  const at = start + text.indexOf(version, lead + open);
  const date = dateIn(text, at - start + version.length);
  return {
    start,
    end,
    version: { start: at, end: at + version.length, text: version },
    isUnreleased,
    isDated: date !== undefined || WRITTEN_DATE.test(text.slice(at - start, at - start + 200)),
    ...(packaged > 0 ? { component: word.slice(0, packaged) } : {}),
    ...(date ? { date: { start: start + date.index, end: start + date.index + date[0].length, text: date[0] } } : {}),
  };
}

/** The first thing behind the version that is written like a date; a link's target is none. */
function dateIn(text: string, from: number): RegExpExecArray | undefined {
  const pattern = /(?<![\w/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?![\w/.-])/g;
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
}
