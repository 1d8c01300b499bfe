import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { baseNameOf, compileGlob, groupBy, isGlob, type GlobMatcher } from '#model';

/** The rules of one `.gitignore`, for paths relative to its folder. */
export interface IgnoreFile {
  /** true = ignored, false = taken back in by `!`, undefined = not mentioned. */
  verdict(path: string, isFolder: boolean): boolean | undefined;
}

/** One `.gitignore` and where it stands. */
export interface Scope {
  /** Its folder below the root, with a `/` at its end, or empty for the root itself. */
  readonly prefix: string;
  /** The root's own path below its folder, with a `/` at its end, where it stands above the root. */
  readonly outer: string;
  readonly rules: IgnoreFile;
}

interface Line {
  /** Of a line that is nothing but a name, at any depth. */
  readonly name?: string;
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
  readonly matches: GlobMatcher;
}

/** Whether the scopes, outermost first, ignore a path below the root. The folders above it are not asked. */
export function isIgnored(path: string, isFolder: boolean, scopes: readonly Scope[]): boolean {
  return lastVerdict(scopes, ({ outer, prefix }) => outer + path.slice(prefix.length), isFolder);
}

/** Reads the `.gitignore` of a folder; without one, the scope says nothing. */
export function readScope(root: string, folder: string, outer = ''): Scope {
  return { prefix: folder === '' ? '' : `${folder}/`, outer, rules: parseIgnoreFile(ignoreText(join(root, folder, '.gitignore'))) };
}

/**
 * The scopes from the git root down to a root below it. They count for nothing where they ignore the root itself:
 * who asks for an ignored folder wants to see it.
 */
export function outerScopes(root: string): Scope[] {
  const scopes: Scope[] = [];
  let outer = '';
  for (let at = root; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (dirname(at) === at) return []; // no git repository
    outer = `${basename(at)}/${outer}`;
    scopes.unshift(readScope(dirname(at), '', outer));
  }
  const isRootIgnored = scopes.some((_, depth) => {
    const rest = (scopes[depth + 1]?.outer ?? '').length;
    return lastVerdict(scopes.slice(0, depth + 1), (scope) => scope.outer.slice(0, scope.outer.length - rest - 1), true);
  });
  return isRootIgnored ? [] : scopes;
}

function lastVerdict(scopes: readonly Scope[], pathIn: (scope: Scope) => string, isFolder: boolean): boolean {
  for (const scope of [...scopes].reverse()) {
    const verdict = scope.rules.verdict(pathIn(scope), isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

function ignoreText(file: string): string {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : ''; // reading a pipe may never end
  } catch {
    return '';
  }
}

/**
 * Reads a `.gitignore` by the rules of gitignore(5): the last matching line decides; a line with a slash before
 * its end is anchored, another matches names at any depth; `/` at the end means folders; `!` takes back.
 */
export function parseIgnoreFile(text: string): IgnoreFile {
  const lines = `${text.replace(/^\ufeff/, '')}\n`.split(/\r?\n/).flatMap(parseLine).reverse();
  // most lines are plain names: those that may match are looked up, not tried
  const others = lines.flatMap((line, index) => (line.name === undefined ? [index] : []));
  const byName = groupBy(lines.flatMap(({ name }, index) => (name === undefined ? [] : [{ name, index }])), ({ name }) => name);
  return {
    verdict(path, isFolder) {
      const fits = (index: number): boolean => {
        const line = lines[index];
        return line !== undefined && (isFolder || !line.foldersOnly) && (line.name !== undefined || line.matches(path));
      };
      const named = byName.get(baseNameOf(path))?.find(({ index }) => fits(index))?.index ?? lines.length;
      const hit = lines[others.find((index) => index < named && fits(index)) ?? named];
      return hit && !hit.isNegated;
    },
  };
}

function parseLine(raw: string): Line[] {
  let text = withoutTrailingSpaces(raw);
  if (text === '' || text.startsWith('#')) return [];
  const isNegated = text.startsWith('!');
  if (isNegated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  if (text === '') return [];
  const isAnchored = text.includes('/');
  const pattern = text.replace(/^\//, '');
  if (!isAnchored && !isGlob(pattern) && !pattern.includes('\\')) return [{ isNegated, foldersOnly, name: pattern, matches: (path) => baseNameOf(path) === pattern }];
  const matches = compileGlob(pattern, { braces: false });
  return [{ isNegated, foldersOnly, matches: isAnchored ? matches : (path) => matches(baseNameOf(path)) }];
}

/** As git does: spaces at the end go, unless a `\\` stands before one; a tab stays. */
function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') end = ++i + 1;
    else if (line[i] !== ' ') end = i + 1;
  }
  return line.slice(0, end);
}

