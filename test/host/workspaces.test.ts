import { describe, expect, it } from 'vitest';
import { leads as leadsOne, resolverOf } from './resolving.ts';
import { addFiles, addLinks, tempFolder } from './temp-folder.ts';

type Files = Parameters<typeof tempFolder>[0];

function leads(root: string, from: string, ...specifiers: readonly string[]): string[] {
  const resolver = resolverOf(root);
  return specifiers.map((specifier) => leadsOne(resolver, from, specifier));
}

const library = (folder: string, name: string, manifest: object = {}): Files => ({ [`${folder}/package.json`]: { name, ...manifest }, [`${folder}/src/index.ts`]: '' });

describe('workspaces', () => {
  const packages: Files = { ...library('packages/pay', '@acme/pay'), ...library('packages/private', '@acme/private'), ...library('examples/demo', '@acme/demo'), 'packages/api/package.json': { name: '@acme/api' }, 'packages/api/app.ts': '' };
  const all = ['@acme/pay', '@acme/private', '@acme/demo'] as const;

  it.each<[string, Files, string[]]>([
    ['npm', { 'package.json': { workspaces: ['packages/*'] } }, ['packages/pay/src/index.ts', 'packages/private/src/index.ts', 'external @acme/demo']],
    ['npm, with a negated glob', { 'package.json': { workspaces: ['./packages/*/', '!packages/private'] } }, ['packages/pay/src/index.ts', 'external @acme/private', 'external @acme/demo']],
    ['yarn', { 'package.json': { workspaces: { packages: ['packages/**', 'examples/demo'], nohoist: ['**'] } } }, ['packages/pay/src/index.ts', 'packages/private/src/index.ts', 'examples/demo/src/index.ts']],
    ['pnpm', { 'pnpm-workspace.yaml': "packages:\n  - 'packages/*' # ours\n  - '!packages/private'\ncatalog:\n  react: ^19.0.0\n" }, ['packages/pay/src/index.ts', 'external @acme/private', 'external @acme/demo']],
    ['pnpm, without packages', { 'pnpm-workspace.yaml': 'catalog: {}\n' }, ['external @acme/pay', 'external @acme/private', 'external @acme/demo']],
    ['rush', { 'rush.json': '{\n  // the projects\n  "projects": [{ "packageName": "@acme/pay", "projectFolder": "packages/pay" }, { "packageName": "@acme/api", "projectFolder": "packages/api" }]\n}' }, ['packages/pay/src/index.ts', 'external @acme/private', 'external @acme/demo']],
    ['lerna', { 'lerna.json': { packages: ['packages/*', 'examples/*'] } }, ['packages/pay/src/index.ts', 'packages/private/src/index.ts', 'examples/demo/src/index.ts']],
    ['none', {}, ['external @acme/pay', 'external @acme/private', 'external @acme/demo']],
  ])('of %s', (_, files, targets) => {
    expect(leads(tempFolder({ ...packages, ...files }), 'packages/api/app.ts', ...all)).toEqual(targets);
  });

  it('are asked from the inside out', () => {
    const root = tempFolder({
      'package.json': { workspaces: ['packages/*'] }, ...library('packages/pay', '@acme/pay'), ...library('packages/log', '@acme/log'),
      'tools/package.json': { workspaces: ['*'] }, ...library('tools/pay', '@acme/pay'), 'tools/run/app.ts': '', 'app.ts': '',
    });
    expect(leads(root, 'tools/run/app.ts', '@acme/pay', '@acme/log')).toEqual(['tools/pay/src/index.ts', 'packages/log/src/index.ts']);
    expect(leads(root, 'app.ts', '@acme/pay')).toEqual(['packages/pay/src/index.ts']);
  });
});

describe('members', () => {
  const pay = { exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' }, './tax': './dist/tax.js', './icons/*': './dist/icons/*.js', './style.css': './dist/style.css', './hidden/*': null } };
  const files: Files = {
    'package.json': { workspaces: ['packages/*'] },
    ...library('packages/pay', '@acme/pay', pay), 'packages/pay/src/tax.ts': '', 'packages/pay/src/ledger.ts': '', 'packages/pay/src/icons/card.tsx': '', 'packages/pay/src/hidden/key.ts': '',
    ...library('packages/log', '@acme/log', { main: 'lib/index.js' }), 'packages/log/src/format.ts': '',
    ...library('packages/web', '@acme/web', { dependencies: { '@acme/pay': 'workspace:*' } }),
    'packages/es/package.json': { name: '@acme/es', module: 'dist/esm/main.mjs', main: 'dist/cjs/main.cjs' }, 'packages/es/src/main.mts': '',
    'packages/out/package.json': { name: '@acme/out', exports: './build/js/start.js' }, 'packages/out/tsconfig.json': { compilerOptions: { outDir: 'build/js', rootDir: 'source' } }, 'packages/out/source/start.ts': '',
    'packages/source/package.json': { name: '@acme/source', exports: { source: './code/entry.ts', default: './dist/entry.js' } }, 'packages/source/code/entry.ts': '',
  };
  const expected: readonly (readonly [string, string])[] = [
    ['@acme/pay', 'packages/pay/src/index.ts'],
    ['@acme/pay/tax', 'packages/pay/src/tax.ts'],
    ['@acme/pay/icons/card', 'packages/pay/src/icons/card.tsx'],
    ['@acme/pay/style.css', 'asset packages/pay/dist/style.css'],
    ['@acme/pay/src/ledger', '? `./src/ledger` is not in the exports of @acme/pay'],
    ['@acme/pay/hidden/key', '? `./hidden/key` is not in the exports of @acme/pay'],
    ['@acme/pay/__proto__', '? `./__proto__` is not in the exports of @acme/pay'],
    ['@acme/log', 'packages/log/src/index.ts'],
    ['@acme/log/src/format', 'packages/log/src/format.ts'],
    ['@acme/log/lib/format.js', 'packages/log/src/format.ts'],
    ['@acme/log/gone', '? the package @acme/log of this workspace has no such file in `packages/log`'],
    ['@acme/es', 'packages/es/src/main.mts'],
    ['@acme/out', 'packages/out/source/start.ts'],
    ['@acme/source', 'packages/source/code/entry.ts'],
    ['@acme/payments', 'external @acme/payments'],
  ];
  const specifiers = expected.map(([specifier]) => specifier);
  const targets = expected.map(([, target]) => target);

  it('resolve to their sources without an install and without a build', () => {
    expect(leads(tempFolder(files), 'packages/web/src/index.ts', ...specifiers)).toEqual(targets);
  });

  it('resolve alike once they are built and linked', () => {
    const root = tempFolder(files);
    addFiles(root, {
      'packages/pay/dist/index.js': '', 'packages/pay/dist/index.d.ts': '', 'packages/pay/dist/tax.js': '', 'packages/pay/dist/icons/card.js': '', 'packages/pay/dist/style.css': '',
      'packages/log/lib/.gitignore': '*', 'packages/log/lib/index.js': '', 'packages/log/lib/format.js': '', 'packages/es/dist/esm/main.mjs': '', 'packages/es/dist/cjs/main.cjs': '',
      'packages/out/build/js/start.js': '', 'packages/source/dist/entry.js': '',
    });
    addLinks(root, Object.fromEntries(['pay', 'log', 'es', 'out', 'source'].map((name) => [`node_modules/@acme/${name}`, `../../packages/${name}`])));
    expect(leads(root, 'packages/web/src/index.ts', ...specifiers)).toEqual(targets);
  });

  it('are reached by a path too', () => {
    expect(leads(tempFolder(files), 'packages/web/src/index.ts', '../../pay', '../../log', '../../pay/src/ledger.js')).toEqual([
      'packages/pay/src/index.ts', 'packages/log/src/index.ts', 'packages/pay/src/ledger.ts',
    ]);
  });
});
