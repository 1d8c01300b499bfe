import { compareText, groupBy, type Span } from '#model';
import type { Fault } from './faults.ts';
import { compareVersions, numbersOf } from './versions.ts';

/** A version of a component, and the day that it is of. */
export interface Dated {
  readonly component: string;
  readonly version: string;
  /** A day of the calendar. */
  readonly date: string;
  readonly at: Span;
}

/**
 * Versions that are below what is dated before them. A release of an older line (`1.0.1` after `1.1.0`, `1.9.0` after `2.0.0`)
 * is right where that line was there and the version is its highest.
 */
export function versionOrderFaults(all: readonly Dated[]): Fault[] {
  return [...groupBy(all, ({ component }) => component).values()].flatMap((ofOne) => {
    const days = [...groupBy(ofOne, ({ date }) => date)].sort(([a], [b]) => compareText(a, b));
    const lines = new Map<string, string>();
    const maintained = new Set<string>();
    let top: Dated | undefined;
    return days.flatMap(([, ofDay]) => {
      const highest = top;
      const faults = highest === undefined ? [] : ofDay.filter((one) => isBelow(one, highest, lines, maintained)).map(({ at, version, component }): Fault => ({ kind: 'versionOrder', at, data: { version, component, above: highest.version, date: highest.date } }));
      for (const one of ofDay) {
        for (const line of linesOf(one.version)) lines.set(line, higher(lines.get(line), one.version));
        if (top === undefined || higher(top.version, one.version) !== top.version) top = one;
      }
      return faults;
    });
  });
}

function isBelow({ version }: Dated, top: Dated, lines: ReadonlyMap<string, string>, maintained: Set<string>): boolean {
  const order = compareVersions(version, top.version);
  if (order === undefined || order >= 0 || maintained.has(version)) return false;
  const [major, minor] = linesOf(version);
  const isHighest = (line: string | undefined, isOtherLine: boolean): boolean => {
    const known = line === undefined ? undefined : lines.get(line);
    return isOtherLine && known !== undefined && (compareVersions(version, known) ?? 0) > 0;
  };
  const [topMajor, topMinor] = linesOf(top.version);
  if (!isHighest(minor, minor !== topMinor) && !isHighest(major, major !== topMajor)) return true;
  maintained.add(version);
  return false;
}

/** The lines of releases that a version is of: `2`, `2.1`. */
function linesOf(version: string): string[] {
  const [major, minor] = numbersOf(version) ?? [];
  return major === undefined ? [] : [String(major), `${major}.${minor ?? 0}`];
}

function higher(a: string | undefined, b: string): string {
  return a === undefined || (compareVersions(b, a) ?? 0) > 0 ? b : a;
}
