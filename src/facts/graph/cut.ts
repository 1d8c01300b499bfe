import { compareText, groupBy, sorted, type Place } from '#model';
import type { ImportRing, RingEdge } from '../import-rings.ts';
import type { Origins } from '../origins.ts';
import { stronglyConnectedComponents, type Arc } from './components.ts';
import { feedbackArcSet } from './feedback-arcs.ts';

/**
 * How an import can leave a ring, the cheapest way first: import from the modules that define the names instead of from
 * a barrel; write `import type`; or move what is imported, or turn the import around.
 */
export type WayOut = 're-point' | 'type' | 'move';

/** One import, from one member to another, to take out of a ring. */
export interface CutStep extends Arc {
  readonly wayOut: WayOut;
  /** Imported names in code-unit order; `*` for everything. */
  readonly symbols: readonly string[];
  /** For `re-point`: the modules that define the names, in code-unit order. */
  readonly instead: readonly string[];
  /** The statements and expressions behind it, in order of their place. */
  readonly edges: readonly RingEdge[];
  /** The first of them. */
  readonly at: Place;
}

export interface Cut {
  /** In code-unit order of their ends. */
  readonly steps: readonly CutStep[];
  /** Whether no cheaper set exists. */
  readonly isMinimum: boolean;
}

/**
 * The cheapest imports to take out so that no ring is left in a component.
 * An import weighs as many names as it asks for; one that can become `import type`, or that goes through a barrel whose
 * names are defined elsewhere, weighs next to nothing; what a barrel passes on weighs much.
 * @param ring one strongly connected component
 * @param componentOf the member that a module belongs to
 * @param find where a name that a module exports is declared
 */
export function cutOf(ring: ImportRing, componentOf: (module: string) => string, find: Origins['find']): Cut {
  const { members } = ring;
  const bundles = bundlesOf(ring, componentOf, find);
  const cut = cutBy(members, bundles);
  if (isMended(bundles, cut.steps, componentOf, find)) return cut;
  // what the barrels give comes from inside the ring too, so to re-point is no way out there
  const stuck = new Set(cut.steps.filter(({ wayOut }) => wayOut === 're-point').map(({ edges }) => edges));
  return cutBy(members, bundles.map((bundle) => (stuck.has(bundle.edges) ? { ...bundle, wayOut: 'move', instead: [] } : bundle)));
}

function cutBy(members: readonly string[], bundles: readonly CutStep[]): Cut {
  const { arcs, isMinimum } = feedbackArcSet(members, bundles.map((bundle) => ({ from: bundle.from, to: bundle.to, weight: weightOf(bundle) })));
  const isCut = new Set(arcs.map(({ from, to }) => `${from}\0${to}`));
  const steps = bundles.filter(({ from, to }) => isCut.has(`${from}\0${to}`));
  return { steps: steps.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)), isMinimum };
}

const FACTOR: Readonly<Record<WayOut, number>> = { type: 0.05, 're-point': 0.1, move: 1 };

function weightOf({ wayOut, symbols, edges }: CutStep): number {
  const isPassedOn = edges.some(({ kind }) => kind === 're-export');
  return (isPassedOn ? 10 : FACTOR[wayOut]) * Math.max(1, symbols.length);
}

/** The imports from one member to another, all together. */
function bundlesOf({ edges, scope }: ImportRing, componentOf: (module: string) => string, find: Origins['find']): CutStep[] {
  return [...groupBy(edges, (edge) => `${componentOf(edge.from)}\0${componentOf(edge.to)}`).values()].flatMap((list) => {
    const [first] = list;
    if (!first) return [];
    const defining = list.map((edge) => definedIn(edge, find));
    // where types make rings too, `import type` is no way out
    const wayOut = scope !== 'all' && list.every(({ isTypeInFact }) => isTypeInFact) ? 'type' : defining.every((files) => files !== undefined) ? 're-point' : 'move';
    return [{
      ...{ from: componentOf(first.from), to: componentOf(first.to), wayOut, edges: list, at: first.at },
      symbols: sorted(new Set(list.flatMap(({ symbols }) => symbols))),
      instead: wayOut === 're-point' ? sorted(new Set(defining.flatMap((files) => files ?? []))) : [],
    }];
  });
}

/** The modules that define what an import takes from a barrel, or undefined where the target defines any of it itself. */
function definedIn({ to, kind, symbols }: RingEdge, find: Origins['find']): string[] | undefined {
  if (kind !== 'value' || symbols.length === 0) return undefined;
  const files = symbols.map((symbol) => {
    const origin = symbol === '*' ? undefined : find(to, symbol);
    return origin?.kind === 'found' && origin.as !== 'namespace' && origin.file !== to ? origin.file : undefined;
  });
  return files.every((file) => file !== undefined) ? files : undefined;
}

/** Whether no ring is left once the steps are taken. */
function isMended(bundles: readonly CutStep[], steps: readonly CutStep[], componentOf: (module: string) => string, find: Origins['find']): boolean {
  const taken = new Set(steps);
  const arcs = bundles.flatMap((bundle): Arc[] => {
    if (!taken.has(bundle)) return [bundle];
    if (bundle.wayOut !== 're-point') return [];
    const given = bundle.edges.flatMap((edge) => definedIn(edge, find) ?? []);
    return given.map((file) => ({ from: bundle.from, to: componentOf(file) })).filter(({ from, to }) => from !== to); // its own names it needs not import
  });
  return stronglyConnectedComponents(arcs).length === 0;
}
