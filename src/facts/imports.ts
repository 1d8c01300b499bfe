import { fileFact, SCRIPT_SYNTAXES, type Source, type Span } from '#model';
import { isUsedInMarkup } from './imports/markup.ts';
import { importsOfScript } from './imports/script.ts';

/** How an import is written. */
export type ImportForm =
  | 'import' // import ... from 'x'
  | 'bare' // import 'x'
  | 'export' // export ... from 'x'
  | 'dynamic' // import('x')
  | 'require' // require('x')
  | 'import-equals' // import x = require('x')
  | 'import-type' // import('x').T in a type
  | 'jsdoc'; // @import and import('x') in a JSDoc comment

/**
 * What a binding is used for in its file: as a value; passed on by `export { x }`; as the type that
 * decorator metadata would emit (`nullable-metadata`: but for `| null` or `| undefined`, so without `strictNullChecks` only);
 * in types only; or not at all.
 */
export type Use = 'value' | 'exported' | 'metadata' | 'nullable-metadata' | 'type' | 'none';

export interface Binding {
  /** Name in the imported module; `default` and `*` for default and namespace. */
  readonly imported: string;
  /** Name in this file, or the exported name of a re-export. */
  readonly local: string;
  /** Written with an inline `type`. */
  readonly isType: boolean;
  readonly use: Use;
}

export interface ImportWritten {
  readonly specifier: string;
  readonly form: ImportForm;
  /** The specifier with its quotes. */
  readonly at: Span;
  /** Written as a whole for types: `import type`, `export type`, a type expression, JSDoc. */
  readonly isType: boolean;
  /** Inside a function, so not run when the module is evaluated. */
  readonly isDeferred: boolean;
  readonly bindings: readonly Binding[];
}

/** The import forms of a file with a literal specifier, in order of their place. */
export const imports = fileFact<readonly ImportWritten[]>({
  id: 'imports',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    if (!/\b(?:import|export|require)\b/.test(source.text)) return [];
    const found = source.scripts.flatMap((script) => importsOfScript(script, source.text));
    return isComponent(source) ? found.map((one) => withMarkupUse(one, source)) : found;
  },
});

const isComponent = ({ syntax }: Source): boolean => syntax !== 'typescript' && syntax !== 'javascript';

/** Markup uses bindings that the script never mentions. */
function withMarkupUse(written: ImportWritten, source: Source): ImportWritten {
  if (written.isType || written.form !== 'import') return written;
  const bindings = written.bindings.map((binding) =>
    !binding.isType && binding.use !== 'value' && isUsedInMarkup(binding.local, source) ? { ...binding, use: 'value' as const } : binding,
  );
  return { ...written, bindings };
}
