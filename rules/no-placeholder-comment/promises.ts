import type { CommentToken } from '#model';

/** A promise of work, found in a comment. The span is that of the marker or the phrase. */
export interface Promised {
  readonly marker: string;
  /** The rest of its line, from the marker on. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isPhrase: boolean;
  /** `TODO [2026-05-31]`. */
  readonly due?: string;
  /** `TODO(ana)`. */
  readonly owner?: string;
  /** On its own line, or on the next one of the comment. */
  readonly hasTicket: boolean;
}

const TICKET = /\b[A-Z][A-Z0-9]{1,20}-\d+\b|#\d+|https?:\/\/\S/;
const DUE = /[[(]\s?(?:by\s|until\s|due:?\s)?(\d{4}-\d{2}-\d{2})\s?[\])]|\b(?:by|until|due)\s(\d{4}-\d{2}-\d{2})\b/i;
const OWNER = /^\S+?\s?\(\s?@?([\p{L}][\p{L}\p{N}._-]{1,40})\s?[),:]/u;

/** The promises in the comments of a file, in order. */
export function placeholdersIn(comments: readonly CommentToken[], { markers, phrases }: { readonly markers: readonly string[]; readonly phrases: readonly string[] }): Promised[] {
  const lines = comments.flatMap(linesOf);
  return lines.flatMap(({ text, start, isDirective }, index): Promised[] => {
    if (isDirective) return [];
    const marker = findMarker(text, markers);
    const found = marker ?? findPhrase(text, phrases);
    if (!found) return [];
    const { at, word } = found;
    const rest = text.slice(at, at + 200);
    const [, inBrackets, plain] = marker ? (DUE.exec(rest) ?? []) : [];
    const due = inBrackets ?? plain;
    const owner = marker ? OWNER.exec(rest)?.[1] : undefined;
    const next = lines[index + 1];
    const isSame = next !== undefined && next.start - start - text.length < 200 && !findMarker(next.text, markers);
    const hasTicket = TICKET.test(text) || (isSame && TICKET.test(next.text));
    return [{ marker: word, text: rest.slice(0, 120).trim(), start: start + at, end: start + at + word.length, isPhrase: !marker, ...(due === undefined ? {} : { due }), ...(owner === undefined ? {} : { owner }), hasTicket }];
  });
}

function linesOf({ block, value, start, end }: CommentToken): { text: string; start: number; isDirective: boolean }[] {
  // past `//`, `#` or `--`; of a block past `/*` or `<!--`, whose ends are as long or one shorter
  let offset = start + (block ? Math.ceil((end - start - value.length) / 2) : end - start - value.length);
  const isDirective = /^[\s*]*(?:arch-lint|eslint|prettier)-/.test(value);
  return value.split('\n').map((text) => {
    const line = { text, start: offset, isDirective };
    offset += text.length + 1;
    return line;
  });
}

/**
 * The first marker of a line: an upper-case word that begins the line, or a comment in a commented line, that has an `@` before it,
 * or `:` or `(` after it; or a tag, `@todo` or `todo:` in any letter case, that begins the line. A word inside a sentence or a longer
 * word is none.
 */
function findMarker(line: string, markers: readonly string[]): { word: string; at: number } | undefined {
  const lead = /^[\s*/#!-]*/.exec(line)?.[0].length ?? 0;
  const found = markers.flatMap((marker) => {
    const at = placeOf(line, marker, lead);
    if (at !== undefined) return [{ word: marker, at }];
    const begin = line.slice(lead, lead + marker.length + 1);
    const tag = [`@${marker}`, `${marker}:`].find((form) => begin.toLowerCase() === form.toLowerCase() && endsWord(line, lead + form.length, form));
    return tag === undefined ? [] : [{ word: begin.replace(/:$/, ''), at: lead }];
  });
  return found.sort((a, b) => a.at - b.at)[0];
}

function placeOf(line: string, marker: string, lead: number): number | undefined {
  for (let at = line.indexOf(marker); at >= 0; at = line.indexOf(marker, at + 1)) {
    const after = line.slice(at + marker.length);
    const isWord = !/[\p{L}\p{N}_`'"-]$/u.test(line.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}_`'"-]/u.test(after);
    const before = line.slice(Math.max(0, at - 4), at);
    if (isWord && (at === lead || before.endsWith('@') || /(?:\/\/|#) ?$/.test(before) || /^ ?(?::|\([^)]{1,60}\))/.test(after))) return at;
  }
  return undefined;
}

function endsWord(line: string, at: number, form: string): boolean {
  return form.endsWith(':') ? /^\s/.test(line.slice(at)) : !/^[\p{L}\p{N}_-]/u.test(line.slice(at));
}

/** The first phrase of a line as whole words. What is denied or only quoted is none. */
function findPhrase(line: string, phrases: readonly string[]): { word: string; at: number } | undefined {
  const lower = line.toLowerCase();
  if (lower.length !== line.length) return undefined; // letters that grow when they change case: offsets would be wrong
  const found = phrases.flatMap((phrase) => {
    const at = lower.indexOf(phrase.toLowerCase());
    if (at < 0 || /[\p{L}\p{N}_`'"“-]$/u.test(line.slice(Math.max(0, at - 2), at)) || /^[\p{L}\p{N}_`'"”-]/u.test(line.slice(at + phrase.length))) return [];
    return [{ word: line.slice(at, at + phrase.length), at }];
  });
  return found.sort((a, b) => a.at - b.at)[0];
}
