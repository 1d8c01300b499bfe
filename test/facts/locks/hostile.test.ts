import { describe, expect, it } from 'vitest';
import type { LockSyntax } from '#model';
import { overriddenName } from '../../../src/facts/locks/overridden-name.ts';
import { readLock } from './written.ts';

const SYNTAXES: readonly LockSyntax[] = ['npm-lock', 'pnpm-lock', 'yarn-lock', 'bun-lock', 'toml-lock', 'pipfile-lock'];

describe('a lock file that is none', () => {
  it.each(SYNTAXES)('%s: is read as far as it goes', (syntax) => {
    for (const text of ['', '\0', '[', '{', '[[[[', '"', ': :', '? ', '{"packages": {"": 1, "x": null}, "lockfileVersion": 3}', '{"workspaces": [], "packages": {"a": [1], "b": ["c"]}}', 'importers: {}\npackages: null']) expect(readLock(syntax, text).packages).toBeInstanceOf(Array);
  });

  it.each(SYNTAXES)('%s: takes time in proportion to it', (syntax) => {
    const start = performance.now();
    for (const one of ['[', '{"a":', ' ', '"', ',', '? ', 'a:\n ', '@', '[[a]]\n', "'", '\\', 'a, ', '<<<<<<< ', 'a = {', '>']) readLock(syntax, one.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(8000);
  });

  it.each<[LockSyntax, string, number]>([
    ['npm-lock', '{\n  "lockfileVersion": 3,\n<<<<<<< HEAD\n', 26],
    ['bun-lock', '{\n  "packages": { "a": [1,], ]\n', 29],
    ['pnpm-lock', "lockfileVersion: '9.0'\n<<<<<<< HEAD\n", 23],
    ['yarn-lock', '# yarn lockfile v1\n\n=======\n', 20],
    ['toml-lock', 'version = 1\n<<<<<<< HEAD\n', 12],
  ])('%s: says where it is broken', (syntax, text, offset) => {
    expect(readLock(syntax, text).error).toMatchObject({ offset });
    expect(readLock(syntax, text).error?.isFormat).toBeUndefined();
  });

  it.each<[LockSyntax, string]>([
    ['npm-lock', '{"lockfileVersion": 9}'],
    ['pnpm-lock', "lockfileVersion: '42.0'\n"],
    ['pnpm-lock', 'lockfileVersion: 3\n'],
  ])('%s: of a format that is not known is nobody’s mistake', (syntax, text) => expect(readLock(syntax, text).error?.isFormat).toBe(true));
});

it.each([
  ['react', 'react'], ['react@^17', 'react'], ['parent>react@1', 'react'], ['parent@1>@a/react@^2', '@a/react'], ['**/react', 'react'], ['@a/b/react', 'react'], ['@a/b', '@a/b'],
  ['@a/b@>=1 <2', '@a/b'], ['nanoid@>=3.0.0 <3.1.31', 'nanoid'], ['a@1 || >=2', 'a'], ['parent@>=1>child@>2', 'child'], ['', undefined], ['>>>>', undefined],
])('the override %s is about %s', (key, name) => expect(overriddenName(key)).toBe(name));
