import { UserError } from '#model';
import { isRuntime, shortestPath, type Edge } from '#facts/module-graph';
import type { PathToDescribe } from '#report';
import type { GraphRun } from '#api';
import { namesMeant, unknownName } from './graph-names.ts';
import type { LevelGraph } from './graph-view.ts';

/**
 * How one module reaches another: by the shortest chain of imports that load when the first one starts, by the shortest of
 * those that load at all, and by the shortest of all.
 * From a module to itself it is the shortest ring through it.
 * @throws {UserError} `unknown-module`
 */
export function pathBetween(found: GraphRun, at: LevelGraph, ends: readonly string[], cwd: string): PathToDescribe {
  const [first = '', second = ''] = ends;
  const [from, to] = [endMeant(first, found, at, cwd), endMeant(second, found, at, cwd)];
  const shortest = (isWanted: (edge: Edge) => boolean): Edge[] | undefined => chain(from, to, at.edges.filter(isWanted));
  return {
    from,
    to,
    paths: { runtime: shortest(({ kind }) => isRuntime(kind)), loaded: shortest(({ kind }) => kind !== 'type'), all: shortest(() => true) },
    isReachedBack: from !== to && shortestPath(to, from, at.edges) !== undefined,
    unresolved: found.graph.coverage.unresolved,
  };
}

/** A shortest chain, and from a node to itself the shortest ring through it. */
function chain(from: string, to: string, edges: readonly Edge[]): Edge[] | undefined {
  if (from !== to) return shortestPath(from, to, edges);
  const rings = edges.filter((edge) => edge.from === from).flatMap((edge) => {
    const back = shortestPath(edge.to, from, edges);
    return back ? [[edge, ...back]] : [];
  });
  return rings.sort((a, b) => a.length - b.length)[0];
}

function endMeant(word: string, found: GraphRun, at: LevelGraph, cwd: string): string {
  const [only, ...others] = namesMeant(word, found, at, cwd);
  if (only === undefined) throw unknownName(word, found, at, cwd);
  if (others.length === 0) return only;
  throw new UserError('unknown-module', `\`${word}\` stands for ${others.length + 1} nodes at this level, such as \`${only}\` and \`${others[0] ?? ''}\`. Name one of them${at.level === 'file' ? ', or join them with `--level folder`, `package` or `service`' : ''}.`);
}
