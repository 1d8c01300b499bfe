import { projectFact, type Place } from '#model';
import { missingNames } from './python/missing-names.ts';
import { pythonImports } from './python-imports.ts';
import { pythonManifests } from './python-manifests.ts';
import { pythonModules } from './python-modules.ts';
import { pythonNames } from './python-names.ts';

/** A name that is imported from a module of the project that does not define it. */
export interface MissingName {
  /** The name in the import. */
  readonly at: Place;
  /** Path of the module, or of the `__init__` of the package. */
  readonly module: string;
  readonly name: string;
  /** What the module defines under a name much like it. */
  readonly near?: string;
}

const NEEDS = { pythonImports, pythonNames, pythonModules, pythonManifests };

/** In order of files and places; only where the module is known for certain and shows all that it defines. */
export const pythonMissingNames = projectFact<readonly MissingName[], typeof NEEDS>({
  id: 'python-missing-names',
  version: 1,
  needs: NEEDS,
  derive: missingNames,
});
