import type { BoundaryWritten } from '../architecture-settings.ts';
import type { ImportTarget } from '../elements.ts';
import type { ImportArrow } from '../import-arrows.ts';

/** An import against a boundary. */
export interface Crossing {
  /**
   * `direct`: the target is forbidden. `passedOn`: it exports names again that a forbidden module declares.
   * `reached`: it leads to something forbidden, through others.
   */
  readonly kind: 'direct' | 'passedOn' | 'reached';
  readonly boundary: BoundaryWritten;
  readonly arrow: ImportArrow;
  /** The part that the importing file belongs to. */
  readonly part: string;
  /** The denied part; undefined where it is only not among what is allowed. */
  readonly denied: string | undefined;
  /** What is forbidden: the target itself, or what stands behind it. */
  readonly goal: ImportTarget;
  /** Of `reached`: the further imports up to the goal. Of `passedOn`: the statements that pass the first of the names on. */
  readonly steps: readonly ImportArrow[];
  /** Of `passedOn`: the names. */
  readonly symbols: readonly string[];
  readonly wayOut: WayOut;
}

/** The cheapest change that was found, from none to much to move. */
export type WayOut =
  /** The same names can be had from a module that the boundary lets through. */
  | { readonly kind: 'door'; readonly symbols: readonly string[]; readonly file: string }
  /** Modules that the importing one has already, and may have, import the same. */
  | { readonly kind: 'ask'; readonly files: readonly string[] }
  /** No more than types is used. */
  | { readonly kind: 'type' }
  /** An import that many ways lead through. */
  | { readonly kind: 'cut'; readonly step: ImportArrow; readonly ways: number }
  | { readonly kind: 'package' }
  | { readonly kind: 'service' }
  | { readonly kind: 'invert' };
