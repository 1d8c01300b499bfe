import { toolFact } from '#model';

/** Which files of the project are test code: `tests` of the configuration, or the usual names. */
export interface TestFiles {
  has(file: string): boolean;
}

/** Only the host knows the configuration. */
export const testFiles = toolFact<TestFiles, Record<never, never>>({ id: 'test-files', version: 1, needs: {} });
