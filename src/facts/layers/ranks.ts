import type { LayerWritten } from '../architecture-settings.ts';
import type { Elements } from '../elements.ts';
import { readSelector } from '../elements/selector.ts';

/** Where a file stands: its layer, 0 for the lowest, and the sibling of that layer. */
export interface Rank {
  readonly layer: number;
  readonly sibling: number;
}

/**
 * Finds the layer of a file. Where the selectors of several match it, the longest path wins, as `src/domain/events` wins over
 * `src/domain`; a named part (`service:orders`) is shorter than any path, and of equals the first that is written wins.
 */
export function ranksOf(layers: readonly LayerWritten[], { partOf }: Pick<Elements, 'partOf'>): (file: string) => Rank | undefined {
  const selectors = layers.flatMap(({ siblings }, layer) => siblings.map(({ text }, sibling) => ({ text, isPath: ['path', 'glob'].includes(readSelector(text).kind), rank: { layer, sibling } })));
  const known = new Map<string, Rank | undefined>();
  const find = (file: string): Rank | undefined => {
    let best: { readonly rank: Rank; readonly length: number } | undefined;
    for (const { text, isPath, rank } of selectors) {
      const part = partOf(text, { file });
      const length = isPath && part !== '.' ? (part?.length ?? 0) : 0;
      if (part !== undefined && (!best || length > best.length)) best = { rank, length };
    }
    return best?.rank;
  };
  return (file) => {
    if (!known.has(file)) known.set(file, find(file));
    return known.get(file);
  };
}
