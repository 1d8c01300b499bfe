import type { Arc } from './components.ts';

/** An arc and what it costs to cut it: a finite number above zero. */
export interface WeightedArc extends Arc {
  readonly weight: number;
}

/** A graph of numbered nodes and arcs, arcs sorted by `from`, then `to`, so that thousands of searches cost no look-up by text. */
export interface CutGraph {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** The arcs that leave node `n` are numbered `outStart[n]` up to, not including, `outStart[n + 1]`. */
  readonly outStart: Int32Array;
  /** The arcs that enter node `n` are `inArcs` at `inStart[n]` up to, not including, `inStart[n + 1]`. */
  readonly inStart: Int32Array;
  readonly inArcs: Int32Array;
}

/** Numbers of arcs in ascending order whose removal leaves no ring. */
export interface Cut {
  readonly arcs: readonly number[];
  readonly isMinimum: boolean;
}

/** What a search may still spend, counted in arcs looked at: a clock would make the answer depend on the machine. */
export interface Budget {
  left: number;
}

/** @param arcs sorted by `from`, then `to` */
export function cutGraph(count: number, arcs: readonly { readonly from: number; readonly to: number; readonly weight: number }[]): CutGraph {
  const from = Int32Array.from(arcs, (arc) => arc.from);
  const to = Int32Array.from(arcs, (arc) => arc.to);
  const outStart = starts(count, from);
  const inStart = starts(count, to);
  const inArcs = new Int32Array(arcs.length);
  const next = inStart.slice();
  for (let arc = 0; arc < arcs.length; arc++) {
    const node = at(to, arc);
    inArcs[at(next, node)] = arc;
    next[node] = at(next, node) + 1;
  }
  return { count, from, to, weight: Float64Array.from(arcs, (arc) => arc.weight), outStart, inStart, inArcs };
}

function starts(count: number, ends: Int32Array): Int32Array {
  const start = new Int32Array(count + 1);
  for (const node of ends) start[node + 1] = at(start, node + 1) + 1;
  for (let node = 0; node < count; node++) start[node + 1] = at(start, node + 1) + at(start, node);
  return start;
}

export function weightOf({ weight }: CutGraph, arcs: readonly number[]): number {
  return arcs.reduce((sum, arc) => sum + at(weight, arc), 0);
}

/** Less by more than what adding fractions in another order could explain. */
export function isClearlyLess(a: number, b: number): boolean {
  return a < b * (1 - 1e-9);
}

/** A search for the arcs of a shortest path, or undefined if there is none or the budget is spent (then `left` is below zero). */
export type PathFinder = (start: number, goal: number, blocked: Uint8Array, budget: Budget) => number[] | undefined;

/** Breadth-first searches on one graph that share their memory: O(V + E) each. Arcs with a mark in `blocked` do not exist for it. */
export function pathFinder({ count, from, to, outStart }: CutGraph): PathFinder {
  const seenIn = new Int32Array(count);
  const arrival = new Int32Array(count);
  const queue = new Int32Array(count);
  let search = 0;
  return (start, goal, blocked, budget) => {
    seenIn[start] = ++search;
    queue[0] = start;
    let end = 1;
    for (let head = 0; head < end && budget.left >= 0; head++) {
      const node = at(queue, head);
      const last = at(outStart, node + 1);
      budget.left -= last - at(outStart, node);
      for (let arc = at(outStart, node); arc < last; arc++) {
        const target = at(to, arc);
        if (blocked[arc] || seenIn[target] === search) continue;
        seenIn[target] = search;
        arrival[target] = arc;
        if (target === goal) return pathBack(start, goal, arrival, from);
        queue[end++] = target;
      }
    }
    return undefined;
  };
}

function pathBack(start: number, goal: number, arrival: Int32Array, from: Int32Array): number[] {
  const path: number[] = [];
  for (let node = goal; node !== start; node = at(from, at(arrival, node))) path.push(at(arrival, node));
  return path.reverse();
}

/** Reads a typed array at an index that is in range by construction. */
export function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] ?? 0;
}
