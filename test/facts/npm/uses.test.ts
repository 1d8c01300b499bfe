import { describe, expect, it, test } from 'vitest';
import { run } from '../../../src/run.ts';
import { inProject } from '../../examples.ts';

type Files = Readonly<Record<string, unknown>>;

/** The undeclared packages of a project: file, package, and where they belong. */
function undeclared(files: Files, without: readonly string[] = []): string[] {
  return found(files, without).map(({ file, data }) => `${file} ${String(data['subject'])} ${String(data['section']).replaceAll('`', '').replace('its ', '')}`);
}

function found(files: Files, without: readonly string[] = []) {
  const texts = new Map(Object.entries(files).filter(([path]) => !without.includes(path)).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]));
  return inProject(texts, (cwd) => run({ cwd, only: ['no-undeclared-dependency'] }).report.findings);
}

const PLAIN = { name: 'orders', dependencies: { pg: '^8.0.0' } };

describe('what a use asks of the manifests', () => {
  test.each([
    ['a value, of any section but its types', { devDependencies: { '@types/chai': '5' } }, `import { expect } from 'chai';\nexpect(1);`, true],
    ['a value that is a peer', { peerDependencies: { chai: '5' } }, `import { expect } from 'chai';\nexpect(1);`, false],
    ['a value that is an optional peer without a range', { dependencies: {}, peerDependenciesMeta: { chai: { optional: true } } }, `import { expect } from 'chai';\nexpect(1);`, false],
    ['a type by its types', { devDependencies: { '@types/chai': '5' } }, `import type { Chai } from 'chai';`, false],
    ['a type that nothing gives', { dependencies: {} }, `import type { Chai } from 'chai';`, true],
    ['an import that is erased by its use', { devDependencies: { '@types/chai': '5' } }, `import { Chai } from 'chai';\nexport const a = (one: Chai): Chai => one;`, false],
    ['an alias by the alias', { dependencies: { chai: 'npm:mocha-chai@1' } }, `import 'chai';`, false],
    ['an alias not by its package', { dependencies: { other: 'npm:chai@1' } }, `import 'chai';`, true],
    ['types that a comment refers to', { dependencies: {} }, `/// <reference types="chai/register" />\nexport {};`, true],
    ['types that a comment refers to, by their package', { devDependencies: { '@types/chai': '5' } }, `// first\n/// <reference types="chai" />\nexport {};`, false],
    ['a comment behind the first statement not at all', { dependencies: {} }, `export {};\n/// <reference types="chai" />`, false],
    ['a lookup that may fail', { dependencies: {} }, `try { require.resolve('chai'); } catch {}`, false],
    ['a lookup that may not', { dependencies: {} }, `require.resolve('chai');`, true],
    ['one that its author silences', { dependencies: {} }, `// @ts-expect-error not installed\nimport 'chai';`, false],
    ['a module that the host gives', { dependencies: {} }, `import 'electron';\nimport 'bun';\nimport 'k6/http';\nimport 'virtual:x';\nimport '~icons/a/b';\nimport 'uno.css';\nimport '$app/stores';`, false],
    ['a built-in module', { dependencies: {} }, `import 'fs';\nimport 'node:sqlite';\nimport 'fs/promises';`, false],
    ['one that is built in under `node:` alone', { dependencies: {} }, `import 'sqlite';`, true],
    ['one that is installed over a built-in one', { dependencies: {} }, `import 'punycode/';`, true],
  ])('%s', (_, manifest, text, isFound) => {
    expect(undeclared({ 'package.json': { name: 'orders', ...manifest }, 'src/app.ts': text }).length > 0).toBe(isFound);
  });

  it.each([
    ['// @ts-check\n', true],
    ['// @ts-check\n// @ts-nocheck\n', false],
    ['', false],
  ])('reads JSDoc below %j', (head, isFound) => {
    expect(undeclared({ 'package.json': PLAIN, 'src/app.js': `${head}/** @type {import('koa').Context} */\nexport let context;` }).length > 0).toBe(isFound);
  });

  it('tells each import once', () => expect(undeclared({ 'package.json': PLAIN, 'src/app.ts': `import a, { type B } from 'koa';\nexport const c = (b: B) => a(b);\nimport 'koa';` })).toHaveLength(2));
});

describe('the manifest in force', () => {
  it('is the nearest with a name or a section; a mark and an entry below its name are none', () => {
    const files = { 'package.json': PLAIN, 'src/esm/package.json': { type: 'module' }, 'src/esm/a.js': `import 'pg';`, 'hooks/package.json': { name: 'orders/hooks', main: 'b.js' }, 'hooks/b.js': `import 'pg';`, 'api/package.json': { dependencies: {} }, 'api/c.js': `import 'pg';` };
    expect(undeclared(files)).toEqual(['api/c.js pg dependencies']);
    expect(found({ ...files, 'hooks/b.js': `import 'koa';` }).map(({ data }) => data['manifest'])).toEqual(['api/package.json', 'package.json']);
  });

  it('is that of none where there is none', () => expect(undeclared({ 'src/a.js': `import 'pg';` })).toEqual([]));

  it('does not count while it is broken, and the others do', () => {
    const files = { 'package.json': { name: 'shop', workspaces: ['services/*'] }, 'services/a/package.json': '{ "name": "a", "dependencies": { ', 'services/a/a.js': `import 'pg';`, 'services/b/package.json': { name: 'b', dependencies: {} }, 'services/b/b.js': `import 'pg';` };
    expect(found(files).map(({ messageId, file }) => `${file} ${messageId}`)).toEqual(['services/a/package.json brokenManifest', 'services/b/b.js undeclared']);
  });

  const WORKSPACE = {
    'package.json': { name: 'shop', workspaces: ['packages/*'], dependencies: { pg: '8' }, devDependencies: { vitest: '3', typescript: '5' } },
    'packages/a/package.json': { name: '@shop/a', dependencies: { koa: '3' }, scripts: { prebuild: 'node ./check.mjs', start: 'node begin.mjs', dev: 'tsx src/live.ts' } },
    'packages/b/package.json': { name: '@shop/b', dependencies: {} },
    'packages/a/index.js': '',
  };
  test.each([
    ['its root serves tests', 'packages/b/src/b.test.js', `import 'vitest';\nimport 'pg';`, []],
    ['its root serves configurations', 'packages/b/vite.config.js', `import 'vitest';`, []],
    ['its root serves types', 'packages/b/src/b.ts', `import type { Node } from 'typescript';`, []],
    ['its root serves what only a script runs', 'packages/a/check.mjs', `import 'vitest';`, []],
    ['its root does not serve what is shipped', 'packages/b/src/b.js', `import 'vitest';\nimport 'pg';`, ['packages/b/src/b.js vitest dependencies', 'packages/b/src/b.js pg dependencies']],
    ['its root does not serve what is started', 'packages/a/begin.mjs', `import 'vitest';`, ['packages/a/begin.mjs vitest dependencies']],
    ['its root does not serve what is run while it is written', 'packages/a/src/live.ts', `import 'vitest';`, ['packages/a/src/live.ts vitest dependencies']],
    ['a neighbour must be declared', 'packages/b/src/b.js', `import '@shop/a';`, ['packages/b/src/b.js @shop/a dependencies']],
    ['a test must declare a neighbour too', 'packages/b/src/b.test.js', `import '@shop/a';`, ['packages/b/src/b.test.js @shop/a devDependencies']],
    ['the root has all packages', 'scripts/release.mjs', `import '@shop/a';`, []],
    ['a package may name itself', 'packages/a/src/own.js', `import '@shop/a';`, []],
  ])('of a workspace: %s', (_, path, text, expected) => {
    expect(undeclared({ ...WORKSPACE, [path]: text })).toEqual(expected);
  });

  it('is the root where no package lists anything', () => {
    const files = { 'package.json': { name: 'shop', workspaces: ['libs/*'], dependencies: { pg: '8' } }, 'libs/a/package.json': { name: '@shop/a' }, 'libs/a/index.js': `import 'pg';\nimport 'koa';` };
    expect(undeclared(files)).toEqual(['libs/a/index.js koa dependencies']);
  });
});

describe('what else gives a module', () => {
  test.each([
    ['`declare module` of the package', { 'src/shims.d.ts': `declare module 'untyped-*';` }, `import 'untyped-thing';`],
    ['an alias of a bundler', { 'vite.config.js': `export default { resolve: { alias: { react: 'preact/compat' } } };` }, `import 'react';`],
    ['an alias of a test runner', { 'jest.config.js': `module.exports = { moduleNameMapper: { '^@app/(.*)$': '<rootDir>/src/$1' } };` }, `import '@app/orders';`],
    ['a base of a bundler', { 'src/components/button.js': '' }, `import 'components/button';`],
    ['a framework', { 'package.json': { name: 'site', dependencies: { '@docusaurus/core': '3' } } }, `import '@theme/Layout';\nimport '@docusaurus/Link';`],
    ['any loader', {}, `(function (f) { if (typeof define === 'function' && define.amd) define(f); else f(require('jquery')); })();`],
  ])('%s', (_, files, text) => expect(undeclared({ 'package.json': PLAIN, ...files, 'src/app.js': text })).toEqual([]));

  it('is not an option of a tool that has a name of a package', () => {
    const config = `export default { resolve: { alias: [] }, output: { globals: {} }, react: { version: 'detect' } };`;
    expect(undeclared({ 'package.json': PLAIN, 'vite.config.js': config, 'src/app.js': `import 'globals';\nimport 'react';` })).toHaveLength(2);
  });

  it('is nothing for what a generator copies, unless it is imported', () => {
    const files = { 'package.json': PLAIN, 'src/templates/a.js': `import 'koa';`, 'src/templates/b.js': `import 'koa';`, 'src/app.js': `import './templates/b.js';` };
    expect(undeclared(files)).toEqual(['src/templates/b.js koa dependencies']);
  });
});

describe('advice', () => {
  const messageOf = (files: Files): string => found(files)[0]?.message ?? '';
  const lock = (packages: Files): Files => ({ lockfileVersion: 3, packages: { '': { dependencies: { pg: '^8.0.0' } }, ...packages } });

  test.each([
    ['lodahs', 'lodash', true],
    ['expres', 'express', true],
    ['@shp/order', '@shop/order', true],
    ['react-dom', 'react', false],
    ['@nestjs/core', '@nestjs/common', false],
    ['koa', 'kao', false],
    ['prisma', 'prismjs', false],
  ])('%s may be a slip of %s, or not', (written, declared, isNear) => {
    expect(messageOf({ 'package.json': { name: 'a', dependencies: { [declared]: '1' } }, 'a.js': `import '${written}';` }).includes(`the nearest is \`${declared}\``)).toBe(isNear);
  });

  it('says what the lock file has', () => {
    const files = { 'package.json': PLAIN, 'a.js': `import 'qs';` };
    expect(messageOf({ ...files, 'package-lock.json': lock({ 'node_modules/pg': { version: '8.0.0' } }) })).toContain('It is absent from `package-lock.json` too.');
    expect(messageOf({ ...files, 'package-lock.json': lock({ 'node_modules/pg': { version: '8.0.0', dependencies: { qs: '6' } }, 'node_modules/qs': { version: '6.0.0' } }) })).toContain('`package-lock.json` has it only as a dependency of `pg`.');
  });

  it('knows what is of Python', () => expect(messageOf({ 'package.json': PLAIN, 'a.js': `import 'numpy';` })).toContain('`numpy` is known as a package of Python.'));
});

it('is the same before and after an install', () => {
  const files = { 'package.json': PLAIN, 'src/a.js': `import 'koa';\nimport 'pg';`, 'node_modules/koa/package.json': { name: 'koa', main: 'index.js' }, 'node_modules/koa/index.js': '' };
  expect(undeclared(files)).toEqual(undeclared(files, ['node_modules/koa/package.json', 'node_modules/koa/index.js']));
});
