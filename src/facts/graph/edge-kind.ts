import { sorted, type Asked } from '#model';
import type { Link } from '../links.ts';
import type { Edge } from '../module-graph.ts';
import type { Use } from '../uses.ts';

/**
 * What an import does when the program runs: `value`, `side-effect` and `re-export` load the target while the
 * importing module is evaluated; `dynamic` and `lazy` (a `require` in a function) later; `type` never.
 */
export type EdgeKind = 'value' | 'type' | 'dynamic' | 'lazy' | 'side-effect' | 're-export';

/** Whether an edge of this kind loads its target while the importing module is evaluated. */
export function isRuntime(kind: EdgeKind): boolean {
  return kind === 'value' || kind === 'side-effect' || kind === 're-export';
}

/** Gives links the kind that they have when the program runs; asks a file for its uses only where they decide. */
export function exactEdges(uses: Asked<readonly (readonly [string, Use])[]>): (link: Link) => Omit<Edge, 'to'> {
  const known = new Map<string, ReadonlyMap<string, Use>>();
  const usesOf = (file: string): ReadonlyMap<string, Use> => {
    let found = known.get(file);
    if (!found) known.set(file, (found = new Map(uses.get(file))));
    return found;
  };
  return (link) => {
    const { from, at, written } = link;
    const kind = isUndecided(link) && isErased(link, usesOf(from)) ? 'type' : kindWithoutUses(link);
    return { from, kind, at, specifier: written.specifier, symbols: sorted(new Set(written.bindings.map(({ imported }) => imported))) };
  };
}

type Written = Pick<Link, 'from' | 'written' | 'erasure'>;

/**
 * Whether it takes the uses of the bindings to know if TypeScript drops the statement.
 * JavaScript is never erased, nor is anything under `verbatimModuleSyntax`; `import {} from` always is.
 */
export function isUndecided({ from, written, erasure }: Written): boolean {
  if (written.isType || erasure.isVerbatim || isJavaScript(from) || isDeclaration(from)) return false;
  return (written.form === 'import' || written.form === 'import-equals') && written.bindings.some(({ isType }) => !isType);
}

/** The kind of edge that an import becomes, where an undecided one is taken to be kept. */
export function kindWithoutUses({ from, written, erasure }: Written): EdgeKind {
  if (written.isType || isDeclaration(from)) return 'type';
  switch (written.form) {
    case 'dynamic':
      return 'dynamic';
    case 'require':
      return written.isDeferred ? 'lazy' : 'value';
    case 'bare':
      return 'side-effect';
    default: {
      const isDropped = !erasure.isVerbatim && !isJavaScript(from) && written.bindings.every(({ isType }) => isType);
      return isDropped ? 'type' : written.form === 'export' ? 're-export' : 'value';
    }
  }
}

const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);
const isJavaScript = (file: string): boolean => /\.[cm]?jsx?$/.test(file);

/** Whether every binding that is not marked `type` is one that TypeScript does not keep. */
function isErased({ written, erasure: { hasMetadata, hasStrictNulls = true } }: Written, uses: ReadonlyMap<string, Use>): boolean {
  const isKept: Readonly<Record<Use, boolean>> = {
    value: true,
    exported: true,
    metadata: hasMetadata,
    'nullable-metadata': hasMetadata && !hasStrictNulls,
    type: false,
    none: false,
  };
  return written.bindings.every(({ isType, local }) => isType || !isKept[uses.get(local) ?? 'none']);
}
