import { projectFact } from '#model';
import { architectureSettings, type LayerWritten } from './architecture-settings.ts';
import { isLaundered } from './boundaries/launder.ts';
import { elements } from './elements.ts';
import { exactEdges, isErasedAsStated } from './graph/edge-kind.ts';
import { importArrows, type ImportArrow } from './import-arrows.ts';
import { ranksOf, type Rank } from './layers/ranks.ts';
import { origins } from './origins.ts';
import { uses } from './uses.ts';

/** An import that the layers forbid. */
export interface LayerCrossing {
  /** `upward`: into a higher layer. `sibling`: into an independent part of the same layer. `skipped`: past a closed layer. */
  readonly kind: 'upward' | 'sibling' | 'skipped';
  readonly arrow: ImportArrow;
  /** What is imported in the end: the target, or the module whose names it passes on. */
  readonly goal: string;
  /** Names of both layers, or their selectors where they have none; of `sibling`, both selectors. */
  readonly from: string;
  readonly to: string;
  /** Of `skipped`: the closed layer, and why it is closed. */
  readonly over: { readonly name: string; readonly because: string | undefined } | undefined;
  /** The cheapest change that was found: `down` where the target needs nothing that is above the importing layer, and no package that is unknown there. */
  readonly wayOut: 'type' | 'down' | 'invert';
}

export interface LayerCrossings {
  /** @param types whether imports count that only types make */
  counting(types: boolean): readonly LayerCrossing[];
}

const NEEDS = { architectureSettings, elements, importArrows, origins, uses };

/**
 * The imports against the order of `layers`, by rank alone: where globs make a layer of the folders of several services, the domain
 * of one may not import the api of another either, and what services may import of each other is for boundaries to say.
 * A module of no layer may import and be imported by all, but where it only passes on names of its own package, what they stand for counts.
 */
export const layerCrossings = projectFact<LayerCrossings, typeof NEEDS>({
  id: 'layer-crossings',
  version: 1,
  needs: NEEDS,
  derive({ architectureSettings: { layers }, elements, importArrows, origins, uses }) {
    const rankOf = ranksOf(layers, elements);
    const exact = exactEdges({ uses, origins });
    const goalOf = ({ from, to, link }: ImportArrow): string | undefined => {
      if (!('file' in to) || !link || rankOf(to.file)) return 'file' in to ? to.file : undefined;
      const declaring = link.written.bindings.flatMap(({ imported }) => {
        const origin = imported === '*' ? undefined : origins.find(to.file, imported);
        return origin?.kind === 'found' && rankOf(origin.file) && isLaundered(from, to.file, origin.file, elements) ? [origin.file] : [];
      });
      return declaring.sort((a, b) => (rankOf(b)?.layer ?? 0) - (rankOf(a)?.layer ?? 0))[0]; // the highest is the worst
    };
    const isTypeOnly = ({ isType, link }: ImportArrow): boolean => isType || (link !== undefined && isErasedAsStated(link, origins));
    const find = (types: boolean): LayerCrossing[] => {
      if (layers.length === 0) return [];
      const lowestWith = lowestWithPackage(importArrows.all, rankOf);
      const needsNothingAbove = (file: string, layer: number): boolean =>
        !importArrows.hasUnknown(file) &&
        importArrows.of(file).every((arrow) => isTypeOnly(arrow) || ('file' in arrow.to ? (rankOf(arrow.to.file)?.layer ?? Infinity) <= layer : (lowestWith.get(arrow.to.package) ?? Infinity) <= layer));
      const found: LayerCrossing[] = [];
      for (const arrow of importArrows.all) {
        const [from, goal] = [rankOf(arrow.from), goalOf(arrow)];
        const to = goal === undefined ? undefined : rankOf(goal);
        const crossing = from && to && crossingBetween(from, to, layers);
        if (!from || goal === undefined || !crossing) continue;
        if (!types && (isTypeOnly(arrow) || (arrow.link && exact(arrow.link).kind === 'type'))) continue;
        const wayOut = isTypeOnly(arrow) ? 'type' : needsNothingAbove(goal, from.layer) ? 'down' : 'invert';
        found.push({ ...crossing, arrow, goal, wayOut });
      }
      return found;
    };
    const known = new Map<boolean, readonly LayerCrossing[]>();
    return {
      counting(types) {
        const crossings = known.get(types) ?? find(types);
        known.set(types, crossings);
        return crossings;
      },
    };
  },
});

/** The lowest layer that imports each package. */
function lowestWithPackage(arrows: readonly ImportArrow[], rankOf: (file: string) => Rank | undefined): ReadonlyMap<string, number> {
  const lowest = new Map<string, number>();
  for (const { from, to } of arrows) {
    const layer = 'package' in to ? rankOf(from)?.layer : undefined;
    if ('package' in to && layer !== undefined) lowest.set(to.package, Math.min(layer, lowest.get(to.package) ?? Infinity));
  }
  return lowest;
}

function crossingBetween(from: Rank, to: Rank, layers: readonly LayerWritten[]): Pick<LayerCrossing, 'kind' | 'from' | 'to' | 'over'> | undefined {
  const siblingOf = ({ layer, sibling }: Rank): string => layers[layer]?.siblings[sibling]?.text ?? '';
  const layerOf = (rank: Rank): string => layers[rank.layer]?.name ?? siblingOf(rank);
  if (to.layer > from.layer) return { kind: 'upward', from: layerOf(from), to: layerOf(to), over: undefined };
  if (to.layer === from.layer) return to.sibling === from.sibling ? undefined : { kind: 'sibling', from: siblingOf(from), to: siblingOf(to), over: undefined };
  const over = layers.slice(to.layer + 1, from.layer).reverse().find(({ isClosed }) => isClosed);
  if (!over) return undefined;
  const name = over.name ?? over.siblings.map(({ text }) => text).join(', ');
  return { kind: 'skipped', from: layerOf(from), to: layerOf(to), over: { name, because: over.because } };
}
