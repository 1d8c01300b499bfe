import type { Span } from '#model';
import { endOfLine, endOfString, isBlank, prefixKind } from './scan-strings.ts';

/** A name or number, a string, or one character of punctuation. */
export interface Token extends Span {
  readonly kind: 'name' | 'string' | 'mark';
  /** As written; a name in its normal form (NFKC), which is what Python compares. */
  readonly text: string;
}

const NAME = /[\w\u0080-\u{10ffff}]+/uy;

/** The tokens of a stretch of Python outside of any string, without comments and line breaks. */
export function tokensOf(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (isBlank(code) || code === 10 || code === 13 || code === 92) i++;
    else if (code === 35) i = endOfLine(text, i);
    else if (code === 34 || code === 39) {
      const close = Math.max(endOfString(text, i, false).end, i + 1);
      tokens.push({ kind: 'string', text: text.slice(i, close), start: i, end: close });
      i = close;
    } else {
      const from = i;
      NAME.lastIndex = i;
      i = NAME.test(text) ? NAME.lastIndex : i + 1;
      const next = text.charCodeAt(i);
      const prefix = (next === 34 || next === 39) && i > from ? prefixKind(text, from, i) : undefined;
      const isName = NAME.lastIndex === i;
      if (prefix) {
        i = endOfString(text, i, prefix === 'template').end;
        tokens.push({ kind: 'string', text: text.slice(from, i), start: from, end: i });
      } else tokens.push({ kind: isName ? 'name' : 'mark', text: isName ? normal(text.slice(from, i)) : text.slice(from, i), start: from, end: i });
    }
  }
  return tokens;
}

/** ASCII is its own normal form. */
function normal(name: string): string {
  return /[^\x00-\x7f]/.test(name) ? name.normalize('NFKC') : name;
}
