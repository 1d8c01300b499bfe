import { compareText, sorted } from '#model';
import { stronglyConnectedComponents } from './components.ts';
import { contracted, type Bundle } from './feedback-arcs-contract.ts';
import { cutGraph, weightOf, type Cut, type CutGraph, type WeightedArc } from './feedback-arcs-graph.ts';
import { isProvenByPacking } from './feedback-arcs-packing.ts';
import { heuristicCut } from './feedback-arcs-order.ts';
import { MOST_ORDERED, cutByOrders } from './feedback-arcs-exact.ts';
import { cutByRings } from './feedback-arcs-rings.ts';

export type { WeightedArc } from './feedback-arcs-graph.ts';

/** Arcs, at most one a pair of nodes, sorted by `from`, then `to`, whose removal leaves no ring. */
export interface FeedbackArcs {
  readonly arcs: readonly WeightedArc[];
  readonly weight: number;
  /** Proven: no other such set weighs less. False means not known. */
  readonly isMinimum: boolean;
}

/**
 * Where to cut: a set of arcs of small weight whose removal leaves no ring. The problem is NP-hard, so large components
 * get a good answer instead of the best one, and `isMinimum` tells which it is.
 * Split into components and contract; then by size: orderings (up to 12 nodes), rings (within a budget of steps, never
 * of time), or an ordering improved by moves, in about O((V + E) log V).
 * @param members nodes to look at; the graph they span may hold any number of components
 * @param arcs in any order; parallel ones count as one with their weights added; those that leave `members` are ignored
 * @returns the same for every order of members and arcs; arcs from a node to itself are always in it
 * @throws RangeError for a weight that is not a finite number above zero
 */
export function feedbackArcSet(members: readonly string[], arcs: readonly WeightedArc[]): FeedbackArcs {
  const merged = withoutParallels(members, arcs);
  const cut = new Set<WeightedArc>(merged.filter(({ from, to }) => from === to));
  const { forced, rest } = contracted(componentsOf(merged.filter((arc) => !cut.has(arc))).flat().sort(byEnds));
  for (const arc of forced) cut.add(arc);
  let isMinimum = true;
  for (const component of componentsOf(rest)) {
    const solved = solve(graphOf(component));
    isMinimum &&= solved.isMinimum;
    for (const index of solved.arcs) for (const arc of component[index]?.parts ?? []) cut.add(arc);
  }
  const result = merged.filter((arc) => cut.has(arc));
  return { arcs: result, weight: result.reduce((sum, { weight }) => sum + weight, 0), isMinimum };
}

function solve(graph: CutGraph): Cut {
  if (graph.count <= MOST_ORDERED) return { arcs: cutByOrders(graph), isMinimum: true };
  const arcs = heuristicCut(graph);
  return isProvenByPacking(graph, arcs) ? { arcs, isMinimum: true } : cutByRings(graph, arcs, weightOf(graph, arcs));
}

/** Arcs among members, one a pair. Sorted by weight too before they are added, because sums of fractions depend on their order. */
function withoutParallels(members: readonly string[], arcs: readonly WeightedArc[]): WeightedArc[] {
  const inside = new Set(members);
  const inner = arcs.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const bad = inner.find(({ weight }) => !(weight > 0 && weight < Infinity));
  if (bad) throw new RangeError(`The weight of ${bad.from} > ${bad.to} is ${bad.weight}, not a finite number above zero.`);
  const merged: WeightedArc[] = [];
  for (const { from, to, weight } of inner.sort((a, b) => byEnds(a, b) || a.weight - b.weight)) {
    const last = merged.at(-1);
    if (last?.from === from && last.to === to) merged[merged.length - 1] = { from, to, weight: last.weight + weight };
    else merged.push({ from, to, weight });
  }
  return merged;
}

const byEnds = (a: WeightedArc, b: WeightedArc): number => compareText(a.from, b.from) || compareText(a.to, b.to);

/** The arcs inside each strongly connected component, in the order they come in. */
function componentsOf<T extends WeightedArc>(arcs: readonly T[]): T[][] {
  const components = stronglyConnectedComponents(arcs);
  const componentOf = new Map(components.flatMap((nodes, index) => nodes.map((node): [string, number] => [node, index])));
  const inside = components.map((): T[] => []);
  for (const arc of arcs) {
    const index = componentOf.get(arc.from);
    if (index !== undefined && index === componentOf.get(arc.to)) inside[index]?.push(arc);
  }
  return inside;
}

/** Numbers in the order of names; the bundles come sorted, so an arc's number is its bundle's index. */
function graphOf(bundles: readonly Bundle[]): CutGraph {
  const names = sorted(new Set(bundles.map(({ from }) => from)));
  const numbers = new Map(names.map((name, index) => [name, index]));
  const numberOf = (name: string): number => numbers.get(name) ?? 0;
  return cutGraph(names.length, bundles.map(({ from, to, weight }) => ({ from: numberOf(from), to: numberOf(to), weight })));
}
