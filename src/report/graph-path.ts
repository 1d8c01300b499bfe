import { print, stepOf, type Lines, type WrittenEdge } from './graph.ts';
import { visible } from './visible.ts';

type Chain = readonly WrittenEdge[] | undefined;

/** How one node of a graph reaches another. */
export interface PathToDescribe {
  readonly from: string;
  readonly to: string;
  /** Shortest chains: over imports that load while `from` starts, over those that load at all, over all. */
  readonly paths: { readonly runtime: Chain; readonly loaded: Chain; readonly all: Chain };
  readonly isReachedBack: boolean;
  /** Imports of the project that lead nowhere known. */
  readonly unresolved: number;
}

/** Whether any chain of imports leads there, of whatever kind. */
export function isReached({ paths }: PathToDescribe): boolean {
  return paths.all !== undefined;
}

/** The paths as JSON; a path that does not exist is null. Every step says where its import is written, and how. */
export function pathToJson({ from, to, paths: { runtime, loaded, all } }: PathToDescribe, lines: Lines): string {
  const tell = (chain: Chain) => chain?.map((edge) => ({ ...stepOf(edge, lines), column: lines(edge.at.file).at(edge.at.start).column, specifier: edge.specifier })) ?? null;
  return print({ from, to, paths: { runtime: tell(runtime), loaded: tell(loaded), all: tell(all) } });
}

/** The path that loads the earliest, and a shorter one that loads later or never, one import a line. */
export function pathToText({ from, to, paths: { runtime, loaded, all }, isReachedBack, unresolved }: PathToDescribe, lines: Lines): string {
  const [a, b] = [visible(from), visible(to)];
  const isRing = from === to;
  const kinds = [
    { chain: runtime, first: isRing ? `\`${a}\` is in a ring of imports that load when it starts` : `\`${a}\` loads \`${b}\` when it starts`, shorter: '' },
    { chain: loaded, first: isRing ? `\`${a}\` is in a ring, with imports that load later` : `\`${a}\` does not load \`${b}\` when it starts, only later`, shorter: 'Shorter, with imports that load later' },
    { chain: all, first: isRing ? `\`${a}\` is in a ring only with imports of types` : `\`${a}\` never loads \`${b}\`, only imports of types lead there`, shorter: 'Shorter, with imports of types' },
  ];
  const told: string[] = [];
  let shortest = Infinity;
  for (const { chain, first, shorter } of kinds) {
    if (!chain || chain.length >= shortest) continue;
    told.push(`${shortest === Infinity ? first : shorter}, ${chain.length} ${chain.length === 1 ? 'import' : 'imports'}:`, ...chain.map((edge) => lineOf(edge, lines)));
    shortest = chain.length;
  }
  if (told.length > 0) return `${told.join('\n')}\n`;
  const back = isReachedBack ? ` But \`${b}\` reaches \`${a}\`.` : '';
  const doubt = unresolved > 0 ? ` Unresolved imports of the project, which may hide a way: ${unresolved}.` : '';
  return `${isRing ? `\`${a}\` is in no ring: no import leads from it back to it.` : `\`${a}\` does not reach \`${b}\`.`}${back}${doubt}\n`;
}

const MEANING: Readonly<Record<string, string>> = { type: 'type: never loads', dynamic: 'dynamic: loads later', lazy: 'lazy: loads later' };

/** `file:line:column specifier`, as editors and terminals make a link of it, then where that leads. */
function lineOf({ to, kind, at, specifier }: WrittenEdge, lines: Lines): string {
  const { line, column } = lines(at.file).at(at.start);
  return `  ${visible(at.file)}:${line}:${column} ${visible(specifier)} -> ${visible(to)} (${MEANING[kind] ?? kind})`;
}
