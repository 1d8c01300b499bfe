import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leads, resolverOf } from './resolving.ts';
import { addLinks, tempFolder } from './temp-folder.ts';

type Files = Parameters<typeof tempFolder>[0];

function check(root: string, from: string, expected: Readonly<Record<string, string>>): void {
  const resolver = resolverOf(root);
  expect(Object.fromEntries(Object.keys(expected).map((specifier) => [specifier, leads(resolver, from, specifier)]))).toEqual(expected);
}

const library = (folder: string, name: string, manifest: object = {}): Files => ({ [`${folder}/package.json`]: { name, ...manifest }, [`${folder}/src/index.ts`]: '' });

describe('dependencies', () => {
  it('lead to folders and members, whatever they are called', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, ...library('packages/pay', '@acme/pay'), ...library('packages/log', '@acme/log'), ...library('beside/clock', 'clock'), 'beside/plain/index.ts': '',
      ...library('packages/api', '@acme/api', {
        dependencies: { money: 'workspace:@acme/pay@*', logger: 'workspace:../log', time: 'file:../../beside/clock', zeit: 'link:../../beside/clock', ora: 'portal:../../beside/clock/', plain: '../../beside/plain', archive: 'file:./clock.tgz', gone: 'file:../../beside/gone', outside: 'link:../../../elsewhere' },
        devDependencies: { '@acme/log': 'npm:@other/log@1.0.0', '@acme/pay': 'github:acme/pay' },
      }),
    });
    check(root, 'packages/api/src/index.ts', {
      money: 'packages/pay/src/index.ts', logger: 'packages/log/src/index.ts', time: 'beside/clock/src/index.ts', zeit: 'beside/clock/src/index.ts', ora: 'beside/clock/src/index.ts', plain: 'beside/plain/index.ts',
      archive: 'external archive', gone: 'external gone', outside: 'external outside', '@acme/log': 'external @acme/log', '@acme/pay': 'external @acme/pay',
    });
  });

  it('written `workspace:` are of the workspace, also from a package beside it; a version range is not', () => {
    const root = tempFolder({ 'package.json': { workspaces: ['packages/*'] }, ...library('packages/pay', '@acme/pay'), ...library('packages/log', '@acme/log'), ...library('examples/demo', 'demo', { dependencies: { '@acme/pay': 'workspace:*', '@acme/log': '^1.0.0' } }) });
    check(root, 'examples/demo/src/index.ts', { '@acme/pay': 'packages/pay/src/index.ts', '@acme/log': 'external @acme/log' });
  });

  it('of the name of a member that depends on one itself are not that member', () => {
    const root = tempFolder({ 'package.json': { workspaces: ['apps/*'] }, 'apps/storybook/package.json': { name: 'storybook', devDependencies: { storybook: '^10.0.0' } }, 'apps/storybook/main.ts': '', ...library('apps/web', 'web') });
    for (const from of ['apps/web/src/index.ts', 'apps/storybook/main.ts']) check(root, from, { 'storybook/test': 'external storybook', storybook: 'external storybook' });
  });

  it.each<[string, object]>([['resolutions', { resolutions: { clock: 'portal:./beside/clock' } }], ['overrides', { overrides: { clock: 'file:./beside/clock', react: '18.0.0' } }], ['pnpm', { pnpm: { overrides: { clock: 'link:./beside/clock' } } }]])('are put to a folder by %s of the root', (_, manifest) => {
    const root = tempFolder({ 'package.json': { workspaces: ['packages/*'], ...manifest }, ...library('packages/api', '@acme/api', { dependencies: { clock: '^1.0.0' } }), ...library('beside/clock', 'clock') });
    check(root, 'packages/api/src/index.ts', { clock: 'beside/clock/src/index.ts', react: 'external react' });
  });
});

describe('baseUrl', () => {
  const files = (options: object, dependencies: object): Files => ({ 'package.json': { name: 'shop', type: 'module', dependencies }, 'tsconfig.json': { compilerOptions: { baseUrl: '.', ...options } }, 'vite/index.ts': '', 'vite/theme.ts': '', 'order.ts': '', 'vite.config.ts': '' });

  it('gives no folder for a package that is declared', () => {
    check(tempFolder(files({}, { vite: '^6.0.0' })), 'vite.config.ts', { vite: 'external vite', 'vite/theme': 'vite/theme.ts', order: 'order.ts' });
    check(tempFolder(files({}, {})), 'vite.config.ts', { vite: 'vite/index.ts' });
  });

  it.each([{ moduleResolution: 'NodeNext' }, { module: 'node16' }])('gives no folder with %o', (options) => {
    check(tempFolder(files(options, {})), 'vite.config.ts', { vite: 'external vite', 'vite/index.js': 'vite/index.ts' });
  });
});

describe('packages of the project', () => {
  it('name a bundled entry after the folder of its source, and a declaration beside the manifest only stands in for one', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, 'packages/sandbox/package.json': { name: 'sandbox', exports: { './node': { types: './dist/node.d.ts', import: './dist/node.js' }, './web': './dist/web.js', './types': { types: './dist/types.d.ts' } } },
      'packages/sandbox/node.d.ts': '', 'packages/sandbox/types.d.ts': '', 'packages/sandbox/src/node/index.ts': '', 'packages/sandbox/src/web/index.tsx': '', ...library('packages/api', 'api'),
    });
    check(root, 'packages/api/src/index.ts', { 'sandbox/node': 'packages/sandbox/src/node/index.ts', 'sandbox/web': 'packages/sandbox/src/web/index.tsx', 'sandbox/types': 'packages/sandbox/types.d.ts' });
  });

  it('give subpaths that only `paths` of their own tsconfig explain', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, 'app.ts': '',
      'packages/ui/package.json': { name: '@acme/ui', exports: { '.': './package/index.mjs', './icons': './package/icons.mjs' }, publishConfig: { directory: 'package' } },
      'packages/ui/tsconfig.json': { compilerOptions: { paths: { '@acme/ui/core': ['./src/lib/core/public_api'], '@acme/ui/icons': ['./src/lib/icons/public_api'] } } },
      'packages/ui/src/lib/core/public_api.ts': '', 'packages/ui/src/lib/icons/public_api.ts': '',
    });
    check(root, 'app.ts', { '@acme/ui/core': 'packages/ui/src/lib/core/public_api.ts', '@acme/ui/icons': 'packages/ui/src/lib/icons/public_api.ts', '@acme/ui/react': '? what the package @acme/ui gives is made by a build' });
  });

  it('are put back from output folders of any usual name', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, 'app.ts': '', 'packages/core/src/index.ts': '', 'packages/core/src/logic/policy.ts': '',
      'packages/core/package.json': { name: '@acme/core', exports: { '.': { types: './dist/core.d.ts', require: './lib-commonjs/index.js' }, './lib/*': { types: './lib-dts/*.d.ts', require: './lib-commonjs/*.js' } } },
    });
    check(root, 'app.ts', { '@acme/core': 'packages/core/src/index.ts', '@acme/core/lib/logic/policy': 'packages/core/src/logic/policy.ts' });
  });

  it.each([{ main: './' }, { main: '.' }, { main: '../log' }, { exports: { '.': './' } }, { exports: './', types: '../log/' }])('may name their own folder, or each other, as entry: %o', (manifest) => {
    const files: Files = { 'package.json': { workspaces: ['packages/*'] }, 'app.ts': '', 'packages/pay/package.json': { name: 'pay', ...manifest }, 'packages/log/package.json': { name: 'log', main: '../pay' } };
    check(tempFolder(files), 'app.ts', { pay: '? the package pay of this workspace has no such file in `packages/pay`', './packages/pay': '? there is no such file', log: '? the package log of this workspace has no such file in `packages/log`' });
    check(tempFolder({ ...files, 'packages/pay/index.ts': '' }), 'app.ts', { pay: 'packages/pay/index.ts', './packages/pay': 'packages/pay/index.ts', log: 'packages/pay/index.ts' });
  });

  it('take no entry but the one that they name, where that is no output of a build', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, 'app.ts': '', 'packages/built/package.json': { name: 'built', exports: './dist/main.js' }, 'packages/built/src/index.ts': '',
      'packages/named/package.json': { name: 'named', exports: './src/main.ts' }, 'packages/named/src/index.ts': '',
    });
    check(root, 'app.ts', { built: 'packages/built/src/index.ts', named: '? the package named of this workspace has no such file in `packages/named`' });
  });

  it('are asked with `require` by CommonJS, and without `node` where a bundler resolves', () => {
    const files: Files = {
      'package.json': { workspaces: ['packages/*'], imports: { '#store': { node: './src/store-node.ts', default: './src/store.ts' } } }, 'src/app.ts': '', 'src/app.cts': '', 'src/store.ts': '', 'src/store-node.ts': '',
      'packages/log/package.json': { name: 'log', exports: { require: './src/old.cts', import: './src/new.ts' } }, 'packages/log/src/old.cts': '', 'packages/log/src/new.ts': '',
    };
    check(tempFolder(files), 'src/app.ts', { log: 'packages/log/src/new.ts', '#store': 'src/store-node.ts' });
    check(tempFolder(files), 'src/app.cts', { log: 'packages/log/src/old.cts' });
    check(tempFolder({ ...files, 'tsconfig.json': { compilerOptions: { moduleResolution: 'bundler' } } }), 'src/app.ts', { '#store': 'src/store.ts' });
  });

  it('give `imports` by condition, and those that the tsconfig adds', () => {
    const imports = { '#db': { types: './gone.d.ts', special: './src/db.special.ts', default: './src/db.ts' }, '#env/*': ['./gone/*.ts', './src/env/*.ts'], '#mixed': { node: null, default: './src/db.ts' } };
    const files: Files = { 'package.json': { imports }, 'src/app.ts': '', 'src/db.ts': '', 'src/db.special.ts': '', 'src/env/web.ts': '' };
    check(tempFolder(files), 'src/app.ts', { '#db': 'src/db.ts', '#env/web': 'src/env/web.ts', '#mixed': '? the package has no such entry in `imports`' });
    check(tempFolder({ ...files, 'tsconfig.json': { compilerOptions: { customConditions: ['special'] } } }), 'src/app.ts', { '#db': 'src/db.special.ts' });
  });
});

describe('Yarn PnP', () => {
  it('is never executed: members lead to their sources, all else is external', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'], devDependencies: { '@tsconfig/node20': '20.1.0' } }, '.gitignore': '.pnp.*', 'yarn.lock': '', 'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json' },
      '.pnp.cjs': "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'executed'), '');",
      '.pnp.data.json': { packageRegistryData: [['@acme/pay', [['workspace:packages/pay', { packageLocation: './packages/pay/', linkType: 'SOFT' }]]], ['react', [['npm:19.0.0', { packageLocation: './.yarn/cache/react.zip/node_modules/react/', linkType: 'HARD' }]]]] },
      ...library('packages/pay', '@acme/pay'), ...library('packages/web', '@acme/web', { dependencies: { '@acme/pay': 'workspace:^', react: '19.0.0' } }),
    });
    check(root, 'packages/web/src/index.ts', { '@acme/pay': 'packages/pay/src/index.ts', react: 'external react' });
    expect(resolverOf(root).brokenConfigs).toEqual([]);
    expect(existsSync(join(root, 'executed'))).toBe(false);
  });
});

describe('files', () => {
  it('have components, platforms, suffixes and declarations among them', () => {
    const root = tempFolder({
      'tsconfig.json': { compilerOptions: { moduleSuffixes: ['.web', ''] } }, 'src/app.ts': '', 'src/Card.vue': '', 'src/Row.svelte': '', 'src/Page.astro': '', 'src/menu.ios.tsx': '', 'src/menu.android.tsx': '', 'src/store.web.ts': '', 'src/store.ts': '', 'src/schema.d.ts': '', 'src/data.json': {},
    });
    check(root, 'src/app.ts', { './Card': 'src/Card.vue', './Row.svelte': 'src/Row.svelte', './Page.astro': 'src/Page.astro', './menu': 'src/menu.ios.tsx', './store': 'src/store.web.ts', './schema.ts': 'src/schema.d.ts', './schema': 'src/schema.d.ts', './data': 'asset src/data.json' });
  });

  it('of an extension that is rarely left out count where there is no other', () => {
    const root = tempFolder({ 'src/app.ts': '', 'src/money.mts': '', 'src/money/index.ts': '', 'src/rate.mts': '', 'src/cart/index.cts': '' });
    check(root, 'src/app.ts', { './money': 'src/money/index.ts', './rate': 'src/rate.mts', './cart': 'src/cart/index.cts', './cart/': 'src/cart/index.cts' });
  });

  it('of an output folder are those of the sources only where the folder is left out', () => {
    const files: Files = { 'package.json': { name: 'shop' }, 'cli.ts': '', 'src/start.ts': '', 'start.ts': '' };
    check(tempFolder({ ...files, '.gitignore': 'lib' }), 'cli.ts', { './lib/start': 'src/start.ts', './dist/start.js': 'src/start.ts' });
    check(tempFolder(files), 'cli.ts', { './lib/start': '? there is no such file', './dist/start.js': 'src/start.ts' });
  });

  it('of other `rootDirs` are found for a folder too', () => {
    const root = tempFolder({ 'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'made'] } }, 'src/cart/a.ts': '', 'made/cart.ts': '' });
    check(root, 'src/cart/a.ts', { '.': 'made/cart.ts', '../cart': 'made/cart.ts' });
  });

  it('are reached through links of files and folders below the root', () => {
    const root = tempFolder({ 'src/app.ts': '', 'shared/money/index.ts': '', 'shared/money/rate.ts': '', 'shared/limits.json': {} });
    addLinks(root, { 'src/money': '../shared/money', 'src/limits.json': '../shared/limits.json', 'src/loop': 'loop' });
    check(root, 'src/app.ts', { './money': 'shared/money/index.ts', './money/rate': 'shared/money/rate.ts', './money/rate.js': 'shared/money/rate.ts', './limits.json': 'asset shared/limits.json', './loop': '? it leads to a file that is ignored or made by a build' });
  });
});

describe('matching', () => {
  it('gives the modules and assets that a pattern may mean, in order', () => {
    const root = tempFolder({
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, '.gitignore': 'src/locales/made.json', 'src/app.ts': '', 'src/locales/de.json': {}, 'src/locales/en.json': {}, 'src/locales/made.json': {}, 'src/locales/index.ts': '', 'src/locales/.hidden.json': {},
      'src/pages/home/index.tsx': '', 'src/pages/cart.tsx': '', 'src/pages/cart.test.tsx': '', 'src/icons/[id].svg': '', 'src/icons/a.svg': '',
    });
    const resolver = resolverOf(root);
    const of = (pattern: string): string[] => resolver.matching('src/app.ts', pattern).map((target) => ('file' in target ? `${target.kind} ${target.file}` : target.kind));
    expect(of('./locales/*.json')).toEqual(['asset src/locales/de.json', 'asset src/locales/en.json']);
    expect(of('./pages/*')).toEqual(['file src/pages/cart.test.tsx', 'file src/pages/cart.tsx', 'file src/pages/home/index.tsx']);
    expect(of('./*/cart')).toEqual(['file src/pages/cart.tsx']);
    expect(of('@/icons/*.svg')).toEqual(['asset src/icons/[id].svg', 'asset src/icons/a.svg']);
    expect(of('./icons/[*].svg')).toEqual(['asset src/icons/[id].svg']);
    expect([...of('./gone/*'), ...of('../../*'), ...of('react/*')]).toEqual([]);
  });
});
