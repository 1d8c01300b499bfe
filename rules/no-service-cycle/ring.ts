import { shortestRing } from '#facts/graph/ring';
import { stronglyConnectedComponents } from '#facts/graph/components';
import { shortestPath } from '#facts/graph/levels';
import type { ServiceEdge } from '#facts/service-edges';

export type RingKind = 'calls' | 'imports' | 'mixed' | 'messages';

/** Services that can all reach each other, with one shortest ring through them. */
export interface ServiceRing {
  readonly kind: RingKind;
  /** In code-unit order. */
  readonly members: readonly string[];
  /** The edges of the ring, from its smallest member on. */
  readonly hops: readonly ServiceEdge[];
}

const isCall = ({ via }: ServiceEdge): boolean => via === 'http' || via === 'grpc' || via === 'tcp' || via === 'topic';

/**
 * Rings of calls, rings of imports, then what only both together close, then what messages close; each set of members once.
 */
export function ringsOf(edges: readonly ServiceEdge[], { messages, configured }: { readonly messages: boolean; readonly configured: boolean }): ServiceRing[] {
  const calls = edges.filter((edge) => isCall(edge) && (edge.isSynchronous || (configured && edge.via !== 'topic')));
  const imports = edges.filter(({ via, isSynchronous }) => via === 'import' && isSynchronous);
  const sent = messages ? edges.filter(({ via, isSynchronous }) => via === 'topic' && !isSynchronous) : [];
  const known = new Set<string>();
  const rings = (kind: RingKind, among: readonly ServiceEdge[], others: readonly ServiceEdge[]): ServiceRing[] =>
    stronglyConnectedComponents([...among, ...others]).flatMap((members) => {
      const key = members.join('\0');
      if (known.has(key)) return [];
      known.add(key);
      const hops = others.length === 0 ? plainRing(members, among) : ringThrough(members, others, [...among, ...others], kind === 'mixed');
      return hops.length === 0 ? [] : [{ kind, members, hops }];
    });
  return [...rings('calls', calls, []), ...rings('imports', imports, []), ...(calls.length === 0 ? [] : rings('mixed', calls, imports)), ...(sent.length === 0 ? [] : rings('messages', [...calls, ...imports], sent))];
}

function plainRing(members: readonly string[], edges: readonly ServiceEdge[]): ServiceEdge[] {
  const path = shortestRing(members, edges);
  return path.flatMap((from, index) => edges.find((edge) => edge.from === from && edge.to === path[(index + 1) % path.length]) ?? []);
}

/** The shortest ring with one of `through`, and if it must mix, with one that is none of them: a ring of one kind is told of already. */
function ringThrough(members: readonly string[], through: readonly ServiceEdge[], all: readonly ServiceEdge[], mustMix: boolean): ServiceEdge[] {
  const isMember = new Set(members);
  const inner = all.filter(({ from, to }) => isMember.has(from) && isMember.has(to));
  const special = new Set(through);
  let best: ServiceEdge[] = [];
  for (const edge of inner) {
    if (!special.has(edge)) continue;
    const back = [...inner.filter((one) => !special.has(one)), ...inner.filter((one) => special.has(one))]; // of two ways of one length, the one of the other kind
    const way = shortestPath(edge.to, edge.from, back) ?? [];
    if (way.length === 0 || (best.length > 0 && way.length + 1 >= best.length) || (mustMix && way.every((one) => special.has(one)))) continue;
    best = [edge, ...way];
  }
  const first = best.reduce((least, { from }, index) => (from < (best[least]?.from ?? '') ? index : least), 0);
  return [...best.slice(first), ...best.slice(0, first)];
}
