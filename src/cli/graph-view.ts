import { UserError } from '#model';
import { folderOfModule, isRuntime, neighbourhood, quotient, stronglyConnectedComponents, type Edge, type Level } from '#facts/module-graph';
import type { GraphToDescribe } from '#report';
import type { GraphRun } from '#api';
import type { Flags } from './flags.ts';
import { metricsOf } from './graph-metrics.ts';
import { unknownName, namesMeant } from './graph-names.ts';

/** A graph at a level: its nodes are files, folders, packages or services. */
export interface LevelGraph {
  readonly level: Level;
  readonly names: readonly string[];
  /** Imports between two nodes, and at the level of files those of assets. */
  readonly edges: readonly Edge[];
  componentOf(module: string): string;
}

/** Joins modules to the nodes of a level. */
export function atLevel(found: GraphRun, level: Level): LevelGraph {
  const componentOf = componentsOf(found, level);
  const { graph } = found;
  if (level === 'file') return { level, names: graph.modules, edges: [...graph.edges, ...graph.assets], componentOf };
  const edges = quotient(graph.edges, componentOf).flatMap(({ from, to, edges }) => edges.map((edge) => ({ ...edge, from, to })));
  const others = level === 'service' ? found.services.all.map(({ name }) => name) : []; // one in another language has no modules
  return { level, names: [...new Set([...graph.modules.map(componentOf), ...others])].sort(), edges, componentOf };
}

function componentsOf({ packageOf, services }: GraphRun, level: Level): (module: string) => string {
  if (level === 'file') return (module) => module;
  if (level === 'folder') return folderOfModule;
  const packageName = (module: string): string => packageOf(module) ?? '.';
  if (level === 'package') return packageName;
  const taken = new Set(services.all.map(({ name }) => name));
  return (module) => {
    const name = packageName(module);
    return services.of(module)?.name ?? (taken.has(name) ? `package:${name}` : name); // a package may be called as a service is
  };
}

/** What of a graph is shown: all, or what is near the focus. Rings that reach into it are told whole. */
export function view(found: GraphRun, at: LevelGraph, near: ReadonlySet<string> | undefined): GraphToDescribe {
  const { graph, packageOf, services } = found;
  const { level, names, edges, componentOf } = at;
  const isShown = (name: string): boolean => near === undefined || near.has(name);
  const rings = (among: readonly Edge[]): string[][] => stronglyConnectedComponents(among).filter((members) => members.some(isShown));
  const isService = new Set(services.all.map(({ name }) => name));
  const describe = (path: string): GraphToDescribe['modules'][number] => {
    if (level === 'service') return isService.has(path) ? { path, service: path } : { path };
    if (level !== 'file') return { path };
    const [service, owner] = [services.of(path)?.name, packageOf(path)];
    return { path, ...(service === undefined ? {} : { service }), ...(owner === undefined ? {} : { package: owner }) };
  };
  return {
    modules: names.filter(isShown).map(describe),
    edges: edges.filter(({ from, to }) => isShown(from) && isShown(to)),
    external: graph.external.map((one) => ({ ...one, from: componentOf(one.from) })).filter(({ from }) => isShown(from)),
    unresolved: graph.unresolved.map((one) => ({ ...one, from: componentOf(one.from) })).filter(({ from }) => isShown(from)),
    cycles: { runtime: rings(edges.filter(({ kind }) => isRuntime(kind))), all: rings(edges) },
    services: services.all,
    serviceEdges: found.serviceEdges.edges,
    serviceTargets: found.serviceEdges.coverage,
    get metrics() {
      return metricsOf(found, at, isShown);
    },
    coverage: graph.coverage,
  };
}

/** What is shown of a graph: everything where `shown` is undefined. */
interface Near {
  readonly focus: ReadonlySet<string>;
  readonly shown: ReadonlySet<string> | undefined;
}

/**
 * The nodes of the given paths, and those within `--depth` steps of `--focus`: where both are given, those that are both.
 * @throws {UserError} `unknown-module`
 */
export function near(found: GraphRun, at: LevelGraph, paths: readonly string[], { focus, depth }: Flags, cwd: string): Near {
  const meant = (word: string): string[] => {
    const names = namesMeant(word, found, at, cwd);
    if (names.length === 0) throw unknownName(word, found, at, cwd);
    return names;
  };
  const asked = paths.length === 0 ? undefined : new Set(paths.flatMap(meant));
  if (focus === undefined) return { focus: new Set(), shown: asked };
  const wanted = meant(focus);
  const around = neighbourhood(wanted, at.edges, Number(depth ?? 1));
  if (!asked) return { focus: new Set(wanted), shown: around };
  const both = new Set([...around].filter((name) => asked.has(name)));
  if (both.size === 0) throw new UserError('unknown-module', `Nothing of ${paths.map((path) => `\`${path}\``).join(', ')} is within ${depth ?? '1'} steps of \`${focus}\`. Ask for more steps with \`--depth\`, or leave the paths out.`);
  return { focus: new Set(wanted), shown: both };
}
