import { at, pathFinder, type CutGraph } from './feedback-arcs-graph.ts';

const MOST_STEPS = 10_000_000;

/**
 * Whether rings that share no arc (an arc of weight 3 counts as three) prove the cut to be a minimum: any cut must cut each of them.
 * Greedy: for each arc of the cut, shortest rings through it and no other arc of the cut, until its weight is used up.
 * True is a proof, false is nothing. O(E) a ring, up to a budget of steps.
 */
export function isProvenByPacking(graph: CutGraph, cut: readonly number[]): boolean {
  const { from, to, weight } = graph;
  const findPath = pathFinder(graph);
  const budget = { left: MOST_STEPS };
  const left = weight.slice();
  const blocked = new Uint8Array(from.length);
  for (const arc of cut) blocked[arc] = 1;
  for (const arc of cut)
    for (let need = at(weight, arc); need > at(weight, arc) * 1e-9; ) {
      const path = findPath(at(to, arc), at(from, arc), blocked, budget);
      if (!path) return false;
      const share = path.reduce((least, step) => Math.min(least, at(left, step)), need);
      need -= share;
      for (const step of path) {
        left[step] = at(left, step) - share;
        if (at(left, step) <= at(weight, step) * 1e-9) blocked[step] = 1;
      }
    }
  return true;
}
