import { describe, expect, test } from 'vitest';
import { syntaxOf } from '#model';
import { exports, type ExportsWritten } from '#facts/exports';
import { openSource, sourceOf } from '#facts/source';
import { exportsOfRecord } from '../../src/facts/exports/record.ts';
import { exportsOfTree } from '../../src/facts/exports/tree.ts';
import { parseWithOxc } from '../../src/facts/parsers/oxc.ts';
import { parseWithTypeScript } from '../../src/facts/parsers/typescript.ts';

const value = (name: string) => ({ name, kind: 'value' });
const type = (name: string) => ({ name, kind: 'type' });
const passed = (name: string, from: string, imported: string, isType = false) => ({ name, kind: 'passed', from, imported, ...(isType ? { isType } : {}) });
const star = (specifier: string, isType = false) => ({ specifier, isType });

interface Told { readonly names?: readonly object[]; readonly stars?: readonly object[]; readonly ambient?: readonly string[]; readonly isOpen?: boolean }

const CASES: readonly (readonly [title: string, text: string, told: Told])[] = [
  ['variables and patterns', 'export const a = 1, { b, c: [d, , e = 2], ...f } = x, [g] = y; export let h; export var i;', { names: ['a', 'b', 'd', 'e', 'f', 'g', 'h', 'i'].map(value) }],
  ['functions', 'export function f() {} export async function g() {} export function* h() {} export async function* i() {}', { names: ['f', 'g', 'h', 'i'].map((name) => ({ name, kind: 'function' })) }],
  ['overloads are one name', 'export function f(): void; export function f(a?: any) {}', { names: [{ name: 'f', kind: 'function' }] }],
  ['classes', 'export class A {} export abstract class B {} @dec export class C {} export @dec class D {}', { names: ['A', 'B', 'C', 'D'].map(value) }],
  ['types', 'export interface I {} export type T = 1; export declare interface J {}', { names: ['I', 'T', 'J'].map(type) }],
  ['ambient declarations', 'export declare const a: 1; export declare function f(): void; export declare class C {} export declare const enum E {}', { names: [value('a'), { name: 'f', kind: 'function' }, value('C'), { name: 'E', kind: 'const-enum' }] }],
  ['enums', 'export enum A {} export const enum B {}', { names: [value('A'), { name: 'B', kind: 'const-enum' }] }],
  ['comments between keywords', 'export /* a */ interface I {} export declare /* b */ interface J {} export const /* c */ enum E {} export const /* d */ x = 1;', { names: [type('I'), type('J'), { name: 'E', kind: 'const-enum' }, value('x')] }],
  ['names that look like keywords', 'export const type = 1, interfaces = 2, declare = 3; export function functions() {}', { names: [value('type'), value('interfaces'), value('declare'), { name: 'functions', kind: 'function' }] }],
  ['namespaces', 'export namespace A { export type T = 1 } export namespace B { export const x = 1 } export namespace C.D { const enum E {} } export declare module M { let a: 1 } export namespace Z {}', { names: [type('A'), value('B'), { name: 'C', kind: 'const-enum' }, value('M'), type('Z')] }],
  ['merged declarations', 'export interface A {} export const A = 1; export class B {} export interface B {} export function F() {} export namespace F { export type T = 1 }', { names: [value('A'), value('B'), { name: 'F', kind: 'function' }] }],
  ['local names', 'const x = 1, y = 2; type T = 1; export { x, y as z, type T, x as default, x as "a b" }; export type { T as U };', { names: [{ name: 'x', kind: 'local', local: 'x' }, { name: 'z', kind: 'local', local: 'y' }, { name: 'T', kind: 'local', local: 'T', isType: true }, { name: 'default', kind: 'local', local: 'x' }, { name: 'a b', kind: 'local', local: 'x' }, { name: 'U', kind: 'local', local: 'T', isType: true }] }],
  ['imports passed on', "import d, { a, b as c, type T } from './m'; import * as ns from './n'; import type { U } from './m'; export { d, a, c as e, ns, T, U };", { names: [passed('d', './m', 'default'), passed('a', './m', 'a'), passed('e', './m', 'b'), passed('ns', './n', '*'), passed('T', './m', 'T', true), passed('U', './m', 'U', true)] }],
  ['re-exports', "export { a, b as c, default, default as d, type T, 'x y' as e } from './m'; export type { U } from './m'; export * as ns from './n';", { names: [passed('a', './m', 'a'), passed('c', './m', 'b'), passed('default', './m', 'default'), passed('d', './m', 'default'), passed('T', './m', 'T', true), passed('e', './m', 'x y'), passed('U', './m', 'U', true), passed('ns', './n', '*')] }],
  ['stars', "export * from './a'; export type * from './b'; export * from '../c';", { stars: [star('./a'), star('./b', true), star('../c')] }],
  ['default expressions', 'export default 1 + 2;', { names: [value('default')] }],
  ['default function', 'export default async function () {}', { names: [{ name: 'default', kind: 'function' }] }],
  ['default function in brackets', 'export default (function () {});', { names: [value('default')] }],
  ['default class', 'export default abstract class A {}', { names: [value('default')] }],
  ['default interface', 'export default interface I {}', { names: [type('default')] }],
  ['default of a local name', 'const x = 1; export default x;', { names: [{ name: 'default', kind: 'local', local: 'x' }] }],
  ['default of an import', "import { x } from './x'; export default x;", { names: [passed('default', './x', 'x')] }],
  ['import equals', "export import fs = require('fs'); export import A = N.B; import path = require('path'); export { path };", { names: ['fs', 'A', 'path'].map((name) => ({ name, kind: 'local', local: name })) }],
  ['export assignment', 'const x = 1; export = x;', { isOpen: true }],
  ['ambient modules', "declare module 'a' { export const x: 1 } declare module '*.svg'; declare module './m' { interface I {} } declare global {} export const y = 1;", { names: [value('y')], ambient: ['a', '*.svg', './m'] }],
  ['nothing', 'export {};', {}],
];

describe.each(CASES)('%s', (_title, text, { names = [], stars = [], ambient = [], isOpen = false }) => {
  const told = { names, stars, isOpen, ambient };
  const oxc = () => parseWithOxc(text, 'ts') ?? expect.fail('oxc cannot read it');
  test('as the fact says', () => expect(exports.extract(openSource('a.ts', 'typescript', text))).toEqual(told));
  test('by the record, where it can tell', () => expect([told, undefined]).toContainEqual(exportsOfRecord(oxc(), text)));
  test('by the tree of oxc', () => expect(exportsOfTree(oxc())).toEqual(told));
  test('by the tree of TypeScript', () => expect(exportsOfTree(parseWithTypeScript(text, 'ts'))).toEqual(told));
});

test('most statements need no tree', () => {
  const read = CASES.filter(([, text]) => { const script = parseWithOxc(text, 'ts'); return script && exportsOfRecord(script, text); });
  expect(read.length).toBeGreaterThan(18);
});

describe('what statements cannot tell', () => {
  const of = (file: string, text: string): ExportsWritten => exports.extract(openSource(file, syntaxOf(file) ?? 'typescript', text));
  test.each([
    ['CommonJS', 'a.js', 'module.exports = { a };'], ['CommonJS names', 'a.js', 'exports.a = 1;'], ['computed CommonJS', 'a.cjs', "exports['a'] = 1;"], ['AMD', 'a.js', 'define([], () => ({}));'],
    ['compiled output', 'a.js', 'export const a = 1; module.exports.b = 2;'], ['globals', 'a.d.ts', 'declare const a: number;'], ['export =', 'a.ts', 'export = 1;'], ['Vue', 'a.vue', '<script>export const a = 1</script>'],
  ])('%s is open', (_title, file, text) => expect(of(file, text).isOpen).toBe(true));
  test.each([['an unexported function', 'a.ts', 'function a() {}'], ['a module', 'a.js', "import './b'; const a = 1;"], ['an empty file', 'a.ts', ''], ['a module whose comment shows CommonJS', 'a.ts', '/** module.exports = {} */\nexport const a = 1;']])('%s is not', (_title, file, text) => expect(of(file, text).isOpen).toBe(false));
});

test('a file without exports is not parsed', () => {
  const source = sourceOf('typescript', "import { a } from './a'; a();", () => expect.fail('it was parsed'));
  expect(exports.extract(source).names).toEqual([]);
});
