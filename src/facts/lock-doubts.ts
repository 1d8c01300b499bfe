import { compareText, projectFact } from '#model';
import type { Doubt } from './dependency-uses.ts';
import { judged } from './judged.ts';
import { lockFiles } from './lock-files.ts';
import { testFiles } from './test-files.ts';
import { isTestInput } from './test-inputs.ts';

/** Lock files that were not read, or not all of them, in order of files; `at` where that is somebody's mistake, and not a format that is not known. */
export const lockDoubts = projectFact<readonly Doubt[], { lockFiles: typeof lockFiles; judged: typeof judged; testFiles: typeof testFiles }>({
  id: 'lock-doubts',
  version: 1,
  needs: { lockFiles, judged, testFiles },
  derive: ({ lockFiles, judged, testFiles }) =>
    [...lockFiles]
      .flatMap(([file, { error }]): Doubt[] => {
        if (error === undefined || !judged.has(file) || isTestInput(file, testFiles)) return [];
        const { offset, message, isFormat } = error;
        return [{ file, reason: message, ...(isFormat ? {} : { at: { file, start: offset, end: offset } }) }];
      })
      .sort((a, b) => compareText(a.file, b.file)),
});
