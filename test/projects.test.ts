import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isComplete, sorted } from '#model';
import { rules } from '#rules';
import { run } from '../src/run.ts';

interface ExpectedFinding {
  readonly rule: string;
  readonly messageId?: string;
  readonly file?: string;
  readonly line?: number;
  readonly data?: { readonly members?: readonly string[] };
  /** What this version does not read yet. */
  readonly later?: string;
}

const folder = (name: string): string => new URL(`../fixtures/projects/${name}`, import.meta.url).pathname;

describe('seeded-shop', () => {
  const expected = JSON.parse(readFileSync(`${folder('seeded-shop')}/expected.json`, 'utf8')) as { findings: ExpectedFinding[]; later: number };
  const isLater = ({ rule, later }: ExpectedFinding): boolean => later !== undefined || !rules.some(({ id }) => id === rule);
  const { report } = run({ cwd: folder('seeded-shop') });

  it('yields exactly what was seeded', () => {
    const key = ({ rule, messageId, file, line }: ExpectedFinding): string => `${file}:${line} ${rule}/${messageId}`;
    expect(sorted(report.findings.map(key))).toEqual(sorted(expected.findings.filter((one) => !isLater(one)).map(key)));
  });

  it('names all members of the ring', () => {
    const ring = report.findings.find(({ rule }) => rule === 'no-import-cycle');
    expect(ring?.data['members']).toEqual(expected.findings.find(({ rule }) => rule === 'no-import-cycle')?.data?.members);
  });

  it('counts what is seeded for rules that do not exist yet', () => {
    expect(expected.findings.filter(isLater)).toHaveLength(expected.later);
  });

  it('is judged completely', () => expect(isComplete(report.completeness)).toBe(true));
});

describe('clean-shop', () => {
  // nothing is installed in it, and what is not installed would be told as not judged
  const { report } = run({ cwd: folder('clean-shop'), overrides: [{ data: { extends: ['all'], rules: { 'no-missing-export': ['error', { packages: false }] } }, origin: 'test' }] });

  it('yields nothing, from any rule', () => expect(report.findings).toEqual([]));

  it('is judged completely', () => expect(isComplete(report.completeness)).toBe(true));
});
