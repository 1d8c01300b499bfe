import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isNeverRead } from './discover.ts';
import { isIgnored, outerScopes, readScope, type Scope } from './gitignore.ts';

/**
 * Whether a file stands below a folder that git may not know. Only git knows all that it is told to ignore, so a yes is a question
 * to it; a no is certain but for what is never anybody's source, such as installed packages.
 * @param isKnown whether the index has a path
 */
export function mayHoldUntracked(root: string, isKnown: (path: string) => boolean): boolean {
  const holds = (folder: string, above: readonly Scope[]): boolean => {
    let entries;
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch {
      return true;
    }
    if (folder !== '' && entries.some(({ name }) => name === '.git')) return false; // a repository of its own
    const scopes = entries.some(({ name }) => name === '.gitignore') ? [...above, readScope(root, folder)] : above;
    return entries.some((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isNeverRead(entry.name) || isKnown(path) || isIgnored(path, entry.isDirectory(), scopes)) return false;
      return entry.isDirectory() ? holds(path, scopes) : true;
    });
  };
  return holds('', outerScopes(root));
}

/** Whether a path leads through what is never anybody's source. */
export const isThroughNeverRead = (path: string): boolean => path.split('/').some(isNeverRead);
