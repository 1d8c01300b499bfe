import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../discover.ts';

/** What a cache file holds: of every path the state of the file and the id of its content, and of every content its facts. */
export interface CacheContent {
  readonly paths: Map<string, { readonly stamp: string; readonly id: string }>;
  /** Facts of a content as JSON, and how many runs ago they were last used. */
  readonly facts: Map<string, { readonly age: number; readonly json: string }>;
}

const none = (): CacheContent => ({ paths: new Map(), facts: new Map() });

/**
 * Reads a cache file. Whatever is wrong with it (cut off, changed, of another version), it counts as empty.
 * Format: a line with the version and the SHA-1 of the rest; a line of JSON with the paths; a line for each content: id, age, facts.
 */
export function readCache(file: string, version: string): CacheContent {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return none();
  }
  const first = text.indexOf('\n');
  const second = text.indexOf('\n', first + 1);
  if (second < 0 || text.slice(0, first) !== headOf(version, text.slice(first + 1))) return none();
  const facts = new Map<string, { age: number; json: string }>();
  for (let from = second + 1; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const idEnd = text.indexOf(' ', from);
    const ageEnd = text.indexOf(' ', idEnd + 1);
    facts.set(text.slice(from, idEnd), { age: Number(text.slice(idEnd + 1, ageEnd)), json: text.slice(ageEnd + 1, end) });
    from = end + 1;
  }
  // holds: the checksum says that this is what `writeCache` wrote
  const paths = JSON.parse(text.slice(first + 1, second)) as [string, string, string][];
  return { paths: new Map(paths.map(([path, stamp, id]) => [path, { stamp, id }])), facts };
}

/**
 * Writes a cache file as a whole under another name, and then gives it its own, so that no reader ever meets a part of it.
 * @returns why that cannot be done, in one clause, or undefined
 */
export function writeCache(file: string, version: string, { paths, facts }: CacheContent): string | undefined {
  const body = [JSON.stringify([...paths].map(([path, { stamp, id }]) => [path, stamp, id])), ...[...facts].map(([id, { age, json }]) => `${id} ${age} ${json}`), ''].join('\n');
  const partial = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(partial, `${headOf(version, body)}\n${body}`, { mode: 0o600 });
    renameSync(partial, file);
    return undefined;
  } catch (error) {
    removeQuietly(partial);
    return `${file} cannot be written (${codeOf(error)})`;
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // the folder is none, or is not ours: then there is nothing to remove
  }
}

const headOf = (version: string, body: string): string => `arch-lint ${version} ${createHash('sha1').update(body).digest('hex')}`;
