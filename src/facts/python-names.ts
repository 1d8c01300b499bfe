import { fileFact } from '#model';
import { readNames } from './python/names.ts';

/** What a Python module defines, as far as its own statements say. */
export interface PythonNames {
  /** Names at its top level, each once, in order of place: in any branch, and even if it is deleted later. */
  readonly names: readonly string[];
  /** Names of attributes that its top level sets: of an object, or of another module, which then has that name too. */
  readonly attributes: readonly string[];
  /** `from m import *`, in order. */
  readonly stars: readonly { readonly module: string; readonly level: number }[];
  /** It may define more while it runs: `__getattr__`, `globals()`, `exec`, a changed `__path__`, or it cannot be read as a whole. */
  readonly isOpen: boolean;
}

/** The names that other modules can import from a Python module. */
export const pythonNames = fileFact<PythonNames>({
  id: 'python-names',
  version: 1,
  syntax: ['python'],
  extract: readNames,
});
