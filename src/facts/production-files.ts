import { projectFact } from '#model';
import { judged } from './judged.ts';
import { testFiles } from './test-files.ts';

/** Files of a program that people rely on, and not what shows, seeds, tests or measures it. */
export interface ProductionFiles {
  has(file: string): boolean;
}

/** Folders whose code stands in for something, or shows how to use it. */
const FOLDER = /(?:^|\/)(?:mocks?|__mocks__|fakes?|stubs?|fixtures?|__fixtures__|testdata|test-data|testing|tests?|test[-_][\w-]{1,40}|testutils?|specs?|e2e|examples?(?:[-_][\w-]{1,40})?|demos?(?:[-_][\w-]{1,40})?|[\w-]{1,40}-(?:tests?|examples?|demos?|mocks?|fixtures?|testing)|create-[\w-]{1,40}|samples?|docs?|documentation|storybook|\.storybook|stories|playgrounds?|sandbox|benchmarks?|bench|templates?|boilerplates?|scaffold(?:s|ing)?|generators?|seeds?|seeders?|stubs?|typings)\//i;
/** File names that say the same. */
const NAME = /(?:^|[._-])(?:tests?|specs?|mocks?|fakes?|stubs?|fixtures?|stor(?:y|ies)|e2e|cy|examples?|samples?|demos?|dummy|template|seeds?|seeder|dist|bench(?:marks?)?|faker|placeholders?|conftest)(?=[._-]|$)|(?:Mocks?|Stubs?|Fakes?|Fixtures?|Stories|Tests?|Spec|Example|Sample|Demo|Placeholder)(?=\.)/;

/** Shipped code and configuration, as far as names and build settings tell. */
export const productionFiles = projectFact<ProductionFiles, { judged: typeof judged; testFiles: typeof testFiles }>({
  id: 'production-files',
  version: 1,
  needs: { judged, testFiles },
  derive: ({ judged, testFiles }) => ({
    has(file) {
      if (testFiles.has(file) || FOLDER.test(file) || !judged.has(file)) return false;
      return !NAME.test(file.slice(file.lastIndexOf('/') + 1));
    },
  }),
});
