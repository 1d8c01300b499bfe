/** A compiled glob: whether a `/`-separated relative path matches as a whole. */
export type GlobMatcher = (path: string) => boolean;

const MOST_ALTERNATIVES = 256;
/** Braces are expanded by recursion, which a longer glob could exhaust. */
const MOST_CHARACTERS = 4096;

/**
 * Compiles a glob to a matcher that takes time linear in pattern times path, whatever the pattern
 * (two-pointer wildcard matching with one backtrack point, on segments and inside a segment).
 *
 * `**` as a segment matches any number of segments, `*` any text without `/`, `?` one character,
 * `[a-z]` and `[!a-z]` one character of a set, `{a,b}` alternatives, `\` takes the next character literally.
 * A path that lies below a match of a pattern ending in `/**` matches; the folder itself does not.
 * @param braces false takes `{` and `}` literally, as .gitignore does
 * @throws {RangeError} when the braces stand for more than 256 alternatives, or a glob with braces is longer than 4096 characters
 */
export function compileGlob(pattern: string, { braces = true }: { readonly braces?: boolean } = {}): GlobMatcher {
  const matchers = (braces ? expandBraces(pattern) : [pattern]).map((one) => matcherOf(compilePath(one)));
  const [only] = matchers;
  return only && matchers.length === 1 ? only : (path) => matchers.some((matches) => matches(path));
}

function matcherOf(wanted: readonly Segment[]): GlobMatcher {
  const [first, ...rest] = wanted;
  if (first?.kind === 'text' && rest.length === 0) return (path) => !path.includes('/') && matchSegment(first, path);
  const literal = literalOf(wanted);
  if (literal !== undefined) return (path) => path === literal;
  const tail = first?.kind === 'double-star' ? literalOf(rest) : undefined;
  if (tail !== undefined) return (path) => path.endsWith(tail) && (path.length === tail.length || path[path.length - tail.length - 1] === '/');
  const [, last] = wanted;
  if (first?.kind === 'double-star' && last?.kind === 'text' && wanted.length === 2) return (path) => matchSegment(last, path.slice(path.lastIndexOf('/') + 1));
  const [head, end] = [headOf(wanted), endOf(wanted.at(-1))];
  return (path) => path.startsWith(head) && path.endsWith(end) && matchAll(wanted, path.split('/'), isDoubleStar, matchSegment);
}

/** What every match begins with. Most paths are told by it, without a look at their segments. */
function headOf(wanted: readonly Segment[]): string {
  const first = wanted.findIndex((segment) => segment.kind !== 'text' || segment.literal === undefined);
  return wanted.slice(0, Math.max(0, first)).map((segment) => `${segment.kind === 'text' ? (segment.literal ?? '') : ''}/`).join('');
}

/** What every match ends with. */
function endOf(last: Segment | undefined): string {
  return last?.kind === 'text' ? (last.literal ?? last.around?.[1] ?? '') : '';
}

/** The text of segments without wildcards, if there are any. */
function literalOf(segments: readonly Segment[]): string | undefined {
  const texts = segments.flatMap((segment) => (segment.kind === 'text' && segment.literal !== undefined ? [segment.literal] : []));
  return texts.length === segments.length && texts.length > 0 ? texts.join('/') : undefined;
}

/**
 * Compiles a selector: a glob, or a bare path that stands for that file, or for that folder and all below it
 * (never for a longer name that begins alike).
 * @throws {RangeError} as `compileGlob`
 */
export function compileSelector(selector: string): GlobMatcher {
  const text = selector.replace(/^\.\//, '').replace(/\/+$/, '');
  const isBare = (path: string): boolean => path === text || path.startsWith(`${text}/`);
  if (!isGlob(text)) return isBare;
  const matches = compileGlob(text);
  return (path) => matches(path) || isBare(path); // `pages/[id]` is also the name of a real folder
}

/** The characters that make a string a glob rather than a path. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

type Atom = { readonly kind: 'star' } | { readonly kind: 'one'; readonly accepts: (character: string) => boolean };
interface TextSegment {
  readonly kind: 'text';
  readonly atoms: readonly Atom[];
  readonly literal?: string;
  /** What stands around its only wildcard, a star. */
  readonly around?: readonly [before: string, after: string];
}
type Segment = { readonly kind: 'double-star' } | TextSegment;

const isDoubleStar = (segment: Segment): boolean => segment.kind === 'double-star';

function matchSegment(segment: Segment, text: string): boolean {
  if (segment.kind === 'double-star') return true;
  if (segment.literal !== undefined) return segment.literal === text;
  if (segment.around) {
    const [before, after] = segment.around;
    return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  }
  return matchAll(segment.atoms, [...text], (atom) => atom.kind === 'star', (atom, character) => atom.kind === 'one' && atom.accepts(character));
}

/** Wildcard matching: on a mismatch, only the latest star takes one more item. */
function matchAll<P, T>(pattern: readonly P[], items: readonly T[], isStar: (part: P) => boolean, fits: (part: P, item: T) => boolean): boolean {
  let p = 0;
  let i = 0;
  let star = -1;
  let resume = 0;
  while (i < items.length) {
    const part = pattern[p];
    const item = items[i] as T; // holds: i < items.length
    if (part !== undefined && isStar(part)) {
      star = p++;
      resume = i;
    } else if (part !== undefined && fits(part, item)) {
      p++;
      i++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++resume;
    } else return false;
  }
  while (p < pattern.length && isStar(pattern[p] as P)) {
    p++;
  }
  return p === pattern.length;
}

/** A trailing `**` needs at least one segment: `src/**` is what lies below `src`. */
function compilePath(pattern: string): Segment[] {
  const parts = pattern.split('/');
  if (parts.length > 1 && parts.at(-1) === '**') parts.splice(-1, 0, '*');
  return parts.map(compileSegment);
}

function compileSegment(text: string): Segment {
  if (text === '**') return { kind: 'double-star' };
  if (!/[*?[\\]/.test(text)) return { kind: 'text', atoms: [], literal: text };
  const around = /^([^*?[\\]*)\*([^*?[\\]*)$/.exec(text);
  if (around) return { kind: 'text', atoms: [], around: [around[1] ?? '', around[2] ?? ''] };
  const atoms: Atom[] = [];
  const characters = [...text];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string; // holds: i < characters.length
    if (character === '*') {
      if (atoms.at(-1)?.kind !== 'star') atoms.push({ kind: 'star' });
    } else if (character === '?') atoms.push({ kind: 'one', accepts: () => true });
    else if (character === '[') {
      const close = closingBracket(characters, i);
      if (close < 0) atoms.push(exactly('['));
      else {
        atoms.push(characterSet(characters.slice(i + 1, close)));
        i = close;
      }
    } else if (character === '\\' && i + 1 < characters.length) atoms.push(exactly(characters[++i] as string));
    else atoms.push(exactly(character));
  }
  return { kind: 'text', atoms };
}

function exactly(wanted: string): Atom {
  return { kind: 'one', accepts: (character) => character === wanted };
}

function closingBracket(characters: readonly string[], open: number): number {
  let at = open + 1;
  if (characters[at] === '!' || characters[at] === '^') at++;
  if (characters[at] === ']') at++;
  while (at < characters.length && characters[at] !== ']') at += characters[at] === '\\' ? 2 : 1;
  return at < characters.length ? at : -1;
}

function characterSet(inside: readonly string[]): Atom {
  const negated = inside[0] === '!' || inside[0] === '^';
  const members = negated ? inside.slice(1) : inside;
  const ranges: [string, string][] = [];
  for (let i = 0; i < members.length; i++) {
    if (members[i] === '\\' && i + 1 < members.length) i++;
    const from = members[i] as string; // holds: i < members.length
    if (members[i + 1] === '-' && i + 2 < members.length) {
      ranges.push([from, members[i + 2] as string]);
      i += 2;
    } else ranges.push([from, from]);
  }
  return { kind: 'one', accepts: (character) => negated !== ranges.some(([from, to]) => from <= character && character <= to) };
}

function expandBraces(pattern: string): string[] {
  const open = pattern.search(/(?<!\\)\{/);
  if (open < 0) return [pattern];
  if (pattern.length > MOST_CHARACTERS) throw new RangeError(`The glob \`${pattern.slice(0, 60)}\` is longer than ${MOST_CHARACTERS} characters.`);
  const parts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      parts.push(pattern.slice(from, i));
      from = i + 1;
    } else if (character === '}' && --depth === 0) {
      parts.push(pattern.slice(from, i));
      const [head, tails] = [pattern.slice(0, open), expandBraces(pattern.slice(i + 1))];
      const all = parts.flatMap((part) => expandBraces(part)).flatMap((part) => tails.map((tail) => head + part + tail));
      if (all.length > MOST_ALTERNATIVES)
        throw new RangeError(`The braces of \`${pattern.slice(0, 60)}\` stand for more than ${MOST_ALTERNATIVES} alternatives.`);
      return all;
    }
  }
  return [pattern];
}
