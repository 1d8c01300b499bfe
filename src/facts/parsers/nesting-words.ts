// What words and characters mean to the reading of `nesting-scan.ts`.

/** What is open: a bracket by its code, or one of these. */
export const TEMPLATE = 1; // ${
export const HEAD = 2; // ( of `if`, `for`, `while`, `with`, after whose ) an expression may begin
export const TAG = 3; // <name ... up to its >
export const CHILDREN = 4; // from there to </name>

/** Whether the last token ends an operand, so that `/` divides and `<` compares. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** What a word is, as bits. */
export const PREFIX = 1; // stands before an expression, after which no operator can stand
export const MAYBE_PREFIX = 2; // the same, but a name in some places
export const OPENS_HEAD = 4;
export const STATEMENT = 8; // what a comma does not end: bodies, and the list after `extends`
export const STARTER = 16; // can only begin a statement when it follows a brace
export const CONTINUER = 32; // may go on with what a brace ends, even on the next line
export const CASE = 64;
export const ELSE = 128;
export const MODULE = 256; // begins a statement of modules
export const AS = 512; // stands before a type, in which `<` opens type arguments
export const LEADS = 1024; // may stand directly before a name or a literal
export const FOLLOWS = 2048; // may stand directly after one
export const NAMES = 4096; // a name or a pattern must follow
export const FROM = 8192;
export const AMBIENT = 16384;
export const REQUIRE = 32768;

const BITS = new Map<string, number>();
const lay = (bit: number, words: string): void => words.split(' ').forEach((word) => BITS.set(word, (BITS.get(word) ?? 0) | bit));
lay(PREFIX, 'return typeof case throw instanceof void delete else do in new default extends');
lay(MAYBE_PREFIX, 'await yield of as satisfies is keyof readonly unique asserts infer async let abstract');
lay(OPENS_HEAD, 'if for while with');
lay(STATEMENT, 'if for while with else do extends');
lay(STARTER, 'if for switch return throw try const var function class import export break continue debugger');
lay(CONTINUER, 'as satisfies in instanceof of is extends implements else while catch finally from');
lay(CASE, 'case');
lay(ELSE, 'else');
lay(MODULE, 'import export');
lay(AS, 'as satisfies');
lay(LEADS, 'type namespace declare async get set static abstract readonly public private protected override accessor module global let enum interface class function const var using import export default unique asserts infer keyof typeof is');
lay(LEADS, 'new in of out as satisfies extends implements from return throw case else do void delete await yield instanceof break continue goto defer source with assert');
lay(FOLLOWS, 'as satisfies in of instanceof is extends implements from with assert else while catch finally');
lay(NAMES, 'const var');
lay(FROM, 'from');
lay(AMBIENT, 'module');
lay(REQUIRE, 'require');

/** Whether any of these words begins with a letter and has a length: most names need no look at their text. */
const SHAPES = new Uint8Array(26 * 16);
for (const word of BITS.keys()) SHAPES[(word.charCodeAt(0) - 97) * 16 + word.length] = 1;

/** The bits of the word between two offsets; 0 for an ordinary name. */
export function bitsOfWord(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start) - 97;
  const length = end - start;
  if (first < 0 || first > 25 || length > 15 || SHAPES[first * 16 + length] !== 1) return 0;
  return BITS.get(text.slice(start, end)) ?? 0;
}

export const NESTING_IN_TEXT = new Set([...'([=!?:~+-'].map((character) => character.charCodeAt(0)));

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

export const isBreak = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;

const BLANK = 1;
const WORD = 2;
const CLASSES = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit === 32 || (unit >= 9 && unit <= 13)) return BLANK;
  return /[\w$]/.test(String.fromCharCode(unit)) ? WORD : 0;
});

export function isBlank(unit: number): boolean {
  return unit < 128 ? CLASSES[unit] === BLANK : unit === 0xa0 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029;
}

export function isWordUnit(unit: number): boolean {
  return unit < 128 ? CLASSES[unit] === WORD : unit >= 128 && !isBlank(unit);
}
