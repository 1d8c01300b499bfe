import type { Span } from '#model';

const MOST = 2_000;

/** Matches of a pattern by its first group that took part, with the place of the whole. */
export function matchesOf(text: string, pattern: RegExp): (Span & { readonly name: string; readonly groups: readonly (string | undefined)[] })[] {
  const found = [];
  for (const match of text.matchAll(pattern)) {
    const groups = match.slice(1);
    const name = groups.find((one) => one !== undefined);
    if (name !== undefined && name !== '') found.push({ name, groups, start: match.index, end: match.index + match[0].length });
    if (found.length >= MOST) break;
  }
  return found;
}

const NAME = '(?:["`\\[]?\\w{1,64}["`\\]]?\\.)?["`\\[]?(\\w{1,64})["`\\]]?';

/** Statements of SQL at the beginning of a string: they change rows, or a table. */
export const SQL_IN_CODE: readonly (readonly [RegExp, 'write' | 'migrate'])[] = [
  [new RegExp(`["'\`]\\s{0,80}INSERT\\s{1,9}(?:IGNORE\\s{1,9})?INTO\\s{1,9}${NAME}`, 'gi'), 'write'],
  [new RegExp(`["'\`]\\s{0,80}UPDATE\\s{1,9}${NAME}\\s{1,80}SET\\b`, 'gi'), 'write'],
  [new RegExp(`["'\`]\\s{0,80}DELETE\\s{1,9}FROM\\s{1,9}${NAME}`, 'gi'), 'write'],
  [new RegExp(`["'\`]\\s{0,80}(?:CREATE|ALTER)\\s{1,9}TABLE\\s{1,9}(?:IF\\s{1,9}NOT\\s{1,9}EXISTS\\s{1,9}|ONLY\\s{1,9})?${NAME}`, 'gi'), 'migrate'],
];

/** Statements of an SQL file. */
export const SQL_STATEMENT = new RegExp(`^[ \\t]{0,40}(?:CREATE|ALTER)[ \\t]{1,9}TABLE[ \\t]{1,9}(?:IF[ \\t]{1,9}NOT[ \\t]{1,9}EXISTS[ \\t]{1,9}|ONLY[ \\t]{1,9})?${NAME}`, 'gim');
