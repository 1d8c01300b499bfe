import type { Place } from '#model';
import type { exports } from '../exports.ts';
import type { guards } from '../guards.ts';
import type { imports } from '../imports.ts';
import type { judged } from '../judged.ts';
import type { Link, links } from '../links.ts';
import type { lockFiles } from '../lock-files.ts';
import type { mocks } from '../mocks.ts';
import type { origins } from '../origins.ts';
import type { resolutions } from '../resolutions.ts';
import type { testFiles } from '../test-files.ts';
import type { uses } from '../uses.ts';
import type { checkComments } from './uses-check-comments.ts';
import type { guardedLookups } from './uses-guarded.ts';
import type { isPackedForAnyLoader, namesGiven } from './uses-names-given.ts';
import type { typesReferences } from './uses-references.ts';
import type { versionSettings } from './version-settings.ts';
import type { Boundary } from './declared.ts';

export type UndeclaredNeeds = {
  links: typeof links;
  resolutions: typeof resolutions;
  testFiles: typeof testFiles;
  judged: typeof judged;
  exports: typeof exports;
  guards: typeof guards;
  mocks: typeof mocks;
  uses: typeof uses;
  origins: typeof origins;
  lockFiles: typeof lockFiles;
  versionSettings: typeof versionSettings;
  typesReferences: typeof typesReferences;
  namesGiven: typeof namesGiven;
  isPackedForAnyLoader: typeof isPackedForAnyLoader;
  guardedLookups: typeof guardedLookups;
  imports: typeof imports;
  checkComments: typeof checkComments;
};

/** One use of a package, wherever it is declared. */
export interface Use {
  readonly from: string;
  readonly at: Place;
  readonly subject: string;
  readonly specifier: string;
  readonly boundary: Boundary;
  /** Folder of the package, if it is one of the workspace. */
  readonly member: string | undefined;
  /** Absent of a comment that refers to types. */
  readonly link?: Link;
  /** Said in JSDoc of a file that no configuration has checked. */
  readonly isUnchecked?: boolean;
}
