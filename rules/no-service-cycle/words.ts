import type { ServiceEdge } from '#facts/service-edges';
import type { RingKind } from './ring.ts';

/** `a > b > a`, with the middle of a long ring counted instead of named. */
export function pathOf(hops: readonly ServiceEdge[]): string {
  const names = [...hops.map(({ from }) => from), hops[0]?.from ?? ''].map(quoted);
  if (names.length > 10) names.splice(5, names.length - 9, `${names.length - 9} more`);
  return names.join(' > ');
}

/** One step of a ring: who does what to whom. */
export function hopInWords({ from, to, via, name, isSynchronous }: ServiceEdge): string {
  if (via === 'import') return `${quoted(from)} imports ${quoted(to)}`;
  if (via === 'topic') return `${quoted(from)} ${isSynchronous ? 'asks' : 'sends'} ${quoted(to)}${isSynchronous ? ' by' : ''} the message ${quoted(name ?? '')}`;
  return `${quoted(from)} calls ${quoted(to)}${name === undefined ? '' : ` at ${quoted(name)}`}`;
}

/** The step that is written in the fewest places, and what to do instead of it. */
export function adviceOn(kind: RingKind, hops: readonly ServiceEdge[]): string {
  const [cheapest] = [...hops].sort((a, b) => a.evidence.length - b.evidence.length || Number(b.via === 'import') - Number(a.via === 'import'));
  if (!cheapest) return '';
  const [from, to] = [quoted(cheapest.from), quoted(cheapest.to)];
  if (cheapest.via === 'import') return `The ring opens where ${from} imports ${to}: move what both need into a package of contracts.`;
  if (kind === 'messages') return `The ring opens where ${from} sends to ${to}: let one of them decide, and the other only follow.`;
  return `The ring opens where ${from} calls ${to}: let ${from} publish an event that ${to} takes, or let ${to} be told in its own call what it would be asked for.`;
}

const quoted = (name: string): string => `\`${name}\``;
