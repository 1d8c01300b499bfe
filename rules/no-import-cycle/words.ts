import type { Cut, CutStep } from '#facts/graph/cut';
import type { Hazard } from '#facts/graph/hazards';

const MOST_NAMED = 3;

/** How many members a ring has, as the first word of a sentence. With imports that lead nowhere known there may be more. */
export function countOf(size: number, unknown: number): string {
  return unknown > 0 ? `At least ${size}` : String(size);
}

/** `a > b > a`, with the middle of a long ring counted instead of named. */
export function pathOf(ring: readonly string[]): string {
  const names = [...ring, ring[0] ?? ''].map(quoted);
  if (names.length > 10) names.splice(5, names.length - 9, `${names.length - 9} more`);
  return names.join(' > ');
}

/** What happens when the program enters the ring at the wrong place; empty where nothing does. */
export function warningOn(hazards: readonly Hazard[]): string {
  const [first] = hazards;
  if (!first) return '';
  const more = hazards.length > 1 ? ` (and ${hazards.length - 1} more)` : '';
  return `\`${first.binding}\` is read in \`${first.at.file}\` while modules load (${first.where}), and is not set yet if \`${first.origin}\` loads first${more}. `;
}

/** What to change, the cheapest set that was found. */
export function adviceOn({ steps, isMinimum }: Cut): string {
  const named = steps.slice(0, MOST_NAMED).map(stepInWords);
  if (steps.length > MOST_NAMED) named.push(steps.length === MOST_NAMED + 1 ? 'one more import is cut' : `${steps.length - MOST_NAMED} more imports are cut`);
  const last = named.pop() ?? '';
  const list = named.length === 0 ? last : `${named.join(', ')} and ${last}`;
  const how = steps.some(({ wayOut }) => wayOut === 'move') ? ' Move what is shared into a module of its own, or turn the import around.' : '';
  return `No ring is left if ${list}${isMinimum ? '' : ' (fewer changes may do)'}.${how}`;
}

/** One change, as the rest of "No ring is left if". */
export function stepInWords({ from, to, wayOut, symbols, instead }: CutStep): string {
  switch (wayOut) {
    case 're-point':
      return `${quoted(from)} imports ${named(symbols)} from ${listed(instead)} instead of ${quoted(to)}`;
    case 'type':
      return `${quoted(from)} imports ${quoted(to)} with \`import type\``;
    case 'move':
      return `${quoted(from)} does without ${symbols.length === 0 || symbols.includes('*') ? '' : `${named(symbols)} of `}${quoted(to)}`;
  }
}

const quoted = (name: string): string => `\`${name}\``;
const named = (symbols: readonly string[]): string => (symbols.length > MOST_NAMED ? `${symbols.length} names` : listed(symbols));
const listed = (names: readonly string[]): string => names.slice(0, MOST_NAMED).map(quoted).join(', ') + (names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '');
