import type { PythonScan, Statement } from './scan.ts';
import { afterBlanks, beginsStatement, endOfLine, endOfString, isBlank, prefixKind } from './scan-strings.ts';

const [OTHER, NAME, QUOTE, BREAK, OPEN, CLOSE, HASH, BACKSLASH, SEMICOLON, COLON, EQUALS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CLASS = new Uint8Array(128).fill(OTHER);
for (const [kind, characters] of [[NAME, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789'], [QUOTE, `"'`], [BREAK, '\n\r'], [OPEN, '([{'], [CLOSE, ')]}'], [HASH, '#'], [BACKSLASH, '\\'], [SEMICOLON, ';'], [COLON, ':'], [EQUALS, '=']] as const)
  for (const character of characters) CLASS[character.charCodeAt(0)] = kind;

const HEADERS: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'try', 'except', 'finally', 'for', 'while', 'with', 'def', 'class', 'async']);
const KEPT_EVERYWHERE: ReadonlySet<string> = new Set([...HEADERS, 'import', 'from', 'lazy', 'global']);
const NONE: readonly number[] = [];

/**
 * Reads a Python text by logical lines, in one pass: linear, without recursion, and without an error.
 * A bracket that is not closed is given up at the next line that can only begin a statement.
 */
export function scanLines(text: string): PythonScan {
  const keepsAll = text.includes('import_module') || text.includes('__import__'); // calls may stand anywhere
  const statements: Statement[] = [];
  const comments: number[] = [];
  const strings: number[] = [];
  const walruses: number[] = [];
  let isBroken = false;
  let depth = 0;
  let lambdas = 0;
  let isAtLineStart = true;
  /** Column of the outermost function or class that this line is in, -1 outside. */
  let body = -1;
  // the statement at hand
  let start = -1;
  let word = '';
  let indent = 0;
  let isInline = false;
  let isHeader = false;
  let equals: number[] = [];
  let colon = -1;

  const begin = (at: number): void => {
    start = at;
    let end = at;
    while (end - at < 9 && CLASS[text.charCodeAt(end)] === NAME) end++;
    word = end - at < 9 && !(text.charCodeAt(end) >= 128) ? text.slice(at, end) : '';
    isHeader = HEADERS.has(word) || ((word === 'match' || word === 'case') && beginsSubject(text, end));
    if (equals.length > 0) equals = [];
    colon = -1;
    lambdas = 0;
  };
  const finish = (end: number): void => {
    if (start >= 0 && (body < 0 || keepsAll || KEPT_EVERYWHERE.has(word))) {
      const isOutside = body < 0;
      statements.push({ start, end, word, indent, isInline, equals: isOutside && equals.length > 0 ? equals : NONE, colon: isOutside ? colon : -1 });
      isInline = true;
      if (isOutside && (word === 'def' || word === 'class' || word === 'async') && opensBody(text, start, word)) body = indent;
    }
    start = -1;
  };

  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const length = text.length;
  while (i < length) {
    if (isAtLineStart) {
      isAtLineStart = false;
      let column = 0;
      for (let code = text.charCodeAt(i); isBlank(code); code = text.charCodeAt(++i)) column = code === 9 ? (column | 7) + 1 : code === 12 ? 0 : column + 1;
      const kind = CLASS[text.charCodeAt(i)];
      if (kind !== HASH && kind !== BREAK && i < length) {
        indent = column;
        isInline = false;
        if (indent <= body) body = -1;
      }
      continue;
    }
    const code = text.charCodeAt(i);
    const kind = code < 128 ? CLASS[code] : NAME;
    if (start < 0 && depth === 0 && kind !== BREAK && kind !== HASH && kind !== BACKSLASH && kind !== SEMICOLON && !isBlank(code)) begin(i);
    switch (kind) {
      case NAME: {
        const from = i;
        do i++;
        while (text.charCodeAt(i) >= 128 || CLASS[text.charCodeAt(i)] === NAME);
        const next = text.charCodeAt(i);
        if ((next === 34 || next === 39) && i - from <= 2) {
          const prefix = prefixKind(text, from, i);
          if (prefix) readString(from, prefix === 'template');
        } else if (depth === 0 && i - from === 6 && code === 108 && text.startsWith('lambda', from)) lambdas++;
        break;
      }
      case QUOTE:
        readString(i, false);
        break;
      case BREAK:
        i += code === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1;
        if (depth > 0) {
          const line = afterBlanks(text, i);
          if (!beginsStatement(text, line)) {
            i = line;
            break;
          }
          isBroken = true;
          depth = 0;
        }
        finish(i);
        isAtLineStart = true;
        break;
      case OPEN:
        depth++;
        i++;
        break;
      case CLOSE:
        if (depth > 0) depth--;
        else isBroken = true;
        i++;
        break;
      case HASH: {
        const end = endOfLine(text, i);
        comments.push(i, end);
        i = end;
        break;
      }
      case BACKSLASH: {
        const next = text.charCodeAt(i + 1);
        i += next === 13 && text.charCodeAt(i + 2) === 10 ? 3 : next === 10 || next === 13 ? 2 : 1;
        break;
      }
      case SEMICOLON:
        if (depth === 0) finish(i);
        i++;
        break;
      case COLON:
        if (text.charCodeAt(i + 1) === 61 && lambdas === 0) {
          walruses.push(i);
          i += 2;
          break;
        }
        i++;
        if (depth > 0) break;
        if (lambdas > 0) lambdas--;
        else if (isHeader && (word !== 'match' || endsLine(text, i))) finish(i);
        else if (colon < 0) colon = i - 1;
        break;
      case EQUALS: {
        if (text.charCodeAt(i + 1) === 61) {
          i += 2;
          break;
        }
        if (depth === 0 && lambdas === 0 && !isHeader && body < 0 && !isComparison(text, i)) equals.push(i);
        i++;
        break;
      }
      default:
        i++;
    }
  }
  if (depth > 0) isBroken = true;
  finish(length);
  return { statements, comments, strings, walruses, isBroken };

  /** From the start of a string, prefix and all; `i` is at its quote. */
  function readString(from: number, isTemplate: boolean): void {
    const end = endOfString(text, i, isTemplate);
    strings.push(from, end.end);
    i = Math.max(end.end, i + 1);
    if (!end.isBroken) return;
    isBroken = true;
    depth = 0;
  }
}

/** Whether what follows `match` or `case` may be what is matched; they are names elsewhere. */
function beginsSubject(text: string, at: number): boolean {
  const next = text.charAt(afterBlanks(text, at));
  return next !== '' && !'.:=,)+/%&|^<>;\r\n#'.includes(next) && !text.startsWith('case[', at - 4);
}

/** After `match x:` nothing stands, after the colon of `match[0]: int` something. */
function endsLine(text: string, at: number): boolean {
  const next = text.charAt(afterBlanks(text, at));
  return next === '' || next === '#' || next === '\n' || next === '\r';
}

/** `async` opens a body only before `def`. */
function opensBody(text: string, start: number, word: string): boolean {
  return word !== 'async' || text.startsWith('def', afterBlanks(text, start + 5));
}

/** Of `<=`, `>=` and `!=`, which are none of `<<=` and `>>=`. */
function isComparison(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === 33 || ((before === 60 || before === 62) && text.charCodeAt(at - 2) !== before);
}
