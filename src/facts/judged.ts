import { projectFact } from '#model';
import { resolutions } from './resolutions.ts';
import { testFiles } from './test-files.ts';

/** The files whose imports must hold where they stand. */
export interface Judged {
  has(file: string): boolean;
}

/**
 * Files of a program. Tests are often excluded from a build and run all the same; other excluded files, and templates, are
 * checked by nobody, so they may be made to be copied.
 */
export const judged = projectFact<Judged, { resolutions: typeof resolutions; testFiles: typeof testFiles }>({
  id: 'judged',
  version: 1,
  needs: { resolutions, testFiles },
  derive: ({ resolutions, testFiles }) => ({
    has(file) {
      const standing = resolutions.standing?.(file) ?? 'program';
      return standing === 'program' || (standing === 'excluded' && testFiles.has(file));
    },
  }),
});
