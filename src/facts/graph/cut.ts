import type { Edge } from '../module-graph.ts';
import { stronglyConnectedComponents, type Arc } from './components.ts';
import { feedbackArcSet } from './feedback-arcs.ts';

/** Which imports to cut so that no ring is left in a component. */
export interface Cut {
  /** In code-unit order of their ends. */
  readonly arcs: readonly Arc[];
  /** Whether no cheaper set exists. */
  readonly isMinimum: boolean;
  /** Whether it is enough to import from the defining modules what these imports take from barrels. */
  readonly isThroughBarrels: boolean;
}

/**
 * The cheapest imports to cut. An import weighs as many names as it asks for; one that goes through a barrel
 * (a module that passes names on) weighs next to nothing, since it can name the defining module instead;
 * what a barrel passes on weighs much.
 * @param members of one strongly connected component
 * @param edges the runtime edges inside it
 */
export function cutOf(members: readonly string[], edges: readonly Edge[]): Cut {
  const passedOn = new Map<string, Edge[]>();
  for (const edge of edges) if (edge.kind === 're-export') passedOn.set(edge.from, [...(passedOn.get(edge.from) ?? []), edge]);
  const weightOf = ({ to, kind, symbols }: Edge): number => (kind === 're-export' ? 10 : passedOn.has(to) ? 0.1 : 1) * Math.max(1, symbols.length);
  const { arcs, isMinimum } = feedbackArcSet(members, edges.map((edge) => ({ from: edge.from, to: edge.to, weight: weightOf(edge) })));
  const isCut = ({ from, to }: Arc): boolean => arcs.some((arc) => arc.from === from && arc.to === to);
  const isThroughBarrels = arcs.every(({ to }) => passedOn.has(to)) && isMended(edges, isCut, passedOn);
  return { arcs: arcs.map(({ from, to }) => ({ from, to })), isMinimum, isThroughBarrels };
}

/** Whether no ring is left once every cut import goes to whatever its barrel may take the names from. */
function isMended(edges: readonly Edge[], isCut: (edge: Edge) => boolean, passedOn: ReadonlyMap<string, readonly Edge[]>): boolean {
  const mended = edges.flatMap((edge): Arc[] => {
    if (!isCut(edge)) return [edge];
    const gives = (source: Edge): boolean => edge.symbols.includes('*') || source.symbols.some((symbol) => symbol === '*' || edge.symbols.includes(symbol));
    return (passedOn.get(edge.to) ?? []).filter(gives).map(({ to }) => ({ from: edge.from, to }));
  });
  return stronglyConnectedComponents(mended).length === 0;
}
