import type { GraphToDescribe, WrittenEdge } from './graph.ts';

/** When an import loads its target: while the importing module starts, later if at all, or never (types). */
export type Loads = 'at-start' | 'later' | 'never';
/** Whether an arrow is part of a ring: of imports that load at the start, or only of all imports together. */
export type InRing = 'runtime' | 'all' | 'none';

/** All imports from one node to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Of the import that loads the earliest. */
  readonly loads: Loads;
  readonly ring: InRing;
  /** Import statements and expressions behind it. */
  readonly imports: readonly WrittenEdge[];
  /** What is written beside it. */
  readonly label?: string;
  /** It has no direction, as between two that share a database. */
  readonly isMutual?: boolean;
}

/** A graph as it is drawn. */
export interface Drawing {
  readonly level: 'file' | 'folder' | 'package' | 'service';
  /** It draws services and how they depend on each other, not imports. */
  readonly isLabelled?: boolean;
  readonly nodes: readonly { readonly name: string; readonly isLeaf: boolean; readonly isService: boolean; readonly isFocus: boolean; readonly ring: InRing; readonly detail?: string }[];
  readonly arrows: readonly Arrow[];
  /** How many rings there are, of imports that load at the start and of all. */
  readonly rings: { readonly runtime: number; readonly all: number };
  readonly unresolved: number;
}

/** When an import of this kind loads its target. */
export function loadsOf(kind: string): Loads {
  if (kind === 'type') return 'never';
  return kind === 'dynamic' || kind === 'lazy' ? 'later' : 'at-start';
}

const EARLIEST: readonly Loads[] = ['at-start', 'later', 'never'];
const WORST: readonly InRing[] = ['runtime', 'all', 'none'];

export const earlier = (a: Loads, b: Loads): Loads => (EARLIEST.indexOf(a) <= EARLIEST.indexOf(b) ? a : b);
export const worse = (a: InRing, b: InRing): InRing => (WORST.indexOf(a) <= WORST.indexOf(b) ? a : b);

/** One arrow for all imports from one node to another; nodes in code-unit order, arrows in the order of the edges. */
export function toDrawing({ modules, edges, cycles, coverage }: GraphToDescribe, level: Drawing['level'], focus: ReadonlySet<string> = new Set()): Drawing {
  const ringOf = { runtime: indexIn(cycles.runtime), all: indexIn(cycles.all) };
  const isInside = (rings: ReadonlyMap<string, number>, from: string, to: string): boolean => rings.has(from) && rings.get(from) === rings.get(to);
  const arrows = new Map<string, { from: string; to: string; loads: Loads; imports: WrittenEdge[] }>();
  for (const edge of edges) {
    const key = `${edge.from}\0${edge.to}`;
    const known = arrows.get(key);
    if (!known) arrows.set(key, { from: edge.from, to: edge.to, loads: loadsOf(edge.kind), imports: [edge] });
    else {
      known.loads = earlier(known.loads, loadsOf(edge.kind));
      known.imports.push(edge);
    }
  }
  const names = new Set(modules.map(({ path }) => path));
  const services = new Set(level === 'service' ? modules.flatMap(({ path, service }) => (service === path ? [path] : [])) : []);
  return {
    level,
    nodes: [...new Set([...names, ...edges.map(({ to }) => to)])].sort().map((name) => ({ name, isLeaf: !names.has(name), isService: services.has(name), isFocus: focus.has(name), ring: ringOf.runtime.has(name) ? 'runtime' : ringOf.all.has(name) ? 'all' : 'none' })),
    arrows: [...arrows.values()].map((arrow) => ({
      ...arrow,
      ring: arrow.loads === 'at-start' && isInside(ringOf.runtime, arrow.from, arrow.to) ? 'runtime' : isInside(ringOf.all, arrow.from, arrow.to) ? 'all' : 'none',
    })),
    rings: { runtime: cycles.runtime.length, all: cycles.all.length },
    unresolved: coverage.unresolved,
  };
}

function indexIn(rings: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(rings.flatMap((members, index) => members.map((member) => [member, index] as const)));
}
