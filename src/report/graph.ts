import { compareText, type Completeness, type LineTable, type Place } from '#model';

/** An import, as the graph report tells it. */
interface WrittenEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly at: Place;
  readonly symbols: readonly string[];
}

/** What `arch-lint graph` prints; lines are made here. */
export interface GraphToDescribe {
  readonly modules: readonly { readonly path: string; readonly package?: string }[];
  readonly edges: readonly WrittenEdge[];
  readonly external: readonly { readonly from: string; readonly package: string; readonly kind: string; readonly at: Place }[];
  readonly unresolved: readonly { readonly from: string; readonly specifier: string; readonly reason: string; readonly at: Place }[];
  readonly cycles: { readonly runtime: readonly (readonly string[])[]; readonly all: readonly (readonly string[])[] };
  readonly coverage: Completeness['imports'];
}

/** The graph as JSON, everything sorted; lines are 1-based. */
export function toGraphJson(graph: GraphToDescribe, lines: (file: string) => LineTable): string {
  const lineOf = ({ file, start }: Place): number => lines(file).at(start).line;
  const inPlace = <T extends { readonly from: string; readonly at: Place }>(items: readonly T[], nameOf: (item: T) => string): T[] =>
    [...items].sort((a, b) => compareText(a.from, b.from) || compareText(nameOf(a), nameOf(b)) || compareText(a.at.file, b.at.file) || a.at.start - b.at.start);
  return `${JSON.stringify(
    {
      modules: graph.modules,
      edges: inPlace(graph.edges, ({ to }) => to).map(({ from, to, kind, at, symbols }) => ({ from, to, kind, line: lineOf(at), symbols })),
      external: inPlace(graph.external, (one) => one.package).map(({ from, package: name, kind, at }) => ({ from, package: name, kind, line: lineOf(at) })),
      unresolved: inPlace(graph.unresolved, ({ specifier }) => specifier).map(({ from, specifier, reason, at }) => ({ from, specifier, line: lineOf(at), reason })),
      cycles: graph.cycles,
      coverage: graph.coverage,
    },
    null,
    2,
  )}\n`;
}
