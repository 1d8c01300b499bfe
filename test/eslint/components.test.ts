import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import * as vueParser from 'vue-eslint-parser';
import * as typescriptParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { run } from '../../src/run.ts';
import { inProject } from '../examples.ts';

const parserOptions = { parser: typescriptParser, sourceType: 'module' };
const config = [
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions } },
  { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } },
  plugin.configs.recommended,
] satisfies Linter.Config[];

const FILES = new Map([
  ['src/Cart.vue', '<template>\n  <price-tag :cents="1" />\n</template>\n<script setup lang="ts">\n// TODO: sum up\nimport PriceTag from "./PriceTag.vue";\nimport { round } from "./round";\nround(1);\n</script>\n<style>@import "./round";</style>\n'],
  ['src/PriceTag.vue', '<template><cart /></template>\n<script setup lang="ts">\nimport Cart from "./Cart.vue";\n</script>\n'],
  ['src/Icon.svelte', '<script lang="ts">\n  import Badge from "./Badge.svelte";\n</script>\n<Badge />\n'],
  ['src/Badge.svelte', '<script lang="ts">\n  import Icon from "./Icon.svelte";\n  // FIXME: contrast\n</script>\n<Icon />\n'],
  ['src/round.ts', 'export const round = (cents: number) => Math.round(cents);\n'],
]);

describe('component files', () => {
  it('show in the editor what the command line finds', async () => {
    await inProject(FILES, async (root) => {
      const { report } = run({ cwd: root });
      expect(report.findings.map(({ rule, file, line }) => `${file}:${line} ${rule}`)).toEqual([
        'src/Badge.svelte:2 no-import-cycle',
        'src/Badge.svelte:3 no-placeholder-comment',
        'src/Cart.vue:5 no-placeholder-comment',
        'src/Cart.vue:6 no-import-cycle',
      ]);
      const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(['src']);
      const seen = results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId }) => `${filePath.slice(join(root, '/').length)}:${line}:${column} ${ruleId}`));
      // each file shows its first part in a finding
      const expected = report.findings.flatMap(({ rule, file, line, column, related }) => {
        const places = [{ file, line, column }, ...related];
        return places.filter((place, index) => places.findIndex((one) => one.file === place.file) === index).map((place) => `${place.file}:${place.line}:${place.column} arch-lint/${rule}`);
      });
      expect(seen.sort()).toEqual(expected.sort());
    });
  });
});
