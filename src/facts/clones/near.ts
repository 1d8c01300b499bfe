import { Buckets } from './buckets.ts';
import type { Forest } from './forest.ts';
import { sizeOf, type Run } from './runs.ts';
import { similarity } from './similarity.ts';

/** Bodies of functions that are alike but for some statements. */
export interface NearClass {
  /** In order of files and places; the first is what the others are compared with. */
  readonly runs: readonly Run[];
  readonly size: number;
  /** Of the least alike, from 0 to 1. */
  readonly similarity: number;
}

/** Statements this small say nothing of what a function does. */
const SMALLEST_SIGN = 4;
/** A statement that so many functions have is nobody's sign. */
const MOST_SHARED = 24;
/** Share of a function that signs must find in another one before both are compared. */
const HINT = 0.45;

/** The body of a function. */
export interface Body extends Run {
  readonly size: number;
}

/**
 * Functions that are alike by at least `floor`. Each function is compared with those that share statements which few have.
 * @param smallest size that both must have
 */
export function nearClasses(forest: Forest, smallest: number, floor: number): NearClass[] {
  const bodies = bodiesOf(forest, smallest);
  const owners = signsOf(forest, bodies);
  const classes: NearClass[] = [];
  const taken = new Set<number>();
  bodies.forEach((body, index) => {
    if (taken.has(index)) return;
    const members: Run[] = [body];
    let least = 1;
    for (const other of candidates(forest, bodies, owners, index)) {
      const near = bodies[other];
      if (!near || taken.has(other)) continue;
      const score = similarity(forest, body, near);
      if (score < floor) continue;
      taken.add(other);
      members.push(near);
      least = Math.min(least, score);
    }
    if (members.length > 1) classes.push({ runs: members, size: body.size, similarity: least });
  });
  return classes;
}

/** Bodies of functions that have at least a size. */
export function bodiesOf(forest: Forest, smallest: number): Body[] {
  return [...forest.owners.keys()].flatMap((first) => {
    let last = first;
    for (let next = forest.after[last] ?? -1; next >= 0; next = forest.after[last] ?? -1) last = next;
    const size = sizeOf(forest, { first, last });
    return size < smallest ? [] : [{ first, last, size }];
  });
}

interface Signs {
  readonly buckets: Buckets;
  /** The body of each sign. */
  readonly bodies: Int32Array;
}

function signsOf(forest: Forest, bodies: readonly Body[]): Signs {
  // a statement is in as many bodies as functions are around it; only the innermost two count
  const signs: [key: number, body: number][] = [];
  const depths = new Uint8Array(forest.count);
  for (let index = bodies.length - 1; index >= 0; index--) {
    const body = bodies[index];
    if (!body) continue;
    for (let at = body.first; at < (forest.end[body.last] ?? 0); at++) {
      if ((forest.size[at] ?? 0) < SMALLEST_SIGN || (depths[at] ?? 0) >= 2) continue;
      depths[at] = (depths[at] ?? 0) + 1;
      signs.push([forest.shape[at] ?? 0, index]);
    }
  }
  const buckets = new Buckets(signs.length);
  const owners = new Int32Array(signs.length);
  signs.forEach(([key, body], sign) => {
    owners[sign] = body;
    buckets.put(sign, key);
  });
  return { buckets, bodies: owners };
}

/** Later functions that share enough with one, in order. */
function candidates(forest: Forest, bodies: readonly Body[], { buckets, bodies: owners }: Signs, index: number): number[] {
  const body = bodies[index];
  if (!body) return [];
  const end = forest.end[body.last] ?? 0;
  const shared = new Map<number, number>();
  let common = 0;
  const seen = new Set<number>();
  for (let at = body.first; at < end; at++) {
    const [size, key] = [forest.size[at] ?? 0, forest.shape[at] ?? 0];
    if (size < SMALLEST_SIGN || seen.has(key)) continue;
    seen.add(key);
    if (buckets.count(key) > MOST_SHARED) {
      common += size;
      continue;
    }
    for (const other of new Set(buckets.itemsOf(key).map((sign) => owners[sign] ?? -1))) if (other > index) shared.set(other, (shared.get(other) ?? 0) + size);
  }
  return [...shared]
    // of what too many have, half is taken for granted
    .filter(([other, size]) => {
      const near = bodies[other];
      return near !== undefined && near.first >= end && size + common / 2 >= HINT * Math.max(near.size, body.size);
    })
    .map(([other]) => other)
    .sort((a, b) => a - b);
}
