import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isComplete } from '#model';
import { run } from '../src/run.ts';

const TODAY = '2026-05-20';
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOBODY = { GIT_AUTHOR_NAME: 'Ana', GIT_AUTHOR_EMAIL: 'ana@shop.test', GIT_COMMITTER_NAME: 'Ana', GIT_COMMITTER_EMAIL: 'ana@shop.test', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
const git = (cwd: string, day: string, ...args: readonly string[]): void => void execFileSync('git', args, { cwd, stdio: 'pipe', env: { ...process.env, ...NOBODY, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` } });
const write = (root: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

const STRICT = { 'arch-lint.jsonc': '{ "extends": ["strict"] }' };
const OLD = '// TODO: PAY-12 drain the queue\n';
const YOUNG = '// TODO: PAY-13 close the connection\n';
const BARE = '// TODO: say why\n';

/** A history with a marker of January, two of May, and one that is not committed. */
function repository(name: string): string {
  const root = join(folder, name);
  write(root, { ...STRICT, 'src/queue.ts': `${OLD}export const isDrained = false;\n` });
  git(root, '2026-01-02', 'init', '-q', '-b', 'main');
  git(root, '2026-01-02', 'add', '-A');
  git(root, '2026-01-02', 'commit', '-q', '-m', 'one');
  // moved, and indented: the same line for `-w -M`
  write(root, { 'src/queue.ts': `export const isOpen = true;\n${YOUNG}${BARE}export const isDrained = false;\n  ${OLD}` });
  git(root, '2026-05-10', 'add', '-A');
  git(root, '2026-05-10', 'commit', '-q', '-m', 'two');
  return root;
}

const judged = (cwd: string): { found: string[]; isWhole: boolean; degraded: string[] } => {
  const { report } = run({ cwd, only: ['no-placeholder-comment'], today: TODAY });
  return { found: report.findings.map(({ messageId, line, message }) => `${line} ${messageId} ${/\d+ days/.exec(message)?.[0] ?? ''}`.trim()), isWhole: isComplete(report.completeness), degraded: report.completeness.degraded.map(({ file }) => file) };
};

describe('strict', () => {
  it('asks for a ticket, and lets a marker that has one stand for 30 days', () => {
    const root = repository('whole');
    expect(judged(root)).toEqual({ found: ['3 withoutTicket', '5 stale 138 days'], isWhole: true, degraded: [] });
  });

  it('takes what is not committed for new', () => {
    const root = repository('dirty');
    write(root, { 'src/queue.ts': `export const isOpen = true;\n// TODO: PAY-12 drain all queues\n` });
    expect(judged(root)).toEqual({ found: [], isWhole: true, degraded: [] });
  });

  it('does not know the age where the history is cut off: nothing is old, the run is complete and says so', () => {
    const clone = join(folder, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository('deep')}`, clone], { stdio: 'pipe', env: { ...process.env, ...NOBODY } });
    expect(judged(clone)).toEqual({ found: ['3 withoutTicket'], isWhole: true, degraded: ['.git/shallow'] });
  });

  it('does not know it without a repository', () => {
    const root = join(folder, 'none');
    write(root, { ...STRICT, 'src/queue.ts': `${OLD}${BARE}` });
    expect(judged(root)).toEqual({ found: ['2 withoutTicket'], isWhole: true, degraded: [] });
  });

  it('asks nothing of a history in which no marker has a ticket', () => {
    const clone = join(folder, 'unasked');
    const root = join(folder, 'plain');
    write(root, { ...STRICT, 'src/queue.ts': 'export const isOpen = true;\n' });
    git(root, '2026-01-02', 'init', '-q', '-b', 'main');
    git(root, '2026-01-02', 'add', '-A');
    git(root, '2026-01-02', 'commit', '-q', '-m', 'one');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, clone], { stdio: 'pipe', env: { ...process.env, ...NOBODY } });
    expect(judged(clone)).toEqual({ found: [], isWhole: true, degraded: [] });
  });
});

it('recommended lets no marker stand, and sends one that has a ticket to it', () => {
  const root = join(folder, 'recommended');
  write(root, { 'src/queue.ts': `${OLD}${BARE}` });
  const { report } = run({ cwd: root, only: ['no-placeholder-comment'], today: TODAY, config: false });
  expect(report.findings.map(({ message }) => message)).toEqual([
    '`TODO` promises work that is not done. Do it now, or leave it to its ticket alone.',
    '`TODO` promises work that is not done. Do it now, or move it to the issue tracker.',
  ]);
});
