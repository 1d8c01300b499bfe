import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete, sorted, type ReportedFinding } from '#model';
import { rules } from '#rules';
import { run } from '../src/run.ts';

interface ExpectedFinding {
  readonly rule: string;
  readonly messageId?: string;
  readonly file?: string;
  readonly line?: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly config?: string;
  readonly members?: readonly { readonly file: string; readonly bodyLines: readonly [first: number, last: number] }[];
  readonly needs?: 'base';
  /** Allowed, not required. */
  readonly optional?: boolean;
}

interface Expected {
  readonly findings: readonly ExpectedFinding[];
  readonly base: { readonly absentFiles: readonly string[]; readonly absentLines: readonly { readonly file: string; readonly line: number }[] };
  readonly later: number;
}

const LATER_CONFIG = 'arch-lint.later.jsonc';
const GIT = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };
const folder = (name: string): string => new URL(`../fixtures/projects/${name}`, import.meta.url).pathname;
const expectedOf = (name: string): Expected => JSON.parse(readFileSync(`${folder(name)}/expected.json`, 'utf8')) as Expected;
const temp = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

/** The project as a repository: its base commit is tagged `base`, and the tree as it is lies on top. */
function withHistory(name: string): string {
  const root = join(temp, name);
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, env: GIT, stdio: 'ignore' });
  const { absentFiles, absentLines } = expectedOf(name).base;
  cpSync(folder(name), root, { recursive: true });
  git('init', '-q', '-b', 'main');
  for (const file of absentFiles) rmSync(join(root, file));
  for (const file of new Set(absentLines.map((one) => one.file))) {
    const absent = new Set(absentLines.flatMap((one) => (one.file === file ? [one.line] : [])));
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').split('\n').filter((_, index) => !absent.has(index + 1)).join('\n'));
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'base');
  git('tag', 'base');
  cpSync(folder(name), root, { recursive: true });
  git('add', '-A');
  git('commit', '-q', '-m', 'head');
  return root;
}

/** Everything that is found with the configuration of the project, and with the one that knows layers and the changelog. */
function found(name: string): { readonly plain: ReturnType<typeof run>; readonly later: ReturnType<typeof run> } {
  const root = withHistory(name);
  return { plain: run({ cwd: root }), later: run({ cwd: root, config: LATER_CONFIG, base: 'base', today: '2026-11-25' }) };
}

describe('seeded-shop', () => {
  const expected = expectedOf('seeded-shop');
  const isKnown = ({ rule }: ExpectedFinding): boolean => rules.some(({ id }) => id === rule);
  const { plain, later } = found('seeded-shop');

  /** Compared with a base, a copy is told of where it is new, and not at the first one. */
  const isPlaced = (one: ExpectedFinding, finding: ReportedFinding): boolean => {
    const newest = Array.isArray(finding.data['newMembers']) ? (one.members ?? []).find(({ file }) => file === finding.file) : undefined;
    const [file, line] = newest ? [newest.file, newest.bodyLines[0] - 1] : [one.file, one.line];
    return (file ?? finding.file) === finding.file && (line ?? finding.line) === finding.line;
  };
  const matches = (one: ExpectedFinding) => (finding: ReportedFinding): boolean =>
    finding.rule === one.rule &&
    (one.messageId ?? finding.messageId) === finding.messageId &&
    isPlaced(one, finding) &&
    Object.entries(one.data ?? {}).every(([key, value]) => JSON.stringify(finding.data[key]) === JSON.stringify(value));
  const nameOf = ({ file, line, rule, messageId }: ExpectedFinding | ReportedFinding): string => `${file}:${line} ${rule}/${messageId}`;

  it.each([
    ['its own configuration', undefined, plain],
    [LATER_CONFIG, LATER_CONFIG, later],
  ] as const)('yields exactly what was seeded, with %s', (_, config, { report }) => {
    const wanted = expected.findings.filter((one) => isKnown(one) && (one.config === undefined || one.config === config));
    expect(wanted.filter((one) => !one.optional && !report.findings.some(matches(one))).map(nameOf)).toEqual([]);
    expect(report.findings.filter((finding) => !wanted.some((one) => matches(one)(finding))).map(nameOf)).toEqual([]);
  });

  it('counts what is seeded for rules that do not exist yet', () => {
    expect(expected.findings.filter((one) => !isKnown(one))).toHaveLength(expected.later);
  });

  it('is judged completely', () => expect(isComplete(plain.report.completeness)).toBe(true));
});

describe('clean-shop', () => {
  // nothing is installed in it, and what is not installed would be told as not judged
  const all = run({ cwd: folder('clean-shop'), overrides: [{ data: { extends: ['all'], rules: { 'no-missing-export': ['error', { packages: false }] } }, origin: 'test' }] });
  const { plain, later } = found('clean-shop');

  it.each([['all rules', all], ['its own configuration', plain], [LATER_CONFIG, later]] as const)('yields nothing, from %s', (_, { report }) => expect(sorted(report.findings.map(({ rule, file, line }) => `${file}:${line} ${rule}`))).toEqual([]));

  it('is judged completely', () => expect(isComplete(all.report.completeness)).toBe(true));
});
