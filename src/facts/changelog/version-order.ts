import { compareText, groupBy, type Span } from '#model';
import type { Fault } from './faults.ts';
import { compareVersions, versionOf, type Version } from './versions.ts';

/** A version of a component, and the day that it is of. */
export interface Dated {
  readonly component: string;
  readonly version: string;
  /** A day of the calendar. */
  readonly date: string;
  readonly at: Span;
}

interface Read extends Dated {
  readonly read: Version;
}

/**
 * Versions that are below what is dated before them. A release of an older line (`1.0.1` after `1.1.0`, `1.9.0` after `2.0.0`)
 * is right where that line was there and the version is its highest.
 */
export function versionOrderFaults(all: readonly Dated[]): Fault[] {
  return [...groupBy(all, ({ component }) => component).values()].flatMap((ofOne) => {
    const days = [...groupBy(ofOne, ({ date }) => date)].sort(([a], [b]) => compareText(a, b));
    const highest = new Map<string, Version>();
    const maintained = new Set<string>();
    let top: Read | undefined;
    return days.flatMap(([, ofDay]) => {
      const versions = ofDay.map((one): Read => ({ ...one, read: versionOf(one.version) }));
      const before = top;
      const faults = before === undefined ? [] : versions.filter((one) => isBelow(one, before, highest, maintained)).map(({ at, version, component }): Fault => ({ kind: 'versionOrder', at, data: { version, component, above: before.version, date: before.date } }));
      for (const one of versions) {
        for (const line of linesOf(one.read)) if (isHigher(one.read, highest.get(line))) highest.set(line, one.read);
        if (isHigher(one.read, top?.read)) top = one;
      }
      return faults;
    });
  });
}

function isBelow({ version, read }: Read, top: Read, highest: ReadonlyMap<string, Version>, maintained: Set<string>): boolean {
  const order = compareVersions(read, top.read);
  if (order === undefined || order >= 0 || maintained.has(version)) return false;
  // of the line that the top is in, the top is the highest
  const isNext = linesOf(read).some((line) => highest.has(line) && isHigher(read, highest.get(line)));
  if (isNext) maintained.add(version);
  return !isNext;
}

/** The lines of releases that a version is of: `2`, `2.1`. */
function linesOf({ numbers }: Version): string[] {
  const [major, minor] = numbers ?? [];
  return major === undefined ? [] : [String(major), `${major}.${minor ?? 0}`];
}

function isHigher(version: Version, known: Version | undefined): boolean {
  return known === undefined || (compareVersions(version, known) ?? 0) > 0;
}
