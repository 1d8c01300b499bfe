import { compareText, sorted } from '#model';
import type { Edge } from '../module-graph.ts';
import { isRuntime } from './edge-kind.ts';

/** What the nodes of a drawing stand for. */
export type Level = 'file' | 'folder' | 'package' | 'service';

/** Imports between two components of a level, all together. */
export interface ComponentEdge {
  readonly from: string;
  readonly to: string;
  /** Import statements and expressions behind it. */
  readonly edges: readonly Edge[];
  /** Whether any of them loads its target while the program starts. */
  readonly isRuntime: boolean;
}

/**
 * The quotient of a graph by components: edges inside a component fall away, edges between two are joined.
 * @param componentOf the component of a module
 * @returns in code-unit order of their ends
 */
export function quotient(edges: readonly Edge[], componentOf: (module: string) => string): ComponentEdge[] {
  const joined = new Map<string, { from: string; to: string; edges: Edge[] }>();
  for (const edge of edges) {
    const [from, to] = [componentOf(edge.from), componentOf(edge.to)];
    if (from === to && edge.from !== edge.to) continue;
    const key = `${from}\0${to}`;
    const known = joined.get(key);
    if (known) known.edges.push(edge);
    else joined.set(key, { from, to, edges: [edge] });
  }
  return [...joined.values()]
    .filter(({ from, to, edges }) => from !== to || edges.some((edge) => edge.from === from))
    .map((one) => ({ ...one, isRuntime: one.edges.some(({ kind }) => isRuntime(kind)) }))
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

/** The folder of a module; `.` for the root. */
export function folderOfModule(module: string): string {
  const slash = module.lastIndexOf('/');
  return slash < 0 ? '.' : module.slice(0, slash);
}

/** Nodes within a number of steps of the wanted ones, along edges either way. */
export function neighbourhood(wanted: readonly string[], edges: readonly { readonly from: string; readonly to: string }[], depth: number): Set<string> {
  const near = new Set(wanted);
  let frontier = new Set(wanted);
  for (let step = 0; step < depth && frontier.size > 0; step++) {
    const next = new Set<string>();
    for (const { from, to } of edges) {
      if (frontier.has(from) && !near.has(to)) next.add(to);
      if (frontier.has(to) && !near.has(from)) next.add(from);
    }
    for (const node of next) near.add(node);
    frontier = next;
  }
  return near;
}

/**
 * A shortest chain of edges from one node to another, by breadth-first search in code-unit order of targets: O(V + E).
 * @returns the edges in order, empty from a node to itself, or undefined when there is none
 */
export function shortestPath<E extends { readonly from: string; readonly to: string }>(from: string, to: string, edges: readonly E[]): E[] | undefined {
  const outgoing = new Map<string, E[]>();
  for (const edge of edges) {
    const list = outgoing.get(edge.from);
    if (list) list.push(edge);
    else outgoing.set(edge.from, [edge]);
  }
  const reachedBy = new Map<string, E | undefined>([[from, undefined]]);
  for (const queue = [from]; queue.length > 0 && !reachedBy.has(to); ) {
    const level = queue.splice(0);
    for (const node of sorted(level))
      for (const edge of (outgoing.get(node) ?? []).sort((a, b) => compareText(a.to, b.to)))
        if (!reachedBy.has(edge.to)) {
          reachedBy.set(edge.to, edge);
          queue.push(edge.to);
        }
  }
  if (!reachedBy.has(to)) return undefined;
  const path: E[] = [];
  for (let edge = reachedBy.get(to); edge; edge = reachedBy.get(edge.from)) path.push(edge);
  return path.reverse();
}
