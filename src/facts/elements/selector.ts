import { compileGlob, isGlob } from '#model';

/** The kinds of parts that are named and not written as a path. */
export const NAMED_KINDS = ['service', 'package', 'tag', 'node'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** A selector, read. `path`: of a file, or of a folder and all below it. */
export type Selector =
  | { readonly kind: NamedKind; readonly isName: (name: string) => boolean; readonly name: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'glob'; readonly glob: string; readonly isMatch: (path: string) => boolean };

/**
 * Reads a selector. A glob selects what it matches and, where that is a folder, all below it, so a `/**` at the end
 * changes nothing; `.`, `*` and `**` are the whole project.
 * @throws {RangeError} as `compileGlob`
 */
export function readSelector(text: string): Selector {
  const [, kind, name = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  const named = NAMED_KINDS.find((one) => one === kind);
  if (named) return { kind: named, name, isName: nameMatcher(name) };
  const path = text.replace(/^(?:\.?\/)+/, '').replace(/(?:\/(?:\*\*)?)+$/, '');
  if (WHOLE.has(path)) return { kind: 'path', path: '' };
  if (!isGlob(path)) return { kind: 'path', path };
  const isMatch = compileGlob(path);
  return { kind: 'glob', glob: path, isMatch: (one) => one === path || isMatch(one) }; // `pages/[id]` is also the name of a real folder
}

/** Whether a selector has a wildcard, of which each match is a part of its own. */
export function standsForMany(selector: Selector): boolean {
  return selector.kind === 'glob' || (selector.kind !== 'path' && isGlob(selector.name));
}

const WHOLE: ReadonlySet<string> = new Set(['', '.', '*', '**', '**/*']);

/** `*` stands for any name, scopes of packages included. */
function nameMatcher(name: string): (name: string) => boolean {
  if (name === '*') return () => true;
  if (!isGlob(name)) return (one) => one === name;
  return compileGlob(name);
}
