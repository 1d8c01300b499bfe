import type { Abstractions } from '../abstractions.ts';

/** What is counted: other components, or the files in them. */
export type Unit = 'components' | 'files';

/** An import from one module to another. */
export interface Arc {
  readonly from: string;
  readonly to: string;
}

/** What a component is tied to. */
export interface Ties {
  /** What is outside and imports something inside. */
  readonly into: ReadonlySet<string>;
  /** What is outside and is imported from inside. */
  readonly out: ReadonlySet<string>;
}

/** How a component is tied to the others. A value that the formula does not define is null, never 0. */
export interface Coupling {
  readonly component: string;
  readonly unit: Unit;
  /** Afferent couplings: how many of the unit outside depend on it. */
  readonly ca: number;
  /** Efferent couplings: on how many of the unit outside it depends. */
  readonly ce: number;
  /** Ce / (Ca + Ce); null where both are 0. */
  readonly instability: number | null;
  /** Abstract things / all things that can be abstract: interfaces and classes; null where there are none. */
  readonly abstractness: number | null;
  /** |abstractness + instability - 1|, the normalised distance from the main sequence; null where either is. */
  readonly distance: number | null;
}

/** Ce / (Ca + Ce). Source: Martin, "OO Design Quality Metrics", 1994. */
export function instabilityOf(ca: number, ce: number): number | null {
  return ca + ce === 0 ? null : ce / (ca + ce);
}

/** Na / Nc, where Na counts interfaces and abstract classes and Nc those and all other classes. Source: as above. */
export function abstractnessOf({ abstract, concrete }: Abstractions): number | null {
  return abstract + concrete === 0 ? null : abstract / (abstract + concrete);
}

/** |A + I - 1|. Martin's own form divides by the square root of 2, so that it ends at 0.71; this one ends at 1. */
export function distanceOf(abstractness: number | null, instability: number | null): number | null {
  return abstractness === null || instability === null ? null : Math.abs(abstractness + instability - 1);
}

/**
 * Who is tied to whom: O(V + E).
 * @param modules all of them, so that components without ties are told too
 * @param componentOf the component of a module
 * @returns by component, in the order in which the modules name them
 */
export function tiesOf(modules: readonly string[], arcs: readonly Arc[], componentOf: (module: string) => string, unit: Unit): ReadonlyMap<string, Ties> {
  const ties = new Map(modules.map((module) => [componentOf(module), { into: new Set<string>(), out: new Set<string>() }]));
  for (const { from, to } of arcs) {
    const [source, target] = [componentOf(from), componentOf(to)];
    if (source === target) continue;
    ties.get(source)?.out.add(unit === 'files' ? to : target);
    ties.get(target)?.into.add(unit === 'files' ? from : source);
  }
  return ties;
}

/** The metrics of every component, in the order of `tiesOf`. */
export function couplingOf(modules: readonly string[], arcs: readonly Arc[], componentOf: (module: string) => string, unit: Unit, abstractionsOf: (module: string) => Abstractions | undefined): Coupling[] {
  const things = new Map<string, { abstract: number; concrete: number }>();
  for (const module of modules) {
    const found = abstractionsOf(module);
    const known = things.get(componentOf(module)) ?? { abstract: 0, concrete: 0 };
    things.set(componentOf(module), { abstract: known.abstract + (found?.abstract ?? 0), concrete: known.concrete + (found?.concrete ?? 0) });
  }
  return [...tiesOf(modules, arcs, componentOf, unit)].map(([component, { into, out }]) => {
    const [instability, abstractness] = [instabilityOf(into.size, out.size), abstractnessOf(things.get(component) ?? { abstract: 0, concrete: 0 })];
    return { component, unit, ca: into.size, ce: out.size, instability, abstractness, distance: distanceOf(abstractness, instability) };
  });
}
