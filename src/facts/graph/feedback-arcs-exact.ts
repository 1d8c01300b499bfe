import { at, type CutGraph } from './feedback-arcs-graph.ts';

/** Up to this many nodes all orders are tried: 2^12 subsets of nodes, 50,000 steps. */
export const MOST_ORDERED = 12;

/**
 * A minimum cut. An order of the nodes cuts the arcs from a later node to an earlier one, and some order cuts a minimum;
 * what it costs to let a node follow a set of nodes does not depend on their order, so the best order is found subset by subset.
 * Lawler, "A comment on minimum feedback arc sets" (1964), after Held and Karp (1962). O(2^V V) time, O(2^V) memory.
 * @param graph at most `MOST_ORDERED` nodes
 * @returns arcs in ascending order
 */
export function cutByOrders(graph: CutGraph): number[] {
  const { count, from, to } = graph;
  const all = 2 ** count - 1;
  const best = new Float64Array(all + 1).fill(Infinity);
  const last = new Uint8Array(all + 1);
  const half = count >> 1;
  const lowMask = 2 ** half - 1;
  const low = costs(graph, 0, half);
  const high = costs(graph, half, count);
  best[0] = 0;
  for (let set = 0; set < all; set++)
    for (let node = 0; node < count; node++) {
      const bigger = set | (1 << node);
      if (bigger === set) continue;
      const cost = at(best, set) + at(low, node * 2 ** half + (set & lowMask)) + at(high, node * 2 ** (count - half) + (set >> half));
      if (cost >= at(best, bigger)) continue;
      best[bigger] = cost;
      last[bigger] = node;
    }
  const position = new Int32Array(count);
  for (let set = all, place = count - 1; place >= 0; place--) {
    const node = last[set] ?? 0;
    position[node] = place;
    set &= ~(1 << node);
  }
  return Array.from(from.keys()).filter((arc) => at(position, at(from, arc)) > at(position, at(to, arc)));
}

/** The weight of the arcs from each node into each subset of the nodes `first` up to, not including, `end`: two small tables instead of one big. */
function costs({ count, from, to, weight }: CutGraph, first: number, end: number): Float64Array {
  const size = 2 ** (end - first);
  const sums = new Float64Array(count * size);
  for (const [arc, node] of from.entries()) {
    const target = at(to, arc);
    if (target >= first && target < end) sums[node * size + (1 << (target - first))] = at(weight, arc);
  }
  for (let node = 0; node < count; node++)
    for (let set = 1; set < size; set++) {
      const lowest = set & -set;
      if (lowest !== set) sums[node * size + set] = at(sums, node * size + lowest) + at(sums, node * size + (set ^ lowest));
    }
  return sums;
}
