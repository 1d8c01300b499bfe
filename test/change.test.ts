import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { impactToText } from '#report';
import { impactOf } from '../src/run/impact.ts';
import { run, type RunRequest } from '../src/run.ts';
import { addFiles, tempFolder } from './host/temp-folder.ts';

const ENV = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };

const git = (cwd: string, ...args: string[]): void => void execFileSync('git', args, { cwd, env: ENV, stdio: 'ignore' });

const FILES = {
  'package.json': { name: 'shop', private: true, dependencies: {} },
  'src/a.ts': "// TODO: old\nimport { b } from './b';\nexport const a = () => b();\n",
  'src/b.ts': 'export const b = () => 1;\n',
  'src/old.ts': "import { gone } from './gone';\nexport const old = gone;\n",
};

function repository(): string {
  const root = tempFolder(FILES);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'base');
  git(root, 'tag', 'base');
  return root;
}

const found = (cwd: string, request: RunRequest = {}): string[] => run({ cwd, env: ENV, ...request }).report.findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
const fresh = (cwd: string, request: RunRequest = {}): string[] => found(cwd, { base: 'base', isNew: true, ...request });

describe('what is new since a base', () => {
  it('is nothing where nothing has changed', () => {
    const root = repository();
    expect(found(root)).toHaveLength(2);
    expect(fresh(root)).toEqual([]);
  });

  it('is what the change brings, not what stood in the same file before', () => {
    const root = repository();
    addFiles(root, { 'src/a.ts': `// moved down\n${FILES['src/a.ts']}// FIXME: new\n` });
    expect(fresh(root)).toEqual(['src/a.ts:5 no-placeholder-comment']);
  });

  it('is also what shows in a file that did not change', () => {
    const root = repository();
    rmSync(join(root, 'src/b.ts'));
    expect(fresh(root)).toEqual(['src/a.ts:2 no-unresolved-import']);
    addFiles(root, { 'src/b.ts': "import { a } from './a';\nexport const b = () => a();\n" });
    expect(fresh(root)).toEqual(['src/a.ts:2 no-import-cycle']);
  });

  it('is not what a moved file takes along, nor what is mended', () => {
    const root = repository();
    renameSync(join(root, 'src/old.ts'), join(root, 'src/older.ts'));
    git(root, 'add', '-A');
    addFiles(root, { 'src/a.ts': FILES['src/a.ts'].replace('// TODO: old\n', '') });
    expect(found(root)).toEqual(['src/older.ts:1 no-unresolved-import']);
    expect(fresh(root)).toEqual([]);
  });

  it('counts one more of the same', () => {
    const root = repository();
    addFiles(root, { 'src/a.ts': `// TODO: old\n${FILES['src/a.ts']}` });
    expect(fresh(root)).toEqual(['src/a.ts:2 no-placeholder-comment']);
  });

  it.each([
    [{ base: undefined }, 'no-base', /Name a branch/],
    [{ base: 'nowhere' }, 'no-base', /there is no commit `nowhere`/],
    [{ base: undefined, env: { ...ENV, GITHUB_BASE_REF: 'main2' } }, 'no-history', /main2/],
  ])('needs a base: %j', (request, code, message) => {
    const root = repository();
    expect(() => fresh(root, request)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) as unknown }) as Error);
  });
});

describe('what is staged', () => {
  it('is judged as the index holds it, not as it stands on disk', () => {
    const root = repository();
    addFiles(root, { 'src/a.ts': '// XXX: staged\nexport const a = 1;\n', 'src/new.ts': '// XXX: new\n' });
    git(root, 'add', '-A');
    addFiles(root, { 'src/a.ts': '\n\n// HACK: later\nexport const a = 1;\n', 'src/loose.ts': '// XXX: not staged\n' });
    rmSync(join(root, 'src/new.ts'));
    expect(found(root, { isStaged: true })).toEqual(['src/a.ts:1 no-placeholder-comment', 'src/new.ts:1 no-placeholder-comment', 'src/old.ts:1 no-unresolved-import']);
    expect(found(root)).toEqual(['src/a.ts:3 no-placeholder-comment', 'src/loose.ts:1 no-placeholder-comment', 'src/old.ts:1 no-unresolved-import']);
    expect(found(root, { isStaged: true, isNew: true })).toEqual(['src/a.ts:1 no-placeholder-comment', 'src/new.ts:1 no-placeholder-comment']);
  });
});

describe('what is staged', () => {
  it('is all new before the first commit, and needs no entry', () => {
    const root = tempFolder(FILES);
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    expect(found(root, { isStaged: true, isNew: true })).toHaveLength(2);
    const { report } = run({ cwd: root, env: ENV, isStaged: true, only: ['require-changelog-entry'], overrides: [{ data: { changelog: { components: { shop: 'src/**' } } }, origin: 'the test' }] });
    expect([report.findings, report.completeness.notRun]).toEqual([[], []]);
  });

  it('is told before the first commit, and told to be unknown without a repository or without git', () => {
    const root = tempFolder(FILES);
    const env = { ...ENV, GIT_CEILING_DIRECTORIES: '/' };
    expect(() => found(root, { isStaged: true, env })).toThrow(expect.objectContaining({ code: 'no-history', message: expect.stringMatching(/no git repository/) as unknown }) as Error);
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    expect(found(root, { isStaged: true })).toHaveLength(2);
    expect(() => found(root, { isStaged: true, env: { PATH: '/nowhere' } })).toThrow(expect.objectContaining({ code: 'no-history', message: expect.stringMatching(/git is not installed/) as unknown }) as Error);
  });
});

describe('the processes of git', () => {
  /** A `git` that writes down each of its calls, and the environment that finds it. */
  function counted(): { readonly env: Record<string, string | undefined>; calls(): string[] } {
    const folder = tempFolder();
    const log = join(folder, 'log');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(log, '');
    writeFileSync(join(folder, 'git'), `#!/bin/sh\nfor one in "$@"; do case "$one" in rev-parse|diff-index|diff-files|ls-files|ls-tree|cat-file|config|blame) echo "$one" >> '${log}'; break;; esac; done\nexec '${real}' "$@"\n`, { mode: 0o755 });
    return { env: { ...ENV, PATH: `${folder}:${ENV.PATH ?? ''}` }, calls: () => readFileSync(log, 'utf8').split('\n').filter((one) => one !== '') };
  }

  const CHANGELOG = { format: 'entries', components: { shop: 'src/**' } };
  const overrides = [{ data: { changelog: CHANGELOG }, origin: 'the test' }] as RunRequest['overrides'];
  const ENTRY = '[2026-05-01] - [1.0.0] - [shop] - [Added] - [First]\n';

  function changed(): string {
    const root = tempFolder({ ...FILES, 'CHANGELOG.md': ENTRY });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'base');
    git(root, 'checkout', '-q', '-b', 'feature');
    addFiles(root, { 'src/a.ts': '// FIXME: new\nexport const a = 1;\n', 'src/b.ts': 'export const b = () => 2;\n', 'CHANGELOG.md': `[2026-05-02] - [1.1.0] - [shop] - [Changed] - [Second]\n${ENTRY}` });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'change');
    return root;
  }

  it.each<[string, RunRequest, string[]]>([
    ['what has changed', { base: 'main', only: ['require-changelog-entry'], overrides: [{ data: { changelog: { ...CHANGELOG, format: 'fragments', path: 'changes' } }, origin: 'the test' }] }, ['rev-parse', 'diff-index']],
    ['what has changed, and the entry that is new', { base: 'main', only: ['require-changelog-entry'], overrides }, ['rev-parse', 'diff-index', 'cat-file']],
    ['what is staged', { isStaged: true, only: ['no-placeholder-comment'] }, ['rev-parse']],
    ['what is staged, and what of it is new', { isStaged: true, isNew: true, only: ['no-placeholder-comment'] }, ['rev-parse', 'diff-index']],
    ['what is staged beside another base', { isStaged: true, base: 'main', only: ['require-changelog-entry'], overrides }, ['rev-parse', 'diff-index', 'cat-file']],
    ['what is new, with all old texts at once', { base: 'main', isNew: true, overrides }, ['rev-parse', 'diff-index', 'cat-file']],
  ])('are as few as it takes to tell %s', (_, request, expected) => {
    const root = changed();
    const { env, calls } = counted();
    run({ cwd: root, env, today: '2026-05-10', ...request });
    expect(calls()).toEqual(expected);
  });

  it('are one more where a file lies there that nobody has added', () => {
    const root = changed();
    const { env, calls } = counted();
    addFiles(root, { 'src/c.ts': '' });
    run({ cwd: root, env, base: 'main', only: ['require-changelog-entry'], overrides });
    expect(calls()).toEqual(['rev-parse', 'diff-index', 'ls-files', 'cat-file']);
  });
});

describe('the impact of a change', () => {
  it('names who depends on it, and the tests that reach it', () => {
    const root = repository();
    addFiles(root, { 'src/a.test.ts': "import { a } from './a';\na();\n", 'src/main.ts': "import { a } from './a';\na();\n" });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'more');
    git(root, 'tag', '-f', 'base');
    addFiles(root, { 'src/b.ts': 'export const b = () => 2;\n', 'notes.md': 'x' });
    const { impact } = impactOf({ cwd: root, env: ENV, base: 'base' });
    expect(impact.changed).toEqual([{ path: 'notes.md', kind: 'added', isModule: false }, { path: 'src/b.ts', kind: 'modified', isModule: true }]);
    expect(impact.dependents).toEqual([{ module: 'src/a.ts', distance: 1, via: 'src/b.ts' }, { module: 'src/a.test.ts', distance: 2, via: 'src/a.ts' }, { module: 'src/main.ts', distance: 2, via: 'src/a.ts' }]);
    expect({ tests: impact.tests, entries: impact.entries, unresolved: impact.unresolved }).toEqual({ tests: ['src/a.test.ts'], entries: ['src/main.ts'], unresolved: 1 });
    expect(impactToText(impact)).toContain('1 module imports what changed, and 2 more depend on it at a distance.');
  });
});
