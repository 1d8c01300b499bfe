import type { CommentToken } from '#model';
import { commentAt } from './hash.ts';

/** `#` where a word may begin, outside of quotes and here-documents. */
export function shellComments(text: string): CommentToken[] {
  if (!text.includes('#')) return [];
  const found: CommentToken[] = [];
  const waiting: { word: string; isIndented: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '\\') at += 2;
    else if (character === "'") at = after(text, "'", at + 1);
    else if (character === '"' || character === '`') at = afterQuoted(text, character, at + 1);
    else if (character === '#' && /[\s;&|(]|^$/.test(text[at - 1] ?? '')) {
      const end = endOfLine(text, at);
      if (at > 0 || text[1] !== '!') found.push(commentAt(text, at, end));
      at = end;
    } else if (character === '<' && text.startsWith('<<', at) && text[at + 2] !== '<') {
      const opening = /^<<(-?)[ \t]{0,9}(["'\\]?)([A-Za-z_]\w{0,80})/.exec(text.slice(at, at + 100));
      if (opening) waiting.push({ word: opening[3] ?? '', isIndented: opening[1] === '-' });
      at += opening?.[0].length ?? 2;
      if (opening?.[2] === '"' || opening?.[2] === "'") at++;
    } else if (character === '\n') {
      at++;
      for (let document = waiting.shift(); document; document = waiting.shift()) at = afterDocument(text, at, document);
    } else at++;
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function after(text: string, quote: string, from: number): number {
  const end = text.indexOf(quote, from);
  return end < 0 ? text.length : end + 1;
}

function afterQuoted(text: string, quote: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function afterDocument(text: string, from: number, { word, isIndented }: { word: string; isIndented: boolean }): number {
  let at = from;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const next = text.indexOf('\n', end) + 1 || text.length;
    if ((isIndented ? line.replace(/^\t+/, '') : line) === word) return next;
    at = next;
  }
  return at;
}
