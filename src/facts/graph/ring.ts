import { compareText } from '#model';
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
  const inside = new Set(members);
  const targets = new Map<string, string[]>();
  for (const { from, to } of arcs) {
    if (!inside.has(from) || !inside.has(to)) continue;
    const list = targets.get(from);
    if (list) list.push(to);
    else targets.set(from, [to]);
  }
  for (const list of targets.values()) list.sort(compareText);
  let best: string[] = [];
  for (const start of members.slice(0, MOST_STARTS)) {
    const ring = ringThrough(start, targets, best.length === 0 ? Infinity : best.length);
    if (ring && (best.length === 0 || ring.length < best.length)) best = ring;
    if (best.length === 1) break;
  }
  return rotated(best);
}

/** The shortest ring through `start` that is shorter than `limit`. */
function ringThrough(start: string, targets: ReadonlyMap<string, readonly string[]>, limit: number): string[] | undefined {
  const previous = new Map<string, string>();
  let level = [start];
  for (let length = 1; level.length > 0 && length < limit; length++) {
    const nextLevel: string[] = [];
    for (const node of level)
      for (const target of targets.get(node) ?? []) {
        if (target === start) return pathTo(node, start, previous);
        if (previous.has(target)) continue;
        previous.set(target, node);
        nextLevel.push(target);
      }
    level = nextLevel;
  }
  return undefined;
}

function pathTo(end: string, start: string, previous: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  for (let node: string | undefined = end; node !== undefined && node !== start; node = previous.get(node)) path.push(node);
  return [start, ...path.reverse()];
}

function rotated(ring: readonly string[]): string[] {
  const smallest = ring.reduce((best, name, index) => (compareText(name, ring[best] ?? name) < 0 ? index : best), 0);
  return [...ring.slice(smallest), ...ring.slice(0, smallest)];
}
