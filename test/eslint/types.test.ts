import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { inProject } from '../examples.ts';

/** The configuration of the README; that it compiles is half of the test. */
const config: Linter.Config[] = defineConfig({
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
  extends: [tseslint.configs.base, plugin.configs.recommended],
});

describe('the configuration that the README shows', () => {
  it('fits the types of ESLint, and lints TypeScript and JavaScript', async () => {
    await inProject(new Map([['a.ts', '// TODO: round\nexport const price: number = 1;\n'], ['b.js', '// TODO: round\n']]), async (root) => {
      const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(['.']);
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(['arch-lint/no-placeholder-comment', 'arch-lint/no-placeholder-comment']);
    });
  });
});
