import { join } from 'node:path/posix';
import { isBelow } from '#model';
import type { TsConfig } from './tsconfig.ts';

/** `paths`: an exact key first, else the pattern with the longest text before its `*`, as TypeScript does. */
export function matchPaths(specifier: string, { paths }: TsConfig): string[] {
  let best: string[] = [];
  let longest = -1;
  for (const { pattern, targets } of paths) {
    if (pattern === specifier) return [...targets];
    const star = pattern.indexOf('*');
    const match = matchPattern(pattern, specifier);
    if (star <= longest || match === undefined) continue;
    longest = star;
    best = targets.map((target) => join(target.replace('*', () => match)));
  }
  return best;
}

/** The text that the `*` of a `paths` pattern stands for, empty for an exact key, or undefined. */
export function matchPattern(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < head.length + tail.length) return undefined;
  return specifier.slice(head.length, specifier.length - tail.length);
}

/** The same path seen from the other `rootDirs`; the longest that holds it is its own. */
export function otherRoots(path: string, config: TsConfig | undefined): string[] {
  const dirs = config?.rootDirs ?? [];
  const from = dirs.filter((dir) => path === dir || isBelow(path, dir)).sort((a, b) => b.length - a.length)[0];
  return from === undefined ? [] : dirs.filter((dir) => dir !== from).map((dir) => join(dir, from === '' ? path : path.slice(from.length + 1)));
}
