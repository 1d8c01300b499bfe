import type { TestFiles } from './test-files.ts';

const INPUT_FOLDER = /(?:^|\/)_*(?:fixtures?|testdata|test-data|cases|samples?|snapshots?|mocks?|stubs|data|resources)_*\//i;

/** Whether a manifest or a lock file is there to be read by tests, and may be wrong on purpose. */
export function isTestInput(file: string, testFiles: TestFiles): boolean {
  return testFiles.has(file) && INPUT_FOLDER.test(file);
}
