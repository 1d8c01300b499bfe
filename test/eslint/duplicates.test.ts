import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { expect, it, vi } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { inProject } from '../examples.ts';

/** What a program is started by. */
const started = vi.hoisted(() => ({ calls: [] as string[], isWatched: false }));
vi.mock('node:child_process', async (original) => {
  const real = await original<typeof import('node:child_process')>();
  const watched = (name: 'spawnSync' | 'spawn' | 'execFileSync' | 'execFile' | 'execSync' | 'exec' | 'fork') => (...args: unknown[]): unknown => {
    if (started.isWatched) started.calls.push(`${name} ${String(args[0])}`);
    return (real[name] as (...given: unknown[]) => unknown)(...args); // holds: it is handed what it was called with
  };
  return { ...real, spawnSync: watched('spawnSync'), spawn: watched('spawn'), execFileSync: watched('execFileSync'), execFile: watched('execFile'), execSync: watched('execSync'), exec: watched('exec'), fork: watched('fork') };
});

const functionCalled = (name: string): string => `export function ${name}(lines: { unitPrice: number; quantity: number }[]) {
  const gross = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const discount = gross > 500 ? gross * 0.05 : 0;
  const taxable = gross - discount;
  const tax = Math.round(taxable * 0.21 * 100) / 100;
  const shipping = taxable >= 75 ? 0 : 6.9;
  if (!Number.isFinite(taxable)) throw new RangeError('amount is not a number');
  return { gross, discount, tax, shipping, total: taxable + tax + shipping };
}
`;
const GO = `package a\n\nfunc Total(rows []Row) int {\n${Array.from({ length: 20 }, (_, at) => `\trows[${at}].Add(${at}, rows, "x${at}")`).join('\n')}\n\treturn 1\n}\n`;

it('the squiggle of a function that was just pasted says where the original is, and no program is started for it', async () => {
  const files = new Map([['package.json', '{}'], ['src/quote.ts', functionCalled('quote')], ['src/price.ts', 'export {};\n'], ['a/a.go', GO], ['b/b.go', GO]]);
  await inProject(files, async (root) => {
    execFileSync('git', ['init', '-q'], { cwd: root });
    const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'arch-lint': plugin as never }, rules: { 'arch-lint/no-duplicate-code': 'error' } }] satisfies Linter.Config[]; // holds: the plugin's rules are rules
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config });
    started.isWatched = true;
    const pasted = `import type { Line } from './line';\n\n${functionCalled('price')}`;
    const [result] = await eslint.lintText(pasted, { filePath: join(root, 'src/price.ts') });
    started.isWatched = false;
    expect(result?.messages.map(({ line, endLine, message }) => [line, endLine, message])).toEqual([[3, 11, expect.stringContaining('`src/quote.ts:1-9`')]]);
    expect(started.calls).toEqual([]);
  });
});
