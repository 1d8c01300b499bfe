import { sorted } from '#model';
import type { ImportWritten, Use } from '../imports.ts';
import type { Erasure } from '../resolutions.ts';

/**
 * What an import does when the program runs: `value`, `side-effect` and `re-export` load the target while the
 * importing module is evaluated; `dynamic` and `lazy` (a `require` in a function) later; `type` never.
 */
export type EdgeKind = 'value' | 'type' | 'dynamic' | 'lazy' | 'side-effect' | 're-export';

/** Whether an edge of this kind loads its target while the importing module is evaluated. */
export function isRuntime(kind: EdgeKind): boolean {
  return kind === 'value' || kind === 'side-effect' || kind === 're-export';
}

/** The kind of edge that an import becomes under the compiler options of its file, and the names it asks for. */
export function edgeOf(file: string, written: ImportWritten, erasure: Erasure): { kind: EdgeKind; symbols: string[] } {
  const symbols = sorted(new Set(written.bindings.map((binding) => binding.imported)));
  return { kind: kindOf(file, written, erasure), symbols };
}

function kindOf(file: string, written: ImportWritten, erasure: Erasure): EdgeKind {
  if (written.isType || isDeclaration(file)) return 'type';
  switch (written.form) {
    case 'dynamic':
      return 'dynamic';
    case 'require':
      return written.isDeferred ? 'lazy' : 'value';
    case 'export':
      return isErased(file, written, erasure) ? 'type' : 're-export';
    case 'bare':
      return 'side-effect';
    default:
      return isErased(file, written, erasure) ? 'type' : 'value';
  }
}

const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);
const isJavaScript = (file: string): boolean => /\.[cm]?jsx?$/.test(file);

/**
 * Whether TypeScript drops the statement: all its bindings (maybe none) are marked `type` (unless `verbatimModuleSyntax`, which keeps
 * the bare import), or are used as types only, or not at all. JavaScript is never erased.
 */
function isErased(file: string, { bindings }: ImportWritten, { isVerbatim, hasMetadata, hasStrictNulls = true }: Erasure): boolean {
  if (isVerbatim || isJavaScript(file)) return false;
  const isKept: Readonly<Record<Use, boolean>> = {
    value: true,
    exported: true,
    metadata: hasMetadata,
    'nullable-metadata': hasMetadata && !hasStrictNulls,
    type: false,
    none: false,
  };
  return bindings.every(({ isType, use }) => isType || !isKept[use]);
}
