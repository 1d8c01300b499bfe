import type { Span } from '#model';

/** A line of prose without its line break; a comment that begins a line is one, over several lines. */
export interface ProseLine extends Span {
  readonly text: string;
  readonly isComment: boolean;
}

const FENCE = /^\s{0,12}(?:[-*+]\s{1,4})?(`{3,}|~{3,})/;

/**
 * The lines of a Markdown text that are read: those of fenced code are left out (to the end, where a fence is not closed,
 * as in CommonMark), a comment (`<!-- -->`, which begins a line and ends with the line in which it closes) is one.
 */
export function proseLines(text: string): ProseLine[] {
  const lines: ProseLine[] = [];
  let fence: string | undefined;
  for (let start = 0; start <= text.length; ) {
    let end = breakAt(text, start);
    const content = text.slice(start, end);
    const marks = content.includes('```') || content.includes('~~~') ? FENCE.exec(content)?.[1] : undefined;
    if (fence !== undefined) {
      if (marks !== undefined && marks.startsWith(fence) && content.trim() === marks) fence = undefined;
    } else if (marks !== undefined) fence = marks;
    else if (content.includes('<!--') && /^\s{0,12}<!--/.test(content)) {
      const close = text.indexOf('-->', start);
      end = breakAt(text, close < 0 ? text.length : close);
      lines.push({ start, end, text: text.slice(start, end), isComment: true });
    } else lines.push({ start, end, text: content, isComment: false });
    start = afterBreak(text, end);
  }
  return lines;
}

function breakAt(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return at > from && text[at - 1] === '\r' ? at - 1 : at;
}

function afterBreak(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}

/** The part of a text between two offsets without the white space around it, and where it stands. */
export function trimmed(text: string, start: number, end: number): Span & { readonly text: string } {
  let [from, to] = [start, end];
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to, text: text.slice(from, to) };
}

/** White space as `String.prototype.trim` knows it, for what stands in changelogs. */
const isSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029;

/** What is the same text to a reader: runs of white space are one space. */
export const plain = (text: string): string => (/^\s|\s$|[^\S ]|\s\s/.test(text) ? text.split(/\s+/).filter((word) => word !== '').join(' ') : text);
