import { describe, expect, it } from 'vitest';
import { defineRule } from '#model';
import { judge } from '#engine';
import { imports } from '#facts/imports';
import { judged } from '#facts/judged';
import { links } from '#facts/links';
import { lockFiles } from '#facts/lock-files';
import { mentions } from '#facts/mentions';
import { packageManifests } from '#facts/package-manifests';
import { resolutions } from '#facts/resolutions';
import { suppressions } from '#facts/suppressions';
import { openProject } from '#host';
import { unusedOf } from '../../../src/facts/npm/unused.ts';
import { versionSettings } from '../../../src/facts/npm/version-settings.ts';
import { inProject } from '../../examples.ts';

const rule = defineRule({
  id: 'no-unused-package',
  summary: 'Shows what is unused.',
  presets: {},
  options: {},
  messages: { unused: '{{subject}}' },
  needs: { packageManifests, imports, links, lockFiles, versionSettings, resolutions, judged, mentions },
  check(given, report) {
    for (const { at, subject } of unusedOf({ ...given, links: given.links.links })) report('unused', at, { subject });
  },
});

type Files = Readonly<Record<string, unknown>>;

/** The unused packages of a project, each with its manifest. */
function unused(files: Files): string[] {
  const texts = new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]));
  return inProject(texts, (root) => {
    const result = judge({ rules: [{ rule, severity: 'error', options: {} }], suppressions }, openProject(root, { ignore: [] }));
    return result.findings.map(({ place, data }) => `${place.file} ${String(data['subject'])}`);
  });
}

const LOCK = "lockfileVersion: '9.0'\nimporters:\n  .: {}\npackages:\n  widget@1.0.0:\n    peerDependencies:\n      expected: '*'\n    peerDependenciesMeta:\n      possible:\n        optional: true\n";
const dependencies = (...names: readonly string[]): Files => Object.fromEntries(names.map((name) => [name, '^1.0.0']));
const app = (names: readonly string[], more: Files = {}, files: Files = {}): Files => ({ 'package.json': { name: 'shop', dependencies: dependencies(...names), ...more }, 'pnpm-lock.yaml': LOCK, 'src/main.ts': '', ...files });

describe('a package is used', () => {
  it.each<[string, Files]>([
    ['by an import of any form', app(['left', 'right', '@a/b', 'deep', 'lazy', 'typed'], {}, { 'src/main.ts': "import 'left'; export * from '@a/b/c'; const right = require('right'); import type { T } from 'typed'; void import('lazy'); import deep = require('deep/x.js');" })],
    ['in a test, and in a file of configuration', app(['left', 'right'], {}, { 'test/main.test.ts': "import 'left';", 'tool.config.js': "import 'right';" })],
    ['through an entry of `imports`', app(['left'], { imports: { '#db': 'left' } }, { 'src/main.ts': "import '#db';" })],
    ['by a script, by name or by a command that it brings', app(['left', 'kysely-ctl', '@nestjs/cli', '@acme/cli', 'right-cli'], { scripts: { a: 'npx left --x', b: 'node_modules/.bin/kysely-ctl && nest build', c: 'acme go', d: 'right' } })],
    ['in a file of the package that is no source', app(['left', 'sassy', 'themes'], {}, { 'Dockerfile': 'RUN npx left\n', 'src/a.css': '@import "sassy/x";', 'index.html': '<link href="/node_modules/themes/a.css">' })],
    ['in a text of a source', app(['left'], {}, { 'src/main.ts': "load('left');" })],
    ['in a setting that leaves a part of its name out', app(['jest-environment-moon', 'remark-moon'], {}, { '.remarkrc.yml': 'plugins: [moon]\n' })],
    ['by another package that expects it, or may', app(['expected', 'possible'])],
    ['as one of those found by a name made at run time', app(['pg', 'tslib', 'reflect-metadata', '@types/node', 'fsevents', '@esbuild/linux-x64'])],
    ['where it is declared twice, or overridden', app(['left', 'right'], { peerDependencies: dependencies('left'), overrides: { right: '1.0.0' } })],
    ['where it is of the project, a path or a repository', { ...app([]), 'package.json': { name: 'shop', dependencies: { left: 'workspace:*', right: 'file:../right', far: 'github:a/b', near: 'a/b' } } }],
    ['as far as a package without sources can tell', { 'package.json': { name: 'shop', dependencies: dependencies('left') }, 'pnpm-lock.yaml': LOCK, 'other.py': '' }],
    ['in generated code, which nobody has', app(['left'], {}, { '.gitignore': 'src/schema\n', 'src/main.ts': "import './schema/types';" })],
    ['where a link may lead anywhere, or a file is too long', app(['left'], {}, { 'data/all.json': `"${'x'.repeat(4_100_000)}"` })],
    ['where a manifest is broken', app(['left'], {}, { 'sub/package.json': '{ "name": ' })],
    ['without a lock file, by its kin', { 'package.json': { name: 'shop', dependencies: dependencies('@moon/core', '@moon/theme', 'moon', 'moon-plugin') }, 'src/main.ts': "import '@moon/core';" }],
  ])('%s', (_, files) => expect(unused(files).filter((one) => !/@moon\/core|package.json moon/.test(one))).toEqual([]));
});

describe('a package is not used', () => {
  it.each<[string, Files, string[]]>([
    ['by a word in a comment, prose, a lock file or a list of dependencies', app(['left', '@a/b'], { description: 'left', devDependencies: dependencies('right'), keywords: ['@a/b'] }, { 'src/main.ts': '// left over\nconst left = 1;', 'README.md': 'uses `left`', 'CHANGELOG.md': '@a/b', 'requirements.txt': 'left\n' }), ['package.json left', 'package.json @a/b']],
    ['by a longer name', app(['left'], {}, { 'src/main.ts': "import 'left-pad'; import '@left/x'; import './left.js';", 'a.yml': 'x: leftover\n' }), ['package.json left']],
    ['for production, and only that is said', app(['left'], { devDependencies: dependencies('a'), peerDependencies: dependencies('b'), optionalDependencies: dependencies('c') }), ['package.json left']],
    ['by what git ignores', app(['left'], {}, { '.gitignore': 'dist\n', 'dist/main.js': "require('left')" }), ['package.json left']],
    ['by another package of the workspace', { 'package.json': { name: 'root', workspaces: ['*'] }, 'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  a: {}\n  b: {}\n", 'a/package.json': { name: 'a', dependencies: dependencies('left') }, 'a/main.ts': '', 'b/package.json': { name: 'b', dependencies: dependencies('left') }, 'b/main.ts': "import 'left';" }, ['a/package.json left']],
  ])('%s', (_, files, names) => expect(unused(files)).toEqual(names));
});

it('a package that is built into another one lends it its uses', () => {
  const files = (more: Files): Files => ({ 'package.json': { name: 'root', workspaces: ['*'] }, 'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  a: {}\n  b: {}\n", 'a/package.json': { name: 'a', dependencies: { ...dependencies('left'), ...more } }, 'a/main.ts': "import '../b/main';", 'b/package.json': { name: 'b', dependencies: dependencies('left') }, 'b/main.ts': "import 'left';" });
  expect(unused(files({}))).toEqual([]);
  expect(unused(files({ b: 'workspace:*' }))).toEqual(['a/package.json left']);
});

it('a package that imports another one may declare what that one forgot', () => {
  const files = (declared: Files): Files => ({ 'package.json': { name: 'root', workspaces: ['*'] }, 'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  a: {}\n  b: {}\n", 'a/package.json': { name: 'a', dependencies: { ...dependencies('left'), b: 'workspace:*' } }, 'a/main.ts': "import 'b';", 'b/package.json': { name: 'b', main: 'main.ts', dependencies: declared }, 'b/main.ts': "import 'left';" });
  expect(unused(files({}))).toEqual([]);
  expect(unused(files(dependencies('left')))).toEqual(['a/package.json left']);
});

it('a manifest within a package is a package only with a lock file of its own', () => {
  const files = (lock: Files): Files => ({ 'package.json': { name: 'shop' }, 'src/main.ts': '', 'src/kit/package.json': { name: 'kit', dependencies: dependencies('left') }, 'src/kit/main.ts': '', ...lock });
  expect(unused(files({}))).toEqual([]);
  expect(unused(files({ 'src/kit/pnpm-lock.yaml': LOCK }))).toEqual(['src/kit/package.json left']);
});
