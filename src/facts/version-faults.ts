import type { Place } from '#model';

/**
 * `invalid`: no version at all. `lockfile`: the lock file says something else. `workspace`: the package of the project
 * has another version. `forbidden`: a form that is a version, and that a policy may forbid.
 */
export type VersionFaultKind = 'invalid' | 'lockfile' | 'workspace' | 'forbidden';

/** A version in a manifest that cannot be right. */
export interface VersionFault {
  /** Of the version in the manifest. */
  readonly at: Place;
  /** The package that it is a version of. */
  readonly subject: string;
  readonly kind: VersionFaultKind;
  /** The version as written. */
  readonly version: string;
  /** What is wrong, in one clause. */
  readonly reason: string;
  /** The way out, in one sentence. */
  readonly advice: string;
}
