import { projectFact, sorted, type Place } from '#model';
import { edgeOf, type EdgeKind } from './graph/edge-kind.ts';
import { imports } from './imports.ts';
import { resolutions } from './resolutions.ts';

export type { EdgeKind } from './graph/edge-kind.ts';
export { isRuntime } from './graph/edge-kind.ts';
export { stronglyConnectedComponents } from './graph/components.ts';
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

/** Import statements and expressions with a literal specifier, by where they lead. `total = resolved + external + unresolved` */
export interface Coverage {
  readonly total: number;
  readonly resolved: number;
  readonly external: number;
  readonly unresolved: number;
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

/** The one truth about who imports whom, from which every graph rule and drawing starts. */
export const moduleGraph = projectFact<ModuleGraph, { imports: typeof imports; resolutions: typeof resolutions }>({
  id: 'module-graph',
  version: 1,
  needs: { imports, resolutions },
  derive({ imports, resolutions }) {
    const edges: Edge[] = [];
    const external: External[] = [];
    const unresolved: Unresolved[] = [];
    const modules = new Set(imports.keys());
    let total = 0;
    const assets: Edge[] = [];
    for (const [from, written] of imports) {
      const erasure = resolutions.erasure(from);
      for (const one of written) {
        if (one.form === 'jsdoc' && !erasure.checksJs) continue;
        const target = resolutions.target(from, one.specifier);
        const at: Place = { file: from, ...one.at };
        const { kind, symbols } = edgeOf(from, one, erasure);
        total++;
        if (target.kind === 'external') external.push({ from, package: target.name, kind, at });
        else if (target.kind === 'unresolved') unresolved.push({ from, specifier: one.specifier, reason: target.reason, at });
        else (target.kind === 'asset' ? assets : edges).push({ from, to: target.file, kind, at, specifier: one.specifier, symbols });
      }
    }
    const resolved = edges.length + assets.length;
    const coverage = { total, resolved, external: external.length, unresolved: unresolved.length };
    return { modules: sorted(modules), edges, assets, external, unresolved, coverage };
  },
});
