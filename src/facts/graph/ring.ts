import { sorted } from '#model';
import type { Arc } from './components.ts';

/** Breadth-first searches start from at most this many members; beyond, the ring is short but maybe not the shortest. */
const MOST_STARTS = 2_000;

/**
 * A shortest ring among the given members of one strongly connected component, rotated so that its
 * code-unit smallest member comes first. The first member is not repeated at the end.
 * Breadth-first search from each member in order, cut off at the best length so far: O(V (V + E)) at worst.
 * @returns the members on the ring; of several shortest rings the first in code-unit order of their members
 */
export function shortestRing(members: readonly string[], arcs: readonly Arc[]): string[] {
  const names = sorted(members);
  const targets = targetsByNumber(names, arcs);
  const search: Search = { targets, previous: new Int32Array(names.length), seenIn: new Int32Array(names.length).fill(-1) };
  let best: number[] = [];
  for (let start = 0; start < Math.min(names.length, MOST_STARTS); start++) {
    const ring = ringThrough(start, search, best.length === 0 ? Infinity : best.length);
    if (ring) best = ring;
    if (best.length === 1) break;
  }
  // numbers are in the order of the names
  const smallest = best.indexOf(best.reduce((least, node) => Math.min(least, node), Infinity));
  return [...best.slice(smallest), ...best.slice(0, smallest)].map((node) => names[node] ?? '');
}

/** Names as numbers, so that thousands of searches cost no look-up by text. */
interface Search {
  readonly targets: readonly (readonly number[])[];
  readonly previous: Int32Array;
  /** The start of the last search that came by. */
  readonly seenIn: Int32Array;
}

function targetsByNumber(names: readonly string[], arcs: readonly Arc[]): number[][] {
  const numbers = new Map(names.map((name, index) => [name, index]));
  const targets = names.map((): number[] => []);
  for (const { from, to } of arcs) {
    const target = numbers.get(to);
    const own = targets[numbers.get(from) ?? -1];
    if (own && target !== undefined) own.push(target);
  }
  return targets.map((list) => list.sort((a, b) => a - b));
}

/** The shortest ring through `start` that is shorter than `limit`. */
function ringThrough(start: number, { targets, previous, seenIn }: Search, limit: number): number[] | undefined {
  let level = [start];
  for (let length = 1; level.length > 0 && length < limit; length++) {
    const nextLevel: number[] = [];
    for (const node of level)
      for (const target of targets[node] ?? []) {
        if (target === start) return pathTo(node, start, previous);
        if (seenIn[target] === start) continue;
        seenIn[target] = start;
        previous[target] = node;
        nextLevel.push(target);
      }
    level = nextLevel;
  }
  return undefined;
}

function pathTo(end: number, start: number, previous: Int32Array): number[] {
  const path: number[] = [];
  for (let node = end; node !== start; node = previous[node] ?? start) path.push(node);
  return [start, ...path.reverse()];
}
