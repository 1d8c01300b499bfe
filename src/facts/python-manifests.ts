import { fileFact, type Span } from '#model';
import { readConda } from './python/conda.ts';
import { readPipfile } from './python/pipfile.ts';
import { readPyproject } from './python/pyproject.ts';
import { readRequirements } from './python/requirements.ts';
import { readSetupCfg } from './python/setup-cfg.ts';
import { readSetupPy } from './python/setup-py.ts';

/** How the version of a requirement is to be read. */
export type VersionStyle = 'pep508' | 'poetry' | 'pipfile' | 'conda';

export interface PythonRequirement {
  /** The distribution as written: `PyYAML`. */
  readonly name: string;
  /** The specifier as written, `^1.2` of Poetry; empty where there is none. */
  readonly version: string;
  readonly style: VersionStyle;
  readonly extras: readonly string[];
  /** Empty for the main list; `test`, `dev`, the name of an extra. */
  readonly group: string;
  /** A file of requirements does not say what it is for: there it is always `runtime`, and the file's name decides. */
  readonly kind: 'runtime' | 'optional' | 'development' | 'build';
  /** The requirement where it stands: its line, its string without the quotes, or its key and value. */
  readonly at: Span;
  /** A URL, a path or a repository; then there is no version. */
  readonly source?: string;
  /** It has a condition, such as a version of Python, under which alone it counts. */
  readonly hasMarker?: true;
  /** The part of the manifest that it stands in, as a reader finds it: `[tool.poetry.group.test.dependencies]`; empty where there are no parts. */
  readonly section: string;
}

/** Another file that a manifest takes requirements from. */
export interface PythonInclude {
  /** Relative to the manifest's folder, as written. */
  readonly path: string;
  /** It only limits versions. */
  readonly isConstraint: boolean;
  readonly group: string;
  readonly kind: PythonRequirement['kind'];
}

export interface PythonManifest {
  /** `script`: a module that lists its own requirements in a comment (PEP 723), for itself alone. */
  readonly kind: 'requirements' | 'pyproject' | 'setup-cfg' | 'setup-py' | 'pipfile' | 'conda' | 'script';
  /** Of the project itself. */
  readonly name?: string;
  /** Whether it is a place where dependencies are declared, with or without any: not one of only tool settings. */
  readonly isDeclaring: boolean;
  /** In order of place. */
  readonly requires: readonly PythonRequirement[];
  readonly includes: readonly PythonInclude[];
  /** The versions of Python it is made for, as written. */
  readonly requiresPython?: string;
  readonly requiresPythonAt?: Span;
  /** Folders relative to the manifest's in which modules stand, besides that folder itself. */
  readonly sourceRoots: readonly string[];
  /** There are dependencies that it does not list in data. */
  readonly isDynamic: boolean;
  /** A tool wrote it, or a freeze: it holds what others bring in. */
  readonly isCompiled?: true;
  /** Globs of the folders of a uv workspace. */
  readonly members?: readonly string[];
  /** Where a new dependency goes, as a reader finds it: `[project] dependencies`; empty where the manifest has no parts. */
  readonly section: string;
  /** The same for development. */
  readonly developmentSection?: string;
  /** Why it could not be read, or not all of it. */
  readonly error?: { readonly offset: number; readonly message: string };
}

/** What each Python manifest declares; undefined for a module that is no setup script, and for text that is no list of requirements. */
export const pythonManifests = fileFact<PythonManifest | undefined>({
  id: 'python-manifests',
  version: 1,
  syntax: ['requirements', 'pyproject', 'setup-cfg', 'pipfile', 'conda', 'python'],
  extract({ syntax, text }) {
    switch (syntax) {
      case 'requirements':
        return readRequirements(text);
      case 'pyproject':
        return readPyproject(text);
      case 'setup-cfg':
        return readSetupCfg(text);
      case 'pipfile':
        return readPipfile(text);
      case 'conda':
        return readConda(text);
      default:
        return readSetupPy(text);
    }
  },
});
