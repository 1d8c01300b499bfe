import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { run } from '../../src/run.ts';
import { inProject } from '../examples.ts';

const WRONG = "import { price } from './prise';\nexport const total = () => price();\n";
const FILES = new Map([['src/cart.ts', WRONG], ['src/price.ts', 'export const price = () => 1;\n']]);

it('offers the near spelling as a change that somebody may accept', async () => {
  await inProject(FILES, async (root) => {
    const config = [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended] satisfies Linter.Config[];
    const [result] = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(['src/cart.ts']);
    const [suggestion] = result?.messages[0]?.suggestions ?? [];
    expect(suggestion?.desc).toBe('Import `./price`.');
    const { range, text } = suggestion?.fix ?? { range: [0, 0], text: '' };
    expect(WRONG.slice(0, range[0]) + text + WRONG.slice(range[1])).toBe(WRONG.replace('./prise', './price'));
  });
});

it('tells the same change in the report', () => {
  inProject(FILES, (root) => {
    const [finding] = run({ cwd: root, only: ['no-unresolved-import'] }).report.findings;
    expect(finding?.suggestions).toEqual([{ message: 'Import `./price`.', line: 1, column: 24, endLine: 1, endColumn: 31, text: './price' }]);
  });
});

it('offers nothing where the specifier is more than a path', () => {
  inProject(new Map([...FILES, ['src/cart.ts', WRONG.replace('./prise', './prise?raw')]]), (root) => {
    expect(run({ cwd: root, paths: [join(root, 'src')], only: ['no-unresolved-import'] }).report.findings.map(({ suggestions }) => suggestions)).toEqual([undefined]);
  });
});
