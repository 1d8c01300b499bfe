import type { Span } from '#model';

/** A string of Python where it stands, without its quotes. */
export interface LiteralString extends Span {
  readonly kind: 'string';
  readonly text: string;
}

/** A literal of Python, as far as lists of requirements are written with it. */
export type Literal =
  | LiteralString
  | { readonly kind: 'list'; readonly items: readonly Literal[]; readonly end: number }
  | { readonly kind: 'dict'; readonly items: readonly (readonly [key: string, value: Literal])[]; readonly end: number }
  /** Anything else: an expression from here to the comma or bracket that ends it. */
  | { readonly kind: 'expression'; readonly text: string; readonly end: number };

const DEEPEST = 20;

/** Where the next thing stands that is no blank, no comment and no line joined by a backslash. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const mark = text[at] ?? '';
    if (mark === '#') while (at < text.length && text[at] !== '\n') at++;
    else if (/[\s\\]/.test(mark)) at++;
    else break;
  }
  return at;
}

/** Reads what begins at an offset; of a sum, a call or a comprehension, only its extent is told. */
export function readLiteral(text: string, from: number, depth = 0): Literal {
  const at = skipBlanks(text, from);
  const read = depth > DEEPEST ? undefined : /^[([]$/.test(text[at] ?? '') ? readList(text, at, depth) : text[at] === '{' ? readDict(text, at, depth) : readString(text, at);
  if (read) {
    const next = skipBlanks(text, read.end);
    if (next >= text.length || /[,)\]}:\n]/.test(text[next] ?? '') || depth === 0 && text.slice(read.end, next).includes('\n')) return read;
  }
  const end = endOfExpression(text, at, depth > 0);
  return { kind: 'expression', text: text.slice(at, end).trim(), end };
}

/** Adjacent strings are one; one that is formatted is none. */
function readString(text: string, from: number): LiteralString | undefined {
  const parts: string[] = [];
  let first: Span | undefined;
  let end = from;
  for (let at = from; ; at = skipBlanks(text, end)) {
    const opening = /^(?:[ruRU]{0,1})("""|'''|"|')/.exec(text.slice(at, at + 4));
    if (!opening) break;
    const start = at + opening[0].length;
    const stop = endOfString(text, start, opening[1] ?? '"');
    parts.push(text.slice(start, stop));
    first ??= { start, end: stop };
    end = Math.min(text.length, stop + (opening[1]?.length ?? 1));
  }
  return first && { kind: 'string', text: parts.join(''), start: first.start, end };
}

function endOfString(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && !text.startsWith(quote, at) && (quote.length > 1 || text[at] !== '\n')) at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function readList(text: string, from: number, depth: number): Literal | undefined {
  const items: Literal[] = [];
  const close = text[from] === '(' ? ')' : ']';
  for (let at = skipBlanks(text, from + 1); ; ) {
    if (text[at] === close) return { kind: 'list', items, end: at + 1 };
    const item = readLiteral(text, at, depth + 1);
    items.push(item);
    at = skipBlanks(text, item.end);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
    else if (text[at] !== close) return undefined;
  }
}

function readDict(text: string, from: number, depth: number): Literal | undefined {
  const items: [string, Literal][] = [];
  for (let at = skipBlanks(text, from + 1); ; ) {
    if (text[at] === '}') return { kind: 'dict', items, end: at + 1 };
    const key = readString(text, at);
    const colon = key ? skipBlanks(text, key.end) : at;
    if (!key || text[colon] !== ':') return undefined;
    const value = readLiteral(text, colon + 1, depth + 1);
    items.push([key.text, value]);
    at = skipBlanks(text, value.end);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
    else if (text[at] !== '}') return undefined;
  }
}

/** Up to the comma or the closing bracket that is not its own; outside of brackets, to the end of the line. */
function endOfExpression(text: string, from: number, isInside: boolean): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (mark === '"' || mark === "'") {
      const quote = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
      at = endOfString(text, at + quote.length, quote) + quote.length - 1;
    } else if (mark === '#') {
      while (at + 1 < text.length && text[at + 1] !== '\n') at++;
    } else if (/[([{]/.test(mark)) open++;
    else if (/[)\]}]/.test(mark)) {
      if (open === 0) return at;
      open--;
    } else if (open === 0 && (mark === ',' || (!isInside && mark === '\n'))) return at;
  }
  return text.length;
}
