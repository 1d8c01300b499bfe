import { toolFact } from '#model';
import { imports } from './imports.ts';

/** Where a specifier leads. */
export type Target =
  | { readonly kind: 'file'; readonly file: string } // a module of this project
  | { readonly kind: 'asset'; readonly file: string } // a file of the project that is no module: JSON, a style, an image
  | { readonly kind: 'external'; readonly name: string } // a package or a built-in module
  | { readonly kind: 'unresolved'; readonly reason: string };

/** What the compiler options that own a file say about erasing its imports. */
export interface Erasure {
  /** Imports without `type` are kept as written (`verbatimModuleSyntax`, `preserveValueImports`, ...). */
  readonly isVerbatim: boolean;
  /** Types of decorated members are emitted as values (`emitDecoratorMetadata`). */
  readonly hasMetadata: boolean;
  /** `null` and `undefined` are types of their own (`strictNullChecks`), as they are when nobody says. */
  readonly hasStrictNulls?: boolean;
  /** JSDoc types of JavaScript files count (`checkJs`). */
  readonly checksJs: boolean;
}

export interface Resolutions {
  /** Where `specifier` leads from `file`. */
  target(file: string, specifier: string): Target;
  erasure(file: string): Erasure;
  /** The name of the package whose manifest owns the file, if it has one. */
  packageOf(file: string): string | undefined;
}

/** Where every import leads on disk. Only the host can answer. */
export const resolutions = toolFact<Resolutions, { imports: typeof imports }>({ id: 'resolutions', version: 1, needs: { imports } });
