import { at, isClearlyLess, type Budget } from './feedback-arcs-graph.ts';

const [FREE, CHOSEN, FORBIDDEN] = [0, 1, 2];

/** The best set found, in ascending order, undefined if none weighs less than the limit; `isMinimum` if the search came to its end. */
export interface HittingSet {
  readonly arcs: readonly number[] | undefined;
  readonly isMinimum: boolean;
}

/** A place in the search: the arcs of one ring, of which one must be chosen; those already tried are forbidden for the others. */
interface Branch {
  readonly arcs: readonly number[];
  next: number;
  trail: number;
}

/**
 * A minimum hitting set by branch and bound, depth first with a stack of its own. Bound: each ring in turn takes the
 * least of what its arcs have left of their weights from all of them (dual ascent, as in Erlenkotter 1978);
 * an arc whose remainder lifts the bound to the best known is forbidden. Branches on the ring with the fewest free arcs.
 * @param limit only sets that weigh less are of use
 * @param budget loses one step for each arc of a ring looked at
 */
export function searchHittingSet(rings: readonly (readonly number[])[], weights: Float64Array, limit: number, budget: Budget): HittingSet {
  const names = [...new Set(rings.flat())].sort((a, b) => a - b);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const sets = rings.toSorted((a, b) => a.length - b.length).map((ring) => Int32Array.from(ring, (name) => numbers.get(name) ?? 0));
  const owners = names.map((): number[] => []);
  for (const [index, set] of sets.entries()) for (const arc of set) owners[arc]?.push(index);
  const weight = Float64Array.from(names, (name) => at(weights, name));
  const state = new Uint8Array(names.length);
  const hits = new Int32Array(sets.length);
  const left = new Float64Array(names.length);
  const trail: number[] = [];
  let chosenWeight = 0;
  let best: number[] | undefined;
  let bestWeight = limit;

  const set = (arc: number, to: number): void => {
    const step = to === CHOSEN ? 1 : state[arc] === CHOSEN ? -1 : 0;
    state[arc] = to;
    chosenWeight += step * at(weight, arc);
    if (step !== 0) for (const index of owners[arc] ?? []) hits[index] = at(hits, index) + step;
  };
  const mark = (arc: number, to: number): void => {
    set(arc, to);
    trail.push(arc);
  };
  const undo = (length: number): void => {
    while (trail.length > length) set(trail.pop() ?? 0, FREE);
  };
  /** The bound, and the ring to branch on: -1 if all are hit, -2 if one cannot be hit any more. */
  const bound = (): { weight: number; ring: number } => {
    left.set(weight);
    let sum = chosenWeight;
    let [ring, fewest] = [-1, Infinity];
    for (const [index, arcs] of sets.entries()) {
      if (at(hits, index) > 0) continue;
      let [free, least] = [0, Infinity];
      for (const arc of arcs)
        if (state[arc] === FREE) {
          free++;
          least = Math.min(least, at(left, arc));
        }
      budget.left -= arcs.length;
      if (free === 0) return { weight: Infinity, ring: -2 };
      if (free < fewest) [ring, fewest] = [index, free];
      if (least === 0) continue;
      sum += least;
      for (const arc of arcs) if (state[arc] === FREE) left[arc] = at(left, arc) - least;
    }
    return { weight: sum, ring };
  };
  /** What to branch on; undefined if nothing better can come, or all rings are hit. */
  const look = (): Branch | undefined => {
    for (;;) {
      const { weight: least, ring } = bound();
      if (!isClearlyLess(least, bestWeight)) return undefined;
      if (ring === -1) {
        best = names.filter((_, arc) => state[arc] === CHOSEN);
        bestWeight = least;
        return undefined;
      }
      const before = trail.length;
      for (let arc = 0; arc < names.length; arc++)
        if (state[arc] === FREE && !isClearlyLess(least + at(left, arc), bestWeight)) mark(arc, FORBIDDEN);
      if (trail.length > before) continue;
      const worth = (arc: number): number => (owners[arc] ?? []).filter((index) => hits[index] === 0).length / at(weight, arc);
      const arcs = [...(sets[ring] ?? [])].filter((arc) => state[arc] === FREE);
      return { arcs: arcs.sort((a, b) => worth(b) - worth(a) || a - b), next: 0, trail: trail.length };
    }
  };

  const branches: Branch[] = [];
  const root = look();
  if (root) branches.push(root);
  for (let branch = branches.at(-1); branch && (budget.left >= 0 || (!best && limit === Infinity)); branch = branches.at(-1)) {
    undo(branch.trail);
    const tried = branch.arcs[branch.next - 1];
    if (tried !== undefined) mark(tried, FORBIDDEN);
    branch.trail = trail.length;
    const arc = branch.arcs[branch.next++];
    if (arc === undefined) {
      branches.pop();
      continue;
    }
    mark(arc, CHOSEN);
    const deeper = look();
    if (deeper) branches.push(deeper);
  }
  return { arcs: best, isMinimum: budget.left >= 0 };
}
