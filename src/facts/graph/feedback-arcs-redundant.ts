import { at, type Budget, type CutGraph } from './feedback-arcs-graph.ts';

/** Beyond these steps the arcs not looked at yet stay cut. */
const MOST_STEPS = 40_000_000;

/**
 * Puts backward arcs back that close no ring, the heaviest first, of equals the first by number, and turns the order so that they run forward.
 * Each is looked for from both ends at once and only between its ends in the order, as in Bender, Fineman, Gilbert, Tarjan,
 * "A new approach to incremental cycle detection" (2016), and Pearce and Kelly (2006).
 * @param position of each node in an order, 0 ... V - 1
 * @returns the arcs that are still cut, ascending, and the order in which only they run backward
 */
export function withoutRedundant(graph: CutGraph, position: Int32Array): { cut: number[]; position: Int32Array } {
  const { from, to, weight } = graph;
  const place = position.slice();
  const isCut = new Uint8Array(from.length);
  const backward = Array.from(from.keys()).filter((arc) => at(place, at(from, arc)) > at(place, at(to, arc)));
  for (const arc of backward) isCut[arc] = 1;
  const search = bothEnds(graph, place, isCut);
  const order = new Int32Array(place.length);
  for (const [node, index] of place.entries()) order[index] = node;
  const budget = { left: MOST_STEPS };
  for (const arc of backward.toSorted((a, b) => at(weight, b) - at(weight, a) || a - b)) {
    const [tail, head] = [at(from, arc), at(to, arc)];
    if (at(place, tail) > at(place, head)) {
      const side = search(head, tail, budget);
      if (budget.left < 0) break;
      if (!side) continue;
      turn(order, place, at(place, head), at(place, tail), side);
      budget.left -= at(place, tail) - at(place, head);
    }
    isCut[arc] = 0;
  }
  return { cut: backward.filter((arc) => isCut[arc]), position: place };
}

/** All nodes between two places that can be reached from the first, or that reach the last. */
interface Side {
  readonly nodes: ReadonlySet<number>;
  readonly isAfter: boolean;
}

/** Searches from `start` onward and from `goal` back, in turns; undefined if there is a path, else the side that came to an end. */
function bothEnds({ from, to, outStart, inStart, inArcs }: CutGraph, place: Int32Array, isCut: Uint8Array) {
  return (start: number, goal: number, budget: Budget): Side | undefined => {
    const [onward, back] = [new Set([start]), new Set([goal])];
    const [next, previous] = [onward.values(), back.values()]; // iterators over sets see what is added later
    for (;;) {
      const node = next.next();
      if (node.done) return { nodes: onward, isAfter: true };
      for (let arc = at(outStart, node.value); arc < at(outStart, node.value + 1); arc++) {
        const other = at(to, arc);
        budget.left--;
        if (isCut[arc] || at(place, other) > at(place, goal)) continue;
        if (back.has(other)) return undefined;
        onward.add(other);
      }
      const earlier = previous.next();
      if (earlier.done) return { nodes: back, isAfter: false };
      for (let index = at(inStart, earlier.value); index < at(inStart, earlier.value + 1); index++) {
        const arc = at(inArcs, index);
        const other = at(from, arc);
        budget.left--;
        if (isCut[arc] || at(place, other) < at(place, start)) continue;
        if (onward.has(other)) return undefined;
        back.add(other);
      }
      if (budget.left < 0) return undefined;
    }
  };
}

/** Sends one side behind (or before) all other nodes between the places `first` and `last`; apart from that the order stays. */
function turn(order: Int32Array, place: Int32Array, first: number, last: number, { nodes, isAfter }: Side): void {
  const between = [...order.subarray(first, last + 1)];
  const moved = between.filter((node) => nodes.has(node));
  const others = between.filter((node) => !nodes.has(node));
  for (const [index, node] of (isAfter ? [...others, ...moved] : [...moved, ...others]).entries()) {
    order[first + index] = node;
    place[node] = first + index;
  }
}
