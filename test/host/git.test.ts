import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrouble, openGit, type GitChange } from '../../src/host/git.ts';
import { addFiles, tempFolder } from './temp-folder.ts';

const ENV = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', GIT_DIR: undefined, GIT_INDEX_FILE: undefined, GIT_WORK_TREE: undefined };

const git = (cwd: string, ...args: string[]): string => execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function commit(root: string, files: Readonly<Record<string, string>>, message = 'change'): string {
  addFiles(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD');
}

function repository(files: Readonly<Record<string, string>> = { 'a.txt': 'a\n' }): string {
  const root = tempFolder();
  git(root, 'init', '-q', '-b', 'main');
  commit(root, files);
  return root;
}

const codeOf = (answer: object): string => (isTrouble(answer) ? answer.code : 'fine');
const shown = (answer: readonly GitChange[] | object): string[] => (Array.isArray(answer) ? (answer as GitChange[]).map(({ path, kind }) => `${kind} ${path}`) : [codeOf(answer)]);

describe('base', () => {
  it('is where history parted, not the tip of the other branch', () => {
    const root = repository();
    const parted = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-q', '-b', 'feature');
    commit(root, { 'b.txt': 'b\n' });
    git(root, 'checkout', '-q', 'main');
    commit(root, { 'c.txt': 'c\n' });
    git(root, 'checkout', '-q', '--detach', 'feature');
    expect(openGit(root, ENV).base('main')).toEqual({ mergeBase: parted });
  });

  it.each(['', '-h', '--upload-pack=touch owned', 'a..b', 'a...b', 'ma in', 'main\n'])('refuses %j as a name', (ref) => {
    expect(codeOf(openGit(repository(), ENV).base(ref))).toBe('unknown-ref');
  });

  it('says why there is none', () => {
    const root = repository();
    expect(openGit(root, ENV).base('origin/main')).toMatchObject({ code: 'unknown-ref', remedy: 'Fetch it (`git fetch origin main`), or name another base.' });
    expect(codeOf(openGit(tempFolder(), { ...ENV, GIT_CEILING_DIRECTORIES: '/' }).base('main'))).toBe('no-repository');
    expect(codeOf(openGit(root, { PATH: '/nowhere' }).base('main'))).toBe('no-git');
    const empty = tempFolder();
    git(empty, 'init', '-q');
    expect(codeOf(openGit(empty, ENV).base('HEAD'))).toBe('no-commits');
    git(root, 'checkout', '-q', '--orphan', 'other');
    commit(root, { 'x.txt': 'x' });
    expect(codeOf(openGit(root, ENV).base('main'))).toBe('no-merge-base');
  });

  it('knows a shallow clone from a wrong name, and says how to deepen it', () => {
    const origin = repository();
    const first = git(origin, 'rev-parse', 'HEAD');
    for (const n of [1, 2, 3]) commit(origin, { 'a.txt': `${n}\n` });
    const clone = join(tempFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, clone);
    const answer = openGit(clone, ENV).base(first);
    expect(codeOf(answer)).toBe('shallow');
    expect(isTrouble(answer) && answer.remedy).toContain('fetch-depth: 0');
    git(clone, 'fetch', '-q', '--unshallow');
    expect(openGit(clone, ENV).base(first)).toEqual({ mergeBase: first });
  });
});

describe('changes', () => {
  it('are those of the work tree, with what nobody has added yet and without what is ignored', () => {
    const root = repository({ 'a.txt': 'a\n', 'gone.txt': 'x\n', 'kept.txt': 'k\n', '.gitignore': '*.log\n', 'sub/deep.txt': 'd\n' });
    const base = git(root, 'rev-parse', 'HEAD');
    addFiles(root, { 'a.txt': 'b\n', 'new file.txt': '', 'build.log': '', 'sub/neu\n.txt': '' });
    rmSync(join(root, 'gone.txt'));
    expect(shown(openGit(root, ENV).changes(base, 'work tree'))).toEqual(['modified a.txt', 'deleted gone.txt', 'added new file.txt', 'added sub/neu\n.txt']);
    expect(shown(openGit(join(root, 'sub'), ENV).changes(base, 'work tree'))).toEqual(['added neu\n.txt']);
  });

  it('do not count a file that is only touched', () => {
    const root = repository();
    utimesSync(join(root, 'a.txt'), 1, 1);
    expect(shown(openGit(root, ENV).changes('HEAD', 'work tree'))).toEqual([]);
  });

  it('of the index are what is staged', () => {
    const root = repository();
    addFiles(root, { 'a.txt': 'staged\n' });
    git(root, 'add', '-A');
    addFiles(root, { 'a.txt': 'later\n', 'loose.txt': '' });
    const opened = openGit(root, ENV);
    expect(shown(opened.changes('HEAD', 'index'))).toEqual(['modified a.txt']);
    const { files } = opened.index();
    expect([...files].map(([path, file]) => [path, file.differs()])).toEqual([['a.txt', true]]);
    expect([...opened.texts([files.get('a.txt')?.id() ?? '']).values()]).toEqual([{ text: 'staged\n' }]);
  });

  it('tell a moved file as one gone and one added, of the same content', () => {
    const root = repository({ 'a/x.txt': 'long enough\n' });
    mkdirSync(join(root, 'b'));
    renameSync(join(root, 'a/x.txt'), join(root, 'b/x.txt'));
    git(root, 'add', '-A');
    const changes = openGit(root, ENV).changes('HEAD', 'work tree');
    expect(shown(changes)).toEqual(['deleted a/x.txt', 'added b/x.txt']);
    const [before, after] = changes as GitChange[];
    expect(after?.idAfter).toBe(before?.idBefore);
  });

  it('leave submodules out, and work in a linked work tree', () => {
    const root = repository();
    const other = repository();
    git(root, 'submodule', 'add', '-q', `file://${other}`, 'lib');
    git(root, 'commit', '-q', '-m', 'lib');
    const base = git(root, 'rev-parse', 'HEAD~1');
    expect(shown(openGit(root, ENV).changes(base, 'work tree'))).toEqual(['added .gitmodules']);
    const linked = join(tempFolder(), 'linked');
    git(root, 'worktree', 'add', '-q', linked);
    addFiles(linked, { 'a.txt': 'linked\n' });
    expect(shown(openGit(linked, ENV).changes('HEAD', 'work tree'))).toEqual(['modified a.txt']);
  });
});

it('gives texts by their ids, all in one process, and none of what is no text or not here', () => {
  const root = repository({ 'a.txt': '\uFEFFa\n', 'docs/b [1].md': 'b', 'empty.txt': '', 'nul.txt': 'a\0b' });
  const idOf = (path: string): string => git(root, 'rev-parse', `HEAD:${path}`);
  const texts = openGit(root, ENV).texts([idOf('a.txt'), idOf('docs/b [1].md'), idOf('docs/b [1].md'), idOf('empty.txt'), idOf('nul.txt'), git(root, 'rev-parse', 'HEAD'), 'f'.repeat(40), '--batch-check', '']);
  expect([...texts.values()]).toEqual([{ text: 'a\n' }, { text: 'b' }, { text: '' }, { skipped: 'it holds NUL bytes, so it is binary or UTF-16' }]);
  expect(openGit(root, ENV).texts([]).size).toBe(0);
});

describe('blame', () => {
  const commitOn = (root: string, day: string, files: Readonly<Record<string, string>>): void => {
    addFiles(root, files);
    git(root, 'add', '-A');
    execFileSync('git', ['commit', '-q', '-m', day], { cwd: root, env: { ...ENV, GIT_COMMITTER_DATE: `${day}T23:30:00Z`, GIT_AUTHOR_DATE: `${day}T23:30:00Z` } });
  };

  it('is the day of the commit that wrote a line, blanks and moves aside, and nothing for what is not committed', () => {
    const root = tempFolder();
    git(root, 'init', '-q', '-b', 'main');
    commitOn(root, '2026-01-02', { 'a [1].txt': 'first line of it\nsecond line of it\n' });
    commitOn(root, '2026-03-04', { 'a [1].txt': '  first line of it\nsecond line of it\nthird line of it\n' });
    addFiles(root, { 'a [1].txt': '  first line of it\nnew\nsecond line of it\nthird line of it\n' });
    expect([...openGit(root, ENV).blame('a [1].txt')]).toEqual([[1, '2026-01-02'], [3, '2026-01-02'], [4, '2026-03-04']]);
    expect([...openGit(root, ENV).blame('none.txt')]).toEqual([]);
  });

  it('does not take the end of a shallow history for the day of a change', () => {
    const root = tempFolder();
    git(root, 'init', '-q', '-b', 'main');
    commitOn(root, '2026-01-02', { 'a.txt': 'old\n' });
    commitOn(root, '2026-03-04', { 'b.txt': 'x\n' });
    commitOn(root, '2026-03-05', { 'a.txt': 'old\nyoung\n' });
    const clone = join(tempFolder(), 'clone');
    git(root, 'clone', '-q', '--depth', '2', `file://${root}`, clone);
    expect([...openGit(clone, ENV).blame('a.txt')]).toEqual([[2, '2026-03-05']]);
  });
});

it('runs nothing that the repository asks for', () => {
  const root = repository({ 'a.txt': 'a\n', '.gitattributes': '*.txt filter=evil diff=evil\n' });
  const owned = join(root, 'owned');
  const script = join(root, '.git/evil.sh');
  writeFileSync(script, `#!/bin/sh\ntouch '${owned}'\ncat\n`, { mode: 0o755 });
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'post-checkout']) writeFileSync(join(root, '.git/hooks', hook), `#!/bin/sh\ntouch '${owned}'\n`, { mode: 0o755 });
  appendFileSync(join(root, '.git/config'), `[core]\n\tfsmonitor = ${script}\n\thooksPath = ${join(root, '.git/hooks')}\n\tpager = ${script}\n\tsshCommand = ${script}\n[diff]\n\texternal = ${script}\n[diff "evil"]\n\ttextconv = ${script}\n\tcommand = ${script}\n[filter "evil"]\n\tclean = ${script}\n\tsmudge = ${script}\n\tprocess = ${script}\n[alias]\n\trev-parse = !${script}\n`);
  utimesSync(join(root, 'a.txt'), 1, 1);
  const opened = openGit(root, ENV);
  expect(codeOf(opened.base('main'))).toBe('fine');
  expect(shown(opened.changes('HEAD', 'work tree'))).toEqual([]);
  expect(shown(opened.changes('HEAD', 'index'))).toEqual([]);
  opened.texts([git(root, 'rev-parse', 'HEAD:a.txt')]);
  opened.index().files.forEach((file) => file.differs());
  expect(shown(openGit(root, ENV).changes('HEAD', 'work tree'))).toEqual([]); // without knowing where the index is
  expect(opened.blame('a.txt').size).toBe(1);
  expect(existsSync(owned)).toBe(false);
});
