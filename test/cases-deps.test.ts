import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete, sorted } from '#model';
import { rules } from '#rules';
import { run } from '../src/run.ts';

interface Expectation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly subject: string;
  readonly messageId?: string;
  readonly optional?: boolean;
}

interface Case {
  readonly what: string;
  readonly expect: readonly Expectation[];
  readonly checks?: readonly string[];
}

const DEPENDENCY_RULES = ['no-undeclared-dependency', 'no-unresolved-import', 'no-misplaced-dependency', 'no-unused-dependency', 'require-valid-version', 'no-missing-export'].filter((id) => rules.some((rule) => rule.id === id));
const cases = new URL('../fixtures/cases/deps/', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json'))))('deps/%s', (name) => {
  const { what, expect: expected, checks = DEPENDENCY_RULES } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;
  const root = join(folder, name);
  cpSync(join(cases, name), root, { recursive: true });
  const { report } = run({ cwd: root, only: checks });
  const shown = ({ rule, file, line, subject }: Expectation): string => `${file}:${line} ${rule} ${subject}`;
  const found = report.findings.map(({ rule, file, line, data, messageId }) => ({ rule, file, line, subject: String(data['subject']), messageId }));

  it(what, () => {
    const required = expected.filter(({ optional, rule }) => optional !== true && checks.includes(rule));
    expect(sorted(found.map(shown))).toEqual(sorted(required.map(shown)));
    for (const one of expected) if (one.messageId !== undefined) expect(found.find((other) => shown(other) === shown(one))?.messageId).toBe(one.messageId);
  });
  it('is judged completely', () => expect(isComplete(report.completeness)).toBe(true));
});
