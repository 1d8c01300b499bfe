import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SyntaxFailure, type Script } from '#model';
import { comments } from '#facts/comments';
import { guards } from '#facts/guards';
import { mocks } from '#facts/mocks';
import { exports } from '#facts/exports';
import { imports } from '#facts/imports';
import { sourceOf } from '#facts/source';
import { exportsOfRecord } from '../../src/facts/exports/record.ts';
import { importsOfRecord } from '../../src/facts/imports/record.ts';
import { scanSafely } from '../../src/facts/parsers/nesting.ts';
import { parseWithOxc } from '../../src/facts/parsers/oxc.ts';
import { skim } from '../../src/facts/parsers/skim.ts';
import { parseScript } from '../../src/facts/parsers/standalone.ts';
import { scriptFilesBelow } from './support/three-readings.ts';

type Dialect = 'ts' | 'tsx' | 'dts' | 'jsx';

/** The record of a text without a parse, where that can be had. */
function skimmed(text: string, dialect: Dialect): Script | undefined {
  const scanned = scanSafely(text, { hasMarkup: dialect === 'tsx' || dialect === 'jsx', hasTypes: dialect !== 'jsx' });
  const record = scanned && skim(text, scanned);
  return record && { isTypeScript: dialect !== 'jsx', comments: scanned.comments, record, get tree() { return parseWithOxc(text, dialect)?.tree ?? expect.fail('no tree'); } };
}

function factsOf(text: string, script: Script): unknown {
  const source = sourceOf(script.isTypeScript ? 'typescript' : 'javascript', text, () => [script]);
  return { imports: imports.extract(source), exports: exports.extract(source), comments: comments.extract(source) };
}

/** @returns whether it could be skimmed */
function same(text: string, dialect: Dialect): boolean {
  const [quick, parsed] = [skimmed(text, dialect), parseWithOxc(text, dialect)];
  if (quick && parsed) expect(factsOf(text, quick)).toEqual(factsOf(text, parsed));
  return quick !== undefined;
}

describe('a text that is skimmed says what the parser says', () => {
  test.each(['src', 'rules', 'test', 'bench', 'fixtures'])('in every script below %s', (folder) => {
    const scripts = [...scriptFilesBelow(folder)].filter(([file]) => /\.m?[jt]sx?$/.test(file));
    const dialect = (file: string): Dialect => (/\.d\.m?ts$/.test(file) ? 'dts' : file.endsWith('.tsx') ? 'tsx' : /\.m?ts$/.test(file) ? 'ts' : 'jsx');
    const quick = scripts.filter(([file, text]) => same(text, dialect(file)));
    expect(quick.length).toBeGreaterThan(scripts.length / 2);
  });

  test.each([
    'import type from "x";', 'import type, { a } from "x";', 'import type A from "x";', 'import type * as A from "x";', 'import type { A, B as C } from "x";', 'import type from from "x";', 'import type{A}from"x";',
    'import { type A, type as b, type as as c, type } from "x";', 'import{a}from"x"', 'import*as a from"x"', 'import a,{b as c}from"x"', 'import a, * as b from "x";', 'import {} from "x";', 'import "x"', 'import $ from "jquery"; import _, { from } from "x";',
    'import from from "x";', 'import { from as to } from "from";', 'import { default as a } from "x";', "import { 'a b' as c } from 'x';", 'import x /* c */ from "x";', 'import data from "./a.json" with { type: "json" };', "import a from 'it\\'s';",
    'import defer * as a from "x";', 'import a = require("x");', 'import A = B.C;', 'import.meta.url; import.meta.env;', 'const a = import("x");', 'type A = import("x").B;', 'import\n{\n  a,\n  b,\n}\nfrom\n"x"\n',
    'export { a, b as c, type D } from "x";', 'export {a}from"x"', 'export { a as default, default as b, default } from "x";', 'const a = 1, b = 2; export { a, b as c, a as default };', 'export {};', 'export {} from "x";', 'export type { A } from "x";', 'type A = 1; export type { A };',
    'export * from "x";', 'export*from"x"', 'export * as ns from "x";', 'export type * from "x";', 'export * as default from "x";', 'import { i } from "x"; export { i, i as j };', "export { a as 'b c' } from 'x';", 'export { a } /* c */ from "x";',
    'export default function () {}', 'export default async function a() {}', 'export default function* a() {}', 'export default class extends A {}', 'export default abstract class A {}', 'export default interface A {}', 'export default a;', 'export default a\nconst b = 1;',
    'export default a.b;', 'export default a();', 'export default a as B;', 'export default (a);', 'export default () => 1;', 'export default async () => 1;', 'export default { a };', 'export default [a];', 'export default "a";', 'export default new A();', 'export default true;', 'export default a<B>();', 'export default a ?? b;', 'export default a, b;', 'export default enum;',
    'export const a = 1;', 'export const a = 1, b = 2;', 'export let a, b;', 'export var a', 'export const { a, b: [c] } = d;', 'export const a: Map<B, C> = new Map();', 'export const a: Map<B, C> = d, e = 1;', 'export const a = new Map<B, C>();', 'export const a = b < c, d = e > f;', 'export const a = b as unknown as C<D, E>;', 'export const a = b as C<D, E>, f = 1;', 'export const a = b as number + c < d, e = 1;', 'export const a = b as C && d < e, f = 1;', 'export const a = b satisfies C[D] | E<F, G>;', 'export const a = (b as C) < d, e = 1;',
    'export const a = 1\nf(), g()', 'export const a = (b, c) => [b, c];', 'export const a: (b: B, c: C) => Map<D, E> = f;', 'export const a: [B, C] = d, b = 1;', 'export const enum A { B, C }', 'export enum A { B, C }', 'export declare const a: 1, b: 2;', 'export declare function a(): void;', 'export declare class A {}', 'export declare const enum A {}',
    'export function a(b, c) {}', 'export async function* a() {}', 'export function*a(){}', 'export class A { import = 1; export() {} }', 'export abstract class A<B, C> {}', 'export interface A<B, C> extends D<B>, E {}', 'export type A<B, C> = D<B, C>;', 'export type A = B, C', 'export namespace A { export const b = 1; }', 'export declare module A {}', 'export import a = b.c;', 'export = a;', 'export as namespace A;',
    '@dec export class A {}', 'export @dec class A {}', 'export const Uzbekistán = 1;', 'export function Uzbekistán() {}', 'import Ñu from "x";', 'export { Ñu } from "x";', 'export const \\u0061b = 1;', 'export const a\\u0062 = 1;', 'declare module "x" { import a from "y"; export * from "z"; }', 'declare module "x" { interface A {} } declare module "*.svg"; declare module "y" { const a: 1 }', 'declare module "x";\nexport const a = 1;', 'module\n"x";', 'a.module; "module"; module.id;', 'declare module A { const b: 1 }', 'namespace A { export const b = 1; export import c = D.E; }',
    'a.import.b; a.export; ({ import: 1, export: 2 }); a?.import;', '/* import "a" */ // export * from "b"\nimport "c"; `import "d"`; "import e"; /import "f"/;', '#!/usr/bin/env node\nimport "x"; // c', 'if (a) { import("x") }', 'import a from "x"\nexport default a\n', 'export\ndefault\na;', 'export\nconst\na = 1;',
    'const a = await import("x");', 'async () => { return import("x"); }', 'f(() => import("x"), b);', 'f(async () => import("x"));', '({ a: () => import("x").then((m) => m.A) });', 'type F = () => import("x").A;', 'let f: (a: B) => import("x").A;', 'let a: typeof import("x");', 'import("x")', 'import(a)', 'await import(`x`)', 'await import(`./${a}`)', 'await import("x", { with: {} })', 'await import("x\\n")', 'await import(/* c */ "x")', 'a.import("x")', '// await\nimport("x");', 'type A = // await\nimport("x").B;', 'type A =\n  // f(() =>\n  import("x").B;', 'await import\n("x")', 'void import("x");', 'const a: /* return */ import("x").B = c;', 'await import("x").then(a);', 'let a: import("x").then\n(b)', 'function then(): import("x").then<A> {}',
    'const a = require("x");', 'const a = require("x")\nconst b = 1', 'const a = require("x")\n(b)', 'const a = require("x")\n.b', 'const a = require("x").b;', 'const { a, b: c } = require("x");', 'const {\n  a,\n  b,\n} = require("x");', 'const { a = 1 } = require("x");', 'const { ...a } = require("x");', 'const { a: { b } } = require("x");', 'const { type: a, as } = require("x");', 'const [a] = require("x");', 'let a = require("x"), b = 1;', 'const b = 1, a = require("x");', 'export const a = require("x");', 'if (a) { const b = require("x"); }', 'function f() { const a = require("x"); return a; }', 'a = require("x");', 'require("x");', 'const a: B = require("x");', 'const require = createRequire(import.meta.url); const a = require("x");', 'import { require } from "y"; const a = require("x");', 'define(function (require) { require("x"); });\nconst a = require("y");', 'require.resolve("x"); const a = require("y");', 'module.require("x");', 'const a = require("x") as B;', 'const a = require("x")\nas\nB', 'const a = require("x")\ninstanceof B', 'const a = require("it\\\'s");', 'const a = require(`x`);', 'const a = require("x", b);', 'const a = require(b);', 'typeof require;', '// require("x")\nconst a = "require(y)";', 'const { a, b: c }\n  = require("x");', 'const a = require("x"); // c', 'const $ = require("jquery"), _ = 1', 'myconst a = require("x");', 'const Ñ = require("x");', 'const a = require("x")',
  ])('%s', (text) => {
    same(text, 'ts');
    same(text, 'jsx');
    same(`${text}\n// end`, 'tsx');
    same(`const before = <T,>(a: T) => <b>{/* import "x" */}</b>;\n${text}`, 'tsx');
  });

  test('whatever stands beside what', () => {
    const parts = ['import { a } from "x"', 'import type B from "y"', 'export * from "z"', 'export { c, d as e }', 'export const f = g<h, i>(j)', 'export const k: L<M, N> = 1', 'export default o', 'const c = 1, d = /[/]export/', 'p ? q : r', 'function s() { return { import: 1 } }', 'class T {}', '/* u */', '// v', '`${w}export`', 'x = y / 2', 'type Z = A<B, C>', 'let aa = bb', 'export let cc', 'export type dd = 1', 'import "ee"', 'export function ff() {}', 'export enum gg { a, b }'];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(';\n', '\n', ';', ' ;/* c */ ')), { maxLength: 8 }), (lines) => void same(lines.map(([part, end]) => part + end).join(''), 'ts')), { numRuns: 2_000 });
  });
});

test.each(['impor { a } from "a";\nimport "b";', 'iport * as a from "a";\nimport "b";', 'exprot { a } from "a";', 'impor "a";', 'import "a"; f("a" { b: 1 });', 'import "a"; x = a[0]b;', 'import "a"; x = f()b;', 'import "a"; x = { a: .b };', 'import "a"; x = a + =b;', 'import "a"; f(a; b);', 'import "a"; x = () = {};', 'import "a"; const x = ;', 'import "a"; this is no code', 'import "a";\n<<<<<<< HEAD\nexport const a = 1;\n=======\nexport const a = 2;\n>>>>>>> main', 'import "a"; const = 5;', 'import "a"; f(a +);', 'import "a"; x = [a, b.];', 'import "a"; x = () => ;', 'import "a"; x = "a" "b";', 'import "a"; export const 1x = 1;', 'import "a";\nfunction f() {', 'import "a";\n/* b', 'import "a";\nx = `${b`', 'import "a";\nx = [1;', 'import "a"; }'])('%j is left to a parser, which says what is wrong', (text) => {
  expect(skimmed(text, 'ts')).toBeUndefined();
  expect(() => parseScript(text, 'ts')).toThrow();
});

describe('a script that is skimmed', () => {
  test('is parsed when its tree is asked for, and only what is wrong then is an error', () => {
    const script = parseScript('import { a } from "x";\nconst if = 1;\n', 'ts');
    expect(script.record?.staticImports).toHaveLength(1);
    expect(() => script.tree).toThrow(SyntaxFailure);
  });
});

// as below, of the facts' own patterns
test.each(['\n', '@ts-ignore', 'import/*', '/* import', 'module ', 'new (', 'require ', '@jsx '])('facts of %j over and over end', (unit) => {
  for (const text of [`import "a";${unit.repeat(200_000)}`, unit.repeat(200_000)]) {
    const source = sourceOf('typescript', text, () => []);
    for (const fact of [exports, imports, guards, mocks]) fact.extract(source);
    const script = { isTypeScript: true, comments: [{ block: true, value: text, start: 0, end: text.length }], record: { staticImports: [], staticExports: [], dynamicImports: [] }, get tree() { return expect.fail('no tree'); } };
    try { importsOfRecord(script, text); exportsOfRecord(script, text); } catch { /* the tree is asked for */ }
  }
});

// a quadratic reading of these takes minutes, past the time limit of a test
test.each(['import ', 'import{', 'import\n', 'export ', 'export {', 'export type ', 'export default a ', 'export const a, ', 'import {a} from ', 'export * as a ', 'const a = require("x");', '{ a, = require("x"); ', '() => import("x") ', 'await import(', 'a = require("x")\n'])('%j over and over ends', (unit) => {
  for (const text of [unit.repeat(100_000), `${unit}${' '.repeat(1_000_000)}`, `${unit}${'a'.repeat(1_000_000)}`, `${unit}${'a,'.repeat(500_000)}`]) skimmed(text, 'ts');
});
