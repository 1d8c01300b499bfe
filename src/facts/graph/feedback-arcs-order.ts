import { at, type CutGraph } from './feedback-arcs-graph.ts';
import { withoutRedundant } from './feedback-arcs-redundant.ts';

/** Rounds of moves; each costs O(E log E) at most, and later rounds look only at nodes near those that moved. */
const MOST_ROUNDS = 30;

/**
 * A good cut of any size of graph: an order of the nodes, improved by moves, cuts its backward arcs; those that close no ring are dropped.
 * O((V + E) log V) and the steps that `withoutRedundant` may take.
 * @param blocked arcs that the first order takes as cut already (the moves look at all)
 * @returns arcs in ascending order, none of which can be left out (but see `withoutRedundant`)
 */
export function heuristicCut(graph: CutGraph, blocked: Uint8Array = new Uint8Array(graph.from.length)): number[] {
  const label = greedyOrder(graph, blocked);
  improveByMoves(graph, label);
  const { position } = withoutRedundant(graph, ranks(label));
  const better = Float64Array.from(position);
  improveByMoves(graph, better);
  return withoutRedundant(graph, ranks(better)).cut;
}

/**
 * The place of each node in an order that cuts little: sinks go to the end, sources to the start, else the node whose
 * arcs out outweigh its arcs in the most goes to the start; of equals the first by number.
 * Eades, Lin, Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993), with weights and a tournament tree: O((V + E) log V).
 */
function greedyOrder({ count, from, to, weight, outStart, inStart, inArcs }: CutGraph, blocked: Uint8Array): Float64Array {
  const [ins, outs, surplus] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  const change = (node: number, side: Int32Array, arcs: number, gain: number): void => {
    side[node] = at(side, node) + arcs;
    surplus[node] = at(surplus, node) + gain;
  };
  for (const [arc, node] of from.entries()) {
    if (blocked[arc]) continue;
    change(node, outs, 1, at(weight, arc));
    change(at(to, arc), ins, 1, -at(weight, arc));
  }
  const isEnd = (node: number): boolean => outs[node] === 0 || ins[node] === 0;
  const tree = tournament(count, (node) => (isEnd(node) ? Infinity : at(surplus, node)));
  const label = new Float64Array(count).fill(-1);
  for (let first = 0, last = count - 1; first <= last; ) {
    const node = tree.takeBest();
    label[node] = outs[node] === 0 ? last-- : first++;
    for (let arc = at(outStart, node); arc < at(outStart, node + 1); arc++) {
      const other = at(to, arc);
      if (blocked[arc] || at(label, other) >= 0) continue;
      change(other, ins, -1, at(weight, arc));
      tree.update(other);
    }
    for (let index = at(inStart, node); index < at(inStart, node + 1); index++) {
      const arc = at(inArcs, index);
      const other = at(from, arc);
      if (blocked[arc] || at(label, other) >= 0) continue;
      change(other, outs, -1, -at(weight, arc));
      tree.update(other);
    }
  }
  return label;
}

/** Nodes in a binary tree of matches: the one with the highest value, of equals the first, in O(log V). */
function tournament(count: number, valueOf: (node: number) => number): { takeBest(): number; update(node: number): void } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
  const winner = new Int32Array(2 * size).fill(-1);
  const value = new Float64Array(count);
  const set = (node: number, leaf: number, height: number): void => {
    value[node] = height;
    winner[size + node] = leaf;
    for (let spot = (size + node) >> 1; spot >= 1; spot >>= 1) {
      const [left, right] = [at(winner, 2 * spot), at(winner, 2 * spot + 1)];
      winner[spot] = right < 0 || (left >= 0 && at(value, left) >= at(value, right)) ? left : right;
    }
  };
  for (let node = 0; node < count; node++) set(node, node, valueOf(node));
  return {
    takeBest() {
      const best = at(winner, 1);
      set(best, -1, -Infinity);
      return best;
    },
    update: (node) => set(node, node, valueOf(node)),
  };
}

/** Moves one node at a time to where it cuts the least, until no move gains. Labels say who comes first; neighbours never share one. */
function improveByMoves(graph: CutGraph, label: Float64Array): void {
  const isWaiting = new Uint8Array(graph.count).fill(1);
  for (let round = 0, hasMoved = true; hasMoved && round < MOST_ROUNDS; round++) {
    hasMoved = false;
    label.set(ranks(label)); // halving the gap between two labels cannot go on for ever
    for (let node = 0; node < graph.count; node++) {
      if (!isWaiting[node]) continue;
      isWaiting[node] = 0;
      const neighbours = neighboursOf(node, graph, label);
      const better = betterPlace(at(label, node), neighbours);
      if (better === undefined) continue;
      label[node] = better;
      hasMoved = true;
      for (const { other } of neighbours) isWaiting[other] = 1;
    }
  }
}

interface Neighbour {
  readonly other: number;
  readonly label: number;
  /** What is cut if the node comes before, or after, this neighbour. */
  readonly before: number;
  readonly after: number;
}

function neighboursOf(node: number, { from, to, weight, outStart, inStart, inArcs }: CutGraph, label: Float64Array): Neighbour[] {
  const found: Neighbour[] = [];
  for (let arc = at(outStart, node); arc < at(outStart, node + 1); arc++) {
    const other = at(to, arc);
    found.push({ other, label: at(label, other), before: 0, after: at(weight, arc) });
  }
  for (let index = at(inStart, node); index < at(inStart, node + 1); index++) {
    const arc = at(inArcs, index);
    const other = at(from, arc);
    found.push({ other, label: at(label, other), before: at(weight, arc), after: 0 });
  }
  return found.sort((a, b) => a.label - b.label);
}

/** A label between two neighbours where clearly less is cut than at `own`; of equals the first. */
function betterPlace(own: number, neighbours: readonly Neighbour[]): number | undefined {
  let cost = neighbours.reduce((sum, { before }) => sum + before, 0);
  let least = neighbours.reduce((sum, one) => sum + (own < one.label ? one.before : one.after), 0) * (1 - 1e-9);
  let place: number | undefined;
  for (let index = 0; index <= neighbours.length; index++) {
    const [previous, next] = [neighbours[index - 1], neighbours[index]];
    if (previous) cost += previous.after - previous.before;
    const [low, high] = [previous?.label ?? (next?.label ?? 0) - 2, next?.label ?? (previous?.label ?? 0) + 2];
    const middle = (low + high) / 2;
    if (cost >= least || middle <= low || middle >= high) continue;
    least = cost;
    place = middle;
  }
  return place;
}

/** The labels as 0, 1, 2 ...; nodes that share one (they are no neighbours) by number. */
function ranks(label: Float64Array): Int32Array {
  const order = Array.from(label.keys()).sort((a, b) => at(label, a) - at(label, b) || a - b);
  const rank = new Int32Array(label.length);
  for (const [index, node] of order.entries()) rank[node] = index;
  return rank;
}
