import { groupBy, type Asked, type Place } from '#model';
import type { EagerPlace, EagerRead } from '../eager-reads.ts';
import type { ImportRing, RingEdge } from '../import-rings.ts';
import type { Origins } from '../origins.ts';

/** A binding that is read while modules are evaluated, from a module that may not have set it yet. */
export interface Hazard {
  /** The name as the reading module has it. */
  readonly binding: string;
  readonly at: Place;
  readonly where: EagerPlace;
  /** The member that sets it. When the program enters the ring there, all other members are evaluated before it. */
  readonly origin: string;
}

/**
 * The load-order hazards of a ring of modules. Modules are evaluated in post-order of a depth-first search over their
 * imports (ECMA-262, InnerModuleEvaluation), so whichever member is entered first is evaluated last; any other member
 * that reads one of its bindings at once reads it unset. Hoisted functions are set before anything is evaluated.
 * @param eagerReads asked of the members that import from the ring
 * @returns in order of their place; empty where no member reads a member's binding at once
 */
export function hazardsOf({ members, edges }: ImportRing, eagerReads: Asked<readonly EagerRead[]>, find: Origins['find']): Hazard[] {
  const inside = new Set(members);
  const byFile = groupBy(edges.filter(({ kind }) => kind === 'value'), ({ from }) => from);
  return [...byFile].flatMap(([file, imports]) =>
    (eagerReads.get(file) ?? []).flatMap(({ local, member, start, end, where }): Hazard[] => {
      const origin = imports.flatMap((edge) => originOf(edge, local, member, find)).find((one) => inside.has(one) && one !== file);
      return origin === undefined ? [] : [{ binding: member === undefined ? local : `${local}.${member}`, at: { file, start, end }, where, origin }];
    }),
  );
}

/** The module that sets what a name of an import stands for; none where it is set from the start, or not known. */
function originOf({ to, bindings }: RingEdge, local: string, member: string | undefined, find: Origins['find']): string[] {
  const binding = bindings.find((one) => one.local === local && !one.isType);
  if (!binding) return [];
  const name = binding.imported === '*' ? member : binding.imported;
  if (name === undefined) return [];
  const origin = find(to, name);
  if (origin.kind === 'unknown') return [to]; // CommonJS sets its exports when it runs
  return origin.kind === 'found' && (origin.as === 'value' || origin.as === 'const-enum') ? [origin.file] : [];
}
