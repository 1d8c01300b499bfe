import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIndex } from '../../src/host/git-index.ts';
import { isTrouble, openGit, type Git } from '../../src/host/git.ts';
import { addFiles, tempFolder } from './temp-folder.ts';

const ENV = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', GIT_DIR: undefined, GIT_INDEX_FILE: undefined, GIT_WORK_TREE: undefined };
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const FILES = { 'a.txt': 'a\n', 'a/b.txt': 'b\n', 'a/b c/größe.txt': 'c\n', 'z-a-name-that-is-long-enough-to-need-other-padding.txt': '', 'sub/deep/x.ts': 'x\n', 'sub/y.ts': 'y\n' };
const PAST = new Date('2026-01-01T00:00:00Z');

function repository(...init: string[]): string {
  const root = tempFolder(FILES);
  for (const path of Object.keys(FILES)) utimesSync(join(root, path), PAST, PAST); // or all files are as young as the index, and nothing is certain
  git(root, 'init', '-q', '-b', 'main', ...init);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'base');
  return root;
}

/** The index by our own reading, and by git's listing: a Git that was not asked for a base does not know where the index is. */
const both = (folder: string): [own: Git, listing: Git] => {
  const own = openGit(folder, ENV);
  own.base('HEAD');
  return [own, openGit(folder, ENV)];
};
const told = (opened: Git) => [...opened.index().files].map(([path, file]) => `${file.id()} ${path}`).sort();
const differing = (opened: Git) => [...opened.index().files].flatMap(([path, file]) => (file.differs() ? [path] : [])).sort();

describe('the index', () => {
  it.each<[string, string[], (root: string) => void]>([
    ['version 2', [], () => undefined],
    ['version 3', [], (root) => void git(root, 'update-index', '--skip-worktree', 'a.txt')],
    ['version 4', [], (root) => void git(root, 'update-index', '--index-version', '4')],
    ['SHA-256', ['--object-format=sha256'], () => undefined],
    ['a split index', [], (root) => void git(root, 'update-index', '--split-index')],
    ['an untracked cache and a file system monitor', [], (root) => void git(root, '-c', 'core.untrackedCache=true', 'update-index', '--force-untracked-cache')],
    ['files that are assumed to be unchanged', [], (root) => void git(root, 'update-index', '--assume-unchanged', 'a.txt')],
    ['links, and executables', [], (root) => {
      symlinkSync('a.txt', join(root, 'link.txt'));
      writeFileSync(join(root, 'run.sh'), '', { mode: 0o755 });
      utimesSync(join(root, 'run.sh'), PAST, PAST);
      git(root, 'add', '-A');
    }],
    ['a commit of everything and an empty index', [], (root) => void git(root, 'rm', '-q', '-r', '--cached', '.')],
  ])('of %s is read as git lists it', (name, init, prepare) => {
    const root = repository(...init);
    prepare(root);
    for (const folder of [root, join(root, 'sub')]) {
      const [own, listing] = both(folder);
      expect(told(own)).toEqual(name === 'version 3' ? told(listing).filter((one) => !one.endsWith(' a.txt')) : told(listing));
      expect(differing(own)).toEqual(differing(listing));
    }
  });

  it('says what is another on disk: edited, of the same length or not, gone, in the place of a link', () => {
    const root = repository();
    writeFileSync(join(root, 'a.txt'), 'b\n');
    utimesSync(join(root, 'a.txt'), PAST, PAST); // a time that was put back
    writeFileSync(join(root, 'a/b.txt'), 'longer\n');
    rmSync(join(root, 'sub/y.ts'));
    rmSync(join(root, 'sub/deep/x.ts'));
    symlinkSync('../../a.txt', join(root, 'sub/deep/x.ts'));
    expect(differing(both(root)[0])).toEqual(['a.txt', 'a/b.txt', 'sub/deep/x.ts', 'sub/y.ts']);
  });

  it('takes a file that was written when the index was for another one, as nobody can tell', () => {
    const root = repository();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'a.txt'), later, later);
    git(root, 'update-index', '--refresh');
    expect(differing(both(root)[0])).toContain('a.txt');
  });

  it('leaves out what somebody only means to add, and knows a file in conflict', () => {
    const root = repository();
    addFiles(root, { 'later.txt': 'later\n' });
    git(root, 'add', '-N', 'later.txt');
    git(root, 'checkout', '-q', '-b', 'other');
    git(root, 'reset', '-q');
    addFiles(root, { 'a.txt': 'one\n' });
    git(root, 'commit', '-q', '-a', '-m', 'one');
    git(root, 'checkout', '-q', 'main');
    addFiles(root, { 'a.txt': 'two\n' });
    git(root, 'commit', '-q', '-a', '-m', 'two');
    expect(() => git(root, 'merge', 'other')).toThrow();
    git(root, 'add', '-N', 'later.txt');
    const [own] = both(root);
    const { files } = own.index();
    expect([files.has('later.txt'), files.get('a.txt')?.id(), files.get('a.txt')?.differs()]).toEqual([false, '', true]);
  });

  it('is the one that git names to its hooks, in a linked work tree and from a folder below too', () => {
    const root = repository();
    const other = join(root, '.git/next-index');
    addFiles(root, { 'a.txt': 'staged elsewhere\n' });
    execFileSync('git', ['add', 'a.txt'], { cwd: root, env: { ...ENV, GIT_INDEX_FILE: other } });
    const linked = join(tempFolder(), 'linked');
    git(root, 'worktree', 'add', '-q', linked);
    const at = (folder: string, env: Record<string, string>): string[] => {
      const opened = openGit(folder, { ...ENV, ...env });
      expect(isTrouble(opened.base('HEAD'))).toBe(false);
      return [...opened.index().files.keys()];
    };
    expect(at(root, { GIT_INDEX_FILE: other })).toEqual(['a.txt']);
    expect(at(join(root, 'sub'), {})).toEqual(['deep/x.ts', 'y.ts']);
    expect(at(join(linked, 'sub'), { GIT_DIR: git(linked, 'rev-parse', '--absolute-git-dir').trim() })).toEqual(['deep/x.ts', 'y.ts']);
  });
});

describe('a hostile index', () => {
  const bytes = (): Buffer => {
    const root = repository();
    return readFileSync(join(root, '.git/index'));
  };

  it('that ends early, claims too much or has what must be understood, is left to git', () => {
    const whole = bytes();
    expect(readIndex(whole, 20)).toHaveLength(Object.keys(FILES).length);
    for (let length = 0; length < whole.length; length += 7) expect(readIndex(whole.subarray(0, length), 20)).toBeUndefined();
    const many = Buffer.from(whole);
    many.writeUInt32BE(0xffffffff, 8);
    expect(readIndex(many, 20)).toBeUndefined();
    const odd = Buffer.from(whole);
    odd.write('link', whole.indexOf('TREE'), 'latin1');
    expect(readIndex(odd, 20)).toBeUndefined();
    expect(readIndex(whole, 32)).toBeUndefined();
    expect(readIndex(Buffer.from('hello'), 20)).toBeUndefined();
  });
});

describe('files that nobody has added', () => {
  const added = (root: string): string[] => {
    const [own] = both(root);
    const found = own.changes('HEAD', 'work tree');
    return isTrouble(found) ? [found.code] : found.map(({ path, kind }) => `${kind} ${path}`);
  };

  it('are those that git does not ignore, wherever it is told so', () => {
    const root = repository();
    addFiles(root, { '.gitignore': '*.log\n', 'build.log': '', 'secret.env': '', 'new/picture.png': '', 'node_modules/pkg/index.js': '' });
    mkdirSync(join(root, '.git/info'), { recursive: true });
    writeFileSync(join(root, '.git/info/exclude'), 'secret.env\n');
    expect(added(root)).toEqual(['added .gitignore', 'added new/picture.png']);
    git(root, 'add', '.gitignore', 'new');
    git(root, 'commit', '-q', '-m', 'more');
    expect(added(root)).toEqual([]);
  });

  it('are not those of a repository inside', () => {
    const root = repository();
    const inner = join(root, 'inner');
    mkdirSync(inner);
    git(inner, 'init', '-q');
    addFiles(inner, { 'x.ts': '' });
    expect(added(root)).toEqual([]);
  });
});
