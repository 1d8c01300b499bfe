import { describe, expect, it, test } from 'vitest';
import { run } from '../../../src/run.ts';
import { inProject } from '../../examples.ts';

type Files = Readonly<Record<string, unknown>>;

function misplaced(files: Files): string[] {
  const texts = new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]));
  return inProject(texts, (cwd) => run({ cwd, only: ['no-misplaced-dependency'] }).report.findings.map(({ file, data }) => `${file} ${String(data['subject'])}`));
}

const SERVICE = { name: 'orders', private: true, dependencies: { koa: '3' }, devDependencies: { chalk: '5', vitest: '3' } };
const USE = `import chalk from 'chalk';\nexport const red = chalk.red('!');`;

describe('production code', () => {
  test.each([
    ['an entry by its name', { 'src/main.ts': USE }, ['src/main.ts chalk']],
    ['what an entry reaches', { 'src/main.ts': `import './a';`, 'src/a.ts': `export * from './b';`, 'src/b.ts': USE }, ['src/b.ts chalk']],
    ['nothing reaches', { 'src/main.ts': '', 'src/b.ts': USE }, []],
    ['only a type reaches', { 'src/main.ts': `import type { red } from './b';\nexport type Red = typeof red;`, 'src/b.ts': USE }, []],
    ['only a test reaches', { 'src/main.ts': '', 'src/b.test.ts': `import './b';`, 'src/b.ts': USE }, []],
    ['a configuration', { 'src/main.ts': '', 'vite.config.ts': USE }, []],
    ['an import that is erased', { 'src/main.ts': `import type { Chalk } from 'chalk';\nimport { Other } from 'chalk';\nexport const a = (one: Other): Chalk => one;` }, []],
    ['a load in a condition', { 'src/main.ts': `if (process.env.DEBUG) await import('chalk');` }, []],
    ['a require in a condition', { 'src/main.cjs': '', 'src/index.js': `if (process.env.DEBUG) { const chalk = require('chalk'); chalk.red(); }` }, []],
    ['a require at the top', { 'src/index.js': `const chalk = require('chalk');\nchalk.red();` }, ['src/index.js chalk']],
    ['an optional load', { 'src/index.js': `let chalk;\ntry { chalk = require('chalk'); } catch {}` }, []],
  ])('%s', (_, files, expected) => expect(misplaced({ 'package.json': SERVICE, ...files })).toEqual(expected));

  test.each([
    ['`main`, put back from the build', { main: './dist/lib/begin.js' }, 'src/lib/begin.ts'],
    ['`exports` with a pattern', { exports: { './*': './dist/*.js' } }, 'src/begin.ts'],
    ['`bin`', { bin: 'commands/orders.mjs' }, 'commands/orders.mjs'],
    ['the start script', { scripts: { start: 'NODE_ENV=production node dist/begin' } }, 'src/begin.ts'],
  ])('begins by %s', (_, fields, path) => {
    expect(misplaced({ 'package.json': { ...SERVICE, ...fields }, [path]: USE })).toEqual([`${path} chalk`]);
    expect(misplaced({ 'package.json': SERVICE, [path]: USE })).toEqual([]);
  });
});

describe('a package without a production of its own', () => {
  test.each([
    ['one that a bundler packs', { devDependencies: { chalk: '5', vite: '7' } }],
    ['one that a bundler of the workspace packs', { scripts: { build: 'tsup src/main.ts' } }],
    ['one that is built by a script of its own', { scripts: { build: 'node build.mjs' } }],
    ['one that a development tool starts', { scripts: { start: 'tsx src/main.ts' }, devDependencies: { chalk: '5', tsx: '4' } }],
    ['one that tells nothing apart', { dependencies: {} }],
    ['one that expects it of its users', { peerDependencies: { chalk: '5' } }],
  ])('%s', (_, fields) => expect(misplaced({ 'package.json': { ...SERVICE, ...fields }, 'src/main.ts': USE })).toEqual([]));

  test.each([
    ['one that is compiled', { scripts: { build: 'rimraf dist && tsc -p . && npm run copy', test: 'vitest run' } }],
    ['one that a tool starts, which is installed with it', { scripts: { start: 'tsx src/main.ts' }, dependencies: { koa: '3', tsx: '4' } }],
    ['one that is published', { private: false, dependencies: {} }],
  ])('is not %s', (_, fields) => expect(misplaced({ 'package.json': { ...SERVICE, ...fields }, 'src/main.ts': USE })).toEqual(['src/main.ts chalk']));

  const library = (user: Files): Files => ({
    'package.json': { name: 'shop', private: true, workspaces: ['packages/*'] },
    'packages/ui/package.json': { ...SERVICE, name: '@shop/ui', main: 'src/index.ts' },
    'packages/ui/src/index.ts': USE,
    'packages/app/package.json': { name: '@shop/app', private: true, dependencies: { '@shop/ui': '*' }, ...user },
  });
  it('is a private library that only such packages use', () => {
    expect(misplaced(library({ devDependencies: { vite: '7' } }))).toEqual([]);
    expect(misplaced(library({}))).toEqual(['packages/ui/src/index.ts chalk']);
  });

  it('is none where the root of the workspace has it for production', () => {
    const files = { 'package.json': { name: 'shop', workspaces: ['packages/*'], dependencies: { chalk: '5' } }, 'packages/a/package.json': { ...SERVICE, name: 'a' }, 'packages/a/src/main.ts': USE };
    expect(misplaced(files)).toEqual([]);
  });
});
