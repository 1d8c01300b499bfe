import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import json from '@eslint/json';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { inProject } from '../examples.ts';

const SERVER = "import pino from 'pino';\nimport express from 'express';\nexport const app = express(pino());\n";
const manifest = (dependencies: object): string => `${JSON.stringify({ name: 'shop', version: '1.0.0', private: true, main: 'server.ts', dependencies }, undefined, 2)}\n`;
const NEXT_LOOK = 400;

function editor(cwd: string) {
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser }, ...plugin.configs.recommended },
    { files: ['**/package.json'], plugins: { json, ...plugin.configs.recommended.plugins }, language: 'json/json', rules: plugin.configs.recommended.rules },
  ] satisfies Linter.Config[];
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config as Linter.Config[] });
  return async (file: string, text: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(cwd, file) });
    return (result?.messages ?? []).map(({ line, column, endColumn, ruleId, messageId, message }) => `${line}:${column}-${endColumn} ${ruleId} ${messageId ?? message}`);
  };
}

describe('manifests in the editor', () => {
  it('shows an undeclared package on its specifier, until the manifest on disk declares it', async () => {
    await inProject(new Map([['package.json', manifest({ pino: '^9.0.0' })], ['server.ts', SERVER]]), async (root) => {
      const lint = editor(root);
      expect(await lint('server.ts', SERVER)).toEqual(['2:21-30 arch-lint/no-undeclared-dependency undeclared']);
      writeFileSync(join(root, 'package.json'), manifest({ express: '^5.0.0', pino: '^9.0.0' }));
      await pause(NEXT_LOOK);
      expect(await lint('server.ts', SERVER)).toEqual([]);
    });
  });

  it('counts what is typed into the manifest and not saved yet', async () => {
    await inProject(new Map([['package.json', manifest({ pino: '^9.0.0' })], ['server.ts', SERVER]]), async (root) => {
      const lint = editor(root);
      expect(await lint('package.json', manifest({ express: '^5.0.0', pino: '^9.0.0' }))).toEqual([]);
      expect(await lint('server.ts', SERVER)).toEqual([]);
      expect(await lint('package.json', manifest({ pino: '^9.0.0' }))).toEqual([]);
      expect(await lint('server.ts', SERVER)).toEqual(['2:21-30 arch-lint/no-undeclared-dependency undeclared']);
    });
  });

  it('shows what is wrong in the manifest on its own line', async () => {
    await inProject(new Map([['package.json', manifest({ express: '^5.0.O', pino: '^9.0.0' })], ['server.ts', SERVER]]), async (root) => {
      const wrong = manifest({ express: '^5.0.O', pino: '^9.0.0' });
      expect((await editor(root)('package.json', wrong)).map((one) => one.replace(/^(\d+):\S+/, '$1'))).toEqual(['7 arch-lint/require-valid-version invalid']);
    });
  });
});
