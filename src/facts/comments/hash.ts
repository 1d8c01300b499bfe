import type { CommentToken } from '#model';

/** Lines that begin with `#`. */
export function lineComments(text: string): CommentToken[] {
  return text.includes('#') ? [...text.matchAll(/^[ \t]{0,200}(#[^\r\n]*)/gm)].map(({ 0: whole, 1: comment = '', index }) => commentAt(text, index + whole.length - comment.length, index + whole.length)) : [];
}

/** A block scalar begins: all deeper lines are its text. */
const BLOCK_SCALAR = /(?:^|[:\s-])[|>][+-]?\d?[+-]?[ \t]{0,20}(?:#.*)?$/;

/** `#` at the start of a line or after a blank, outside of quotes and block scalars. */
export function yamlComments(text: string): CommentToken[] {
  if (!text.includes('#')) return [];
  const found: CommentToken[] = [];
  let scalar = -1;
  let quote = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = /^[ ]*/.exec(line)?.[0].length ?? 0;
    const isBlank = line.trim() === '';
    if (scalar >= 0 && !isBlank && indent <= scalar) scalar = -1;
    if (scalar < 0) {
      let at = 0;
      for (; at < line.length; at++) {
        const character = line[at] ?? '';
        if (quote !== '') {
          if ((character === '\\' && quote === '"') || (character === "'" && quote === "'" && line[at + 1] === "'")) at++;
          else if (character === quote) quote = '';
        } else if ((character === '"' || character === "'") && /[\s:,[{(-]|^$/.test(line[at - 1] ?? '')) quote = character;
        else if (character === '#' && /\s|^$/.test(line[at - 1] ?? '')) break;
      }
      if (at < line.length) found.push(commentAt(text, start + at, start + line.replace(/\r$/, '').length));
      if (quote === '' && BLOCK_SCALAR.test(line.slice(0, at).trimEnd())) scalar = indent;
    }
    start += line.length + 1;
  }
  return found;
}

export function commentAt(text: string, start: number, end: number): CommentToken {
  return { block: false, value: text.slice(start + 1, end), start, end };
}
