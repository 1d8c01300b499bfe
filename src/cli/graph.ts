import { UserError } from '#model';
import { folderOfModule, isRuntime, neighbourhood, quotient, shortestPath, stronglyConnectedComponents, type Edge, type Level } from '#facts/module-graph';
import { toGraphJson, visible, type GraphToDescribe } from '#report';
import { draw, DRAWINGS, nearest, writeReport, type DrawingFormat } from '#host';
import { graphOf, type GraphRun } from '#api';
import type { Flags } from './flags.ts';
import { finallyDo, progressLine } from './progress.ts';
import { requestOf } from './request.ts';
import type { ExitCode, Shell } from './shell.ts';

const LEVELS: readonly Level[] = ['file', 'folder', 'package'];
const FORMATS: readonly string[] = ['json', ...DRAWINGS];

/** `arch-lint graph`: the module graph as data or as a drawing; `--reaches A --reaches B`: how one module reaches another. */
export async function graph(paths: readonly string[], flags: Flags, shell: Shell): Promise<ExitCode> {
  const level = chosen('level', flags.level ?? 'file', LEVELS);
  const format = chosen('format', flags.format?.[0] ?? 'json', FORMATS);
  const progress = progressLine(shell);
  const found = finallyDo(() => graphOf({ ...requestOf(flags, shell), paths, progress: progress.step }), progress.end);
  const text = flags.reaches ? describePath(found, flags.reaches) : await describe(view(found, level, flags), found, format);
  if (flags.output === undefined) shell.out(text);
  else writeReport(flags.output, text);
  for (const { file, reason } of found.skipped) shell.err(`arch-lint: not in the graph: ${visible(file)}: ${visible(reason)}\n`);
  return found.skipped.length === 0 ? 0 : 3;
}

function describe(shown: GraphToDescribe, { lines }: GraphRun, format: string): string | Promise<string> {
  if (format === 'json') return toGraphJson(shown, lines);
  const ringOf = new Map(shown.cycles.all.flatMap((members, index) => members.map((member) => [member, index] as const)));
  const arrows = new Map(shown.edges.map((edge) => [`${edge.from}\0${edge.to}`, edge]));
  for (const edge of shown.edges) if (isRuntime(edge.kind as Edge['kind'])) arrows.set(`${edge.from}\0${edge.to}`, edge); // holds: made from edges
  const modules = new Set(shown.modules.map(({ path }) => path));
  const names = new Set([...modules, ...shown.edges.map(({ to }) => to)]);
  return draw(
    {
      nodes: [...names].sort().map((name) => ({ name: safeName(name), isLeaf: !modules.has(name) })),
      arrows: [...arrows.values()].map(({ from, to, kind }) => ({
        from: safeName(from),
        to: safeName(to),
        isDeferred: kind === 'dynamic' || kind === 'lazy',
        isTypeOnly: kind === 'type',
        isInRing: ringOf.has(from) && ringOf.get(from) === ringOf.get(to),
      })),
    },
    format as DrawingFormat, // holds: one of FORMATS that is not json
  );
}

/** Names go into languages with their own quotes and tags; what could end one is written out. */
function safeName(name: string): string {
  return visible(name).replace(/["<>&`;|{}\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** The graph at a level, narrowed to what is near the focus. */
function view({ graph, packageOf }: GraphRun, level: Level, flags: Flags): GraphToDescribe {
  const componentOf = (module: string): string => (level === 'file' ? module : level === 'folder' ? folderOfModule(module) : (packageOf(module) ?? '.'));
  const written = [...graph.edges, ...graph.assets];
  const edges = level === 'file' ? written : quotient(graph.edges, componentOf).flatMap(({ from, to, edges }) => edges.map((edge) => ({ ...edge, from, to })));
  const names = [...new Set(graph.modules.map(componentOf))].sort();
  const near = nearFocus(names, edges, flags);
  const isShown = (name: string): boolean => near === undefined || near.has(name);
  const kept = edges.filter(({ from, to }) => isShown(from) && isShown(to));
  return {
    modules: names.filter(isShown).map((path) => (level === 'file' && packageOf(path) !== undefined ? { path, package: packageOf(path) ?? '' } : { path })),
    edges: kept,
    external: graph.external.map((one) => ({ ...one, from: componentOf(one.from) })).filter(({ from }) => isShown(from)),
    unresolved: graph.unresolved.map((one) => ({ ...one, from: componentOf(one.from) })).filter(({ from }) => isShown(from)),
    cycles: { runtime: stronglyConnectedComponents(kept.filter(({ kind }) => isRuntime(kind))), all: stronglyConnectedComponents(kept) },
    coverage: graph.coverage,
  };
}

function nearFocus(names: readonly string[], edges: readonly { from: string; to: string }[], { focus, depth = '1' }: Flags): Set<string> | undefined {
  if (focus === undefined) return undefined;
  if (!/^\d+$/.test(depth)) throw new UserError('flag-value', `\`--depth ${depth}\` is no number. Give how many steps from the focus to show.`);
  const wanted = names.filter((name) => name === focus || name.startsWith(`${focus.replace(/\/$/, '')}/`));
  if (wanted.length === 0) throw new UserError('unknown-module', `There is no module \`${focus}\` in the graph.${hint(focus, names)}`);
  return neighbourhood(wanted, edges, Number(depth));
}

function describePath({ graph, lines }: GraphRun, ends: readonly string[]): string {
  const [from, to] = ends;
  if (from === undefined || to === undefined || ends.length > 2) throw new UserError('flag-value', 'Name two modules: `arch-lint graph --reaches src/a.ts --reaches src/b.ts`.');
  for (const end of [from, to]) if (!graph.modules.includes(end)) throw new UserError('unknown-module', `There is no module \`${end}\` in the graph.${hint(end, graph.modules)}`);
  const path = shortestPath(from, to, graph.edges);
  if (!path) return `${visible(from)} does not reach ${visible(to)}.\n`;
  return `${path.map((edge) => `${visible(edge.from)}:${lines(edge.from).at(edge.at.start).line} imports ${visible(edge.to)} (${edge.kind})`).join('\n')}\n`;
}

function chosen<T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UserError('flag-value', `There is no ${flag} \`${value}\`.${hint(value, known)} Choose one of ${known.join(', ')}.`);
  return found;
}

function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
