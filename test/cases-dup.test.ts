import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete, sorted, type ReportedFinding } from '#model';
import { run } from '../src/run.ts';

interface Expectation {
  readonly rule: string;
  readonly kind: string;
  readonly memberCount: number;
  readonly members?: readonly { readonly file: string; readonly bodyLines: readonly [first: number, last: number] }[];
  readonly files?: readonly string[];
  readonly file?: string;
  readonly newMembers?: readonly string[];
}

interface Case {
  readonly what: string;
  readonly expect: readonly Expectation[];
  /** Kinds: of these there is none, others may be. */
  readonly checks?: readonly string[];
  readonly base?: string;
}

const RULE = 'no-duplicate-code';
const cases = new URL('../fixtures/cases/dup/', import.meta.url).pathname;
const names = readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json')));
const caseOf = (name: string): Case => JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { default: plugin } = (await import(fileURLToPath(new URL('../dist/src/eslint/index.js', import.meta.url)))) as typeof import('../src/eslint/index.ts');

/** The members of a finding as file, first and last line. */
function membersOf({ data }: ReportedFinding): { readonly file: string; readonly first: number; readonly last: number }[] {
  const members = data['members'];
  if (!Array.isArray(members)) throw new Error('A finding has no members.');
  return members.map((member: string) => {
    const [, file = '', first, last] = /^(.*):(\d+)-(\d+)$/.exec(member) ?? [];
    return { file, first: Number(first), last: Number(last) };
  });
}

function isMet(expected: Expectation, finding: ReportedFinding): boolean {
  const members = membersOf(finding);
  const wanted = expected.members ?? [];
  return (
    finding.data['kind'] === expected.kind &&
    members.length === expected.memberCount &&
    wanted.every(({ file, bodyLines: [first, last] }, index) => members[index]?.file === file && members[index].first <= first && members[index].last >= last) &&
    (expected.files ?? []).every((file, index) => members[index]?.file === file)
  );
}

/** The files in which the open editor shows a finding. */
async function shownByESLint(cwd: string): Promise<string[]> {
  const config = [{ files: ['**/*.{ts,tsx,js,jsx}'], languageOptions: { parser }, plugins: { 'arch-lint': plugin as never }, rules: { [`arch-lint/${RULE}`]: 'error' } }] satisfies Linter.Config[]; // holds: the plugin's rules are rules
  const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config, errorOnUnmatchedPattern: false }).lintFiles(['.']);
  return sorted(results.flatMap(({ filePath, messages }) => messages.flatMap(({ line }) => `${relative(cwd, filePath)}:${line}`)));
}

describe.each(names.filter((name) => caseOf(name).base === undefined))('dup/%s', (name) => {
  const { what, expect: expected, checks = [] } = caseOf(name);
  const cwd = join(folder, name);
  cpSync(join(cases, name), cwd, { recursive: true });
  const { report } = run({ cwd, only: [RULE] });
  const kinds = checks.filter((check) => check !== RULE);

  it(what, () => {
    const found = report.findings.filter(({ data }) => kinds.length === 0 || kinds.includes(String(data['kind'])));
    expect(found.map(({ data }) => [data['kind'], data['members']])).toHaveLength(expected.length);
    expect(expected.filter((one) => !found.some((finding) => isMet(one, finding)))).toEqual([]);
  });
  it('is judged completely', () => expect(isComplete(report.completeness)).toBe(true));
  it('is shown by ESLint at every member', async () => {
    const places = report.findings.flatMap((finding) => membersOf(finding).map(({ file, first }) => `${file}:${first}`));
    expect(await shownByESLint(cwd)).toEqual(sorted(places.filter((place) => !place.includes('.py:'))));
  });
});

describe.each(names.filter((name) => caseOf(name).base !== undefined))('dup/%s', (name) => {
  const { what, base = '', expect: expected } = caseOf(name);
  const cwd = join(folder, name);
  execFileSync('sh', [join(cases, name, 'setup.sh'), cwd]);
  const isWhere = ({ file }: ReportedFinding): boolean => expected.some((one) => one.file === file);
  const newMembers = ({ data }: ReportedFinding): string[] => (data['newMembers'] as string[]).map((member) => member.replace(/:[^:]*$/, ''));

  it.each([true, false])(`${what} --new %s`, (isNew) => {
    const { report } = run({ cwd, only: [RULE], base, isNew });
    const found = isNew ? report.findings : report.findings.filter((finding) => newMembers(finding).length > 0);
    expect(found.map(({ data }) => data['members'])).toHaveLength(expected.length);
    expect(expected.filter((one) => !found.some((finding) => isWhere(finding) && isMet(one, finding)))).toEqual([]);
    expect(found.map(newMembers)).toEqual(expected.map((one) => one.newMembers));
    expect(isComplete(report.completeness)).toBe(true);
  });
});
