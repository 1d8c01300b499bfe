import { compareText, sorted, type Place } from '#model';
import type { Coupling } from '#facts/graph/coupling';
import { usualOf } from '#facts/graph/outliers';
import type { ImportRole } from '#facts/import-roles';
import type { Metrics } from '#facts/metrics';
import type { Level } from '#facts/module-graph';
import { workedWith } from './wiring.ts';

export type Measure = 'fanOut' | 'fanIn' | 'instability' | 'distance';
/** A number, or what the other components of the repository make of it. */
export type Bound = number | 'outliers' | 'off';

/** A component that is above the limit. */
export interface Excess {
  readonly measure: Measure;
  readonly level: Level;
  readonly component: string;
  readonly value: number;
  readonly limit: number;
  /** The middle of the repository's values, where they make the limit. */
  readonly median: number | undefined;
  readonly coupling: Pick<Coupling, 'ca' | 'ce' | 'abstractness' | 'instability'>;
  /** What it imports, or what imports it where that is what counts; in code-unit order. */
  readonly others: readonly string[];
  /** Its first import, or its first line where it has none. */
  readonly at: Place;
}

/**
 * What nobody calls too much. Twenty other classes are the limit of SonarQube's rule S1200, of Checkstyle's ClassFanOutComplexity
 * and of PMD's CouplingBetweenObjects; the shares are half of their range.
 */
const FLOORS = { fanOut: 20, fanIn: 20, instability: 0.5, distance: 0.5 } as const;
const MEASURES = ['fanOut', 'fanIn', 'instability', 'distance'] as const;

/** Every component above a limit, in order of measures and names. */
export function excessesIn(metrics: Metrics, level: Level, bounds: Readonly<Record<Measure, Bound>>, rolesOf: (file: string) => ReadonlyMap<string, ImportRole>): Excess[] {
  const couplings = couplingsOf(metrics, level, bounds.distance !== 'off');
  const ties = metrics.tiesAt(level, 'components');
  return MEASURES.flatMap((measure): Excess[] => {
    const bound = bounds[measure];
    if (bound === 'off') return [];
    const measured = couplings.flatMap((coupling) => {
      const value = valueOf(measure, coupling);
      return value === undefined ? [] : [{ coupling, value }];
    });
    const isCount = measure === 'fanOut' || measure === 'fanIn';
    const usual = bound === 'outliers' ? usualOf(measured.map(({ value }) => value), isCount ? 'log' : 'plain', FLOORS[measure]) : undefined;
    const limit = bound === 'outliers' ? usual?.limit : bound;
    if (limit === undefined) return [];
    return measured
      .filter(({ value }) => value > limit)
      .flatMap(({ coupling, value }): Excess[] => {
        const { component } = coupling;
        const isFile = level === 'file';
        if (isFile && metrics.isGenerated(component)) return [];
        const others = isFile && measure === 'fanOut' ? workedWith(component, metrics, rolesOf) : sorted(ties.get(component)?.[measure === 'fanIn' ? 'into' : 'out'] ?? []);
        if (isFile && measure === 'fanOut' && others.length <= limit) return [];
        return [{ measure, level, component, value: isCount ? others.length : value, limit, median: usual?.median, coupling, others, at: placeOf(component, level, metrics) }];
      })
      .sort((a, b) => compareText(a.component, b.component));
  });
}

/** Abstractness takes a look into every file, and only the distance needs it. */
function couplingsOf(metrics: Metrics, level: Level, isAbstractnessWanted: boolean): Coupling[] {
  if (isAbstractnessWanted) return [...metrics.couplingAt(level, 'components').values()];
  return [...metrics.tiesAt(level, 'components')].map(([component, { into, out }]): Coupling => ({ component, unit: 'components', ca: into.size, ce: out.size, instability: into.size + out.size === 0 ? null : out.size / (into.size + out.size), abstractness: null, distance: null }));
}

/** Undefined where there is nothing to measure: what nobody imports may be as unstable as it likes. */
function valueOf(measure: Measure, { ca, ce, instability, distance }: Coupling): number | undefined {
  switch (measure) {
    case 'fanOut':
      return ce === 0 ? undefined : ce;
    case 'fanIn':
      return ca === 0 ? undefined : ca;
    case 'instability':
      return ca === 0 ? undefined : (instability ?? undefined);
    default:
      return ca === 0 ? undefined : (distance ?? undefined);
  }
}

function placeOf(component: string, level: Level, { imports, modules, componentOf }: Metrics): Place {
  const first = imports.find(({ from, to }) => componentOf(level, from) === component && componentOf(level, to) !== component);
  if (first) return first.link.at;
  return { file: modules.find((module) => componentOf(level, module) === component) ?? component, start: 0, end: 0 };
}
