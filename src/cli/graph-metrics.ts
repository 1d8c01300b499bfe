import { compareText } from '#model';
import { couplingOf, type Coupling } from '#facts/graph/coupling';
import type { GraphMetrics } from '#report';
import type { GraphRun } from '#api';
import type { LevelGraph } from './graph-view.ts';

/**
 * What is measured of the nodes that are shown. Counted over the whole graph and imports of every kind, whatever is shown of it.
 */
export function metricsOf(found: GraphRun, { level, names, componentOf }: LevelGraph, isShown: (name: string) => boolean): GraphMetrics {
  const { modules, edges } = found.graph;
  const units = level === 'file' ? (['files'] as const) : (['components', 'files'] as const);
  const couplings = units.flatMap((unit) => couplingOf(modules, edges, componentOf, unit, (module) => found.abstractionsOf(module)));
  const known = new Set(couplings.map(({ component }) => component));
  // a service in another language has no modules, so nothing is known to be tied to it
  const others = names.filter((name) => !known.has(name)).flatMap((component) => units.map((unit): Coupling => ({ component, unit, ca: 0, ce: 0, instability: null, abstractness: null, distance: null })));
  return {
    couplings: [...couplings, ...others].filter(({ component }) => isShown(component)).sort((a, b) => compareText(a.component, b.component) || compareText(a.unit, b.unit)),
    folders: level === 'file' ? foldersOf(found, isShown) : [],
    classes: modules.flatMap((file) => (isShown(componentOf(file)) ? found.cohesionOf(file).map((one) => ({ file, ...one })) : [])),
  };
}

/** Folders with all below them: one of a module's folders at a time, the deepest first. */
function foldersOf({ graph: { modules, edges }, abstractionsOf }: GraphRun, isShown: (name: string) => boolean): GraphMetrics['folders'] {
  const depth = modules.reduce((most, module) => Math.max(most, module.split('/').length - 1), 0);
  const folders: (GraphMetrics['folders'][number])[] = [];
  const shown = new Set(modules.filter(isShown).flatMap((module) => foldersAbove(module)));
  for (let length = 1; length <= depth; length++) {
    // what lies less deep is no folder of this depth, and counts as a file outside of all of them
    const at = (module: string): string => {
      const parts = module.split('/');
      return parts.length > length ? parts.slice(0, length).join('/') : `/${module}`;
    };
    const sizes = new Map<string, number>();
    for (const module of modules) sizes.set(at(module), (sizes.get(at(module)) ?? 0) + 1);
    for (const one of couplingOf(modules, edges, at, 'files', abstractionsOf)) if (shown.has(one.component)) folders.push({ ...one, size: sizes.get(one.component) ?? 0 });
  }
  return folders;
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}
