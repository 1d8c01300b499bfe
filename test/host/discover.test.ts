import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyNotRead } from '#host';
import { discover } from '../../src/host/discover.ts';
import { addLinks, tempFolder } from './temp-folder.ts';

describe('discover', () => {
  it('lists sources, project files and what else is read apart, in code-unit order', () => {
    const root = tempFolder({ 'app/b.py': '', 'requirements/base.txt': '', 'notes.txt': '', 'main.go': '', 'lib/Cart.java': '', 'yarn.lock': '', 'src/b.ts': '', 'src/B.ts': '', 'src/a.vue': '', 'a.cts': '', 'README.md': '', 'logo.svg': '', 'package.json': {}, 'tsconfig.build.json': {}, 'data.json': {}, 'pnpm-workspace.yaml': '' });
    expect(discover(root, [])).toEqual({
      sources: ['a.cts', 'src/B.ts', 'src/a.vue', 'src/b.ts'],
      foreign: ['lib/Cart.java', 'main.go'],
      others: ['README.md', 'app/b.py', 'notes.txt', 'package.json', 'pnpm-workspace.yaml', 'requirements/base.txt', 'tsconfig.build.json', 'yarn.lock'],
      projectFiles: ['package.json', 'pnpm-workspace.yaml', 'tsconfig.build.json'],
      excluded: [],
      unreadable: [],
    });
  });

  it('leaves out environments of Python, whatever they are called, and what its tools write', () => {
    const root = tempFolder({ 'app/a.py': '', 'py3/pyvenv.cfg': '', 'py3/lib/x.py': '', '.tox/a.py': '', 'lib/site-packages/b.py': '', 'build/lib/a.py': '', 'app/build/a.py': '' });
    expect(discover(root, []).others).toEqual(['app/a.py', 'app/build/a.py']);
    expect(whyNotRead(root, [], 'py3/lib/x.py')).toBe('`py3` is an environment of Python');
    expect(whyNotRead(root, [], 'app/a.py')).toBeUndefined();
    expect(whyNotRead(root, [], 'notes.txt')).toBe('no rule reads files of this kind');
  });

  it('leaves out node_modules and what installs without them wherever it stands, and nothing with a like name', () => {
    const root = tempFolder({ 'node_modules/react/index.js': '', 'apps/web/node_modules/vue/index.js': '', 'apps/web/src/node_modules/x.ts': '', 'src/node_modules_stub.ts': '', 'src/node-modules/list.ts': '', '.pnp.cjs': '', 'apps/web/.pnp.loader.mjs': '' });
    expect(discover(root, []).sources).toEqual(['src/node-modules/list.ts', 'src/node_modules_stub.ts']);
  });

  it('reads a build folder at a package root that holds TypeScript: nobody builds that', () => {
    const found = discover(tempFolder({ 'build/release.ts': '', 'build/steps.js': '', 'dist/index.js': '', 'dist/index.d.ts': '', 'out/main.d.mts': '', 'vendor/lib.ts': '' }), []);
    expect(found.sources).toEqual(['build/release.ts', 'build/steps.js']);
    expect(found.excluded.map(({ path }) => path)).toEqual(['dist', 'out', 'vendor']);
  });

  it('leaves out build output only where a package begins, and says so', () => {
    const root = tempFolder({
      'dist/index.js': '', 'coverage/lcov/block.js': '', 'src/commands/build/run.ts': '', 'src/build/run.ts': '', 'src/out/box.ts': '',
      'packages/api/package.json': {}, 'packages/api/dist/index.js': '', 'packages/api/src/vendor/list.ts': '', 'packages/build/tool.ts': '', 'scripts/dist/push.ts': '',
    });
    const found = discover(root, []);
    expect(found.sources).toEqual(['packages/api/src/vendor/list.ts', 'packages/build/tool.ts', 'scripts/dist/push.ts', 'src/build/run.ts', 'src/commands/build/run.ts', 'src/out/box.ts']);
    expect(found.excluded).toEqual([
      { path: 'coverage', reason: 'build output' },
      { path: 'dist', reason: 'build output' },
      { path: 'packages/api/dist', reason: 'build output' },
    ]);
  });

  it('leaves out minified scripts, and says so', () => {
    const root = tempFolder({ 'public/jquery.min.js': '', 'src/min.js': '', 'src/a.min.ts': '' });
    const found = discover(root, []);
    expect(found.sources).toEqual(['src/a.min.ts', 'src/min.js']);
    expect(found.excluded).toEqual([{ path: 'public/jquery.min.js', reason: 'minified' }]);
  });

  it('follows no symbolic link, neither to a file nor in a loop', () => {
    const root = tempFolder({ 'src/order.ts': '' });
    addLinks(root, { 'src/alias.ts': 'order.ts', 'src/loop': '.', 'src/up': '..', 'src/gone.ts': 'nowhere.ts' });
    expect(discover(root, []).sources).toEqual(['src/order.ts']);
  });

  it('opens no pipe', () => {
    const root = tempFolder({ 'src/order.ts': '' });
    for (const pipe of ['src/x.ts', 'package.json', '.gitignore']) execFileSync('mkfifo', [join(root, pipe)]);
    expect(discover(root, [])).toMatchObject({ sources: ['src/order.ts'], projectFiles: [] });
  }, 5000);

  it.skipIf(process.getuid?.() === 0)('tells a folder that cannot be listed, and reads the others', () => {
    const root = tempFolder({ 'src/order.ts': '', 'private/key.ts': '' });
    chmodSync(join(root, 'private'), 0);
    const found = discover(root, []);
    chmodSync(join(root, 'private'), 0o755);
    expect(found.sources).toEqual(['src/order.ts']);
    expect(found.unreadable).toEqual([{ file: 'private', reason: 'the folder cannot be listed (EACCES)' }]);
  });

  it('tells a root that is gone', () => {
    expect(discover(join(tempFolder(), 'gone'), []).unreadable).toEqual([{ file: '.', reason: 'the folder cannot be listed (ENOENT)' }]);
  });

  it('obeys nested .gitignore files, the deeper one winning', () => {
    const root = tempFolder({ '.gitignore': '*.gen.ts\nlocal/\n', 'a.gen.ts': '', 'local/a.ts': '', 'api/.gitignore': '!client.gen.ts\n', 'api/client.gen.ts': '', 'api/server.gen.ts': '', 'api/local/b.ts': '', 'locals/a.ts': '' });
    expect(discover(root, []).sources).toEqual(['api/client.gen.ts', 'locals/a.ts']);
  });

  it('leaves out what the configuration ignores', () => {
    const root = tempFolder({ 'src/generated/a.ts': '', 'src/generated-by-hand/a.ts': '', 'legacy/a.ts': '', 'legacy-api/a.ts': '', 'src/a.ts': '' });
    expect(discover(root, ['**/generated/**', 'legacy']).sources).toEqual(['legacy-api/a.ts', 'src/a.ts', 'src/generated-by-hand/a.ts']);
  });
});

describe('whyNotRead', () => {
  it('says for every left-out file why, and for no other', () => {
    const root = tempFolder({ '.gitignore': '*.gen.ts\n', 'dist/a.js': '', 'src/a.gen.ts': '', 'src/a.min.js': '', 'legacy/a.ts': '', 'src/a.ts': '', 'node_modules/x/a.js': '', 'notes.txt': '' });
    const why = (path: string): string | undefined => whyNotRead(root, ['legacy'], path);
    expect(why('dist/a.js')).toBe('`dist` is left out as build output');
    expect(why('src/a.gen.ts')).toBe('a .gitignore ignores `src/a.gen.ts`');
    expect(why('src/a.min.js')).toBe('`src/a.min.js` is left out as minified');
    expect(why('legacy/a.ts')).toBe('`ignore` names it: `legacy`');
    expect(why('node_modules/x/a.js')).toBe('`node_modules` is never read');
    expect(why('notes.txt')).toBe('no rule reads files of this kind');
    expect(why('src/a.ts')).toBe(undefined);
  });
});
