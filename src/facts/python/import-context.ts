import type { Statement } from './scan.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What is said of an import by the blocks around it; see `PythonImport`. */
export interface Context {
  readonly isTypeChecking: boolean;
  readonly isGuarded: boolean;
  readonly isVersionGated: boolean;
  readonly isLocal: boolean;
}

const OPEN: Context = { isTypeChecking: false, isGuarded: false, isVersionGated: false, isLocal: false };

interface Block {
  readonly indent: number;
  readonly word: string;
  readonly outer: Context;
  /** Of the branch at hand. */
  context: Context;
  /** Of `if`: what a test of an earlier branch says of the branches after it. */
  later: Context;
  /** Of `try`: number of imports before it, until its guarded part has ended. */
  since: number;
  isCatching: boolean;
}

/** Follows the blocks of a file, statement by statement. */
export interface Contexts {
  /** The context of what stands in this statement. @param count number of imports found so far */
  enter(statement: Statement, count: number): Context;
  /** Closes all blocks. */
  end(count: number): void;
}

const CLAUSES: Readonly<Record<string, readonly string[]>> = { if: ['elif', 'else'], try: ['except', 'else', 'finally'], for: ['else'], while: ['else'] };

/**
 * @param optional names that hold whether a module was found, as in `HAS_X = find_spec('x') is not None`
 * @param guard told of the imports from one number to another that a `try` guards, once its `except` has been seen
 */
export function followBlocks(text: string, optional: ReadonlySet<string>, guard: (from: number, to: number) => void): Contexts {
  const blocks: Block[] = [];
  const close = (count: number): void => {
    const block = blocks.pop();
    if (block) settle(block, count);
  };
  const settle = (block: Block, count: number): void => {
    if (block.isCatching && block.since >= 0) guard(block.since, count);
    block.since = -1;
  };
  const open = ({ indent, word }: Statement, context: Context, later: Context, count: number): void => {
    const outer = blocks.at(-1)?.context ?? OPEN;
    blocks.push({ indent, word, outer, context: join(outer, context), later, since: word === 'try' ? count : -1, isCatching: false });
  };
  return {
    enter(statement, count) {
      const { word, indent, isInline } = statement;
      if (!isInline) {
        for (let top = blocks.at(-1); top && (top.indent > indent || (top.indent === indent && CLAUSES[top.word]?.includes(word) !== true)); top = blocks.at(-1)) close(count);
        const top = blocks.at(-1);
        if (top?.indent === indent) {
          if (word === 'finally') settle(top, count);
          if (word === 'except' && catchesImportError(tokensOf(text, statement.start, statement.end))) top.isCatching = true;
          if (top.word === 'if') {
            const test = word === 'elif' ? readTest(tokensOf(text, statement.start, statement.end), optional) : undefined;
            top.context = join(top.outer, join(top.later, test?.holds ?? OPEN));
            if (test) top.later = join(top.later, test.fails);
          }
          return top.outer;
        }
      }
      const context = blocks.at(-1)?.context ?? OPEN;
      if (word === 'if') {
        const { holds, fails } = readTest(tokensOf(text, statement.start, statement.end), optional);
        open(statement, holds, fails, count);
      } else if (word === 'with' && catchesImportError(tokensOf(text, statement.start, statement.end), false)) open(statement, { ...OPEN, isGuarded: true }, OPEN, count);
      else if (word === 'def' || (word === 'async' && /^async\s+def\b/.test(text.slice(statement.start, statement.start + 40)))) open(statement, { ...OPEN, isLocal: true }, OPEN, count);
      else if (word === 'try' || word === 'for' || word === 'while') open(statement, OPEN, OPEN, count);
      return context;
    },
    end(count) {
      while (blocks.length > 0) close(count);
    },
  };
}

function join(a: Context, b: Context): Context {
  if (b === OPEN) return a;
  return { isTypeChecking: a.isTypeChecking || b.isTypeChecking, isGuarded: a.isGuarded || b.isGuarded, isVersionGated: a.isVersionGated || b.isVersionGated, isLocal: a.isLocal || b.isLocal };
}

/** `except` without a class, or with one that an ImportError is, or a name that says so. */
function catchesImportError(tokens: readonly Token[], isExcept = true): boolean {
  const classes = tokens.filter(({ kind }) => kind === 'name').slice(1);
  return (isExcept && classes.length === 0) || classes.some(({ text }) => /Import|ModuleNotFound/i.test(text) || text === 'Exception' || text === 'BaseException');
}

/** What a test says of its branch, and of the branches after it. */
function readTest(tokens: readonly Token[], optional: ReadonlySet<string>): { holds: Context; fails: Context } {
  const words = tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text).slice(1);
  const isVersionGated = tokens.some((token, at) => isVersion(token, tokens[at - 1], tokens[at - 2]));
  const isGuarded = words.some((word) => word === 'find_spec' || word === 'find_loader' || optional.has(word));
  const both = { ...OPEN, isVersionGated, isGuarded };
  const checking = words.findIndex((word) => word === 'TYPE_CHECKING' || word === 'MYPY');
  const isNever = words.length === 1 && (words[0] === 'False' || words[0] === '0');
  if ((checking < 0 && !isNever) || words.includes('or')) return { holds: both, fails: both };
  const isNegated = words.includes('not');
  const isAlone = words.length - checking === 1; // what follows with `and` may be what fails
  return { holds: { ...both, isTypeChecking: !isNegated }, fails: { ...both, isTypeChecking: isNegated && isAlone } };
}

/** `sys.version_info`, `sys.platform`, `os.name`, `platform.system()`, `six.PY2`, `django.VERSION`, `PYDANTIC_V2` and names that say the like. */
function isVersion({ kind, text }: Token, dot: Token | undefined, before: Token | undefined): boolean {
  if (kind !== 'name') return false;
  if (text === 'name') return dot?.text === '.' && before?.text === 'os';
  return /^(?:version_info|hexversion|platform|implementation|python_implementation)$|^_{0,2}(?:IS_)?(?:PY|PYPY|PYTHON)_?\d{0,3}(?:_|$)|VERSION|^__version__$|_V\d{1,2}(?:_|$)/.test(text);
}
