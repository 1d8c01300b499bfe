import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { decode, type Text } from './read.ts';

/** What a path of a change is now, compared with the base. Renames are told as a file gone and a file added, with the same `id`. */
export interface GitChange {
  /** Relative to the folder that git was asked in. */
  readonly path: string;
  readonly kind: 'added' | 'modified' | 'deleted';
  /** The content's object id before and after; undefined where there is none, or where the file on disk was not hashed. */
  readonly idBefore?: string;
  readonly idAfter?: string;
}

/** Lines of `git diff-index --raw -z`: `:mode mode id id letter NUL path NUL`. Submodules are no files. */
export function parseRaw(text: string): GitChange[] {
  const parts = text.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [modeBefore, modeAfter, idBefore = '', idAfter = '', letter] = (parts[index] ?? '').replace(/^:/, '').split(' ');
    const path = parts[index + 1] ?? '';
    if (modeBefore === '160000' || modeAfter === '160000') continue;
    const known = { ...(isNone(idBefore) ? {} : { idBefore }), ...(isNone(idAfter) ? {} : { idAfter }) };
    changes.push({ path, kind: letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'modified', ...known });
  }
  return changes;
}

const isNone = (id: string): boolean => /^0*$/.test(id);

/** Git tells a file as changed whose time is new. It is so if its content is: git's own comparison would run filters of the repository. */
export function seenOnDisk(change: GitChange, folder: string): GitChange[] {
  if (change.idAfter !== undefined || change.idBefore === undefined) return [change];
  const idAfter = idOnDisk(join(folder, change.path), change.idBefore.length);
  return idAfter === change.idBefore ? [] : [{ ...change, ...(idAfter === undefined ? {} : { idAfter }) }];
}

/** Git's id of a file as it is on disk: the hash of `blob`, the length, NUL and the content. SHA-1, or SHA-256 where ids have 64 digits. */
function idOnDisk(path: string, digits: number): string | undefined {
  try {
    const content = lstatSync(path).isSymbolicLink() ? Buffer.from(readlinkSync(path)) : readFileSync(path);
    return createHash(digits === 64 ? 'sha256' : 'sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  } catch {
    return undefined;
  }
}

/** What `git cat-file --batch` prints: `id type size`, the content, a line break; `id missing` where there is none. */
export function parseBatch(out: Buffer): ReadonlyMap<string, Text> {
  const texts = new Map<string, Text>();
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    if (end < 0) break;
    const [id = '', type, size] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') texts.set(id, decode(out.subarray(at, at + Number(size))));
    at += Number(size) + 1;
  }
  return texts;
}

/** Groups of `git blame --porcelain`: a line with the commit and the number of the line, what is known of a commit where it is met first, then the line itself. */
export function parseBlame(text: string, isShallow: boolean): ReadonlyMap<number, string> {
  const days = new Map<string, string>();
  const boundaries = new Set<string>();
  const lines = new Map<number, string>();
  let commit = '';
  let line = 0;
  for (const row of text.split('\n')) {
    const [, hash, number] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row) ?? [];
    if (row.startsWith('\t')) lines.set(line, commit);
    else if (hash !== undefined && number !== undefined) [commit, line] = [hash, Number(number)];
    else if (row.startsWith('committer-time ')) days.set(commit, new Date(Number(row.slice('committer-time '.length)) * 1000).toISOString().slice(0, 10));
    else if (row === 'boundary') boundaries.add(commit);
  }
  const isKnown = (hash: string): boolean => !/^0*$/.test(hash) && !(isShallow && boundaries.has(hash));
  return new Map([...lines].flatMap(([number, hash]) => (isKnown(hash) && days.has(hash) ? [[number, days.get(hash) ?? '']] : [])));
}
