import { comparePlaces, sorted, type Place } from '#model';
import type { ProductionImport } from '#facts/metrics';
import type { Level } from '#facts/module-graph';
import type { Measured } from './law.ts';

/** How many further places a finding names. */
const MOST = 10;

/** The first import and some others, in order of files and places. */
export function placesOf(imports: readonly ProductionImport[]): Place[] {
  return imports.map(({ link }) => link.at).sort(comparePlaces).slice(0, 1 + MOST);
}

/** `` `contracts` (instability 0.25: 3 packages depend on it, it depends on 1) ``. */
export function tiesInWords({ component, unit, ca, ce, instability }: Measured, level: Level): string {
  const of = unit === 'files' ? 'file' : level;
  return `\`${component}\` (instability ${hundredths(instability)}: ${ca} ${of}${ca === 1 ? ' depends' : 's depend'} on it, it depends on ${ce})`;
}

/** What comes with a dependency: itself again, where both are in a ring. */
export function broughtInWords(brings: readonly string[], { component }: Measured): string {
  const names = [...(brings.includes(component) ? [`\`${component}\` again`] : []), ...brings.filter((name) => name !== component).map((name) => `\`${name}\``)];
  const more = names.length - 3;
  return more > 0 ? `${names.slice(0, 3).join(', ')} and ${more} more` : names.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

const hundredths = (share: number): string => String(Math.round(share * 100) / 100);

/** The cheapest way out, by how much of the dependency is used. */
export function adviceOn(from: Measured, imports: readonly ProductionImport[]): string {
  const names = sorted(new Set(imports.flatMap(({ link }) => link.written.bindings.map(({ imported }) => imported))));
  const isNamed = names.length > 0 && names.length <= 3 && names.every((name) => name !== '*' && name !== 'default');
  const what = isNamed ? names.map((name) => `\`${name}\``).join(', ') : 'what is used of it';
  const isTypes = imports.every(({ kind }) => kind === 'type');
  return isTypes ? `Move ${what} to \`${from.component}\`, or to contracts that both import.` : `Move ${what} to \`${from.component}\`, or have its users pass it in.`;
}
