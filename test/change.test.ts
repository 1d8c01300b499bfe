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

describe('repositories of other kinds', () => {
  const ADDED = { 'src/a.ts': `${FILES['src/a.ts']}// FIXME: new\n` };
  const NEW = ['src/a.ts:4 no-placeholder-comment'];
  const rooted = (...init: string[]): string => {
    const root = tempFolder(FILES);
    git(root, 'init', '-q', '-b', 'main', ...init);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'base');
    git(root, 'tag', 'base');
    return root;
  };

  it.each<[string, () => string]>([
    ['SHA-256', () => rooted('--object-format=sha256')],
    ['a detached HEAD', () => {
      const root = rooted();
      git(root, 'checkout', '-q', '--detach');
      return root;
    }],
    ['a linked work tree', () => {
      const linked = join(tempFolder(), 'linked');
      git(rooted(), 'worktree', 'add', '-q', '--detach', linked);
      return linked;
    }],
    ['a submodule', () => {
      const outer = rooted();
      execFileSync('git', ['-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', rooted(), 'inner'], { cwd: outer, env: ENV, stdio: 'ignore' });
      return join(outer, 'inner');
    }],
    ['a project below the top of its repository', () => {
      const top = tempFolder();
      for (const [path, content] of Object.entries(FILES)) addFiles(top, { [`apps/shop/${path}`]: content });
      addFiles(top, { 'apps/shop/arch-lint.jsonc': '{}', 'other/x.ts': '// TODO: not ours\n' });
      git(top, 'init', '-q', '-b', 'main');
      git(top, 'add', '-A');
      git(top, 'commit', '-q', '-m', 'base');
      git(top, 'tag', 'base');
      return join(top, 'apps/shop');
    }],
    ['a repository with a split index', () => {
      const root = rooted();
      git(root, 'update-index', '--split-index');
      return root;
    }],
  ])('tell what is new, on disk and staged: %s', (_, make) => {
    const root = make();
    addFiles(root, ADDED);
    expect(fresh(root)).toEqual(NEW);
    expect(fresh(root, { isStaged: true })).toEqual([]);
    git(root, 'add', '-A');
    addFiles(root, { 'src/a.ts': '// HACK: on disk only\n' });
    expect(fresh(root, { isStaged: true })).toEqual(NEW);
    expect(found(root, { isStaged: true, isNew: true })).toEqual(NEW);
  });

  it('a submodule that has moved on is no change of the project around it', () => {
    const outer = rooted();
    execFileSync('git', ['-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', rooted(), 'inner'], { cwd: outer, env: ENV, stdio: 'ignore' });
    git(outer, 'commit', '-q', '-m', 'inner');
    git(outer, 'tag', '-f', 'base');
    addFiles(join(outer, 'inner'), ADDED);
    git(join(outer, 'inner'), 'commit', '-q', '-a', '-m', 'moved on');
    expect(impactOf({ cwd: outer, env: ENV, base: 'base' }).impact.changed).toEqual([]);
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
  const overrides = [{ data: { changelog: CHANGELOG }, origin: 'the test' }] as NonNullable<RunRequest['overrides']>;
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

  it('knows who imported what is gone, and takes it for no program', () => {
    const root = repository();
    rmSync(join(root, 'src/b.ts'));
    const { impact } = impactOf({ cwd: root, env: ENV, base: 'base' });
    expect({ changed: impact.changed.map(({ kind, path }) => `${kind} ${path}`), dependents: impact.dependents, entries: impact.entries }).toEqual({ changed: ['deleted src/b.ts'], dependents: [{ module: 'src/a.ts', distance: 1, via: 'src/b.ts' }], entries: ['src/a.ts'] });
  });

  it('can be asked of a change that is not made yet, and narrowed to a part of one that is', () => {
    const root = repository();
    const planned = impactOf({ cwd: root, env: ENV, paths: ['src/b.ts'] }).impact;
    expect({ base: planned.base, changed: planned.changed, dependents: planned.dependents.map(({ module }) => module) }).toEqual({ base: undefined, changed: [{ path: 'src/b.ts', kind: 'named', isModule: true }], dependents: ['src/a.ts'] });
    expect(impactToText(planned)).toMatch(/^What a change of 1 file would touch\.\n {2}src\/b\.ts\n\n1 module imports it\.\n/);
    addFiles(root, { 'src/b.ts': 'export const b = () => 2;\n', 'src/old.ts': 'export const old = 1;\n' });
    expect(impactOf({ cwd: root, env: ENV, base: 'base', paths: ['src/old.ts'] }).impact.changed.map(({ path }) => path)).toEqual(['src/old.ts']);
    expect(() => impactOf({ cwd: root, env: ENV, paths: ['nowhere.ts'] })).toThrow(/There is no file or folder/);
  });

  it('reaches services by imports and by calls', () => {
    const root = tempFolder({
      'package.json': { name: 'shop', private: true, workspaces: ['services/*'] },
      'compose.yaml': 'services:\n  orders: { build: services/orders }\n  billing: { build: services/billing, environment: { ORDERS_URL: "http://orders:3000" } }\n  mail: { build: services/mail }\n',
      ...Object.fromEntries(['orders', 'billing', 'mail'].flatMap((name) => [[`services/${name}/package.json`, { name: `@shop/${name}`, version: '1.0.0', main: 'index.ts', dependencies: name === 'orders' ? {} : { '@shop/orders': '*' } }], [`services/${name}/Dockerfile`, 'FROM node\n']])),
      'services/orders/index.ts': 'export const total = 1;\n',
      'services/billing/index.ts': "export const bill = () => fetch('http://orders:3000/total');\n",
      'services/mail/index.ts': "import { total } from '@shop/orders';\nexport const mail = total;\n",
    });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'base');
    addFiles(root, { 'services/orders/index.ts': 'export const total = 2;\n' });
    const { impact } = impactOf({ cwd: root, env: ENV, base: 'HEAD' });
    expect(impact.services).toEqual({ changed: ['orders'], reached: ['billing', 'mail'] });
    expect(impact.entries).toEqual(['services/mail/index.ts']);
  });
});
