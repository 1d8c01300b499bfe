import type { CommentToken } from '#model';

/** Comments of a language that has line comments, block comments and quotes, which double themselves or follow a backslash. */
export function quotedComments(text: string, { line, quotes }: { readonly line: string; readonly quotes: string }): CommentToken[] {
  if (!text.includes(line) && !text.includes('/*')) return [];
  const found: CommentToken[] = [];
  const hasEscapes = line === '//';
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (quotes.includes(character)) {
      at++;
      while (at < text.length && text[at] !== character) at += hasEscapes && text[at] === '\\' ? 2 : 1;
      at++;
    } else if (text.startsWith(line, at)) {
      const newline = text.indexOf('\n', at);
      const stop = newline < 0 ? text.length : newline;
      const end = text[stop - 1] === '\r' ? stop - 1 : stop;
      found.push({ block: false, value: text.slice(at + 2, end), start: at, end });
      at = stop;
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return found;
      found.push({ block: true, value: text.slice(at + 2, close), start: at, end: close + 2 });
      at = close + 2;
    } else at++;
  }
  return found;
}
