import { sorted } from '#model';

/** All elementary rings of a small graph, each from its smallest node on: by trying every path, so only for a handful of nodes. */
export function elementaryRings(edges: readonly { readonly from: string; readonly to: string }[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of edges) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const walk = (path: readonly string[]): string[][] =>
    [...(targets.get(path.at(-1) ?? '') ?? [])].flatMap((next) => {
      if (next === path[0]) return [[...path]];
      return next < (path[0] ?? '') || path.includes(next) ? [] : walk([...path, next]);
    });
  return sorted(targets.keys()).flatMap((start) => walk([start]));
}
