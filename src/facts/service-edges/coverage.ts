import { compareText } from '#model';
import type { TargetCoverage } from '../service-edges.ts';
import type { Destination } from './calls.ts';

/** Of one call's destinations, the one that says most. */
export const RANK: Readonly<Record<Destination['kind'], number>> = { service: 0, infrastructure: 1, external: 2, relative: 3, unknown: 4 };

/** Targets of calls, by where they lead. */
export function coverageOf(destinations: readonly Destination[]): TargetCoverage {
  const of = (kind: Destination['kind']): number => destinations.filter((one) => one.kind === kind).length;
  const reasons = destinations.flatMap((one) => (one.kind === 'unknown' ? [one.reason] : []));
  const unknownBy = Object.fromEntries([...new Set(reasons)].sort(compareText).map((reason) => [reason, reasons.filter((one) => one === reason).length]));
  return { total: destinations.length, services: of('service'), infrastructure: of('infrastructure'), external: of('external'), relative: of('relative'), unknown: of('unknown'), unknownBy };
}
