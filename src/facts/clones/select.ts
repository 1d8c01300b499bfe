import type { Forest } from './forest.ts';
import type { NearClass } from './near.ts';
import type { Run, RunClass } from './runs.ts';

export type CloneKind = 'exact' | 'renamed' | 'near-miss';

/** A class that is worth a finding. */
export interface Chosen {
  readonly kind: CloneKind;
  readonly runs: readonly Run[];
  readonly size: number;
  readonly similarity: number;
}

/**
 * The classes that say something of their own: whole functions first, then functions that are alike, then parts of functions,
 * the larger ones before. A class is left out if others that were chosen before hold most of each of its members: every line
 * is told of once.
 * @param smallestPart size of the parts that are told of at least
 */
export function selectClasses(forest: Forest, equal: readonly RunClass[], near: readonly NearClass[], smallestPart: number): Chosen[] {
  const whole: Chosen[] = [];
  const parts: Chosen[] = [];
  for (const { runs, size, isExact } of equal) {
    const isFunction = runs.some((run) => isWhole(forest, run));
    if (isFunction || size >= smallestPart) (isFunction ? whole : parts).push({ kind: isExact ? 'exact' : 'renamed', runs, size, similarity: 1 });
  }
  // what agrees all through is equal code: its class, or a larger one around it, is among those
  const alike = near.flatMap(({ runs, size, similarity }): Chosen[] => (similarity < 1 ? [{ kind: 'near-miss', runs, size, similarity }] : []));
  const covered = new Uint8Array(forest.count);
  const chosen: Chosen[] = [];
  for (const list of [whole, alike, parts])
    for (const one of list.sort(byWeight)) {
      if (one.runs.every((run) => isMostlyCovered(forest, covered, run))) continue;
      chosen.push(one);
      for (const { first, last } of one.runs) covered.fill(1, first, forest.end[last]);
    }
  return chosen;
}

function isMostlyCovered({ end, size }: Forest, covered: Uint8Array, { first, last }: Run): boolean {
  let [all, inside] = [0, 0];
  for (let at = first; at < (end[last] ?? 0); at++) {
    all += size[at] ?? 0;
    if (covered[at] === 1) inside += size[at] ?? 0;
  }
  return inside * 2 > all;
}

const byWeight = (a: Chosen, b: Chosen): number => b.size * (b.runs.length - 1) - a.size * (a.runs.length - 1) || (a.runs[0]?.first ?? 0) - (b.runs[0]?.first ?? 0) || (a.runs[0]?.last ?? 0) - (b.runs[0]?.last ?? 0);

/** Whether a run is all of a function's body, or holds functions in whole. */
function isWhole(forest: Forest, { first, last }: Run): boolean {
  if (forest.owners.has(first) && (forest.after[last] ?? -1) === -1) return true;
  for (let at = first; at < (forest.end[last] ?? 0); at++) if (forest.owners.has(at) && (forest.depth[at] ?? 0) === (forest.depth[first] ?? 0) + 1) return true;
  return false;
}
