import { sorted, type Asked } from '#model';
import type { Binding } from '../imports.ts';
import type { Link } from '../links.ts';
import type { Edge } from '../module-graph.ts';
import type { Origins } from '../origins.ts';
import type { Use } from '../uses.ts';

/**
 * What an import does when the program runs: `value`, `side-effect` and `re-export` load the target while the
 * importing module is evaluated; `dynamic` (also a worker or a URL) and `lazy` (a `require` in a function,
 * `require.resolve`) later, if at all; `type` never.
 */
export type EdgeKind = 'value' | 'type' | 'dynamic' | 'lazy' | 'side-effect' | 're-export';

/** Whether an edge of this kind loads its target while the importing module is evaluated. */
export function isRuntime(kind: EdgeKind): boolean {
  return kind === 'value' || kind === 'side-effect' || kind === 're-export';
}

/** An import with the kind that it has when the program runs. */
export interface KnownEdge extends Omit<Edge, 'to'> {
  readonly bindings: readonly Binding[];
  /** Kept only because the compiler is told to keep what is written: nothing but types is used, and `import type` would say so. */
  readonly isTypeInFact: boolean;
}

/** What an edge's kind may turn on. Both are asked only where they decide. */
export interface Evidence {
  readonly uses: Asked<readonly (readonly [string, Use])[]>;
  readonly origins: Origins;
}

/** Gives links the kind that they have when the program runs. */
export function exactEdges({ uses, origins }: Evidence): (link: Link) => KnownEdge {
  const known = new Map<string, ReadonlyMap<string, Use>>();
  const usesOf = (file: string): ReadonlyMap<string, Use> => {
    let found = known.get(file);
    if (!found) known.set(file, (found = new Map(uses.get(file))));
    return found;
  };
  return (link) => {
    const { from, at, written } = link;
    const kind = isErasedAsStated(link, origins) || (isUndecided(link) && isErased(link, usesOf, origins)) ? 'type' : kindWithoutUses(link);
    const isTypeInFact = kind === 'value' && isKeptAsWritten(link) && isTypesOnly(link, usesOf(from));
    return { from, kind, at, specifier: written.specifier, symbols: sorted(new Set(written.bindings.map(({ imported }) => imported))), bindings: written.bindings, isTypeInFact };
  };
}

type Written = Pick<Link, 'from' | 'written' | 'erasure'>;

/**
 * Whether it takes more than the statement to know if TypeScript drops it: what its bindings are used for, or what they stand for.
 * JavaScript is never erased, nor is anything under `verbatimModuleSyntax`; `import {} from` and `export * from` are plain.
 */
export function isUndecided({ from, written, erasure }: Written): boolean {
  if (written.isType || erasure.isVerbatim || isJavaScript(from) || isDeclaration(from)) return false;
  if (written.form === 'export') return written.bindings.some(({ isType, imported }) => !isType && imported !== '*');
  return (written.form === 'import' || written.form === 'import-equals') && written.bindings.some(({ isType }) => !isType);
}

/** The kind of edge that an import becomes, where an undecided one is taken to be kept. */
export function kindWithoutUses({ from, written, erasure }: Written): EdgeKind {
  if (written.isType || isDeclaration(from)) return 'type';
  switch (written.form) {
    case 'dynamic':
    case 'url':
    case 'worker':
      return 'dynamic';
    case 'resolve':
      return 'lazy';
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

/**
 * Whether every binding that is not marked `type` is one that TypeScript does not keep
 * (`isReferencedAliasDeclaration` and `isValueAliasDeclaration` of its checker).
 */
function isErased(link: Link, usesOf: (file: string) => ReadonlyMap<string, Use>, origins: Origins): boolean {
  const { from, written, erasure } = link;
  const isKept = (use: Use): boolean => {
    if (use === 'value' || use === 'exported') return true;
    return erasure.hasMetadata && (use === 'metadata' || (use === 'nullable-metadata' && !(erasure.hasStrictNulls ?? true)));
  };
  return written.bindings.every(({ isType, imported, local }) => {
    if (isType) return true;
    if (written.form === 'export') return isNoValue(link, imported, true, origins, 'as');
    if (/\.[jt]sx$/.test(from) && erasure.jsxNames?.includes(local)) return false;
    const use = usesOf(from).get(local) ?? 'none';
    return !isKept(use) || isNoValue(link, imported, use === 'exported', origins, 'as');
  });
}

/**
 * Whether the export statements of the project already say that an undecided import is erased, whatever its names are used for:
 * all of them are interfaces and the like. Takes no look at any file.
 */
export function isErasedAsStated(link: Link, origins: Origins): boolean {
  return isUndecided(link) && link.written.bindings.every(({ isType, imported }) => isType || isNoValue(link, imported, true, origins, 'stated'));
}

/** Whether an imported name stands for nothing at run time. */
function isNoValue({ target, erasure }: Link, imported: string, isPassedOn: boolean, origins: Origins, by: 'as' | 'stated'): boolean {
  if (target.kind !== 'file' || imported === '*') return false;
  const origin = origins.find(target.file, imported);
  if (origin.kind !== 'found') return false;
  const as = origin[by];
  return as === 'type' || (as === 'const-enum' && erasure.keepsConstEnums !== 'always' && !(erasure.keepsConstEnums === 'exported' && isPassedOn));
}

function isKeptAsWritten({ from, written, erasure }: Link): boolean {
  return erasure.isVerbatim && written.form === 'import' && written.bindings.length > 0 && !isJavaScript(from);
}

function isTypesOnly({ written }: Link, uses: ReadonlyMap<string, Use>): boolean {
  return written.bindings.every(({ isType, local }) => isType || ['type', 'none'].includes(uses.get(local) ?? 'none'));
}
