import type { Source } from '#model';
import type { PythonNames } from '../python-names.ts';
import { readImportStatement } from './import-statements.ts';
import { scanOf, type Statement } from './scan.ts';
import { attributeOfTarget, namesOfFor, namesOfPattern, namesOfTarget, namesOfWith } from './targets.ts';
import { tokensOf, type Token } from './tokens.ts';

/**
 * What may define names that no statement shows: writes to the module's own dictionary, code that is run from text,
 * enumerations that are spread over the module, and folders that are added to a package. Looked for in comments too: it only makes silent.
 */
const SAYS_MORE = /\b(?:globals|vars|locals)\s{0,9}\(|\bmodules\s{0,9}\[\s{0,9}(?:__name__|__package__)|(?<![\w.])exec(?:file)?\b|\b(?:__path__|declare_namespace|global_enum|_convert_|initpkg)\b|\b(?:__import__|import_module)\(__name__\)|\b__dict__\s{0,9}(?:\[|\.\s{0,9}(?:update|setdefault)\b)/;

/** The names that the statements of a module define at its top level. */
export function readNames(source: Source): PythonNames {
  const { text } = source;
  const { statements, walruses, isBroken } = scanOf(source);
  const names = new Set<string>();
  const attributes = new Set<string>();
  const stars: PythonNames['stars'][number][] = [];
  const add = (found: Iterable<string>): void => {
    for (const name of found) names.add(name);
  };
  /** Column of the function or class that we are in. */
  let body = -1;
  let next = 0;
  for (const statement of statements) {
    const { word, start, end, indent, isInline } = statement;
    if (!isInline && indent <= body) body = -1;
    if (body >= 0) {
      if (word === 'global') add(wordsOf(tokensOf(text, start, end)));
      continue;
    }
    const imports = word === 'import' || word === 'from' || word === 'lazy' ? readImportStatement(text, start, end) : [];
    if (imports.length > 0) {
      for (const { module, level, names: imported, binds } of imports) {
        if (imported[0]?.name === '*') stars.push({ module, level });
        else add(binds === '' ? imported.map(({ alias }) => alias) : [binds]);
      }
    } else if (opensScope(text, statement)) {
      body = indent;
      add(nameOfScope(tokensOf(text, start, end)));
      continue;
    } else {
      add(namesOf(text, statement));
      for (const target of targetsOf(text, statement)) {
        const attribute = attributeOfTarget(target);
        if (attribute !== undefined) attributes.add(attribute);
      }
    }
    for (let at = walruses[next]; at !== undefined && at < end; at = walruses[++next]) if (at >= start) add(wordsOf(tokensOf(text, startOfName(text, at), at), 0));
  }
  return { names: [...names], attributes: [...attributes], stars, isOpen: isBroken || names.has('__getattr__') || SAYS_MORE.test(text) };
}

function opensScope(text: string, { word, start, end }: Statement): boolean {
  return word === 'def' || word === 'class' || (word === 'async' && /^async[\s\\]+def\b/.test(text.slice(start, Math.min(end, start + 80))));
}

function nameOfScope(tokens: readonly Token[]): string[] {
  const name = tokens[tokens[0]?.text === 'async' ? 2 : 1];
  return name?.kind === 'name' ? [name.text] : [];
}

function namesOf(text: string, statement: Statement): readonly string[] {
  const { word, start, end, equals, colon } = statement;
  const tokens = (from = start, to = end): Token[] => tokensOf(text, from, to);
  const isHeader = colon < 0 && text[end - 1] === ':';
  switch (word) {
    case 'for':
      return namesOfFor(tokens());
    case 'with':
      return namesOfWith(tokens());
    case 'async':
      return /^async[\s\\]+for\b/.test(text.slice(start, start + 80)) ? namesOfFor(tokens().slice(1)) : namesOfWith(tokens());
    case 'except':
      return namesOfExcept(tokens());
    case 'global':
      return wordsOf(tokens());
    case 'case':
      if (isHeader) return namesOfPattern(tokens());
  }
  const [first] = equals;
  if (word === 'type' && first !== undefined) {
    const name = tokens(start, first)[1];
    if (name?.kind === 'name') return [name.text];
  }
  return targetsOf(text, statement).flatMap(namesOfTarget);
}

/** What stands before each `=`, or before the colon of an annotation. */
function targetsOf(text: string, { start, equals, colon }: Statement): Token[][] {
  const [first] = equals;
  if (first === undefined) return colon < 0 ? [] : [tokensOf(text, start, colon)];
  return equals.map((at, index) => {
    const from = index === 0 ? start : (equals[index - 1] ?? start) + 1;
    return tokensOf(text, from, index === 0 && colon >= 0 && colon < at ? colon : at);
  });
}

/** `except E as e`, and `except E, e` of Python 2. */
function namesOfExcept(tokens: readonly Token[]): string[] {
  const at = tokens.findIndex(({ text }) => text === 'as');
  const name = at < 0 ? (tokens.at(-3)?.text === ',' ? tokens.at(-2) : undefined) : tokens[at + 1];
  return name?.kind === 'name' ? [name.text] : [];
}

function wordsOf(tokens: readonly Token[], from = 1): string[] {
  return tokens.slice(from).filter(({ kind }) => kind === 'name').map(({ text }) => text);
}

/** Where the name before a `:=` begins. */
function startOfName(text: string, at: number): number {
  let i = at;
  while (i > 0 && /[ \t\f]/.test(text[i - 1] ?? '')) i--;
  while (i > 0 && /[\w\u0080-\uffff]/.test(text[i - 1] ?? '')) i--;
  return i;
}
