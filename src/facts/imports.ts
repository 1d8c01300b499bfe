import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { importsOfRecord } from './imports/record.ts';
import { importsOfTree } from './imports/tree.ts';

/** How an import is written. */
export type ImportForm =
  | 'import' // import ... from 'x'
  | 'bare' // import 'x'
  | 'export' // export ... from 'x'
  | 'dynamic' // import('x')
  | 'require' // require('x')
  | 'resolve' // require.resolve('x'), import.meta.resolve('x')
  | 'url' // new URL('./x', import.meta.url)
  | 'worker' // new Worker('./x'), new SharedWorker('./x')
  | 'import-equals' // import x = require('x')
  | 'import-type' // import('x').T in a type
  | 'jsdoc'; // @import and import('x') in a JSDoc comment

export interface Binding {
  /** Name in the imported module; `default` and `*` for default and namespace. */
  readonly imported: string;
  /** Name in this file, or the exported name of a re-export. */
  readonly local: string;
  /** Written with an inline `type`. */
  readonly isType: boolean;
}

export interface ImportWritten {
  /**
   * Of a pattern: `./locales/*.json` for `./locales/${language}.json`, a `*` for every hole.
   * Of a URL and of a path on `__dirname`: as an import would write it, `./icon.svg` for `new URL('icon.svg', import.meta.url)`.
   */
  readonly specifier: string;
  readonly form: ImportForm;
  /** The specifier with its quotes; of a pattern, the whole expression. */
  readonly at: Span;
  /** Written as a whole for types: `import type`, `export type`, a type expression, JSDoc. */
  readonly isType: boolean;
  /** Of a `require`: inside a function other than one that runs where it stands, so not run when the module is evaluated. */
  readonly isDeferred: boolean;
  /** Of `import()` and `require`: only the head of the specifier is known, a relative one. */
  readonly isPattern?: true;
  /** Of a `require`: those that a declaration at the top level gives its result, `{ a }` and `.a` counting as imports of `a`. */
  readonly bindings: readonly Binding[];
}

/** The import forms of a file with a literal specifier, or one with a relative head, in order of their place. */
export const imports = fileFact<readonly ImportWritten[]>({
  id: 'imports',
  version: 3,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    if (!/\b(?:import|export|require|(?:Shared)?Worker)\b/.test(source.text)) return [];
    return source.scripts.flatMap((script) => importsOfRecord(script, source.text) ?? importsOfTree(script, source.text));
  },
});
