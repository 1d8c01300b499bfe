import { projectFact } from '#model';
import type { DependencyUses, Doubt, Misplaced, Undeclared, Unused } from './dependency-uses.ts';
import { exports } from './exports.ts';
import { guards } from './guards.ts';
import { imports } from './imports.ts';
import { judged } from './judged.ts';
import { links } from './links.ts';
import { lockFiles } from './lock-files.ts';
import { mentions } from './mentions.ts';
import { mocks } from './mocks.ts';
import { boundariesOf } from './npm/declared.ts';
import { unusedOf } from './npm/unused.ts';
import { misplacedIn } from './npm/uses-misplaced.ts';
import { checkComments } from './npm/uses-check-comments.ts';
import { guardedLookups } from './npm/uses-guarded.ts';
import { isPackedForAnyLoader, namesGiven } from './npm/uses-names-given.ts';
import { typesReferences } from './npm/uses-references.ts';
import { undeclaredIn } from './npm/uses-undeclared.ts';
import { versionSettings } from './npm/version-settings.ts';
import { origins } from './origins.ts';
import { packageManifests } from './package-manifests.ts';
import { resolutions } from './resolutions.ts';
import { testFiles } from './test-files.ts';
import { uses } from './uses.ts';

const NEEDS = { packageManifests, imports, links, resolutions, testFiles, judged, exports, guards, mocks, uses, origins, lockFiles, versionSettings, mentions, typesReferences, namesGiven, isPackedForAnyLoader, guardedLookups, checkComments } as const;

/** How the imports of TypeScript and JavaScript and the manifests of their packages fit. */
export const npmUses = projectFact<DependencyUses, typeof NEEDS>({
  id: 'npm-uses',
  version: 1,
  needs: NEEDS,
  derive(given) {
    const { packageManifests, judged, testFiles, resolutions } = given;
    const boundaries = boundariesOf(packageManifests, resolutions);
    let undeclared: readonly Undeclared[] | undefined;
    let misplaced: readonly Misplaced[] | undefined;
    let unused: readonly Unused[] | undefined;
    return {
      get undeclared() {
        return (undeclared ??= undeclaredIn(given, boundaries));
      },
      get misplaced() {
        return (misplaced ??= misplacedIn(given, boundaries));
      },
      get unused() {
        return (unused ??= unusedOf({ ...given, links: given.links.links }));
      },
      get doubts() {
        // a broken manifest among tests, or in a template, is broken on purpose
        return [...packageManifests].flatMap(([file, { error }]): Doubt[] => (error && judged.has(file) && !testFiles.has(file) ? [{ file, reason: error.message, at: { file, start: error.offset, end: error.offset + 1 } }] : []));
      },
    };
  },
});
