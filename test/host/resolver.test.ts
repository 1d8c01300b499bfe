import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leads, resolverOf } from './resolving.ts';
import { addFiles, addLinks, tempFolder } from './temp-folder.ts';

type Files = Parameters<typeof tempFolder>[0];

function check(root: string, cases: readonly (readonly [from: string, specifier: string, target: string])[]): void {
  const resolver = resolverOf(root);
  expect(cases.map(([from, specifier]) => [from, specifier, leads(resolver, from, specifier)])).toEqual(cases);
}

const NOT_THERE = '? there is no such file';

describe('relative specifiers', () => {
  const files: Files = {
    'src/app.ts': '', 'src/order.ts': '', 'src/view.tsx': '', 'src/worker.mts': '', 'src/legacy.cts': '', 'src/plain.js': '',
    'src/billing/index.ts': '', 'src/billing/tax.ts': '', 'src/billing.test.ts': '', 'src/types.d.ts': '', 'src/Card.vue': '',
    'src/limits.json': {}, 'src/logo.svg': '', 'src/main.css': '', 'src/order.service.ts': '',
    'src/cart/index.ts': '', 'src/cart/line.ts': '', 'src/cart.ts': '', 'src/empty/a.ts': '', 'src/empty.ts': '', 'index.ts': '',
  };

  it('lead to modules, with and without extension', () => {
    check(tempFolder(files), [
      ['src/app.ts', './order', 'src/order.ts'],
      ['src/app.ts', './order.js', 'src/order.ts'],
      ['src/app.ts', './order.ts', 'src/order.ts'],
      ['src/app.ts', './order.mjs', 'src/order.ts'],
      ['src/app.ts', './order.css', NOT_THERE],
      ['src/app.ts', './orders', NOT_THERE],
      ['src/app.ts', './view', 'src/view.tsx'],
      ['src/app.ts', './view.js', 'src/view.tsx'],
      ['src/app.ts', './view.jsx', 'src/view.tsx'],
      ['src/app.ts', './worker.mjs', 'src/worker.mts'],
      ['src/app.ts', './legacy.cjs', 'src/legacy.cts'],
      ['src/app.ts', './plain', 'src/plain.js'],
      ['src/app.ts', './types', 'src/types.d.ts'],
      ['src/app.ts', './Card.vue', 'src/Card.vue'],
      ['src/app.ts', './order.service', 'src/order.service.ts'],
      ['src/app.ts', '../src/order', 'src/order.ts'],
    ]);
  });

  it('lead to the index of a folder', () => {
    check(tempFolder(files), [
      ['src/app.ts', './billing', 'src/billing/index.ts'],
      ['src/app.ts', './billing/', 'src/billing/index.ts'],
      ['src/app.ts', './billing/index.js', 'src/billing/index.ts'],
      ['src/billing/tax.ts', '.', 'src/billing/index.ts'],
      ['src/billing/tax.ts', './', 'src/billing/index.ts'],
      ['src/app.ts', '..', 'index.ts'],
      ['index.ts', '.', 'index.ts'],
      ['src/billing/tax.ts', '..', NOT_THERE],
    ]);
  });

  it('tell a file from the folder beside it', () => {
    check(tempFolder(files), [
      ['src/app.ts', './cart', 'src/cart.ts'],
      ['src/app.ts', './cart/', 'src/cart/index.ts'],
      ['src/cart/line.ts', '.', 'src/cart/index.ts'],
      ['src/cart/line.ts', '../cart', 'src/cart.ts'],
      ['src/empty/a.ts', '.', NOT_THERE],
      ['src/empty/a.ts', '../empty', 'src/empty.ts'],
    ]);
  });

  it('lead to files that are no modules', () => {
    check(tempFolder(files), [
      ['src/app.ts', './limits.json', 'asset src/limits.json'],
      ['src/app.ts', './main.css', 'asset src/main.css'],
      ['src/app.ts', './logo.svg?url', 'asset src/logo.svg'],
      ['src/app.ts', './logo.svg#icon', 'asset src/logo.svg'],
      ['src/app.ts', './order.ts?worker', 'src/order.ts'],
      ['src/app.ts', './logo.png?url', NOT_THERE],
    ]);
  });

  it('are unresolved in the wrong case, out of the root or absolute', () => {
    const top = tempFolder({ 'secret.ts': '', 'shop/src/app.ts': '', 'shop/src/Order.ts': '', 'shop/src/..data/a.ts': '' });
    const root = join(top, 'shop');
    addLinks(root, { 'src/outside.ts': '../../secret.ts', 'src/inside.ts': 'Order.ts' });
    check(root, [
      ['src/app.ts', './order', '? its letter case is not that of `src/Order.ts`'],
      ['src/app.ts', './Order', 'src/Order.ts'],
      ['src/app.ts', '../../secret', '? it leads out of the project'],
      ['src/app.ts', './outside', '? it leads out of the project'],
      ['src/app.ts', './inside', 'src/Order.ts'],
      ['src/app.ts', join(root, 'src/Order.ts'), '? the path is absolute'],
      ['src/app.ts', 'C:\\shop\\order.ts', '? the path is absolute'],
      ['src/app.ts', '', '? the specifier is empty'],
    ]);
  });

  it('tell a file that is ignored', () => {
    check(tempFolder({ '.gitignore': '', 'src/app.ts': '', 'dist/client.js': '', 'dist/schema.json': {} }), [
      ['src/app.ts', '../dist/client.js', '? it leads to a file that is ignored'],
      ['src/app.ts', '../dist/schema.json', 'asset dist/schema.json'],
    ]);
  });

  it('follow rootDirs', () => {
    const root = tempFolder({ 'tsconfig.json': { compilerOptions: { rootDirs: ['./src', './generated'] } }, 'src/api/app.ts': '', 'generated/api/client.ts': '', 'generated/web/client.ts': '' });
    check(root, [
      ['src/api/app.ts', './client', 'generated/api/client.ts'],
      ['generated/api/client.ts', './app', 'src/api/app.ts'],
      ['src/api/app.ts', './gone', NOT_THERE],
    ]);
  });
});

describe('aliases', () => {
  const config = (compilerOptions: object): Files => ({ 'tsconfig.json': { compilerOptions }, 'package.json': { name: 'shop', dependencies: { '@acme/http': '1.0.0', lodash: '4.0.0' } }, 'src/app.ts': '', 'src/order.ts': '', 'src/data.json': {}, 'src/logo.svg': '', 'src/billing/index.ts': '' });

  it('lead to the file, or say that they lead to none', () => {
    check(tempFolder(config({ paths: { '@/*': ['./src/*'], '~orders': ['./src/order.ts'], '@acme/*': ['./libs/*'], '@two/*': ['./gone/*', './src/*'] } })), [
      ['src/app.ts', '@/order', 'src/order.ts'],
      ['src/app.ts', '@/order.js', 'src/order.ts'],
      ['src/app.ts', '@/billing', 'src/billing/index.ts'],
      ['src/app.ts', '@/data.json', 'asset src/data.json'],
      ['src/app.ts', '@/logo.svg?url', 'asset src/logo.svg'],
      ['src/app.ts', '~orders', 'src/order.ts'],
      ['src/app.ts', '@two/order', 'src/order.ts'],
      ['src/app.ts', '@/orders', '? its alias in `tsconfig.json` leads to `src/orders`, which does not exist'],
      ['src/app.ts', '@acme/core', '? its alias in `tsconfig.json` leads to `libs/core`, which does not exist'],
      ['src/app.ts', '@acme/http', 'external @acme/http'],
      ['src/app.ts', '@other/core', 'external @other/core'],
    ]);
  });

  it('leave packages alone under a star for everything', () => {
    check(tempFolder(config({ paths: { '*': ['./src/*'] } })), [
      ['src/app.ts', 'order', 'src/order.ts'],
      ['src/app.ts', 'react', 'external react'],
      ['src/app.ts', 'node:fs', 'external node:fs'],
    ]);
  });

  it('take the longest pattern', () => {
    check(tempFolder({ ...config({ paths: { '@/*': ['./src/*'], '@/billing/*': ['./pay/*'] } }), 'pay/tax.ts': '' }), [
      ['src/app.ts', '@/billing/tax', 'pay/tax.ts'],
      ['src/app.ts', '@/order', 'src/order.ts'],
    ]);
  });

  it('lead to the same source before and after a build', () => {
    const root = tempFolder({ 'tsconfig.json': { compilerOptions: { paths: { '@acme/pay': ['./packages/pay/dist'] } } }, 'src/app.ts': '', 'packages/pay/package.json': { name: '@acme/pay' }, 'packages/pay/src/index.ts': '' });
    check(root, [['src/app.ts', '@acme/pay', 'packages/pay/src/index.ts']]);
    addFiles(root, { 'packages/pay/dist/index.js': '' });
    check(root, [['src/app.ts', '@acme/pay', 'packages/pay/src/index.ts']]);
  });

  it('include what stands below baseUrl', () => {
    check(tempFolder(config({ baseUrl: './src' })), [
      ['src/app.ts', 'order', 'src/order.ts'],
      ['src/app.ts', 'billing', 'src/billing/index.ts'],
      ['src/app.ts', 'data.json', 'asset src/data.json'],
      ['src/app.ts', 'lodash', 'external lodash'],
    ]);
  });

  it('of a replaced base are unresolved, unless a package has the name', () => {
    const root = tempFolder({ ...config({ paths: { '@lib/*': ['./libs/*'], '@acme/*': ['./libs/*'] } }), 'libs/clock.ts': '', 'api/tsconfig.json': { extends: '../tsconfig.json', compilerOptions: { paths: { '@api/*': ['./src/*'] } } }, 'api/src/app.ts': '' });
    check(root, [
      ['api/src/app.ts', '@api/app', 'api/src/app.ts'],
      ['api/src/app.ts', '@lib/clock', '? `paths` of `api/tsconfig.json` replace those of a base, which have its alias'],
      ['api/src/app.ts', '@acme/http', 'external @acme/http'],
      ['src/app.ts', '@lib/clock', 'libs/clock.ts'],
    ]);
  });
});

describe('packages', () => {
  it('and built-in modules are external by their name', () => {
    check(tempFolder({ 'package.json': { name: 'shop' }, 'src/app.ts': '', 'src/uuid.ts': '' }), [
      ['src/app.ts', 'node:fs', 'external node:fs'],
      ['src/app.ts', 'fs', 'external node:fs'],
      ['src/app.ts', 'fs/promises', 'external node:fs/promises'],
      ['src/app.ts', 'react', 'external react'],
      ['src/app.ts', 'react-dom/client', 'external react-dom'],
      ['src/app.ts', '@scope/kit', 'external @scope/kit'],
      ['src/app.ts', '@scope/kit/button.js', 'external @scope/kit'],
      ['src/app.ts', '@scope/kit/style.css?inline', 'external @scope/kit'],
      ['src/uuid.ts', 'uuid', 'external uuid'],
      ['src/app.ts', 'virtual:icons', 'external virtual:icons'],
      ['src/app.ts', 'https://esm.sh/react?dev', 'external https://esm.sh/react?dev'],
      ['src/app.ts', '__proto__', 'external __proto__'],
      ['src/app.ts', 'constructor', 'external constructor'],
      ['src/app.ts', 'toString/sub', 'external toString'],
    ]);
  });

  it('give their imports', () => {
    check(tempFolder({ 'package.json': { imports: { '#db': './dist/db.js', '#lib/*': './src/*.js', '#log': 'pino', '#fs': 'node:fs', '#gone': './src/gone.js', '#off': null, '#style': './src/a.css' } }, 'src/db.ts': '', 'src/app.ts': '', 'src/a.css': '', 'web/package.json': {}, 'web/app.ts': '' }), [
      ['src/app.ts', '#db', 'src/db.ts'],
      ['src/app.ts', '#lib/app', 'src/app.ts'],
      ['src/app.ts', '#log', 'external pino'],
      ['src/app.ts', '#fs', 'external node:fs'],
      ['src/app.ts', '#style', 'asset src/a.css'],
      ['src/app.ts', '#gone', '? its entry in `imports` leads to `./src/gone.js`, which does not exist'],
      ['src/app.ts', '#off', '? the package has no such entry in `imports`'],
      ['src/app.ts', '#__proto__', '? the package has no such entry in `imports`'],
      ['web/app.ts', '#db', '? the package has no such entry in `imports`'],
    ]);
  });

  it('may give a subpath through a manifest in a folder of theirs, or through a folder that a build makes', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] },
      'packages/core/package.json': { name: '@acme/core', main: 'dist/index.js' },
      'packages/core/cli/package.json': { main: '../dist/cli/index.js' },
      'packages/core/src/index.ts': '', 'packages/core/src/cli/index.ts': '', 'packages/core/src/testing/index.ts': '', 'packages/core/rollup.config.js': '',
      'packages/app/package.json': { name: '@acme/app' }, 'packages/app/main.ts': '',
    });
    check(root, [
      ['packages/app/main.ts', '@acme/core/cli', 'packages/core/src/cli/index.ts'],
      ['packages/app/main.ts', '@acme/core', 'packages/core/src/index.ts'],
      ['packages/app/main.ts', '@acme/core/testing', 'packages/core/src/testing/index.ts'],
      ['packages/core/rollup.config.js', './testing', '? there is no such file'],
      ['packages/app/main.ts', '@acme/core/absent', '? the package @acme/core of this workspace has no such file in `packages/core`'],
    ]);
  });

  it('import themselves by their name', () => {
    check(tempFolder({ 'package.json': { name: '@acme/pay', exports: { '.': './dist/index.js', './tax': './dist/tax.js' } }, 'src/index.ts': '', 'src/tax.ts': '', 'src/ledger.ts': '', 'test/pay.test.ts': '' }), [
      ['test/pay.test.ts', '@acme/pay', 'src/index.ts'],
      ['test/pay.test.ts', '@acme/pay/tax', 'src/tax.ts'],
      ['test/pay.test.ts', '@acme/pay/ledger', '? `./ledger` is not in the exports of @acme/pay'],
    ]);
  });
});

describe('manifests', () => {
  it('that are broken are told, and everything else still resolves', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, 'packages/api/package.json': '{ "name": ', 'packages/api/app.ts': '', 'packages/pay/package.json': { name: 'pay', exports: './index.js' },
      'packages/pay/index.ts': '', 'pnpm-workspace.yaml': 'packages: [', 'rush.json': '{', 'lerna.json': '[]',
    });
    check(root, [['packages/api/app.ts', 'pay', 'packages/pay/index.ts'], ['packages/api/app.ts', '../pay', 'packages/pay/index.ts']]);
    expect(resolverOf(root).degraded.map(({ file }) => file)).toEqual(['lerna.json', 'packages/api/package.json', 'pnpm-workspace.yaml', 'rush.json']);
  });

  it('with values of the wrong type, or nested without end, cost only themselves', () => {
    const deep = `${'{"default":'.repeat(5000)}"./a.js"${'}'.repeat(5000)}`;
    const root = tempFolder({
      'package.json': { name: 7, workspaces: { packages: [7, 'packages/*', `packages/${'{a,b}'.repeat(20)}`] }, dependencies: ['x'], imports: 'x' },
      'packages/deep/package.json': `{ "name": "deep", "exports": { ".": ${deep} } }`, 'packages/deep/index.ts': '',
      'packages/list/package.json': '['.repeat(1_000_000), 'packages/pay/package.json': { name: 'pay', main: 7, module: ['x'] }, 'packages/pay/index.ts': '', 'app.ts': '',
    });
    check(root, [['app.ts', 'pay', 'packages/pay/index.ts'], ['app.ts', '#x', '? the package has no such entry in `imports`']]);
    expect(resolverOf(root).degraded.map(({ file }) => file)).toContain('packages/list/package.json');
    expect(resolverOf(root).degraded).toContainEqual({ file: 'package.json', reason: expect.stringContaining('256 alternatives') });
    expect(() => resolverOf(root).target('app.ts', 'deep')).not.toThrow();
  });

  it('may be named like something of a prototype', () => {
    const root = tempFolder({ 'package.json': { workspaces: ['packages/*'] }, 'packages/a/package.json': '{ "name": "__proto__", "exports": { ".": "./main.js", "__proto__": "./x.js" } }', 'packages/a/main.ts': '', 'packages/b/package.json': { name: 'constructor' }, 'packages/b/index.ts': '', 'app.ts': '' });
    check(root, [
      ['app.ts', '__proto__', 'packages/a/main.ts'],
      ['app.ts', 'constructor', 'packages/b/index.ts'],
      ['app.ts', 'hasOwnProperty', 'external hasOwnProperty'],
    ]);
  });

  it('with one name are told, and the first by path is meant', () => {
    const root = tempFolder({ 'package.json': { workspaces: ['packages/*'] }, 'packages/pay/package.json': { name: 'pay' }, 'packages/pay/index.ts': '', 'packages/pay-old/package.json': { name: 'pay' }, 'packages/pay-old/index.ts': '', 'app.ts': '' });
    check(root, [['app.ts', 'pay', 'packages/pay-old/index.ts'], ['packages/pay/index.ts', 'pay', 'packages/pay/index.ts']]);
    expect(resolverOf(root).degraded).toEqual([{ file: 'packages/pay/package.json', reason: 'its name is also that of `packages/pay-old`, which imports of `pay` are taken to mean' }]);
  });
});
