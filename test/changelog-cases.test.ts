import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete } from '#model';
import { run } from '../src/run.ts';

interface Expectation {
  readonly rule: string;
  readonly messageId?: string;
  readonly file?: string;
  readonly line?: number;
  readonly component?: string;
  readonly optional?: boolean;
}

interface Case {
  readonly what: string;
  readonly base: string;
  readonly now: string;
  readonly components?: Readonly<Record<string, string>>;
  readonly format?: 'entries' | 'keep-a-changelog' | 'changesets' | 'fragments';
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expect: readonly Expectation[];
  readonly exit?: number;
}

const RULES = ['require-changelog-entry', 'require-changelog-format'];
const cases = new URL('../fixtures/cases/changelog/', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** What git needs to build a history, and nothing that the machine sets. */
const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

describe.each(readdirSync(cases))('changelog/%s', (name) => {
  const { what, base, now, components, format, options, expect: expected, exit = expected.length > 0 ? 1 : 0 } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;

  it(what, () => {
    const root = join(folder, name);
    execFileSync('sh', [join(cases, name, 'setup.sh'), root], { env, stdio: 'pipe' });
    const changelog = { ...(components ? { components } : {}), ...(format ? { format } : {}), ...options };
    const { report } = run({ cwd: root, only: RULES, base, today: now.slice(0, 10), env, overrides: [{ data: { changelog }, origin: 'the case' }] });
    const found = report.findings.map(({ rule, messageId, file, line, data }): Expectation => ({ rule, messageId, file, line, ...(typeof data['component'] === 'string' ? { component: data['component'] } : {}) }));
    const left = [...found];
    for (const { optional, ...wanted } of expected) {
      const at = left.findIndex((one) => Object.entries(wanted).every(([key, value]) => one[key as keyof Expectation] === value)); // holds: keys of an expectation
      if (at >= 0) left.splice(at, 1);
      else if (optional !== true) expect.fail(`not found: ${JSON.stringify(wanted)} in ${JSON.stringify(found)}`);
    }
    expect(left).toEqual([]);
    expect(isComplete(report.completeness)).toBe(exit !== 3);
  });
});
