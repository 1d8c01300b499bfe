import { compareText, sorted } from '#model';
import type { Metrics, ProductionImport } from '#facts/metrics';
import { instabilityOf, type Unit } from '#facts/graph/coupling';
import type { Level } from '#facts/module-graph';

/** A component with what the law asks about. */
export interface Measured {
  readonly component: string;
  readonly unit: Unit;
  readonly ca: number;
  readonly ce: number;
  readonly instability: number;
}

/** A dependency that runs from the more stable to the less stable. */
export interface Violation {
  readonly from: Measured;
  readonly to: Measured;
  /** What it brings in: dependencies of the less stable that the more stable does not have by itself; the more stable one too, in a ring. In code-unit order. */
  readonly brings: readonly string[];
  /** In order of files and places. */
  readonly imports: readonly ProductionImport[];
}

/**
 * Dependencies X > Y with I(X) < I(Y) - tolerance, in order of names.
 * Source: the stable dependencies principle, Martin, "OO Design Quality Metrics", 1994.
 */
export function violationsIn(metrics: Metrics, level: Level, unit: Unit, tolerance: number): Violation[] {
  const ties = metrics.tiesAt(level, unit);
  const measure = (component: string): Measured | undefined => {
    const [ca, ce] = [ties.get(component)?.into.size ?? 0, ties.get(component)?.out.size ?? 0];
    const instability = instabilityOf(ca, ce);
    return instability === null ? undefined : { component, unit, ca, ce, instability };
  };
  const byComponents = metrics.tiesAt(level, 'components');
  const outOf = (component: string): ReadonlySet<string> => byComponents.get(component)?.out ?? new Set();
  const between = new Map<string, ProductionImport[]>();
  for (const one of metrics.imports) {
    const [from, to] = [metrics.componentOf(level, one.from), metrics.componentOf(level, one.to)];
    if (from === to) continue;
    const key = `${from}\0${to}`;
    const known = between.get(key);
    if (known) known.push(one);
    else between.set(key, [one]);
  }
  return [...between]
    .flatMap(([key, imports]) => {
      const [from, to] = key.split('\0').map(measure);
      if (!from || !to || from.instability >= to.instability - tolerance) return [];
      const own = outOf(from.component);
      const brings = sorted([...outOf(to.component)].filter((name) => !own.has(name)));
      return brings.length > 0 ? [{ from, to, brings, imports }] : [];
    })
    .sort((a, b) => compareText(a.from.component, b.from.component) || compareText(a.to.component, b.to.component));
}
