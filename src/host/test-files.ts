import { compileSelector } from '#model';
import type { TestFiles } from '#facts/test-files';

/** How test code is usually named, where the configuration does not say. */
const USUAL = [
  '**/*.{test,spec,e2e,cy,stories}.*', '**/*-{test,spec}.*', '**/*_test.*',
  '**/{test,tests,__tests__,__mocks__,__fixtures__,e2e,cypress,testing}/**',
];

/** @param tests selectors of the configuration; the usual names count where it has none */
export function testFilesOf(tests: readonly string[]): TestFiles {
  const matchers = (tests.length > 0 ? tests : USUAL).map(compileSelector);
  return { has: (file) => matchers.some((matches) => matches(file)) };
}
