import { compareText } from './order.ts';

/** A stretch of text: two UTF-16 offsets, the end exclusive, a byte order mark not counted. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file. The path is relative to the root and written with `/`. */
export interface Place extends Span {
  readonly file: string;
}

/** Order of places: file in code units, then start, then end. */
export function comparePlaces(a: Place, b: Place): number {
  return compareText(a.file, b.file) || a.start - b.start || a.end - b.end;
}

/** Turns offsets of one text into lines and columns. */
export interface LineTable {
  /** 1-based line and 1-based UTF-16 column of an offset; offsets past the end give the end. */
  at(offset: number): { readonly line: number; readonly column: number };
  /** The text of a 1-based line without its line break. */
  text(line: number): string;
  /** Number of lines, at least 1. */
  readonly count: number;
}

/**
 * Builds the line table of a text. Line breaks are `\n`, `\r\n`, `\r`, U+2028 and U+2029,
 * the line terminators of ECMA-262, so that columns agree with ESLint's.
 */
export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) starts.push(i + 1);
  }
  return {
    count: starts.length,
    at(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= clamped) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
    },
    text(line) {
      const from = starts[line - 1];
      if (from === undefined) return '';
      return text.slice(from, starts[line] ?? text.length).replace(/[\r\n\u2028\u2029]+$/u, '');
    },
  };
}
