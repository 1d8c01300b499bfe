import type { Source } from '#model';
import { scanLines } from './scan-lines.ts';

/** A simple statement, or the header of a compound one up to its colon. Offsets are UTF-16, the end exclusive. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  /** The first word, where it has at most eight ASCII letters; otherwise empty. */
  readonly word: string;
  /** Column of the logical line it stands on; tabs go to multiples of eight. */
  readonly indent: number;
  /** It is not the first of these on its logical line: it stands after a `;`, or after the colon of a header. */
  readonly isInline: boolean;
  /** Offsets of `=` of assignments outside of brackets, those of `+=` and its like too; only of statements outside of functions and classes. */
  readonly equals: readonly number[];
  /** Offset of the first colon outside of brackets that ends no header and no lambda: an annotation; -1 where there is none. */
  readonly colon: number;
}

/** One reading of a Python text by logical lines. */
export interface PythonScan {
  /** In order: all statements outside of functions and classes, and inside of them those that begin with a keyword that imports, opens a block or says `global`. */
  readonly statements: readonly Statement[];
  /** Start and end of each comment in turn. */
  readonly comments: readonly number[];
  /** Start (of the prefix) and end of each string in turn; those in the fields of an f-string belong to it. */
  readonly strings: readonly number[];
  /** Offsets of `:=`. */
  readonly walruses: readonly number[];
  /** Brackets or strings that do not close: some statements may be lost. */
  readonly isBroken: boolean;
}

const scans = new WeakMap<Source, PythonScan>();

/** The scan of a Python source, made once for all facts. */
export function scanOf(source: Source): PythonScan {
  const known = scans.get(source);
  if (known) return known;
  const scan = scanLines(source.text);
  scans.set(source, scan);
  return scan;
}

/** Whether an offset lies in one of the spans of an ordered list of starts and ends. */
export function isWithin(spans: readonly number[], offset: number): boolean {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle * 2 + 1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset >= (spans[low * 2] ?? Infinity);
}
