import { projectFact, type Place } from '#model';
import { exactEdges, type EdgeKind } from './graph/edge-kind.ts';
import { links, type Coverage } from './links.ts';
import { origins } from './origins.ts';
import { uses } from './uses.ts';

export type { EdgeKind } from './graph/edge-kind.ts';
export { isRuntime } from './graph/edge-kind.ts';
export { stronglyConnectedComponents } from './graph/components.ts';
export { feedbackArcSet } from './graph/feedback-arcs.ts';
export { folderOfModule, neighbourhood, quotient, shortestPath, type ComponentEdge, type Level } from './graph/levels.ts';
export { shortestRing } from './graph/ring.ts';

/** One import statement or expression that leads to a module of the project. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The specifier in `from`. */
  readonly at: Place;
  readonly specifier: string;
  /** Imported names in code-unit order; `*` for a namespace or everything. */
  readonly symbols: readonly string[];
}

export interface External {
  readonly from: string;
  readonly package: string;
  readonly kind: EdgeKind;
  readonly at: Place;
}

export interface Unresolved {
  readonly from: string;
  readonly specifier: string;
  readonly reason: string;
  readonly at: Place;
}

/** Modules and imports of the project. Modules in code-unit order; edges in order of their place. */
export interface ModuleGraph {
  readonly modules: readonly string[];
  readonly edges: readonly Edge[];
  /** Imports of files that are no modules and import nothing: JSON, styles, images. */
  readonly assets: readonly Edge[];
  readonly external: readonly External[];
  readonly unresolved: readonly Unresolved[];
  readonly coverage: Coverage;
}

/**
 * The one truth about who imports whom, from which every graph rule and drawing starts.
 * It says of each import whether it is erased, so it asks nearly every TypeScript file for its `uses`;
 * where only rings matter, `importRings` asks a few.
 */
export const moduleGraph = projectFact<ModuleGraph, { links: typeof links; uses: typeof uses; origins: typeof origins }>({
  id: 'module-graph',
  version: 3,
  needs: { links, uses, origins },
  derive({ links: { modules, links, coverage }, uses, origins }) {
    const edges: Edge[] = [];
    const assets: Edge[] = [];
    const external: External[] = [];
    const unresolved: Unresolved[] = [];
    const exact = exactEdges({ uses, origins });
    for (const link of links) {
      const { from, at, target, written } = link;
      if (target.kind === 'unresolved') unresolved.push({ from, specifier: written.specifier, reason: target.reason, at });
      else if (target.kind === 'external') external.push({ from, package: target.name, kind: exact(link).kind, at });
      else (target.kind === 'asset' ? assets : edges).push({ ...exact(link), to: target.file });
    }
    return { modules, edges, assets, external, unresolved, coverage };
  },
});
