import { compareText, groupBy } from '#model';
import { stronglyConnectedComponents } from '#facts/module-graph';
import type { ServiceEdge } from '#facts/service-edges';
import type { Drawing } from '#report';
import type { GraphRun } from '#api';

type Arrow = Drawing['arrows'][number];

/** Solid: the one needs the other at once. Dotted: through messages. Dashed: without a word between them. */
const LOADS: Readonly<Record<ServiceEdge['via'], Arrow['loads']>> = { import: 'at-start', http: 'at-start', grpc: 'at-start', tcp: 'at-start', topic: 'later', database: 'never', 'depends-on': 'never' };
const ORDER: readonly ServiceEdge['via'][] = ['http', 'grpc', 'tcp', 'topic', 'import', 'database', 'depends-on'];
const WORDS: Readonly<Record<ServiceEdge['via'], string>> = { http: 'HTTP', grpc: 'gRPC', tcp: 'TCP', topic: 'topic', import: 'import', database: 'database', 'depends-on': 'starts after' };
const MOST_NAMED = 2;
const LONGEST_NAME = 28;

/** The services of a project and what is between them, as it is drawn: one arrow from one to another, labelled by how. */
export function serviceDrawing({ services, serviceEdges: { edges, coverage } }: GraphRun, isShown: (name: string) => boolean, focus: ReadonlySet<string>): Drawing {
  const rings = { runtime: ringsIn(edges, (edge) => LOADS[edge.via] === 'at-start'), all: ringsIn(edges, (edge) => LOADS[edge.via] !== 'never') };
  const shown = edges.filter(({ from, to }) => from !== to && isShown(from) && isShown(to));
  const arrows = [...groupBy(shown, ({ from, to }) => `${from}\0${to}`).values()].flatMap((between): Arrow[] => {
    const told = between.some(({ via }) => via !== 'depends-on') ? between.filter(({ via }) => via !== 'depends-on') : between;
    const [first] = told;
    if (!first) return [];
    const { from, to } = first;
    const loads = (['at-start', 'later'] as const).find((one) => told.some(({ via }) => LOADS[via] === one)) ?? 'never';
    const isIn = (ring: readonly ReadonlySet<string>[]): boolean => ring.some((members) => members.has(from) && members.has(to));
    const ring = loads === 'at-start' && isIn(rings.runtime) ? 'runtime' : loads !== 'never' && isIn(rings.all) ? 'all' : 'none';
    const imports = told.flatMap(({ via, name = '', evidence }) => evidence.map((at) => ({ from, to, kind: WORDS[via], at, specifier: name, symbols: [] })));
    return [{ from, to, loads, ring, imports, label: labelOf(told), isMutual: told.every(({ via }) => via === 'database') }];
  });
  const ringOf = (name: string): Arrow['ring'] => (rings.runtime.some((members) => members.has(name)) ? 'runtime' : rings.all.some((members) => members.has(name)) ? 'all' : 'none');
  return {
    level: 'service',
    isLabelled: true,
    nodes: services.all.filter(({ name }) => isShown(name)).map(({ name, path, kind }) => ({ name, isLeaf: false, isService: true, isFocus: focus.has(name), ring: ringOf(name), detail: `${path} (${kind})` })),
    arrows: arrows.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
    rings: { runtime: rings.runtime.length, all: rings.all.length },
    unresolved: coverage.unknown,
  };
}

function ringsIn(edges: readonly ServiceEdge[], isWanted: (edge: ServiceEdge) => boolean): ReadonlySet<string>[] {
  return stronglyConnectedComponents(edges.filter(isWanted)).filter((members) => members.length > 1).map((members) => new Set(members));
}

/** `HTTP, topic orders.placed`, with as many names as one can read beside an arrow. */
function labelOf(edges: readonly ServiceEdge[]): string {
  const parts = ORDER.flatMap((via) => {
    const of = edges.filter((edge) => edge.via === via);
    if (of.length === 0) return [];
    const names = [...new Set(of.flatMap(({ name }) => (name === undefined ? [] : [name])))].sort(compareText);
    if (via === 'topic') return [names.length === 0 ? 'topic' : names.length <= MOST_NAMED ? `topic ${names.map(short).join(', ')}` : `${names.length} topics`];
    if (via === 'database') return [names.length === 1 ? `database ${short(names[0] ?? '')}` : 'database'];
    return [WORDS[via]];
  });
  return parts.join(', ');
}

function short(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
