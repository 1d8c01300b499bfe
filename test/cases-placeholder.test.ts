import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete, sorted } from '#model';
import { run } from '../src/run.ts';

interface Expectation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly messageId?: string;
}

interface Case {
  readonly what: string;
  readonly expect: readonly Expectation[];
  readonly checks?: readonly string[];
  readonly now?: string;
  readonly options?: { readonly ticketPattern?: string };
}

const PLACEHOLDER_RULES = ['no-placeholder-comment', 'no-stub', 'no-placeholder-value', 'no-commented-out-code', 'no-banned-term'];
const SCRIPT = /\.[cm]?[jt]sx?$/;
const cases = new URL('../fixtures/cases/placeholder/', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { default: plugin } = (await import(fileURLToPath(new URL('../dist/src/eslint/index.js', import.meta.url)))) as typeof import('../src/eslint/index.ts');

const shown = ({ rule, file, line }: Expectation): string => `${file}:${line} ${rule}`;

/** What the open editor shows in the case's scripts. */
async function eslintFindings(cwd: string, checks: readonly string[]): Promise<string[]> {
  const config = [{ files: ['**/*.{ts,tsx,js,jsx}'], languageOptions: { parser }, plugins: { 'arch-lint': plugin as never }, rules: Object.fromEntries(checks.map((rule) => [`arch-lint/${rule}`, 'error'])) }] satisfies Linter.Config[]; // holds: the plugin's rules are rules
  const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config, errorOnUnmatchedPattern: false }).lintFiles(['.']);
  return sorted(results.flatMap(({ filePath, messages }) => messages.flatMap(({ ruleId, line }) => (ruleId?.startsWith('arch-lint/') ? [shown({ rule: ruleId.slice('arch-lint/'.length), file: relative(cwd, filePath), line })] : []))));
}

describe.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json'))))('placeholder/%s', (name) => {
  const { what, expect: expected, checks = PLACEHOLDER_RULES, now, options } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;
  const cwd = join(folder, name);
  cpSync(join(cases, name), cwd, { recursive: true });
  // options of a case are neutral statements
  if (options?.ticketPattern !== undefined) writeFileSync(join(cwd, 'arch-lint.jsonc'), JSON.stringify({ rules: { 'no-placeholder-comment': ['error', { allowTicket: true }] } }));
  const { report } = run({ cwd, only: checks, ...(now === undefined ? {} : { today: now.slice(0, 10) }) });

  it(what, () => {
    expect(sorted(report.findings.map(shown))).toEqual(sorted(expected.map(shown)));
    for (const one of expected) if (one.messageId !== undefined) expect(report.findings.find((other) => shown(other) === shown(one))?.messageId).toBe(one.messageId);
  });
  it('is judged completely', () => expect(isComplete(report.completeness)).toBe(true));
  it('is shown by ESLint too', async () => expect(await eslintFindings(cwd, checks)).toEqual(sorted(expected.filter(({ file }) => SCRIPT.test(file)).map(shown))));
});
