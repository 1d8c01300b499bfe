/** Names of folders with code that is never part of what a package ships or runs in production, without `_` around, in lower case. */
const FOLDERS: ReadonlySet<string> = new Set([
  ...['test', 'tests', 'spec', 'specs', 'mock', 'mocks', 'fixture', 'fixtures', 'e2e', 'cypress', 'playwright', 'testing', 'integration-tests', 'test-utils', 'testutils', 'test-helpers', 'test-support', 'test-setup', 'testdata'],
  ...['script', 'scripts', 'tool', 'tools', 'tooling', 'dev', 'bench', 'benches', 'benchmark', 'benchmarks', 'perf', 'seed', 'seeds', 'seeder', 'seeders', 'migration', 'migrations', 'generators', 'gulp', 'tasks', 'ci'],
  ...['doc', 'docs', 'documentation', 'website', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'playground', 'playgrounds', 'sandbox', 'stories', 'storybook'],
]);
/** Parts of a file's name between its dots that tell what it is for: `vite.config.ts`, `button.stories.tsx`. */
const MARKS: ReadonlySet<string> = new Set(['config', 'conf', 'setup', 'workspace', 'stories', 'story', 'bench', 'benchmark', 'fixture', 'fixtures', 'mock', 'mocks', 'seed', 'e2e', 'cy', 'test', 'spec', 'test-d', 'd']);
/** First parts of the names of tools' files: `webpack.prod.js`, `jest-setup.ts`, `gulpfile.js`. */
const TOOL = /^(?:(?:gulp|grunt|jake|knex)file|(?:webpack|rollup|rolldown|vite|vitest|jest|karma|esbuild|tsup|tsdown|babel|metro|eslint|playwright|cypress|protractor|craco|postcss|tailwind|ormconfig|drizzle|codegen|build|bundle|setup-?tests?|test(?:ing)?-?(?:setup|utils?|helpers?)|global-?(?:setup|teardown)|seeds?)(?:$|-))/i;

/**
 * Whether a file is for those who work on a package, by its path: tests, configurations, scripts, benches, documentation, examples.
 * @param path relative to the package
 */
export function isDevelopmentPath(path: string): boolean {
  const folders = path.split('/');
  const [first = '', ...marks] = (folders.pop() ?? '').split('.');
  if (first === '' || TOOL.test(first) || marks.slice(0, -1).some((mark) => MARKS.has(mark))) return true;
  return folders.some((folder) => folder.startsWith('.') || FOLDERS.has(folder.replace(/^__?/, '').replace(/__$/, '').toLowerCase()));
}
