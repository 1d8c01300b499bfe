import { compileGlob, isGlob, type GlobMatcher } from '#model';

/** The rules of one `.gitignore`, for paths relative to its folder. */
export interface IgnoreFile {
  /** true = ignored, false = taken back in by `!`, undefined = not mentioned. */
  verdict(path: string, isFolder: boolean): boolean | undefined;
}

interface Line {
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
  readonly matches: GlobMatcher;
}

/**
 * Reads a `.gitignore` by the rules of gitignore(5): the last matching line decides; a line with a slash before
 * its end is anchored, another matches names at any depth; `/` at the end means folders; `!` takes back.
 */
export function parseIgnoreFile(text: string): IgnoreFile {
  const lines = text.split(/\r?\n/).flatMap(parseLine).reverse();
  return {
    verdict(path, isFolder) {
      const hit = lines.find((line) => (isFolder || !line.foldersOnly) && line.matches(path));
      return hit && !hit.isNegated;
    },
  };
}

function parseLine(raw: string): Line[] {
  let text = raw.replace(/(?<!\\)[ \t]+$/, '');
  if (text === '' || text.startsWith('#')) return [];
  const isNegated = text.startsWith('!');
  if (isNegated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  if (text === '') return [];
  const isAnchored = text.includes('/');
  const pattern = text.replace(/^\//, '');
  return [{ isNegated, foldersOnly, matches: isAnchored ? compileGlob(pattern, { braces: false }) : nameMatcher(pattern) }];
}

function nameMatcher(pattern: string): GlobMatcher {
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  if (!isGlob(pattern) && !pattern.includes('\\')) return (path) => nameOf(path) === pattern;
  const matches = compileGlob(pattern, { braces: false });
  return (path) => matches(nameOf(path));
}
