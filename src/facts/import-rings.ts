import { projectFact } from '#model';
import { stronglyConnectedComponents } from './graph/components.ts';
import { exactEdges, isRuntime, kindWithoutUses } from './graph/edge-kind.ts';
import { links, type Link } from './links.ts';
import type { Edge } from './module-graph.ts';
import { uses } from './uses.ts';

/** A strongly connected component of the modules that load each other while the program starts. */
export interface ImportRing {
  /** In code-unit order. */
  readonly members: readonly string[];
  /** The runtime edges inside it, in order of their place. */
  readonly edges: readonly Edge[];
}

/**
 * The runtime rings of the module graph, without knowing of every import whether it is erased: an import that may be
 * erased counts at first; only inside the components found then are the files asked what they use.
 * Edges only fall away on the second pass, so no ring is lost.
 */
export const importRings = projectFact<readonly ImportRing[], { links: typeof links; uses: typeof uses }>({
  id: 'import-rings',
  version: 1,
  needs: { links, uses },
  derive({ links: { links }, uses }) {
    const exact = exactEdges(uses);
    const possible = links.flatMap((link) => arcOf(link));
    const first = insideComponents(possible);
    const edges = first.map(({ link, to }) => ({ ...exact(link), to })).filter(({ kind }) => isRuntime(kind));
    const rings = stronglyConnectedComponents(edges).map((members) => ({ members, edges: [] as Edge[] }));
    const inside = componentOf(rings.map(({ members }) => members));
    for (const edge of edges) {
      const ring = rings[inside(edge.from) ?? -1];
      if (ring && inside(edge.to) === inside(edge.from)) ring.edges.push(edge);
    }
    return rings;
  },
});

interface Arc {
  readonly from: string;
  readonly to: string;
  readonly link: Link;
}

function arcOf(link: Link): Arc[] {
  const { from, target } = link;
  if (target.kind !== 'file' || !isRuntime(kindWithoutUses(link))) return [];
  return [{ from, to: target.file, link }];
}

function insideComponents(arcs: readonly Arc[]): Arc[] {
  const inside = componentOf(stronglyConnectedComponents(arcs));
  return arcs.filter(({ from, to }) => inside(from) !== undefined && inside(from) === inside(to));
}

function componentOf(components: readonly (readonly string[])[]): (module: string) => number | undefined {
  const index = new Map(components.flatMap((members, number) => members.map((member) => [member, number] as const)));
  return (module) => index.get(module);
}
