import { fileFact, type Span } from '#model';
import { readImports } from './python/imports.ts';

/** One module that a Python file imports. `import a, b` is two. */
export interface PythonImport {
  /** As written, without the leading dots: `google.cloud`; empty for `from . import x`. */
  readonly module: string;
  /** Number of leading dots; 0 for an absolute import. */
  readonly level: number;
  /** Of `from m import a, b as c`: `a` and `b`; `*` for all; none of `import m`. */
  readonly names: readonly string[];
  /** Where each of `names` is written. */
  readonly nameSpans: readonly Span[];
  /** `dynamic`: `importlib.import_module` or `__import__` with a literal. */
  readonly form: 'import' | 'from' | 'dynamic';
  /** The module with its dots; of `dynamic` the string with its quotes. */
  readonly at: Span;
  /** In `if TYPE_CHECKING:`, or in a branch that never runs. */
  readonly isTypeChecking: boolean;
  /** It may fail: in a `try` that catches ImportError (or more), its `except` or `else`; in `suppress(ImportError)`; after a test with `find_spec`. */
  readonly isGuarded: boolean;
  /** In any branch of a test of the Python version, the platform or the implementation. */
  readonly isVersionGated: boolean;
  /** In the body of a function. */
  readonly isLocal: boolean;
}

/** What a Python file imports, in order of place, as CPython's grammar reads it; of a file with syntax errors, what is certain. */
export const pythonImports = fileFact<readonly PythonImport[]>({
  id: 'python-imports',
  version: 1,
  syntax: ['python'],
  extract: (source) => (source.text.includes('import') ? readImports(source) : []),
});
