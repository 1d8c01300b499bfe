import type { BoundaryWritten } from '#facts/architecture-settings';
import type { Crossing } from '#facts/boundary-crossings';
import { nameOf, type ImportArrow } from '#facts/import-arrows';

/** What the boundary says, and why, as a clause. */
export function lawOf({ boundary: { allow = [], isTransitive, because }, part, denied }: Crossing): string {
  const verb = isTransitive ? 'reach' : 'import';
  const law = denied === undefined ? `may ${verb} nothing but ${listed(allow.map(({ text }) => text))}` : `may not ${verb} ${quoted(denied)}`;
  return `${quoted(part)} ${law}${because === undefined ? '' : ` (${because.replace(/\s+/g, ' ').replace(/[ .]+$/, '')})`}`;
}

/** The cheapest way out, as a sentence. */
export function adviceOn({ kind, wayOut, arrow, part, goal }: Crossing): string {
  switch (wayOut.kind) {
    case 'door':
      return `Import ${listed(wayOut.symbols)} from ${quoted(wayOut.file)}.`;
    case 'ask':
      return `Ask ${wayOut.files.map(quoted).join(' or ')} for it, which this file imports already.`;
    case 'cut':
      return `${wayOut.ways} such ways lead over the import of ${quoted(nameOf(wayOut.step.to))} in ${quoted(wayOut.step.from)}: cut that one first, by an interface, or by moving what is needed out of it.`;
    case 'type':
      if ('package' in arrow.to) return `Only types are used: declare what is needed of them in ${quoted(part)}.`;
      return `Only types are used: move them to where ${quoted(part)} may import them.`;
    case 'package':
      return `Say what is needed of it as an interface of ${quoted(part)}, and have it handed in.`;
    case 'service':
      return 'Ask it over its API or by an event, or share what both need as a contract.';
    case 'invert': {
      const target = quoted(nameOf(arrow.to));
      if (kind === 'passedOn') return `Take it from elsewhere, or name ${target} in \`except\` if it is meant as the door.`;
      if (kind === 'reached') return `Cut one of these imports: turn it around by an interface, or move what is needed out of ${quoted(nameOf(goal))}.`;
      return `Declare an interface in ${quoted(part)} for ${target} to implement, or move what is needed to where both may import it.`;
    }
  }
}

/** `a > b > c` from the importing file on, with the middle of a long way counted instead of named. */
export function pathOf({ from, to }: ImportArrow, steps: readonly ImportArrow[]): string {
  const names = [from, nameOf(to), ...steps.map((step) => nameOf(step.to))].map(quoted);
  if (names.length > 8) names.splice(4, names.length - 7, `${names.length - 7} more`);
  return names.join(' > ');
}

/** What a boundary is told apart by in fingerprints, whatever its place in the list and its reason. */
export function signature({ from, deny, allow = [] }: BoundaryWritten): string {
  const texts = (selectors: BoundaryWritten['from']): string => selectors.map(({ text }) => text).join(' ');
  return `${texts(from)} > ${deny.length > 0 ? texts(deny) : `only ${texts(allow)}`}`;
}

const MOST_NAMED = 5;

/** `a`, `b` and `c` */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(quoted);
  if (names.length > MOST_NAMED) shown.push(`${names.length - MOST_NAMED} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

const quoted = (name: string): string => `\`${name}\``;
