import { at, isClearlyLess, pathFinder, weightOf, type Budget, type Cut, type CutGraph } from './feedback-arcs-graph.ts';
import { minimumHittingSet } from './feedback-arcs-hitting-set.ts';
import { heuristicCut } from './feedback-arcs-order.ts';

/** About a second at worst. */
const MOST_STEPS = 20_000_000;

/** For one search at first: while few rings are known, more rings are worth more than the best set for these. */
const FIRST_SHARE = 500_000;

/**
 * A minimum cut from few of the many rings: cut the rings known so far at least weight, look for rings that this leaves, repeat.
 * What cuts the known rings weighs no more than a minimum, so once it leaves no ring, or weighs as much as a cut known already, that is proven.
 * Baharev, Schichl, Neumaier, Achterberg, "An exact method for the minimum feedback arc set problem" (2021), with branch and bound.
 * Exponential at worst; up to a budget of steps, beyond which the best cut so far is the answer.
 * @param known some cut: every ring has an arc of it
 */
export function cutByRings(graph: CutGraph, known: readonly number[], knownWeight: number): Cut {
  const budget: Budget = { left: MOST_STEPS };
  const rings = new Map<string, readonly number[]>();
  let best = known;
  let bestWeight = knownWeight;
  if (known.length * graph.from.length > MOST_STEPS / 4) return { arcs: best, isMinimum: false };
  for (let share = FIRST_SHARE, limit = Infinity; budget.left >= 0; ) {
    const search: Budget = { left: Math.min(share, budget.left) };
    const { arcs: cut, isMinimum } = minimumHittingSet([...rings.values()], graph.weight, limit, search);
    budget.left -= Math.min(share, budget.left) - search.left;
    if (isMinimum && !(cut && isClearlyLess(weightOf(graph, cut), bestWeight))) return { arcs: best, isMinimum };
    const left = cut ? ringsLeft(graph, known, cut, budget) : [];
    if (budget.left < 0) break;
    // whatever the search cuts in vain is dropped here: never heavier than `cut` where that leaves no ring
    if (cut) improve(heuristicCut(graph, marks(graph, cut)));
    if (isMinimum && left.length === 0) return { arcs: best, isMinimum };
    if (left.length === 0) share *= 4;
    budget.left -= 20 * graph.from.length;
    if (share > FIRST_SHARE) limit = bestWeight;
    for (const ring of left) rings.set(ring.join(), ring);
  }
  return { arcs: best, isMinimum: false };

  function improve(candidate: readonly number[]): void {
    const weight = weightOf(graph, candidate);
    if (!isClearlyLess(weight, bestWeight)) return;
    best = candidate;
    bestWeight = weight;
  }
}

/**
 * Rings that the cut leaves, as ascending arcs, until one arc of each would leave none: of each the one on most rings so far for its weight.
 * Each is a shortest one through an arc of the known cut.
 */
function ringsLeft(graph: CutGraph, known: readonly number[], cut: readonly number[], budget: Budget): number[][] {
  const { from, to, weight } = graph;
  const findPath = pathFinder(graph);
  const blocked = marks(graph, cut);
  const uses = new Int32Array(from.length);
  const rings: number[][] = [];
  for (const arc of known)
    while (!blocked[arc]) {
      const path = findPath(at(to, arc), at(from, arc), blocked, budget);
      if (!path) break;
      const ring = [arc, ...path].sort((a, b) => a - b);
      rings.push(ring);
      for (const step of ring) uses[step] = at(uses, step) + 1;
      const worth = (step: number): number => at(uses, step) / at(weight, step);
      blocked[ring.reduce((a, b) => (worth(b) > worth(a) ? b : a))] = 1;
    }
  return rings;
}

function marks(graph: CutGraph, arcs: readonly number[]): Uint8Array {
  const marked = new Uint8Array(graph.from.length);
  for (const arc of arcs) marked[arc] = 1;
  return marked;
}
