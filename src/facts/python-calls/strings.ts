import type { Token } from '../python/tokens.ts';
import { UNKNOWN, type WrittenValue } from '../service-calls/values.ts';

const OPENING = /^([A-Za-z]{0,2})("""|'''|"|')/;
const MOST_PIECES = 40;

/**
 * A string literal as text.
 * @param valueOf what a field of an f-string is
 * @param field what a field of a text to be formatted is, by its name and number; `%s` is unknown
 */
export function textOf({ text: written, start, end }: Token, valueOf: (expression: string) => WrittenValue, field: (name: string, index: number) => WrittenValue = () => UNKNOWN): WrittenValue[] {
  const [, prefix = '', quotes = ''] = OPENING.exec(written) ?? [];
  if (quotes === '') return [UNKNOWN];
  const inside = written.slice(prefix.length + quotes.length, written.length - quotes.length);
  const isTemplate = /[fF]/.test(prefix);
  const pieces: WrittenValue[] = [];
  const push = (text: string): void => void (text !== '' && pieces.push({ kind: 'text', text, at: { start, end } }));
  let from = 0;
  let fields = 0;
  while (from < inside.length && pieces.length < MOST_PIECES) {
    const hole = nextHole(inside, from);
    push(inside.slice(from, hole.start));
    if (hole.end <= hole.start) return pieces;
    pieces.push(inside[hole.start] === '%' ? UNKNOWN : isTemplate ? valueOf(hole.expression) : field(hole.expression, fields++));
    from = hole.end;
  }
  return pieces.length === 0 ? [{ kind: 'text', text: '', at: { start, end } }] : pieces;
}

/** The next field in braces, or `%s`; at the end of the text where there is none. */
function nextHole(text: string, from: number): { readonly start: number; readonly end: number; readonly expression: string } {
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === '{') {
      const close = text.indexOf('}', i);
      if (text[i + 1] === '{' || close < 0) {
        i++;
        continue;
      }
      return { start: i, end: close + 1, expression: (text.slice(i + 1, close).split(/[!:]/, 1)[0] ?? '').trim() };
    }
    if (character === '%' && (text[i + 1] === 's' || text[i + 1] === 'd')) return { start: i, end: i + 2, expression: '' };
  }
  return { start: text.length, end: text.length, expression: '' };
}
