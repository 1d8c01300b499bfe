import { expect, test } from 'vitest';
import { isDevelopmentPath } from '../../../src/facts/npm/development.ts';

test.each([
  'vite.config.ts', '.eslintrc.cjs', 'src/button.stories.tsx', 'scripts/release.mjs', 'webpack.prod.js', 'gulpfile.js', 'src/__tests__/a.ts', 'bench/run.ts', 'src/__mocks__/fs.js', 'src/env.d.ts', '.storybook/main.ts', 'jest.setup.js', 'src/testing-utils.ts', 'examples/basic/index.ts', 'docs/conf.js',
])('%s is for development', (path) => expect(isDevelopmentPath(path)).toBe(true));

test.each(['src/index.ts', 'src/config/load.ts', 'src/latest.ts', 'src/testimony.ts', 'src/developer/index.ts', 'src/doctor.ts', 'src/builder.ts', 'src/setup.ts', 'src/babelfish.ts', 'src/viteless/run.ts', 'src/config.ts'])(
  '%s is not',
  (path) => expect(isDevelopmentPath(path)).toBe(false),
);
