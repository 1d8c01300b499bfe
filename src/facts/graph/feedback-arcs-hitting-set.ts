import { at, type Budget } from './feedback-arcs-graph.ts';
import { searchHittingSet, type HittingSet } from './feedback-arcs-search.ts';

/**
 * A set of arcs of minimum weight with at least one arc of every ring. Rings and arcs that cannot matter are dropped
 * (Balas and Padberg, "Set partitioning: a survey", 1976), then each group of rings that share arcs is searched alone.
 * @param rings arcs of each; never empty
 * @param limit only sets that weigh less are of use
 */
export function minimumHittingSet(rings: readonly (readonly number[])[], weight: Float64Array, limit: number, budget: Budget): HittingSet {
  const kept = rings.map((ring) => new Set(ring));
  const owners = new Map<number, Set<Set<number>>>();
  for (const ring of kept) for (const arc of ring) owners.set(arc, (owners.get(arc) ?? new Set()).add(ring));
  const alive = new Set(kept);
  reduce(alive, owners, weight, budget);
  const hit: number[] = [];
  let allowed = limit;
  for (const group of groupsOf(alive, owners)) {
    const { arcs } = searchHittingSet(group.map((ring) => [...ring].sort((a, b) => a - b)), weight, allowed, budget);
    if (!arcs) return { arcs: undefined, isMinimum: budget.left >= 0 };
    hit.push(...arcs);
    allowed -= arcs.reduce((sum, arc) => sum + at(weight, arc), 0);
  }
  return { arcs: hit.sort((a, b) => a - b), isMinimum: budget.left >= 0 };
}

type Ring = Set<number>;
type Owners = Map<number, Set<Ring>>;

function reduce(alive: Set<Ring>, owners: Owners, weight: Float64Array, budget: Budget): void {
  for (let before = -1, now = 0; before !== now && budget.left >= 0; ) {
    for (const ring of alive)
      for (const other of [...(rarest(ring, owners)?.values() ?? [])]) {
        budget.left -= ring.size;
        if (other === ring || !isSubset(ring, other)) continue;
        alive.delete(other);
        for (const arc of other) owners.get(arc)?.delete(other);
      }
    for (const [arc, own] of owners) if (own.size === 0 || isDominated(arc, own, owners, weight, budget)) {
      for (const ring of own) ring.delete(arc);
      owners.delete(arc);
    }
    before = now;
    now = owners.size + alive.size;
  }
}

/** The rings of that arc of a ring which is on the fewest. */
function rarest(ring: Ring, owners: Owners): Set<Ring> | undefined {
  let fewest: Set<Ring> | undefined;
  for (const arc of ring) {
    const own = owners.get(arc);
    if (own && (!fewest || own.size < fewest.size)) fewest = own;
  }
  return fewest;
}

/** Whether another arc is on all the rings of this one and weighs no more; of equals the first by number stays. */
function isDominated(arc: number, own: Set<Ring>, owners: Owners, weight: Float64Array, budget: Budget): boolean {
  const [first] = own;
  for (const other of first ?? []) {
    const others = owners.get(other);
    budget.left--;
    if (other === arc || !others || others.size < own.size || at(weight, other) > at(weight, arc)) continue;
    if (others.size === own.size && at(weight, other) === at(weight, arc) && other > arc) continue;
    budget.left -= own.size;
    if (isSubset(own, others)) return true;
  }
  return false;
}

function isSubset<T>(small: ReadonlySet<T>, large: ReadonlySet<T>): boolean {
  if (small.size > large.size) return false;
  for (const one of small) if (!large.has(one)) return false;
  return true;
}

function groupsOf(alive: ReadonlySet<Ring>, owners: Owners): Ring[][] {
  const seen = new Set<Ring>();
  const groups: Ring[][] = [];
  for (const start of alive) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const ring of group)
      for (const arc of ring)
        for (const other of owners.get(arc) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          group.push(other);
        }
    groups.push(group);
  }
  return groups;
}
