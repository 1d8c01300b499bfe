import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { syntaxOf, type FileFact } from '#model';
import { readCache, writeCache, type CacheContent } from './file.ts';

/** Facts of files as an earlier run took them, by the content that they were taken from. */
export interface FactCache {
  /** The facts of a file whose state on disk is the one that was noted, or undefined where one of them is not known. */
  byState(file: string, stamp: string, facts: readonly FileFact<unknown>[]): ReadonlyMap<string, unknown> | undefined;
  /** The same by the text itself, which is noted as that of the state. */
  byText(file: string, stamp: string, text: string, facts: readonly FileFact<unknown>[]): ReadonlyMap<string, unknown> | undefined;
  /** Adds what was taken from a text. */
  add(file: string, text: string, facts: readonly FileFact<unknown>[], values: ReadonlyMap<string, unknown>): void;
  /** Keeps all that was used for the next run, where something is new. Returns why that could not be done, in one clause. */
  save(): string | undefined;
}

/** A content that no run asked for is kept for this many runs, so that going back to another branch finds its facts. */
const MOST_AGE = 4;
/** Files that are younger than the last run by less than this, in milliseconds, may have changed within one tick of the clock. */
const TICK = 2000;

/**
 * Opens the facts of a project.
 * @param folder of the caches
 * @param root absolute path of the project; it names the file and is not part of any key
 * @param version of this tool and its parsers: another one's facts are not read
 * @param now milliseconds since 1970, by the same clock as file times
 */
export function openFactCache({ folder, root, version, now }: { readonly folder: string; readonly root: string; readonly version: string; readonly now: number }): FactCache {
  const path = join(folder, `${createHash('sha1').update(root).digest('hex').slice(0, 16)}.facts`);
  const old = readCache(path, version);
  const next: CacheContent = { paths: new Map(), facts: new Map() };
  const read = new Map<string, Record<string, unknown>>();
  const fresh = new Set<string>();

  const factsOf = (id: string): Record<string, unknown> | undefined => {
    const known = read.get(id);
    if (known) return known;
    const stored = old.facts.get(id);
    if (!stored) return undefined;
    const values = JSON.parse(stored.json) as Record<string, unknown>; // holds: the checksum says that this is what was written
    read.set(id, values);
    return values;
  };
  const pick = (file: string, stamp: string, id: string, facts: readonly FileFact<unknown>[]): ReadonlyMap<string, unknown> | undefined => {
    const values = factsOf(id);
    if (!values) return undefined;
    next.paths.set(file, { stamp, id });
    const found = facts.map((fact) => [fact.id, values[keyOf(fact)]] as const);
    // a fact that is `undefined` is written as null, which no fact is
    return found.every(([, value]) => value !== undefined) ? new Map(found.map(([key, value]) => [key, value === null ? undefined : value])) : undefined;
  };

  return {
    byState(file, stamp, facts) {
      const noted = old.paths.get(file);
      return noted?.stamp === stamp ? pick(file, stamp, noted.id, facts) : undefined;
    },
    byText: (file, stamp, text, facts) => {
      const id = idOf(file, text);
      next.paths.set(file, { stamp, id });
      return pick(file, stamp, id, facts);
    },
    add(file, text, facts, values) {
      const id = idOf(file, text);
      const all = { ...factsOf(id), ...Object.fromEntries(facts.map((fact) => [keyOf(fact), values.get(fact.id) ?? null])) };
      read.set(id, all);
      fresh.add(id);
    },
    save() {
      const used = new Set([...next.paths.values()].map(({ id }) => id));
      for (const id of used) {
        const values = fresh.has(id) ? read.get(id) : undefined;
        const json = values ? JSON.stringify(values) : old.facts.get(id)?.json;
        if (json !== undefined) next.facts.set(id, { age: 0, json });
      }
      for (const [id, { age, json }] of old.facts) if (!used.has(id) && age < MOST_AGE) next.facts.set(id, { age: age + 1, json });
      for (const [file, { stamp, id }] of next.paths) if (isRecent(stamp, now)) next.paths.set(file, { stamp: '', id });
      const isSame = fresh.size === 0 && old.paths.size === next.paths.size && [...next.paths].every(([file, { stamp }]) => old.paths.get(file)?.stamp === stamp);
      return isSame ? undefined : writeCache(path, version, next);
    },
  };
}

const keyOf = ({ id, version }: FileFact<unknown>): string => `${id}@${version}`;

/** A content by what the name of its file makes of it, and its text. */
function idOf(file: string, text: string): string {
  const dialect = /(?:\.d)?\.[^./]+$/.exec(file)?.[0] ?? '';
  return createHash('sha1').update(`${syntaxOf(file) ?? ''}${dialect}\0`).update(text).digest('base64url');
}

/** Whether the time in a stamp (`size:mtime:ctime:inode`) is so near that the file may change again under the same one. */
const isRecent = (stamp: string, now: number): boolean => stamp.split(':').slice(1, 3).some((time) => Number(time) > now - TICK);
