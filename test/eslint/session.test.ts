import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { inProject } from '../examples.ts';

const CART = "import { price } from './price';\nexport const total = () => price();\n";
const PRICE = 'export const price = () => 1;\n';
const RINGED = "import { total } from './cart';\nexport const price = () => total();\n";
const NEXT_LOOK = 400;

function editor(cwd: string, settings: Record<string, unknown> = {}) {
  const config = [{ files: ['**/*.ts', '**/*.js'], languageOptions: { parser }, settings }, plugin.configs.recommended] satisfies Linter.Config[];
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config });
  return async (file: string, text: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(cwd, file) });
    return (result?.messages ?? []).map(({ line, ruleId, messageId, message }) => `${line} ${ruleId} ${messageId ?? message}`);
  };
}

describe('an open editor', () => {
  it('counts unsaved text, and forgets it when it is mended', async () => {
    await inProject(new Map([['src/cart.ts', CART], ['src/price.ts', PRICE]]), async (root) => {
      const lint = editor(root);
      expect(await lint('src/price.ts', PRICE)).toEqual([]);
      expect(await lint('src/price.ts', RINGED)).toEqual(['1 arch-lint/no-import-cycle ring']);
      expect(await lint('src/cart.ts', CART)).toEqual(['1 arch-lint/no-import-cycle ring']);
      expect(await lint('src/price.ts', `${PRICE}// a comment changes no fact of the graph\n`)).toEqual([]);
      expect(await lint('src/cart.ts', CART)).toEqual([]);
    });
  });

  it('sees new, changed and deleted files, and a changed package.json, without a restart', async () => {
    await inProject(new Map([['package.json', '{ "name": "shop" }'], ['src/cart.ts', CART], ['src/price.ts', PRICE]]), async (root) => {
      const lint = editor(root);
      expect(await lint('src/cart.ts', CART)).toEqual([]);
      writeFileSync(join(root, 'src/price.ts'), RINGED);
      await pause(NEXT_LOOK);
      expect(await lint('src/cart.ts', CART)).toEqual(['1 arch-lint/no-import-cycle ring']);
      rmSync(join(root, 'src/price.ts'));
      await pause(NEXT_LOOK);
      expect(await lint('src/cart.ts', CART)).toEqual(['1 arch-lint/no-unresolved-import missing']);
      mkdirSync(join(root, 'src/price'));
      writeFileSync(join(root, 'src/price/index.ts'), "import { total } from '#cart';\nexport const price = () => total();\n");
      await pause(NEXT_LOOK);
      expect(await lint('src/cart.ts', CART)).toEqual([]);
      writeFileSync(join(root, 'package.json'), '{ "name": "shop", "imports": { "#cart": "./src/cart.ts" } }');
      await pause(NEXT_LOOK);
      expect(await lint('src/cart.ts', CART)).toEqual(['1 arch-lint/no-import-cycle ring']);
    });
  });

  it('obeys arch-lint.jsonc, its comments, and the same settings in the ESLint configuration', async () => {
    const todo = '// TODO: round\nexport const price = 1;\n';
    const excused = `// arch-lint-disable-next-line no-placeholder-comment -- rounding waits for the new contract\n${todo}`;
    await inProject(new Map([['arch-lint.jsonc', '{ "ignore": ["gen"], "rules": { "no-placeholder-comment": ["warn", { "markers": ["LATER"] }] } }'], ['src/price.ts', todo], ['gen/price.ts', todo]]), async (root) => {
      expect(await editor(root)('src/price.ts', todo)).toEqual([]);
      expect(await editor(root)('gen/price.ts', '// LATER: round\n')).toEqual([]);
      expect(await editor(root)('src/price.ts', '// LATER: round\n')).toEqual(['1 arch-lint/no-placeholder-comment marker']);
    });
    await inProject(new Map([['src/price.ts', todo]]), async (root) => {
      expect(await editor(root)('src/price.ts', todo)).toEqual(['1 arch-lint/no-placeholder-comment marker']);
      expect(await editor(root)('src/price.ts', excused)).toEqual([]);
      expect(await editor(root, { 'arch-lint': { ignore: ['src'] } })('src/price.ts', todo)).toEqual([]);
    });
  });

  it('finds a suppression in another file where it stands now, not where it stood', async () => {
    const excuse = '// arch-lint-disable-next-line no-import-cycle -- the cart is split in May\n';
    await inProject(new Map([['src/cart.ts', excuse + CART], ['src/price.ts', RINGED]]), async (root) => {
      const lint = editor(root);
      expect(await lint('src/price.ts', RINGED)).toEqual([]);
      writeFileSync(join(root, 'src/cart.ts'), `// prices in cents\n// without tax\n${excuse}${CART}`);
      await pause(NEXT_LOOK);
      expect(await lint('src/price.ts', RINGED)).toEqual([]);
      writeFileSync(join(root, 'src/cart.ts'), `${excuse}\n${CART}`);
      await pause(NEXT_LOOK);
      expect(await lint('src/price.ts', RINGED)).toEqual(['1 arch-lint/no-import-cycle ring']);
    });
  });

  it('says so in the file when the configuration is broken, and costs no other rule', async () => {
    await inProject(new Map([['arch-lint.jsonc', '{ "ignor": [] }'], ['src/price.ts', PRICE]]), async (root) => {
      const messages = await editor(root)('src/price.ts', PRICE);
      expect(messages.sort()).toEqual(Object.keys(plugin.configs.recommended.rules).map((rule) => `1 ${rule} notJudged`).sort());
    });
  });

  it('lints text that has no file by file rules', async () => {
    await inProject(new Map([['src/price.ts', PRICE]]), async (root) => {
      expect(await editor(root)('src/new-file.ts', '// TODO: round\n')).toEqual(['1 arch-lint/no-placeholder-comment marker']);
    });
  });
});

describe('the plugin', () => {
  it('offers the presets, each a flat configuration that brings the plugin', () => {
    expect(Object.keys(plugin.configs)).toEqual(['recommended', 'recommended/markdown', 'strict', 'strict/markdown', 'all', 'all/markdown']);
    expect(plugin.configs.recommended.plugins['arch-lint']).toBe(plugin);
    expect(plugin.configs.strict.rules['arch-lint/no-import-cycle']).toBe('error');
    expect(plugin.configs.strict.rules['arch-lint/no-missing-export']).toEqual(['error', { packages: true }]);
  });

  it('gives every rule its words, its schema and its page', () => {
    for (const [id, { meta }] of Object.entries(plugin.rules)) {
      expect(meta.docs.url).toContain(`/rules/${id}/README.md`);
      expect(meta.schema).toHaveLength(1);
    }
  });
});
