import { describe, expect, it } from 'vitest';
import type { PackageApi } from '#facts/package-apis';
import { packageApisOf } from '../../src/host/tools/ts-morph.ts';
import { addFiles, addLinks, tempFolder } from './temp-folder.ts';

const npm = (name: string, files: Readonly<Record<string, string | object>>): Record<string, string | object> =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text]));

const shown = (api: PackageApi): readonly string[] | string => ('unknown' in api ? api.unknown : [...api.names].sort());

function exportsOf(root: string, specifier: string): readonly string[] | string {
  const question = { from: 'src/a.ts', specifier };
  return shown(packageApisOf(root, () => '').answer([question])(question));
}

describe('packageApisOf', () => {
  it('gives the names of a module, through export *, of both of its conditions, types included', () => {
    const root = tempFolder({
      ...npm('orders', {
        'package.json': { name: 'orders', exports: { '.': { import: { types: './m.d.mts' }, require: { types: './c.d.cts' } }, './sub': { types: './sub.d.ts' } } },
        'm.d.mts': "export * from './more.mjs';\nexport interface Order { id: string }\nexport default 1;",
        'more.d.mts': 'export declare const total: number;',
        'c.d.cts': 'export declare const legacy: number;',
        'sub.d.ts': 'export declare function part(): void;',
      }),
    });
    expect(exportsOf(root, 'orders')).toEqual(['Order', 'default', 'legacy', 'total']);
    expect(exportsOf(root, 'orders/sub')).toEqual(['part']);
  });

  it('gives the members of `export =`, and the types of @types', () => {
    const root = tempFolder({
      ...npm('pad', { 'package.json': { name: 'pad', main: 'index.js' }, 'index.js': '' }),
      ...npm('@types/pad', { 'package.json': { name: '@types/pad', types: 'index.d.ts' }, 'index.d.ts': 'declare function pad(): string;\ndeclare namespace pad { const left: number }\nexport = pad;' }),
      ...npm('boxed', { 'package.json': { name: 'boxed', types: 'index.d.ts' }, 'index.d.ts': 'declare const box: { open(): void; close(): void };\nexport = box;' }),
    });
    expect(exportsOf(root, 'pad')).toContain('left');
    expect(exportsOf(root, 'boxed')).toEqual(['close', 'open']);
  });

  it.each([
    ['gone', {}, 'it is not installed'],
    ['bare', npm('bare', { 'package.json': { name: 'bare', main: 'index.js' }, 'index.js': 'exports.a = 1' }), 'its types are not installed'],
    ['lax', npm('lax', { 'package.json': { name: 'lax', types: 'index.d.ts' }, 'index.d.ts': 'declare const lax: any;\nexport = lax;' }), 'its types allow any name'],
    ['keyed', npm('keyed', { 'package.json': { name: 'keyed', types: 'index.d.ts' }, 'index.d.ts': 'declare const all: Record<string, number>;\nexport = all;' }), 'its types allow any name'],
    ['passing', npm('passing', { 'package.json': { name: 'passing', types: 'index.d.ts' }, 'index.d.ts': "export * from 'gone';\nexport declare const a: 1;" }), 'what its types pass on is not there: install or generate it'],
    ['deep', npm('deep', { 'package.json': { name: 'deep', types: 'index.d.ts' }, 'index.d.ts': "export * from './b';\nexport declare const a: 1;", 'b.d.ts': "export * from 'gone';" }), 'what its types pass on is not there: install or generate it'],
  ] as const)('says of %s why it is not known', (specifier, files, reason) => {
    expect(exportsOf(tempFolder(files), specifier)).toBe(reason);
  });

  it('does not follow a link out of the root', () => {
    const outside = tempFolder({ 'package.json': { name: 'away', types: 'index.d.ts' }, 'index.d.ts': 'export declare const secret: 1;' });
    const root = tempFolder({ 'node_modules/.keep': '' });
    addLinks(root, { 'node_modules/away': outside });
    expect(exportsOf(root, 'away')).toBe('it is not installed');
  });

  it('survives types that no parser likes', () => {
    const root = tempFolder({
      ...npm('nested', { 'package.json': { name: 'nested', types: 'index.d.ts' }, 'index.d.ts': `export type A = ${'['.repeat(50_000)}` }),
      ...npm('plain', { 'package.json': { name: 'plain', types: 'index.d.ts' }, 'index.d.ts': 'export declare const a: 1;' }),
    });
    expect(exportsOf(root, 'nested')).not.toContain('b');
    expect(exportsOf(root, 'plain')).toEqual(['a']);
  });

  it('asks again after an install, and lists what it did not know', () => {
    const files = npm('late', { 'package.json': { name: 'late', types: 'index.d.ts' }, 'index.d.ts': 'export declare const a: 1;' });
    const root = tempFolder({ 'package.json': {} });
    const apis = packageApisOf(root, () => '');
    const question = { from: 'a.ts', specifier: 'late' };
    expect(shown(apis.answer([question])(question))).toBe('it is not installed');
    expect(apis.unknown()).toEqual([{ specifier: 'late', reason: 'it is not installed' }]);
    addFiles(root, files);
    expect(shown(apis.answer([question])(question))).toEqual(['a']);
  });
});
