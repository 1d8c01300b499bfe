import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { idOf, isAsIndexed, readIndex, type IndexEntry } from './git-index.ts';

/** The files of the index, by path. Links and submodules are none. */
export interface GitIndex {
  readonly files: ReadonlyMap<string, IndexedFile>;
}

export interface IndexedFile {
  /** The content's object id; empty where a merge has left it in conflict. */
  id(): string;
  /** Whether the file on disk may be another, or is gone; looked up when asked. */
  differs(): boolean;
}

export interface IndexPlace {
  readonly prefix: string;
  readonly path: string;
  readonly idBytes: number;
}

/** The index as its file says; undefined where that is not for us to read. */
export function indexOnDisk(folder: string, { prefix, path, idBytes }: IndexPlace): { readonly index: GitIndex; readonly paths: ReadonlySet<string> } | undefined {
  try {
    const file = resolve(folder, path);
    const written = statSync(file).mtimeMs;
    const bytes = readFileSync(file);
    const entries = readIndex(bytes, idBytes)?.filter((entry) => entry.path.startsWith(prefix));
    if (!entries) return undefined;
    const below = ({ path }: IndexEntry): string => path.slice(prefix.length);
    const differs = (entry: IndexEntry): boolean => {
      const stat = entry.isMerged ? lstatSync(join(folder, below(entry)), { throwIfNoEntry: false }) : undefined;
      return !stat || !isAsIndexed(bytes, entry, stat, written);
    };
    const files = entries.filter(({ isFile, isSkipped }) => isFile && !isSkipped).map((entry): [string, IndexedFile] => [below(entry), { id: () => (entry.isMerged ? idOf(bytes, entry, idBytes) : ''), differs: () => differs(entry) }]);
    return { index: { files: new Map(files) }, paths: new Set(entries.map(below)) };
  } catch {
    return undefined;
  }
}

/** The same by git's own word: lines `mode id stage TAB path`, and the paths that differ on disk. */
export function indexListed(lines: readonly string[], dirty: ReadonlySet<string>): GitIndex {
  const files = lines.flatMap((line): [string, IndexedFile][] => {
    const tab = line.indexOf('\t');
    const path = line.slice(tab + 1);
    const [mode = '', id = '', stage] = line.slice(0, tab).split(' ');
    return mode.startsWith('100') ? [[path, { id: () => (stage === '0' ? id : ''), differs: () => dirty.has(path) }]] : [];
  });
  return { files: new Map(files) };
}
