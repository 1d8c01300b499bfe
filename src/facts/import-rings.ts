import { groupBy, projectFact } from '#model';
import { stronglyConnectedComponents } from './graph/components.ts';
import { exactEdges, isErasedAsStated, isRuntime, kindWithoutUses, type KnownEdge } from './graph/edge-kind.ts';
import { folderOfModule, type Level } from './graph/levels.ts';
import { links, type Link } from './links.ts';
import { origins } from './origins.ts';
import { resolutions } from './resolutions.ts';
import { testFiles } from './test-files.ts';
import { uses } from './uses.ts';

/**
 * Which imports make a ring. `runtime`: those that load a module while the program starts; `all`: types and later loads too;
 * `tests`: as `runtime`, and above the level of files also those written in test code, which run in no program.
 */
export type RingScope = 'runtime' | 'all' | 'tests';

/** An import inside a ring. */
export interface RingEdge extends KnownEdge {
  readonly to: string;
}

/** A strongly connected component of modules, folders or packages. */
export interface ImportRing {
  readonly scope: RingScope;
  /** In code-unit order. */
  readonly members: readonly string[];
  /** The imports of modules that lead from one member to another (or from a module to itself), in order of their place. */
  readonly edges: readonly RingEdge[];
}

export interface ImportRings {
  /**
   * The rings among the components of a level, in the order of their first members; computed when first asked for.
   */
  at(level: Level, scope: RingScope): readonly ImportRing[];
  /** The component of a module: itself, its folder, or its package (`.` where it has none). */
  componentOf(level: Level, module: string): string;
  /** Imports that lead nowhere known, and modules that could not be read: with any, a ring may be larger than it looks. */
  readonly unknown: number;
}

type Needs = { links: typeof links; uses: typeof uses; origins: typeof origins; resolutions: typeof resolutions; testFiles: typeof testFiles };

/**
 * The rings of the module graph, without knowing of every import whether it is erased: an import that may be
 * erased counts at first; inside the components found then the export statements tell of some that they are types, and only
 * inside of what is left are the files asked what they use.
 * Edges only fall away, so no ring is lost.
 */
export const importRings = projectFact<ImportRings, Needs>({
  id: 'import-rings',
  version: 2,
  needs: { links, uses, origins, resolutions, testFiles },
  derive({ links: { links, modules, coverage }, uses, origins, resolutions, testFiles }) {
    const exact = exactEdges({ uses, origins });
    const componentOf = (level: Level, module: string): string => {
      if (level === 'file') return module;
      return level === 'folder' ? folderOfModule(module) : (resolutions.packageOf(module) ?? '.');
    };
    const known = new Map<string, readonly ImportRing[]>();
    const find = (level: Level, scope: RingScope): readonly ImportRing[] => {
      const arcs: Arc[] = [];
      for (const link of links) {
        const { from, target } = link;
        if (target.kind !== 'file' || (scope !== 'all' && !isRuntime(kindWithoutUses(link)))) continue;
        if (level === 'file') arcs.push({ from, to: target.file, link, module: target.file });
        else if (scope === 'tests' || !testFiles.has(from)) {
          const arc = { from: componentOf(level, from), to: componentOf(level, target.file), link, module: target.file };
          if (arc.from !== arc.to) arcs.push(arc);
        }
      }
      return ringsOf(arcs, scope, exact, (link) => isErasedAsStated(link, origins));
    };
    const read = new Set(modules);
    const isUnread = ({ target }: Link): boolean => target.kind === 'file' && !read.has(target.file);
    return {
      at(level, scope) {
        const key = `${level} ${scope}`;
        let rings = known.get(key);
        if (!rings) known.set(key, (rings = find(level, scope)));
        return rings;
      },
      componentOf,
      unknown: coverage.unresolved + links.filter(isUnread).length,
    };
  },
});

/** An import as an arc between two components. */
interface Arc {
  readonly from: string;
  readonly to: string;
  readonly link: Link;
  readonly module: string;
}

function ringsOf(arcs: readonly Arc[], scope: RingScope, exact: (link: Link) => KnownEdge, isErasedAsStated: (link: Link) => boolean): ImportRing[] {
  const possible = insideComponents(arcs, stronglyConnectedComponents(arcs)).filter(({ link }) => scope === 'all' || !isErasedAsStated(link));
  const sure = settled(possible, exact, scope);
  const components = stronglyConnectedComponents(sure);
  const rings = components.map((members) => ({ scope, members, edges: [] as RingEdge[] }));
  const indexOf = indexIn(components);
  for (const { from, edge } of insideComponents(sure, components)) rings[indexOf.get(from) ?? -1]?.edges.push(edge);
  return rings;
}

/** Asks for the kinds of the imports inside components, file by file in rounds: what one file tells takes others out of every component. */
function settled(possible: readonly Arc[], exact: (link: Link) => KnownEdge, scope: RingScope): SureArc[] {
  const known = new Map<Arc, SureArc>();
  for (let arcs = possible; ; ) {
    arcs = insideComponents(arcs, stronglyConnectedComponents(arcs));
    const open = groupBy(arcs.filter((arc) => !known.has(arc)), ({ link }) => link.from);
    if (open.size === 0) return arcs.flatMap((arc) => known.get(arc) ?? []);
    // those that say most come first; the others may never be asked
    const files = [...open.values()].sort((a, b) => b.length - a.length);
    for (const arc of files.slice(0, Math.max(ROUND, files.length >> 2)).flat()) known.set(arc, { ...arc, edge: { ...exact(arc.link), to: arc.module } });
    arcs = arcs.filter((arc) => scope === 'all' || isRuntime(known.get(arc)?.edge.kind ?? 'value'));
  }
}

/** Files that are asked at once, at least. */
const ROUND = 16;

interface SureArc extends Arc {
  readonly edge: RingEdge;
}

function insideComponents<A extends { readonly from: string; readonly to: string }>(arcs: readonly A[], components: readonly (readonly string[])[]): A[] {
  const indexOf = indexIn(components);
  return arcs.filter(({ from, to }) => indexOf.has(from) && indexOf.get(from) === indexOf.get(to));
}

function indexIn(components: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(components.flatMap((members, index) => members.map((member) => [member, index] as const)));
}
