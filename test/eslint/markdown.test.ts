import { createRequire } from 'node:module';
import { join } from 'node:path';
import markdown from '@eslint/markdown';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { run } from '../../src/run.ts';
import { inProject } from '../examples.ts';

const ESLint9 = (createRequire(import.meta.url)('eslint9') as { ESLint: typeof ESLint }).ESLint;

const CONFIG = '{ "changelog": { "components": { "orders": "services/orders/**", "billing": "services/billing/**" } } }';
const CHANGELOG = `# Changelog

[2026-05-12] - [1.4.0] - [order] - [Added] - [Orders can be paid in parts]
[2026-05-10] – [1.3.0] - [orders] - [Changed] - [Totals round half up]
[2026-02-30] - [1.2.0] - [orders] - [Fixed] - [Empty orders have a total]
2026-02-09 - 1.1.0 - orders - Added - Volume discounts
[2026-02-09] - [1.0.0] - [billing] - [Chnaged] - [Invoices]
[2026-02-08] - [0.9.0] - [billing] - [Added] - [Invoices]
[2026-02-08] - [0.9.0] - [billing] - [Added] - [Invoices]
`;
const FILES = new Map([['arch-lint.jsonc', CONFIG], ['CHANGELOG.md', CHANGELOG], ['services/orders/total.ts', 'export const total = 1;\n']]);

const markdownConfig = (): Linter.Config[] => [{ plugins: { markdown } }, plugin.configs['recommended/markdown']] as Linter.Config[];

async function lint(Door: typeof ESLint, root: string, more: ESLint.Options = {}): Promise<ESLint.LintResult> {
  const [result] = await new Door({ cwd: root, overrideConfigFile: true, overrideConfig: markdownConfig(), ...more }).lintFiles(['CHANGELOG.md']);
  if (!result) throw new Error('ESLint has not looked at the file.');
  return result;
}

describe.each([['ESLint 10', ESLint], ['ESLint 9', ESLint9]])('%s and Markdown', (_, Door) => {
  it('shows in the changelog what the command line finds', async () => {
    await inProject(FILES, async (root) => {
      const { messages } = await lint(Door, root);
      const shown = messages.map(({ line, column, endLine, endColumn, message, ruleId }) => `${line}:${column}-${endLine}:${endColumn} ${ruleId?.replace('arch-lint/', '')} ${message}`);
      const found = run({ cwd: root, paths: [join(root, 'CHANGELOG.md')] }).report.findings.map(({ line, column, endLine, endColumn, message, rule }) => `${line}:${column}-${endLine}:${endColumn} ${rule} ${message}`);
      expect(shown).toEqual(found);
      expect(messages.map(({ line, messageId }) => `${line} ${messageId}`)).toEqual(['3 unknownComponent', '4 malformedLine', '5 invalidDate', '6 malformedLine', '7 unknownType', '9 duplicateEntry']);
      expect(messages[0]).toMatchObject({ line: 3, column: 27, endColumn: 32 }); // `order`
    });
  });

  it('mends by itself what is only written otherwise, and offers the near spelling', async () => {
    await inProject(FILES, async (root) => {
      const { output, messages } = await lint(Door, root, { fix: true });
      expect(output).toBe(CHANGELOG.replace('] – [', '] - [').replace('2026-02-09 - 1.1.0 - orders - Added - Volume discounts', '[2026-02-09] - [1.1.0] - [orders] - [Added] - [Volume discounts]'));
      const offered = messages.flatMap(({ suggestions = [] }) => suggestions.map(({ desc, fix }) => `${desc} ${(output ?? '').slice(...fix.range)} -> ${fix.text}`));
      expect(offered).toEqual(['Write `orders`. order -> orders', 'Write `Changed`. Chnaged -> Changed']);
    });
  });

  it('counts what is typed and not saved yet, and is silent without a changelog to keep', async () => {
    await inProject(FILES, async (root) => {
      const eslint = new Door({ cwd: root, overrideConfigFile: true, overrideConfig: markdownConfig() });
      const told = async (file: string, text: string): Promise<unknown[]> => (await eslint.lintText(text, { filePath: join(root, file) }))[0]?.messages.map(({ messageId }) => messageId) ?? [];
      expect(await told('CHANGELOG.md', '[2026-05-12] - [1.4.0] - [orders] - [Added] - [Orders can be paid in parts]\n')).toEqual([]);
      expect(await told('CHANGELOG.md', '[2026-05-12] - [1.4.0] - [orders] - [Orders can be paid in parts]\n')).toEqual(['malformedLine']);
      expect(await told('docs/history.md', '[2026-05-12] - [1.4.0] - [orders] - [Orders]\n')).toEqual([]);
    });
    await inProject(new Map([...FILES, ['arch-lint.jsonc', '{}']]), async (root) => expect((await lint(Door, root)).messages).toEqual([]));
  });

  it('shows a changeset of a package that is none', async () => {
    const files = new Map([['arch-lint.jsonc', '{ "changelog": { "format": "changesets" } }'], ['packages/core/package.json', '{ "name": "@acme/core", "version": "1.0.0" }'], ['.changeset/brave-cat.md', '---\n"@acme/cor": minor\n---\n\nTotals.\n']]);
    await inProject(files, async (root) => {
      const [result] = await new Door({ cwd: root, overrideConfigFile: true, overrideConfig: markdownConfig() }).lintFiles(['.changeset/*.md']);
      expect(result?.messages.map(({ line, column, endColumn, messageId }) => `${line}:${column}-${endColumn} ${messageId}`)).toEqual(['2:2-11 unknownComponent']);
    });
  });
});
