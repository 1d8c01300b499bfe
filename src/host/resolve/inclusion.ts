import { compileGlob, isBelow, type GlobMatcher } from '#model';
import { asTexts, own } from '../json.ts';
import type { Link } from './extends.ts';

/** Which files a tsconfig includes. */
export interface Inclusion {
  includes(file: string): boolean;
  /** As `includes`, whatever `exclude` says. */
  claims(file: string): boolean;
}

/** Reads `files`, `include` and `exclude`, each from the link of the chain that decides it. */
export function inclusionOf(folder: string, files: Link | undefined, include: Link | undefined, exclude: Link | undefined, place: (text: string, base: string) => string): Inclusion {
  const listOf = (link: Link | undefined, name: string): string[] => asTexts(own(link?.data, name)).map((one) => place(one, link?.folder ?? folder));
  const listed = new Set(listOf(files, 'files'));
  const wanted = include ? listOf(include, 'include').map(pathMatcher) : files ? [] : [(file: string) => isBelow(file, folder)];
  const unwanted = listOf(exclude, 'exclude').map(pathMatcher);
  const isWanted = (file: string): boolean => wanted.some((matches) => matches(file));
  return {
    claims: (file) => listed.has(file) || isWanted(file),
    includes: (file) => listed.has(file) || (isWanted(file) && !unwanted.some((matches) => matches(file))),
  };
}

/** A tsconfig pattern: a glob, or a folder and all below it; a `**` or `*` at the end reaches files below too. */
function pathMatcher(pattern: string): GlobMatcher {
  if (pattern === '') return () => true;
  if (!/[*?]/.test(pattern)) return (file) => file === pattern || isBelow(file, pattern);
  const matches = compileGlob(pattern, { braces: false });
  const below = compileGlob(`${pattern}/**`, { braces: false });
  return (file) => matches(file) || below(file);
}
