import { compareText, type Completeness, type LineTable, type Place } from '#model';
import { rounded, type GraphMetrics } from './graph-metrics.ts';

/** An import, as the graph report tells it; its ends are nodes of the level. */
export interface WrittenEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly at: Place;
  readonly specifier: string;
  readonly symbols: readonly string[];
}

/** What `arch-lint graph` prints; lines are made here. */
export interface GraphToDescribe {
  readonly modules: readonly { readonly path: string; readonly service?: string; readonly package?: string }[];
  readonly edges: readonly WrittenEdge[];
  readonly external: readonly { readonly from: string; readonly package: string; readonly kind: string; readonly at: Place }[];
  readonly unresolved: readonly { readonly from: string; readonly specifier: string; readonly reason: string; readonly at: Place }[];
  readonly cycles: { readonly runtime: readonly (readonly string[])[]; readonly all: readonly (readonly string[])[] };
  readonly services: readonly { readonly name: string; readonly path: string; readonly kind: string; readonly evidence?: readonly { readonly sign: string; readonly file: string; readonly line: number }[] }[];
  readonly serviceEdges: readonly { readonly from: string; readonly to: string; readonly via: string; readonly name?: string; readonly evidence: readonly Place[]; readonly isSynchronous: boolean }[];
  /** Targets of calls in code, by where they lead. */
  readonly serviceTargets?: object;
  /** Made when asked for: it takes a look into every file. */
  readonly metrics: GraphMetrics;
  readonly coverage: Completeness['imports'];
}

export type Lines = (file: string) => LineTable;

/** The graph as JSON, everything sorted; lines are 1-based. Where `from` is no file, `file` says which one the line is in. */
export function toGraphJson(graph: GraphToDescribe, lines: Lines): string {
  const where = (from: string, at: Place) => placeIn(lines, from, at);
  const inPlace = <T extends { readonly from: string; readonly at: Place }>(items: readonly T[], nameOf: (item: T) => string): T[] =>
    [...items].sort((a, b) => compareText(a.from, b.from) || compareText(nameOf(a), nameOf(b)) || compareText(a.at.file, b.at.file) || a.at.start - b.at.start);
  return print({
    modules: graph.modules,
    edges: inPlace(graph.edges, ({ to }) => to).map((edge) => stepOf(edge, lines)),
    external: inPlace(graph.external, (one) => one.package).map(({ from, package: name, kind, at }) => ({ from, package: name, kind, ...where(from, at) })),
    unresolved: inPlace(graph.unresolved, ({ specifier }) => specifier).map(({ from, specifier, reason, at }) => ({ from, specifier, ...where(from, at), reason })),
    cycles: graph.cycles,
    services: graph.services,
    serviceEdges: graph.serviceEdges.map(({ from, to, via, name, evidence, isSynchronous }) => ({ from, to, via, ...(name === undefined ? {} : { name }), evidence: evidenceOf(evidence, lines), synchronous: isSynchronous })),
    serviceTargets: graph.serviceTargets,
    metrics: graph.metrics.couplings.map(rounded),
    classes: graph.metrics.classes.map(({ file, start, name, methods, lcom4 }) => ({ file, line: lines(file).at(start).line, class: name, methods, lcom4 })),
    coverage: graph.coverage,
  });
}

/** An edge as JSON. */
export function stepOf({ from, to, kind, at, symbols }: WrittenEdge, lines: Lines) {
  return { from, to, kind, ...placeIn(lines, from, at), symbols };
}

/** As JSON in which nothing can drive the terminal that shows it: what is invisible is written as an escape, the same to a parser. */
export function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function evidenceOf(places: readonly Place[], lines: Lines): { readonly file: string; readonly line: number }[] {
  const sorted = [...places].sort((a, b) => compareText(a.file, b.file) || a.start - b.start);
  return sorted.map(({ file, start }) => ({ file, line: lines(file).at(start).line }));
}

function placeIn(lines: Lines, from: string, { file, start }: Place): { readonly file?: string; readonly line: number } {
  const { line } = lines(file).at(start);
  return file === from ? { line } : { file, line };
}
