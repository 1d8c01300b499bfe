import { comparePlaces, compareText, type Place } from '#model';
import type { EdgeVia, ServiceEdge } from '../service-edges.ts';

/** One sight of an edge. */
export interface Sight {
  readonly from: string;
  readonly to: string;
  readonly via: EdgeVia;
  readonly name?: string;
  /** What it is one edge by, besides its ends and its kind: the topic, the database. Calls by different addresses are one edge. */
  readonly key?: string;
  readonly code: readonly Place[];
  /** Where a message is taken. */
  readonly taken?: readonly Place[];
  /** Where deployment says it. */
  readonly configuration: readonly Place[];
  readonly isSynchronous: boolean;
}

/** Sights of the same edge as one, in order. */
export function joinedEdges(sights: readonly Sight[]): ServiceEdge[] {
  const known = new Map<string, Sight[]>();
  for (const sight of sights) {
    if (sight.from === sight.to) continue;
    const id = [sight.from, sight.to, sight.via, sight.key ?? ''].join('\0');
    const list = known.get(id);
    if (list) list.push(sight);
    else known.set(id, [sight]);
  }
  const edges = [...known.values()].flatMap((list): ServiceEdge[] => {
    const [first] = list;
    if (!first) return [];
    const evidence = [...inOrder(list.flatMap(({ code }) => code)), ...inOrder(list.flatMap(({ taken = [] }) => taken)), ...inOrder(list.flatMap(({ configuration }) => configuration))];
    const name = list.flatMap((one) => one.name ?? []).sort(compareText)[0];
    return [{ from: first.from, to: first.to, via: first.via, ...(name === undefined ? {} : { name }), evidence, isSynchronous: list.some((one) => one.isSynchronous) }];
  });
  return edges.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.via, b.via) || compareText(a.name ?? '', b.name ?? ''));
}

function inOrder(places: readonly Place[]): Place[] {
  const sorted = [...places].sort(comparePlaces);
  return sorted.filter((place, index) => index === 0 || comparePlaces(place, sorted[index - 1] ?? place) !== 0);
}
