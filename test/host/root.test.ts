import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedFor, findRoot, type Root } from '#host';
import { addFiles, addLinks, tempFolder } from './temp-folder.ts';

/** A working directory that holds none of the projects. */
const ELSEWHERE = join(import.meta.dirname, '..');
const rootOf = (start: string): Root => findRoot(start, ELSEWHERE);

const WORKSPACE = { name: 'shop', workspaces: ['packages/*'] };

describe('findRoot', () => {
  it('takes configuration before workspace before git before the folder itself', () => {
    const top = tempFolder({ 'repo/tools/mono/packages/api/src/app.ts': '' });
    const repo = join(top, 'repo');
    const mono = join(repo, 'tools/mono');
    const start = join(mono, 'packages/api/src');
    expect(rootOf(start)).toEqual({ path: start, because: 'working directory' });
    addFiles(repo, { '.git/HEAD': '' });
    expect(rootOf(start)).toEqual({ path: repo, because: 'git' });
    addFiles(mono, { 'package.json': WORKSPACE });
    expect(rootOf(start)).toEqual({ path: mono, because: 'workspace' });
    addFiles(repo, { 'arch-lint.jsonc': '{}' });
    expect(rootOf(start)).toEqual({ path: repo, because: 'configuration' });
  });

  it('is the same from every folder and file inside', () => {
    const root = tempFolder({ '.git/HEAD': '', 'package.json': WORKSPACE, 'packages/api/package.json': { name: 'api' }, 'packages/api/src/app.ts': '' });
    const starts = ['', 'packages', 'packages/api', 'packages/api/src', 'packages/api/src/app.ts'];
    expect(new Set(starts.map((start) => rootOf(join(root, start)).path))).toEqual(new Set([root]));
  });

  it.each([
    ['pnpm-workspace.yaml', 'packages: []'],
    ['lerna.json', '{}'],
    ['rush.json', '{}'],
    ['package.json', '\ufeff{ "workspaces": [] }'],
  ])('knows a workspace by its %s', (file, text) => {
    const root = tempFolder({ [file]: text, 'packages/api/package.json': {} });
    expect(rootOf(join(root, 'packages/api'))).toEqual({ path: root, because: 'workspace' });
  });

  it('takes no plain, broken or piped package.json for a workspace', () => {
    const root = tempFolder({ 'a/package.json': { name: 'a' }, 'b/package.json': '{', 'c/x.ts': '' });
    execFileSync('mkfifo', [join(root, 'c/package.json')]);
    for (const folder of ['a', 'b', 'c']) expect(rootOf(join(root, folder))).toEqual({ path: join(root, folder), because: 'working directory' });
  }, 5000);

  it('never leaves the git root, also where .git is a file', () => {
    const top = tempFolder({ 'arch-lint.jsonc': '{}', 'package.json': WORKSPACE, 'checkout/.git': 'gitdir: elsewhere', 'checkout/src/app.ts': '' });
    expect(rootOf(join(top, 'checkout/src'))).toEqual({ path: join(top, 'checkout'), because: 'git' });
  });

  it('is the working directory where nothing else marks a root and the start lies in it', () => {
    const top = tempFolder({ 'scripts/sync/run.ts': '', 'other/run.ts': '' });
    const start = join(top, 'scripts/sync');
    expect(findRoot(start, join(top, 'scripts'))).toEqual({ path: join(top, 'scripts'), because: 'working directory' });
    expect(findRoot(start, join(top, 'other'))).toEqual({ path: start, because: 'working directory' });
  });

  it('is the real path behind a symbolic link', () => {
    const top = tempFolder({ 'shop/.git/HEAD': '', 'shop/src/app.ts': '' });
    addLinks(top, { link: 'shop' });
    expect(rootOf(join(top, 'link/src')).path).toBe(join(top, 'shop'));
  });
});

describe('askedFor', () => {
  it('gives paths relative to the root', () => {
    const root = tempFolder({ '.git/HEAD': '', 'apps/web/src/app.ts': '', 'apps/api/src/app.ts': '' });
    expect(askedFor(['src', '../api/src/app.ts'], join(root, 'apps/web'))).toEqual({
      root: { path: root, because: 'git' },
      paths: [{ path: 'apps/web/src', isFolder: true }, { path: 'apps/api/src/app.ts', isFolder: false }],
    });
    expect(askedFor(['.'], root).paths).toEqual([{ path: '', isFolder: true }]);
  });

  it('refuses a path that is not there and paths of two projects', () => {
    const top = tempFolder({ 'one/.git/HEAD': '', 'one/a.ts': '', 'one/sub/arch-lint.jsonc': '{}', 'one/sub/b.ts': '' });
    expect(() => askedFor(['a.tsx'], join(top, 'one'))).toThrow(/There is no file or folder `a.tsx`/);
    expect(askedFor(['sub/b.ts'], join(top, 'one')).root.path).toBe(join(top, 'one/sub'));
    expect(askedFor(['sub/b.ts', 'a.ts'], join(top, 'one')).root.path).toBe(join(top, 'one'));
  });
});
