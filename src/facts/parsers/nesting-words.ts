// What words and characters mean to `nesting-scan.ts`.

/** What is open: a bracket by its code, or one of these. */
export const TEMPLATE = 1; // ${
export const HEAD = 2; // ( of `if`, `for`, `while`, `with`, after whose ) an expression may begin
export const TAG = 3; // <name ... up to its >
export const CHILDREN = 4; // from there to </name>

/** Whether the last token ends an operand, so that `/` divides and `<` compares. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** Words before an expression, after which no operator can stand. */
export const PREFIXES = new Set(['return', 'typeof', 'case', 'throw', 'instanceof', 'void', 'delete', 'else', 'do', 'in', 'new', 'default', 'extends']);
/** Names, too, in some places. */
export const MAYBE_PREFIXES = new Set(['await', 'yield', 'of', 'as', 'satisfies', 'is', 'keyof', 'readonly', 'unique', 'asserts', 'infer', 'async', 'let', 'abstract']);
export const HEADS = new Set(['if', 'for', 'while', 'with']);
/** What a comma does not end: bodies, and the list after `extends`. */
export const STATEMENTS = new Set([...HEADS, 'else', 'do', 'extends']);
export const RIGHT = new Set([...PREFIXES, ...MAYBE_PREFIXES]);
/** Words that can only begin a statement when they follow a brace. */
export const STARTERS = new Set(['if', 'for', 'switch', 'return', 'throw', 'try', 'const', 'var', 'function', 'class', 'import', 'export', 'break', 'continue', 'debugger']);

/** Words that may go on with what a brace ends, even on the next line. */
export const CONTINUERS = new Set(['as', 'satisfies', 'in', 'instanceof', 'of', 'is', 'extends', 'implements', 'else', 'while', 'catch', 'finally', 'from']);

export const NESTING_IN_TEXT = new Set([...'([=!?:~+-'].map((character) => character.charCodeAt(0)));

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 36 || (unit > 127 && !isBlank(unit));
}

export const isBreak = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;

export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || isBreak(unit) || unit === 11 || unit === 12 || unit === 0xa0 || unit === 0xfeff;
}
