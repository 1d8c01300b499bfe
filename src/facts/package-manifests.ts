import { fileFact, type Span } from '#model';
import { readManifest } from './npm/manifest.ts';

export type Section = 'dependencies' | 'devDependencies' | 'peerDependencies' | 'optionalDependencies';

/** One entry of a section, as it stands. */
export interface DeclaredPackage {
  /** As it is imported; of `"db": "npm:pg@8"` the alias. */
  readonly name: string;
  readonly section: Section;
  /** As written, empty where it is no string. */
  readonly version: string;
  /** The name with its quotes. */
  readonly at: Span;
  readonly versionAt: Span;
  readonly isOptionalPeer?: true;
}

/** Where a manifest is no JSON, and why, in one clause. */
export interface ManifestError {
  readonly offset: number;
  readonly message: string;
}

/** What a `package.json` says. Comments and a comma at an end are read over. */
export interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly isPrivate: boolean;
  /** Whether it is the manifest of a package, with a name or a section of dependencies, and not only a mark such as `{ "type": "module" }`. */
  readonly isBoundary: boolean;
  /** Whether it has a section of dependencies, be it empty. */
  readonly hasSections: boolean;
  /** In order of place. */
  readonly declared: readonly DeclaredPackage[];
  /** Packages of `peerDependenciesMeta` alone: they may be there. */
  readonly optionalPeers: readonly string[];
  readonly scripts: readonly (readonly [name: string, command: string])[];
  /** The paths of `main`, `module`, `browser`, `source`, `exports`, `bin` and `types`, as written, each once. */
  readonly entries: readonly string[];
  /** The names in `engines`. */
  readonly engines: readonly string[];
  /** What it gives a meaning of its own, for one tool or another: keys of `alias`, `_moduleAliases`, `browser` and of Jest's `moduleNameMapper`. */
  readonly aliases: readonly string[];
  /** Whether it names other packages of a workspace. */
  readonly hasWorkspaces: boolean;
  /** Set if it could not be read, or not all of it. */
  readonly error?: ManifestError;
}

/** What each `package.json` says. */
export const packageManifests = fileFact<PackageManifest>({
  id: 'package-manifests',
  version: 1,
  syntax: ['package-json'],
  extract: ({ text }) => readManifest(text),
});
