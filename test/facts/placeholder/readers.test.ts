import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { syntaxOf, type Script, type Source, type SyntaxNode } from '#model';
import { codeComments } from '../../../src/facts/code-comments.ts';
import { literals } from '../../../src/facts/literals.ts';
import { parseWithOxc } from '../../../src/facts/parsers/oxc.ts';
import { commentTokens, parseWithTypeScript } from '../../../src/facts/parsers/typescript.ts';
import { openSource, sourceOf } from '../../../src/facts/source.ts';
import { stubs } from '../../../src/facts/stubs.ts';
import { terms } from '../../../src/facts/terms.ts';

const facts = (source: Source): object => ({ stubs: stubs.extract(source), literals: literals.extract(source), codeComments: codeComments.extract(source), terms: terms.extract(source) });

/** As the ESLint door does: the tree that ESLint itself asked its parser for. */
function byEslint(file: string, text: string): object | undefined {
  let reading: object | undefined;
  const probe = {
    create: ({ sourceCode }: { sourceCode: { ast: unknown } }) => ({
      Program() {
        const ast = sourceCode.ast as SyntaxNode & { comments?: Parameters<typeof commentTokens>[0] }; // holds: what the parser gave ESLint
        const script: Script = { isTypeScript: true, comments: commentTokens(ast.comments ?? []), tree: ast };
        reading = facts(sourceOf('typescript', text, () => [script]));
      },
    }),
  };
  const parserOptions = { ecmaFeatures: { jsx: file.endsWith('x') } };
  const config = { files: ['**/*.{ts,tsx}'], plugins: { probe: { rules: { facts: probe as never } } }, rules: { 'probe/facts': 'error' as const }, languageOptions: { parser: typescriptParser as never, parserOptions } }; // holds: ESLint only calls `create` and `parseForESLint`
  new Linter({ configType: 'flat' }).verify(text, [config], { filename: file.endsWith('x') ? 'a.tsx' : 'a.ts' });
  return reading;
}

/** Script texts of all fixtures and of the examples of the rules. */
function* texts(): Generator<readonly [string, string]> {
  const root = new URL('../../../', import.meta.url).pathname;
  for (const folder of ['fixtures/cases/placeholder', 'fixtures/projects'])
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) if (/\.[tj]sx?$/.test(path)) yield [path, readFileSync(join(root, folder, path), 'utf8').replace(/^\uFEFF/, '')];
  for (const rule of ['no-stub', 'no-placeholder-value', 'no-commented-out-code', 'no-banned-term'])
    for (const [, path = '', text = ''] of readFileSync(join(root, 'rules', rule, 'README.md'), 'utf8').matchAll(/^```tsx? title="([^"]+)"\n(.*?)^```$/gms)) yield [`${rule}/${path}`, text];
}

describe('stubs, literals, code comments and terms', () => {
  const all = [...texts()];

  it.each(all)('are the same by every reader: %s', (file, text) => {
    const dialect = file.endsWith('x') ? 'tsx' : 'ts';
    const syntax = syntaxOf(file) ?? 'typescript';
    const oxc = parseWithOxc(text, dialect);
    if (!oxc || syntax !== 'typescript') return;
    const expected = facts(sourceOf('typescript', text, () => [oxc]));
    expect(facts(sourceOf('typescript', text, () => [parseWithTypeScript(text, dialect)]))).toEqual(expected);
    expect(facts(openSource(file, 'typescript', text))).toEqual(expected);
    expect(byEslint(file, text)).toEqual(expected);
  });

  it('are there to be compared', () => {
    const found = all.map(([file, text]) => stubs.extract(openSource(file, 'typescript', text)).stubs.length);
    expect(found.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
  });
});
