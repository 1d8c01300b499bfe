import type { Span } from '#model';
import { tokensOf, type Token } from './tokens.ts';

/** A module as an import statement names it, and what it binds. */
export interface ImportedModule {
  readonly module: string;
  readonly level: number;
  readonly form: 'import' | 'from';
  readonly at: Span;
  /** Of `from m import a as b`: name and alias. */
  readonly names: readonly (Span & { readonly name: string; readonly alias: string })[];
  /** What `import m` binds: `a` of `import a.b`, or its alias; empty for `from`. */
  readonly binds: string;
}

/** Reads `import a.b as c, d`, `from ..a import (b, c as d,)` and `lazy` before them; nothing of a statement that is neither. */
export function readImportStatement(text: string, start: number, end: number): ImportedModule[] {
  const tokens = tokensOf(text, start, end);
  let at = tokens[0]?.text === 'lazy' ? 1 : 0;
  const first = tokens[at++]?.text;
  if (first === 'import') return readModules(tokens, at);
  return first === 'from' ? readFrom(tokens, at) : [];
}

function readModules(tokens: readonly Token[], from: number): ImportedModule[] {
  const found: ImportedModule[] = [];
  for (let at = from; at < tokens.length; at++) {
    const name = readDotted(tokens, at);
    if (!name) return [];
    at = name.next;
    const hasAlias = tokens[at]?.text === 'as';
    const alias = hasAlias ? tokens[at + 1] : undefined;
    if (hasAlias && alias?.kind !== 'name') return [];
    if (hasAlias) at += 2;
    found.push({ module: name.module, level: 0, form: 'import', at: name.at, names: [], binds: alias?.text ?? name.module.split('.', 1)[0] ?? '' });
    if (at < tokens.length && tokens[at]?.text !== ',') return [];
  }
  return tokens.at(-1)?.text === ',' ? [] : found;
}

function readFrom(tokens: readonly Token[], from: number): ImportedModule[] {
  let at = from;
  while (tokens[at]?.text === '.') at++;
  const level = at - from;
  const name = tokens[at]?.text === 'import' ? undefined : readDotted(tokens, at);
  const [first, last] = [tokens[from], tokens[(name?.next ?? at) - 1]];
  if ((!name && level === 0) || !first || !last) return [];
  at = name?.next ?? at;
  if (tokens[at]?.text !== 'import') return [];
  const names = readNames(tokens, at + 1);
  return names ? [{ module: name?.module ?? '', level, form: 'from', at: { start: first.start, end: last.end }, names, binds: '' }] : [];
}

function readNames(tokens: readonly Token[], from: number): ImportedModule['names'] | undefined {
  const star = tokens[from];
  if (star?.text === '*') return tokens.length === from + 1 ? [{ name: '*', alias: '*', start: star.start, end: star.end }] : undefined;
  const isBracketed = star?.text === '(';
  const names = [];
  let at = isBracketed ? from + 1 : from;
  while (at < tokens.length && tokens[at]?.text !== ')') {
    const name = tokens[at];
    const hasAlias = tokens[at + 1]?.text === 'as';
    const alias = hasAlias ? tokens[at + 2] : name;
    if (name?.kind !== 'name' || alias?.kind !== 'name') return undefined;
    names.push({ name: name.text, alias: alias.text, start: name.start, end: name.end });
    at += hasAlias ? 3 : 1;
    if (tokens[at]?.text === ',') at++;
    else if (at < tokens.length && tokens[at]?.text !== ')') return undefined;
  }
  if (isBracketed && at < tokens.length - 1) return undefined; // a bracket that is missing was given up at the next statement
  return names.length > 0 && (isBracketed || at === tokens.length) ? names : undefined;
}

function readDotted(tokens: readonly Token[], from: number): { module: string; at: Span; next: number } | undefined {
  const first = tokens[from];
  if (first?.kind !== 'name' || !/^[^\d]/.test(first.text)) return undefined;
  let [at, module, last] = [from + 1, first.text, first];
  for (let part = tokens[at + 1]; tokens[at]?.text === '.'; part = tokens[at + 1]) {
    if (part?.kind !== 'name') return undefined;
    [at, module, last] = [at + 2, `${module}.${part.text}`, part];
  }
  return { module, at: { start: first.start, end: last.end }, next: at };
}
