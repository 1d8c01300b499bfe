/** Where a string literal ends, and whether its closing quote is missing. */
export interface StringEnd {
  readonly end: number;
  readonly isBroken: boolean;
}

const BACKSLASH = 92;
const NEWLINE = 10;
const RETURN = 13;

/** In brackets and in fields, a line that begins so is never legal Python: something before it was not closed. */
const NEW_STATEMENT = /(?:(?:lazy[ \t]+)?import[ \t]+[A-Za-z_\u0080-\uffff]|(?:lazy[ \t]+)?from[ \t]*(?:\.+[ \t]*|[ \t])[\w.\u0080-\uffff]*[ \t]*import[ \t(*]|(?:async[ \t]+)?def[ \t]+[A-Za-z_\u0080-\uffff]|class[ \t]+[A-Za-z_\u0080-\uffff])/y;

/** Whether a statement begins at this offset, whatever is open before it. */
export function beginsStatement(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 105 && code !== 102 && code !== 100 && code !== 99 && code !== 97 && code !== 108) return false; // i f d c a l
  NEW_STATEMENT.lastIndex = at;
  return NEW_STATEMENT.test(text);
}

/** Whether `fr`, `B` and the like stand between these offsets, before a quote: `template` for those with fields. */
export function prefixKind(text: string, start: number, end: number): 'plain' | 'template' | undefined {
  if (end - start > 2) return undefined;
  const prefix = text.slice(start, end).toLowerCase();
  if (/^(?:[ft]r?|r[ft])$/.test(prefix)) return 'template';
  return /^(?:r|b|u|br|rb|ur)$/.test(prefix) ? 'plain' : undefined;
}

/** @param at the opening quote */
export function endOfString(text: string, at: number, isTemplate: boolean): StringEnd {
  return isTemplate ? endOfTemplate(text, at) : endOfPlain(text, at);
}

function isTripled(text: string, at: number): boolean {
  const quote = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
}

function endOfPlain(text: string, at: number): StringEnd {
  const quote = text.charCodeAt(at);
  const isTriple = isTripled(text, at);
  let i = at + (isTriple ? 3 : 1);
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i = afterEscape(text, i);
    else if (code === quote && (!isTriple || isTripled(text, i))) return { end: i + (isTriple ? 3 : 1), isBroken: false };
    else if (!isTriple && (code === NEWLINE || code === RETURN)) return { end: i, isBroken: true };
    else i++;
  }
  return { end: text.length, isBroken: true };
}

/** After a backslash and what it escapes; a line break of two characters is one thing. */
function afterEscape(text: string, at: number): number {
  return at + (text.charCodeAt(at + 1) === RETURN && text.charCodeAt(at + 2) === NEWLINE ? 3 : 2);
}

/** The literal part of a template, or of the format after a field's colon. */
interface Literal {
  readonly quote: number;
  readonly isTriple: boolean;
  readonly isFormat: boolean;
}

/**
 * f- and t-strings as of Python 3.12: a field may hold strings with the same quote, line breaks and comments, and fields again.
 * The older grammar is a part of it. A stack instead of recursion, as texts may be hostile.
 */
function endOfTemplate(text: string, at: number): StringEnd {
  const open = (quoteAt: number): Literal => ({ quote: text.charCodeAt(quoteAt), isTriple: isTripled(text, quoteAt), isFormat: false });
  const first = open(at);
  const stack: (Literal | { depth: number })[] = [first];
  let i = at + (first.isTriple ? 3 : 1);
  while (i < text.length) {
    const top = stack.at(-1);
    if (!top) return { end: i, isBroken: false };
    const code = text.charCodeAt(i);
    if ('quote' in top) {
      if (code === BACKSLASH) i = afterTemplateEscape(text, i);
      else if (code === top.quote && (!top.isTriple || isTripled(text, i))) {
        if (top.isFormat) return { end: i + 1, isBroken: true };
        stack.pop();
        i += top.isTriple ? 3 : 1;
      } else if (code === 123) {
        const isDoubled = !top.isFormat && text.charCodeAt(i + 1) === 123;
        if (!isDoubled) stack.push({ depth: 0 });
        i += isDoubled ? 2 : 1;
      } else if (code === 125 && top.isFormat) {
        stack.length -= 2; // the format and its field
        i++;
      } else if (!top.isTriple && (code === NEWLINE || code === RETURN)) return { end: i, isBroken: true };
      else i++;
      continue;
    }
    if (code === 34 || code === 39) {
      const isTemplate = prefixKind(text, startOfWord(text, i), i) === 'template';
      if (isTemplate) {
        const literal = open(i);
        stack.push(literal);
        i += literal.isTriple ? 3 : 1;
      } else {
        const nested = endOfPlain(text, i);
        if (nested.isBroken) return nested;
        i = nested.end;
      }
    } else if (code === 35) i = endOfLine(text, i);
    else if (code === 125 && top.depth === 0) {
      stack.pop();
      i++;
    } else if (code === 40 || code === 91 || code === 123) {
      top.depth++;
      i++;
    } else if (code === 41 || code === 93 || code === 125) {
      top.depth = Math.max(0, top.depth - 1);
      i++;
    } else if (code === 58 && top.depth === 0) {
      const literal = stack.at(-2);
      if (literal && 'quote' in literal) stack.push({ ...literal, isFormat: true });
      i++;
    } else if (code === NEWLINE || code === RETURN) {
      const line = afterBlanks(text, i + 1);
      if (beginsStatement(text, line)) return { end: i, isBroken: true };
      i = line;
    } else i++;
  }
  return { end: text.length, isBroken: stack.length > 0 };
}

/** `\{` escapes nothing. The braces of `\N{DASH}` open no field, but end as one does. */
function afterTemplateEscape(text: string, at: number): number {
  const code = text.charCodeAt(at + 1);
  return code === 123 ? at + 1 : afterEscape(text, at);
}

/** At most three back: no prefix is longer than two. */
function startOfWord(text: string, end: number): number {
  let i = end;
  while (i > end - 3 && i > 0 && /\w/.test(text[i - 1] ?? '')) i--;
  return i;
}

/** The offset of the line break that ends this line, or of the end of the text. */
export function endOfLine(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) !== NEWLINE && text.charCodeAt(i) !== RETURN) i++;
  return i;
}

/** Past blanks, tabs and form feeds. */
export function afterBlanks(text: string, at: number): number {
  let i = at;
  while (isBlank(text.charCodeAt(i))) i++;
  return i;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12;
}
