import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGit } from '#host';
import { run } from '../../src/run.ts';
import { historyOf, withNamesOfNow } from '../../src/host/tools/history.ts';

const temp = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(temp, { recursive: true, force: true }));
const ENV = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };

function repository(name: string) {
  const root = join(temp, name);
  mkdirSync(root);
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, env: ENV, stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const commit = (files: Readonly<Record<string, string>>): void => {
    for (const [file, text] of Object.entries(files)) write(file, text);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'change');
  };
  return { root, git, write, commit };
}

const long = (word: string): string => Array.from({ length: 20 }, (_, index) => `export const ${word}${index} = ${index};`).join('\n');

describe('what changed together', () => {
  it('is told newest first, by the names that files have now, without merges', () => {
    const { root, git, commit } = repository('renames');
    commit({ 'src/old name.ts': long('a'), 'src/ü\n.ts': 'export const u = 1;' });
    commit({ 'src/old name.ts': `${long('a')}\nexport const b = 1;`, 'README.md': 'x' });
    git('checkout', '-q', '-b', 'side');
    commit({ 'side.ts': 'export {};' });
    git('checkout', '-q', 'main');
    mkdirSync(join(root, 'lib'));
    renameSync(join(root, 'src/old name.ts'), join(root, 'lib/new.ts'));
    commit({ 'main.ts': 'export {};' });
    git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    commit({ 'lib/new.ts': long('a') });
    const { commits, missing } = historyOf(openGit(root));
    expect(missing).toBe(undefined);
    expect(commits[0]).toEqual(['lib/new.ts']);
    expect([...commits].map((files) => files.join(' | ')).sort()).toEqual(['README.md | lib/new.ts', 'lib/new.ts', 'lib/new.ts | main.ts', 'lib/new.ts | src/ü\n.ts', 'side.ts']);
    expect(historyOf(openGit(join(root, 'lib'))).commits).toContainEqual(['new.ts']); // relative to the folder
  });

  it('does not take two files of one name for one', () => {
    const one = (path: string, kind: 'added' | 'modified' | 'deleted' | 'renamed', before?: string) => ({ path, kind, ...(before === undefined ? {} : { before }) });
    const names = withNamesOfNow([[one('a', 'modified')], [one('a', 'added')], [one('a', 'deleted')], [one('a', 'modified'), one('b', 'modified')], [one('b', 'renamed', '__proto__')], [one('__proto__', 'modified')]]);
    expect([names[0], names[1], names[4], names[5]]).toEqual([['a'], ['a'], ['b'], ['b']]);
    expect(names[3]).toHaveLength(2);
    expect(names[3]).not.toContain('a');
    // two names are swapped in one commit
    expect(withNamesOfNow([[one('a', 'renamed', 'b'), one('b', 'renamed', 'a')], [one('a', 'modified')]])).toEqual([['a', 'b'], ['b']]);
  });

  it('is not known where the history is cut off, or where there is none', () => {
    const { root, commit } = repository('whole');
    for (let index = 0; index < 5; index++) commit({ 'a.ts': `export const a = ${index};` });
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${root}`, join(temp, 'shallow')], { env: ENV, stdio: 'ignore' });
    expect(historyOf(openGit(join(temp, 'shallow'))).missing).toContain('the history is cut off within the range that is looked at. Fetch the whole history');
    mkdirSync(join(temp, 'none'));
    expect(historyOf(openGit(join(temp, 'none'))).missing).toContain('this is no git repository');
    expect(historyOf(openGit(repository('empty').root)).missing).toContain('there is no commit yet');
    // a shallow clone whose cut is farther back than is looked at is as good as a whole one; a branch of that name cuts nothing
    execFileSync('git', ['branch', 'grafted'], { cwd: root, env: ENV });
    expect(historyOf(openGit(root)).commits).toHaveLength(5);
  });

  it('runs nothing that the repository names', () => {
    const { root, git, commit } = repository('hostile');
    commit({ 'a.ts': 'export const a = 1;', '.gitattributes': '*.ts diff=evil filter=evil\n' });
    commit({ 'a.ts': 'export const a = 2;' });
    const program = join(root, 'evil.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${join(root, 'ran')}'\n`, { mode: 0o755 });
    for (const [key, value] of [['gpg.program', program], ['log.showSignature', 'true'], ['diff.external', program], ['diff.evil.textconv', program], ['diff.evil.command', program], ['core.pager', program], ['core.fsmonitor', program], ['log.showRoot', 'false'], ['log.decorate', 'no'], ['diff.renames', 'false']] as const) git('config', key, value);
    expect(historyOf(openGit(root)).commits).toEqual([['a.ts'], ['.gitattributes', 'a.ts']]);
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });
});

describe('no-hidden-coupling', () => {
  it('judges nothing, and says so, in a shallow clone', () => {
    const { report } = run({ cwd: join(temp, 'shallow'), only: ['no-hidden-coupling'] });
    expect(report.findings).toEqual([]);
    expect(report.completeness.notRun).toEqual([{ rule: 'no-hidden-coupling', reason: expect.stringContaining('what changed together is not known') as string }]);
  });

  it('follows a rename, counts no large commit, and is silent where something that both import explains it', () => {
    const { root, git, commit } = repository('hidden');
    const both = (index: number) => ({ 'src/read/old.ts': `import { sep } from '../shared/sep';\n${long('r')}\nexport const v = [sep, ${index}];`, 'src/write/write.ts': `import { sep } from '../shared/sep';\nexport const w = [sep, ${index}];` });
    commit({ 'src/shared/sep.ts': 'export const sep = 0;' });
    for (let index = 0; index < 5; index++) commit(both(index));
    renameSync(join(root, 'src/read/old.ts'), join(root, 'src/read/read.ts'));
    commit({});
    commit(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`src/many/m${index}.ts`, 'export {};'])));
    const found = () => run({ cwd: root, only: ['no-hidden-coupling'] }).report.findings;
    expect(found().map(({ file, data }) => [file, data['members'], data['shared'], data['degree']])).toEqual([['src/read/read.ts', ['src/read/read.ts', 'src/write/write.ts'], 5, 91]]);
    // history is not rewritten, but what both import has changed as often as they did
    git('checkout', '-q', '--orphan', 'explained');
    git('rm', '-rqf', '.');
    for (let index = 0; index < 5; index++) commit({ ...both(index), 'src/shared/sep.ts': `export const sep = ${index};` });
    expect(found()).toEqual([]);
  });
});
