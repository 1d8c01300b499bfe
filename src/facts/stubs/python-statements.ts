import type { Span } from '#model';
import type { PythonScan, Statement } from '../python/scan.ts';
import { isWithin } from '../python/scan.ts';
import { afterSpace, columnOf, endOfSpan } from './python-definitions.ts';

/** More statements than a stand-in has. */
const MOST = 12;
/** More text, in UTF-16 units. */
const LONGEST = 6_000;

/** The statements of a function that has few of them and no block in it, without the docstring; undefined where there is more. */
export function plainStatements(text: string, { strings, comments }: PythonScan, header: Statement): readonly Span[] | undefined {
  const found: Span[] = [];
  let at = afterSpace(text, header.end);
  const isSameLine = !/[\r\n]/.test(text.slice(header.end, at));
  const column = columnOf(text, at);
  if (!isSameLine && column <= header.indent) return undefined;
  while (at < text.length && (found.length === 0 || columnOf(text, at) > header.indent)) {
    if (!isSameLine && columnOf(text, at) !== column) return undefined;
    const end = endOfStatement(text, strings, comments, at);
    if (end === undefined || found.length === MOST || end - header.end > LONGEST) return undefined;
    const isDocstring = found.length === 0 && isWithin(strings, at) && endOfSpan(strings, at) >= end;
    if (/^(?:if|for|while|with|try|async[ \t]+(?:for|with|def)|def|class|match|@)\b/.test(text.slice(at, at + 20)) && text[end - 1] === ':') return undefined;
    if (!isDocstring) found.push({ start: at, end });
    at = afterSpace(text, text[end] === ';' ? end + 1 : end);
    if (isSameLine) break;
  }
  return found;
}

/** The end of the logical line that begins at an offset, without its comment; undefined where its brackets do not close. */
function endOfStatement(text: string, strings: readonly number[], comments: readonly number[], from: number): number | undefined {
  let depth = 0;
  let last = from;
  for (let at = from; at < text.length && at < from + LONGEST; at++) {
    const character = text[at] ?? '';
    if ('"\''.includes(character) && isWithin(strings, at)) {
      at = endOfString(strings, at) - 1;
      last = at + 1;
    } else if (character === '#' && isWithin(comments, at)) {
      at = text.indexOf('\n', at) - 1;
      if (at < 0) return depth === 0 ? last : undefined;
    } else if ('([{'.includes(character)) {
      depth++;
      last = at + 1;
    } else if (')]}'.includes(character)) {
      depth--;
      last = at + 1;
    } else if (character === '\\' && /[\r\n]/.test(text[at + 1] ?? '')) at += text[at + 1] === '\r' ? 2 : 1;
    else if (depth === 0 && (character === '\n' || character === '\r' || character === ';')) return last;
    else if (!/\s/.test(character)) last = at + 1;
  }
  return depth === 0 ? last : undefined;
}

/** The end of the string that an offset lies in: its quote, not its prefix. */
function endOfString(strings: readonly number[], inside: number): number {
  let low = 0;
  let high = strings.length / 2 - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strings[middle * 2 + 1] ?? 0) <= inside) low = middle + 1;
    else high = middle;
  }
  return strings[low * 2 + 1] ?? inside + 1;
}
