import { compareText, sorted } from '#model';
import type { WeightedArc } from './feedback-arcs-graph.ts';

/** An arc that stands for several: who cuts it cuts all its parts. */
export interface Bundle extends WeightedArc {
  /** Which of the given arcs is its first part in path order. */
  readonly first: number;
  readonly parts: WeightedArc[];
}

/** A node is merged into its neighbour if that moves at most this many arcs, so that all merges together stay linear. */
const MOST_MOVED = 16;

/**
 * A smaller graph with the same minimum. A node without arcs in, or without arcs out, is on no ring. If all rings through a
 * node share its one arc in, and that weighs as much as all its arcs out, some minimum does not cut the arc in:
 * the node is merged into the one before it. Likewise with one arc out. Of equal weights the arc first in path order is cut.
 * After Levy and Low, "A contraction algorithm for finding small cycle cutsets" (1988), with weights. O((V + E) log E).
 * @param arcs one a pair of nodes at most, none from a node to itself, sorted by `from`, then `to`
 * @returns `forced`: arcs to cut, because they became an arc from a node to itself; `rest`: what is left to cut from, sorted like `arcs`
 */
export function contracted(arcs: readonly WeightedArc[]): { forced: WeightedArc[]; rest: Bundle[] } {
  const waiting = sorted(new Set(arcs.flatMap(({ from, to }) => [from, to])));
  const out = new Map(waiting.map((node) => [node, new Map<string, Bundle>()]));
  const into = new Map(waiting.map((node) => [node, new Map<string, Bundle>()]));
  const forced: WeightedArc[] = [];
  const remove = ({ from, to }: Bundle): void => {
    out.get(from)?.delete(to);
    into.get(to)?.delete(from);
    waiting.push(from, to);
  };
  const add = (bundle: Bundle): void => {
    const { from, to, parts } = bundle;
    if (from === to) {
      for (const part of parts) forced.push(part);
      return;
    }
    const other = out.get(from)?.get(to);
    const sum = other ? joined(other, bundle) : bundle;
    out.get(from)?.set(to, sum);
    into.get(to)?.set(from, sum);
  };
  for (const [first, arc] of arcs.entries()) add({ ...arc, first, parts: [arc] });
  for (const node of waiting) {
    const [outs, ins] = [out.get(node), into.get(node)];
    // asked before the lists are made: a hub waits here once for each of its arcs
    if (!outs || !ins || (outs.size > 1 && ins.size > 1)) continue;
    if (outs.size > 0 && ins.size > 0 && Math.max(outs.size, ins.size) > MOST_MOVED) continue;
    const [away, toward] = [[...outs.values()], [...ins.values()]];
    const [[onlyOut], [onlyIn]] = [away, toward];
    if (!onlyOut || !onlyIn) [...away, ...toward].forEach(remove);
    else if (ins.size === 1 && outweighs(onlyIn, away)) {
      [onlyIn, ...away].forEach(remove);
      for (const bundle of away) add({ ...bundle, from: onlyIn.from });
    } else if (outs.size === 1 && outweighs(onlyOut, toward)) {
      [onlyOut, ...toward].forEach(remove);
      for (const bundle of toward) add({ ...bundle, to: onlyOut.to });
    }
  }
  const rest = [...out.values()].flatMap((found) => [...found.values()]);
  return { forced, rest: rest.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)) };
}

function outweighs(one: Bundle, others: readonly Bundle[]): boolean {
  const weight = others.reduce((sum, other) => sum + other.weight, 0);
  return one.weight > weight || (one.weight === weight && others.some(({ first }) => first < one.first));
}

/** The shorter list of parts goes into the longer, so that a part is moved O(log E) times. */
function joined(a: Bundle, b: Bundle): Bundle {
  const [longer, shorter] = a.parts.length < b.parts.length ? [b.parts, a.parts] : [a.parts, b.parts];
  for (const part of shorter) longer.push(part);
  return { ...a, weight: a.weight + b.weight, first: Math.min(a.first, b.first), parts: longer };
}
