import { compareText } from '#model';
import type { Arc } from './components.ts';

/** A module that depends on what has changed. */
export interface Dependent {
  readonly module: string;
  /** How many imports lie between it and the nearest changed module. */
  readonly distance: number;
  /** What it imports on the shortest way there: the changed module itself at distance 1. */
  readonly via: string;
}

/**
 * Who depends on modules, by breadth-first search against the imports; of several shortest ways the first in code-unit order.
 * @param changed the modules; they are no dependents of each other
 * @returns in order of distance, then of names
 */
export function dependentsOf(changed: readonly string[], arcs: readonly Arc[]): Dependent[] {
  const importers = new Map<string, string[]>();
  for (const { from, to } of arcs) {
    const list = importers.get(to);
    if (list) list.push(from);
    else importers.set(to, [from]);
  }
  const seen = new Set(changed);
  const found: Dependent[] = [];
  let edge = [...changed].sort(compareText);
  for (let distance = 1; edge.length > 0; distance++) {
    const next: Dependent[] = [];
    for (const via of edge)
      for (const module of importers.get(via) ?? []) {
        if (seen.has(module)) continue;
        seen.add(module);
        next.push({ module, distance, via });
      }
    next.sort((a, b) => compareText(a.module, b.module));
    for (const one of next) found.push(one);
    edge = next.map(({ module }) => module);
  }
  return found;
}

/** The modules among some that nobody imports: where a program or a test run begins. */
export function entriesAmong(modules: readonly string[], arcs: readonly Arc[]): string[] {
  const imported = new Set(arcs.flatMap(({ from, to }) => (from === to ? [] : [to])));
  return modules.filter((module) => !imported.has(module));
}
