import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sorted, type ReportedFinding } from '#model';
import { reportOf } from './cli/cli.ts';

const ESLint9 = (createRequire(import.meta.url)('eslint9') as { ESLint: typeof ESLint }).ESLint;
const built = fileURLToPath(new URL('../dist/src/eslint/index.js', import.meta.url));
const { default: plugin } = (await import(built)) as typeof import('../src/eslint/index.ts');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));

beforeAll(() => {
  for (const name of ['seeded-shop', 'clean-shop']) cpSync(new URL(`../fixtures/projects/${name}`, import.meta.url), join(folder, name), { recursive: true });
  cpSync(join(folder, 'seeded-shop'), join(folder, 'walled-shop'), { recursive: true });
  copyFileSync(join(folder, 'walled-shop/arch-lint.later.jsonc'), join(folder, 'walled-shop/arch-lint.jsonc'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line's findings look like in an editor: in each file that has a part in one, at the first such place. */
function squiggles({ rule, message, file, line, column, related }: ReportedFinding): string[] {
  const places = new Map<string, string>();
  for (const place of [{ file, line, column }, ...related]) if (!places.has(place.file)) places.set(place.file, `${place.file}:${place.line}:${place.column} ${rule} ${message}`);
  return [...places.values()];
}

// severities alone, so that the options of the project's own configuration hold in every door, and the rules that it adds to the preset
const strict = Object.fromEntries(Object.entries(plugin.configs.strict.rules).map(([id, setting]) => [id, Array.isArray(setting) ? setting[0] : setting]));
const rules = { ...strict, 'arch-lint/max-coupling': 'error' as const, 'arch-lint/no-unstable-dependency': 'error' as const };
const config = [{ files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser } }, { ...plugin.configs.strict, rules }] satisfies Linter.Config[];

async function eslintSquiggles(Door: typeof ESLint, cwd: string): Promise<string[]> {
  const results = await new Door({ cwd, overrideConfigFile: true, overrideConfig: config }).lintFiles(['.']);
  return sorted(results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId, message }) => `${relative(cwd, filePath)}:${line}:${column} ${ruleId?.replace('arch-lint/', '')} ${message}`)));
}

function oxlintSquiggles(cwd: string): string[] {
  writeFileSync(join(cwd, '.oxlintrc.json'), JSON.stringify({ jsPlugins: [built], plugins: [], categories: { correctness: 'off' }, rules }));
  const bin = fileURLToPath(new URL('../node_modules/oxlint/bin/oxlint', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [bin, '-c', '.oxlintrc.json', '--format', 'json', '.'], { cwd, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string; code: string; filename: string; labels: { span: { line: number; column: number } }[] }[] };
  return sorted(diagnostics.map(({ message, code, filename, labels }) => `${filename}:${labels[0]?.span.line}:${labels[0]?.span.column} ${code.replace(/^arch-lint\((.*)\)$/, '$1')} ${message}`));
}

describe.each(['seeded-shop', 'walled-shop', 'clean-shop'])('%s', (name) => {
  const cwd = join(folder, name);
  const expected = (): string[] => {
    const { report } = reportOf(cwd, ['--rule', 'no-unused-suppression: off']);
    return sorted(report.findings.flatMap(squiggles).filter((one) => /^[^:]+\.[cm]?[jt]sx?:/.test(one))); // the other doors are only asked for scripts here
  };

  it('ESLint 10 shows what the command line finds', async () => expect(await eslintSquiggles(ESLint, cwd)).toEqual(expected()));
  it('ESLint 9 shows what the command line finds', async () => expect(await eslintSquiggles(ESLint9, cwd)).toEqual(expected()));
  it('oxlint shows what the command line finds', () => expect(oxlintSquiggles(cwd)).toEqual(expected()));
  it('is not empty where it should not be', () => expect(expected().length > 0).toBe(name !== 'clean-shop'));
  if (name === 'walled-shop') it('has its layers and boundaries judged', () => expect(expected().filter((one) => / no-(?:forbidden|upward)-import /.test(one))).toHaveLength(2));
});
