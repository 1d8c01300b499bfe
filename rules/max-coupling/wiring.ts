import { sorted } from '#model';
import type { ImportRole } from '#facts/import-roles';
import type { Metrics } from '#facts/metrics';

/** Fewer modules that a file works with are not too many, whatever else it names. */
const FEWEST = 15;

/**
 * The modules that a file imports for more than types, in code-unit order, if it works with half of them or more. With fewer it is a table of
 * routes, a module of dependency injection, an index or another place whose job it is to know all the others, and none are given.
 */
export function workedWith(file: string, { imports }: Metrics, rolesOf: (file: string) => ReadonlyMap<string, ImportRole>): string[] {
  const roles = rolesOf(file);
  const worked = new Set<string>();
  const named = new Set<string>();
  for (const { from, to, kind, link } of imports) {
    if (from !== file) continue;
    if (kind === 're-export' || kind === 'dynamic' || kind === 'lazy' || kind === 'side-effect') named.add(to);
    for (const { local } of link.written.bindings) {
      if (roles.has(local)) named.add(to);
      if (roles.get(local) === 'work') worked.add(to);
    }
  }
  return worked.size >= FEWEST && worked.size * 2 >= named.size ? sorted(named) : [];
}
