import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syntaxOf } from '#model';
import { imports } from '../../src/facts/imports.ts';
import { openSource } from '../../src/facts/source.ts';
import { uses } from '../../src/facts/uses.ts';
import { emittedByTypeScript, runtimeByFacts } from './support/emitted.ts';
import { readByOxc, readByTypeScript } from './support/three-readings.ts';

const read = (text: string, file = 'orders.ts') => imports.extract(openSource(file, syntaxOf(file) ?? 'typescript', text));

/** Uses by local name of what the text imports. */
const usesIn = (text: string, file = 'orders.ts'): Record<string, string> => {
  const source = openSource(file, syntaxOf(file) ?? 'typescript', text);
  const found = new Map(uses.extract(source));
  return Object.fromEntries(imports.extract(source).filter(({ form }) => form !== 'export').flatMap(({ bindings }) => bindings.map(({ local }) => [local, found.get(local) ?? 'none'])));
};

describe('the use of `Order`', () => {
  test.each([
    ['an interface\'s part', 'interface Cart { order: Order }', 'type'],
    ['a class\'s base', 'class Rush extends Order {}', 'value'],
    ['a class\'s interface', 'class Rush implements Order {}', 'type'],
    ['an interface\'s base', 'interface Rush extends Order {}', 'type'],
    ['a type argument of the base', 'class Rush extends Base<Order> {}', 'type'],
    ['a call', 'Order();', 'value'],
    ['a type argument of a call', 'create<Order>();', 'type'],
    ['typeof in an expression', 'typeof Order;', 'value'],
    ['typeof in a type', 'let order: typeof Order;', 'type'],
    ['instanceof', 'order instanceof Order;', 'value'],
    ['an assertion', 'order as Order;', 'type'],
    ['what is asserted', 'Order as unknown;', 'value'],
    ['a key', '({ Order: 1 });', 'none'],
    ['a shorthand', '({ Order });', 'value'],
    ['a computed key', '({ [Order]: 1 });', 'value'],
    ['a member', 'order.Order;', 'none'],
    ['a member of it', 'Order.total;', 'value'],
    ['a computed member', 'order[Order];', 'value'],
    ['a member of it in a type', 'let line: Order.Line;', 'type'],
    ['a computed key of a type literal', 'type Cart = { [Order]: 1 };', 'value'],
    ['a computed method of an interface', 'interface Cart { [Order](): void }', 'value'],
    ['an index signature', 'type Cart = { [order: string]: Order };', 'type'],
    ['a type parameter\'s default', 'function place<T = Order>() {}', 'type'],
    ['a parameter\'s default', 'function place(order = Order) {}', 'value'],
    ['a parameter\'s type', 'function place(order: Order) {}', 'type'],
    ['a predicate', 'function isOrder(x: unknown): x is Order { return true; }', 'type'],
    ['an export', 'export { Order };', 'exported'],
    ['an export by another name', 'export { Order as Rush };', 'exported'],
    ['an export of the type', 'export type { Order };', 'type'],
    ['an inline export of the type', 'export { type Order };', 'type'],
    ['a default export', 'export default Order;', 'exported'],
    ['a part of a default export', 'export default { Order };', 'value'],
    ['an alias that is used', 'import Rush = Order.Rush;\nRush();', 'value'],
    ['an alias that is used as a type', 'import Rush = Order.Rush;\nlet rush: Rush;', 'type'],
    ['an alias of an alias', 'import Rush = Order.Rush;\nimport Line = Rush.Line;\nLine();', 'value'],
    ['an alias that nobody uses', 'import Rush = Order.Rush;', 'none'],
    ['an exported alias', 'export import Rush = Order.Rush;', 'value'],
    ['a label', 'Order: for (;;) break Order;', 'none'],
    ['an enum\'s member', 'enum Kind { Order }', 'none'],
    ['an enum member\'s value', 'enum Kind { A = Order }', 'value'],
    ['a declared constant\'s type', 'declare const order: Order;', 'type'],
    ['a declared class\'s base', 'declare class Rush extends Order {}', 'type'],
    ['a decorator', '@Order class Rush {}', 'value'],
    ['nothing', 'order();', 'none'],
  ])('as %s: %s', (_, text, use) => {
    expect(usesIn(`import { Order } from './order';\n${text}`)).toEqual({ Order: use });
  });

  test.each([
    ['an element', 'export const a = <Order/>;', 'value'],
    ['an element with children', 'export const a = <Order>text</Order>;', 'value'],
    ['an element of its own', 'export const a = <Order.Line/>;', 'value'],
    ['an intrinsic element of that name', 'export const a = <order/>;', 'none'],
    ['an attribute', 'export const a = <order Order="1"/>;', 'none'],
    ['an attribute\'s value', 'export const a = <order kind={Order}/>;', 'value'],
    ['text', 'export const a = <b>Order</b>;', 'none'],
    ['a type argument', 'export const a = <List<Order>/>;', 'type'],
  ])('as %s in JSX', (_, text, use) => {
    expect(usesIn(`import { Order } from './order';\n${text}`, 'orders.tsx')).toEqual({ Order: use });
  });

  test('a lower-case import is not the intrinsic element of its name, but its member is an element', () => {
    expect(usesIn(`import { order } from './order';\nexport const a = <order/>;`, 'orders.tsx')).toEqual({ order: 'none' });
    expect(usesIn(`import { order } from './order';\nexport const a = <order.Line/>;`, 'orders.tsx')).toEqual({ order: 'value' });
  });

  test('JSX uses `React`, where elements are compiled to calls of it', () => {
    expect(usesIn(`import React from 'react';\nexport const a = <></>;`, 'orders.tsx')).toEqual({ React: 'value' });
    expect(usesIn(`import React from 'react';\nexport const a = 1;`, 'orders.tsx')).toEqual({ React: 'none' });
  });
});

describe('decorator metadata', () => {
  test.each([
    ['a constructor\'s parameter of a decorated class', '@Service() class Shop { constructor(clock: Clock) {} }', 'metadata'],
    ['a parameter property of a decorated class', '@Service() class Shop { constructor(private readonly clock: Clock) {} }', 'metadata'],
    ['a parameter with a default', '@Service() class Shop { constructor(clock: Clock = now()) {} }', 'metadata'],
    ['a constructor\'s parameter of a plain class', 'class Shop { constructor(clock: Clock) {} }', 'type'],
    ['a constructor with a decorated parameter', 'class Shop { constructor(@Inject() a: string, clock: Clock) {} }', 'metadata'],
    ['a method of a decorated class', '@Service() class Shop { open(clock: Clock) {} }', 'type'],
    ['a decorated method', 'class Shop { @Get() open(clock: Clock) {} }', 'metadata'],
    ['a decorated method\'s result', 'class Shop { @Get() open(): Clock {} }', 'metadata'],
    ['a decorated method\'s promised result', 'class Shop { @Get() open(): Promise<Clock> {} }', 'type'],
    ['a decorated property', 'class Shop { @Column() clock: Clock; }', 'metadata'],
    ['a plain property beside a decorated one', 'class Shop { @Column() name: string; clock: Clock; }', 'type'],
    ['a decorated property of its array', 'class Shop { @Column() clocks: Clock[]; }', 'type'],
    ['a union with null', 'class Shop { @Column() clock: Clock | null; }', 'nullable-metadata'],
    ['a union with never', 'class Shop { @Column() clock: Clock | never; }', 'metadata'],
    ['a rest parameter\'s element', 'class Shop { @Get() open(...clocks: Clock[]) {} }', 'metadata'],
    ['an overload of a decorated constructor', '@Service() class Shop { constructor(clock: Clock); constructor(clock: string) {} }', 'type'],
    ['a decorated getter\'s setter', 'class Shop { @Get() get clock() { return this.c; } set clock(clock: Clock) {} }', 'metadata'],
    ['a union with another type', 'class Shop { @Column() clock: Clock | string; }', 'type'],
    ['a namespace\'s member', 'class Shop { @Column() clock: Clock.Face; }', 'metadata'],
    ['a value elsewhere too', 'class Shop { @Column() clock: Clock = new Clock(); }', 'value'],
  ])('%s', (_, text, use) => {
    expect(usesIn(`import { Clock } from './clock';\n${text}`)).toEqual({ Clock: use });
  });
});

describe('a shadowed import is used by', () => {
  test.each([
    ['nobody behind a parameter', 'export function place(order: number) { return order; }', 'none'],
    ['nobody behind a local', 'export function place() { const order = 1; return order; }', 'none'],
    ['nobody behind a pattern', 'export function place({ order }: { order: number }) { return order; }', 'none'],
    ['nobody behind a caught error', 'try {} catch (order) { console.log(order); }', 'none'],
    ['nobody behind a function\'s own name', 'export const place = function order() { return order; };', 'none'],
    ['nobody behind a loop\'s variable', 'for (const order of []) console.log(order);', 'none'],
    ['the call before the block', 'order(); { const order = 1; console.log(order); }', 'value'],
    ['a parameter\'s default of another function', 'function place(order: number) { return order; } function rush(a = order) { return a; }', 'value'],
    ['the type, when a parameter has its name', 'export function place(order: order) { return order; }', 'type'],
  ])('%s', (_, text, use) => {
    expect(usesIn(`import { order } from './order';\n${text}`)).toEqual({ order: use });
  });

  test.each([
    ['nobody behind a class\'s type parameter', 'export class Cart<Order> { order?: Order; }', 'none'],
    ['nobody behind a function\'s type parameter', 'export function place<Order>(order: Order) { return order; }', 'none'],
    ['nobody behind an inferred type', 'type Of<T> = T extends (infer Order)[] ? Order : never;', 'none'],
    ['nobody behind a mapped type\'s key', 'type Of<T> = { [Order in keyof T]: Order };', 'none'],
    ['the type after a class with such a parameter', 'export class Cart<Order> { order?: Order; }\nlet order: Order;', 'type'],
  ])('%s', (_, text, use) => {
    expect(usesIn(`import { Order } from './order';\n${text}`)).toEqual({ Order: use });
  });
});

describe('require', () => {
  /** `specifier` or `specifier later` of every require. */
  const required = (text: string, file = 'orders.cjs'): string[] =>
    read(text, file).filter((one) => one.form === 'require').map(({ specifier, isDeferred }) => (isDeferred ? `${specifier} later` : specifier));

  test.each([
    ['at the top', `const a = require('./a');`, ['./a']],
    ['with a template', 'const a = require(`./a`);', ['./a']],
    ['with a substitution', 'const a = require(`./pages/${name}`);', ['./pages/*']],
    ['with a substitution at its head', 'const a = require(`${name}/a`);', []],
    ['in a function that runs where it stands', `(function () { require('./a'); })(); (() => { require('./b'); })(); (function () { require('./c'); }).call(this);`, ['./a', './b', './c']],
    ['in an asynchronous function that runs where it stands', `(async () => { require('./a'); })();`, ['./a later']],
    ['that is declared for the compiler only', `declare const require: (id: string) => unknown;\nrequire('./a');`, ['./a']],
    ['that is a function declared for the compiler only', `declare function require(id: string): unknown;\nrequire('./a');`, ['./a']],
    ['of createRequire for another place', `import { createRequire } from 'node:module';\nconst require = createRequire(new URL('../', import.meta.url));\nrequire('./a');`, []],
    ['of another module', `import { require } from './loader';\nrequire('./a');`, []],
    ['with a variable', 'const a = require(name);', []],
    ['in a block', `if (isOld) require('./a');`, ['./a']],
    ['in a function', `function load() { return require('./a'); }`, ['./a later']],
    ['in an arrow', `const load = () => require('./a');`, ['./a later']],
    ['in a field', `class Shop { a = require('./a'); static b = require('./b'); }`, ['./a later', './b']],
    ['in a static block and a method', `class Shop { static { require('./a'); } open() { require('./b'); } }`, ['./a', './b later']],
    ['of a parameter\'s name', `function load(require) { return require('./a'); }\nrequire('./b');`, ['./b']],
    ['of a local', `{ const require = (id) => id; require('./a'); }\nrequire('./b');`, ['./b']],
    ['of a function of the file', `require('./a');\nfunction require(id) { return id; }`, []],
    ['of a caught name', `try {} catch (require) { require('./a'); }`, []],
    ['of createRequire', `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('./a');`, ['./a']],
    ['of a module\'s createRequire', `import * as module from 'node:module';\nconst require = module.createRequire(import.meta.url);\nrequire('./a');`, ['./a']],
    ['resolved only', `require.resolve('./a');`, []],
    ['of another object', `loader.require('./a');`, []],
    ['with two arguments', `require('./a', 1);`, []],
    ['in a comment and a string', `// require('./a')\nconst text = "require('./b')";`, []],
  ])('%s', (_, text, expected) => expect(required(text, text.startsWith('import') ? 'orders.mjs' : text.startsWith('declare') ? 'orders.ts' : undefined)).toEqual(expected));
});

describe('names that a require gives', () => {
  test.each([
    [`const all = require('./a');`, ['* all']],
    [`let all = require('./a'); var more = require('./b');`, ['* all', '* more']],
    [`const { a, b: c, 'd e': d, f = 1 } = require('./a');`, ['a a', 'b c', 'd e d', 'f f']],
    [`const { a: { b, c: [d] }, ...rest } = require('./a');`, ['a b', 'a d', '* rest']],
    [`const z = require('./a').z;`, ['z z']],
    [`const z = require('./a')['z'].inner;`, ['z z']],
    [`const { inner } = require('./a').z;`, ['z inner']],
    [`const [first] = require('./a');`, ['* first']],
    [`export const all = require('./a');`, ['* all']],
    [`const made = require('./a')();`, []],
    [`const part = require('./a')[name];`, []],
    [`const { [name]: part } = require('./a');`, []],
    [`let late; late = require('./a');`, []],
    [`function later() { const all = require('./a'); }`, []],
    [`if (isOld) { var all = require('./a'); }`, []],
    [`require('./a');`, []],
  ])('%s', (text, expected) => {
    expect(read(text, 'orders.js').flatMap(({ bindings }) => bindings.map(({ imported, local }) => `${imported} ${local}`))).toEqual(expected);
  });
});

describe('workers, URLs and what is only resolved', () => {
  /** `form specifier` of every import but statements. */
  const found = (text: string, file = 'orders.ts'): string[] => read(text, file).filter(({ form }) => form !== 'import' && form !== 'require').map(({ form, specifier }) => `${form} ${specifier}`);

  test.each([
    ['a worker', `new Worker('./job.js');`, ['worker ./job.js']],
    ['a worker above', 'new Worker(`../job.js`, { type: "module" });', ['worker ../job.js']],
    ['a shared worker', `new SharedWorker('./job.js');`, ['worker ./job.js']],
    ['a worker of the window', `new window.Worker('./job.js'); new globalThis.SharedWorker('./more.js');`, ['worker ./job.js', 'worker ./more.js']],
    ['a worker of a URL is one import', `new Worker(new URL('./job.ts', import.meta.url));`, ['worker ./job.ts']],
    ['a worker of a path', `new Worker(path.join(__dirname, './job.js')); new Worker(resolve(import.meta.dirname, '..', 'job.js'));`, ['worker ./job.js', 'worker ../job.js']],
    ['a worker of a resolved path is one import', `new Worker(require.resolve('./job'));`, ['worker ./job']],
    ['a worker of Node', `import { Worker } from 'node:worker_threads';\nnew Worker('./job.js');`, ['worker ./job.js']],
    ['a worker of Node by another name', `import { Worker as Thread } from 'worker_threads';\nnew Thread('./job.js');`, ['worker ./job.js']],
    ['a worker of Node\'s namespace', `import * as threads from 'node:worker_threads';\nnew threads.Worker('./job.js');`, ['worker ./job.js']],
    ['a required worker of Node', `const { Worker } = require('worker_threads');\nnew Worker('./job.js');`, ['worker ./job.js']],
    ['a worker of Node\'s required namespace', `const threads = require('node:worker_threads');\nnew threads.Worker('./job.js');`, ['worker ./job.js']],
    ['a worker that is declared for the compiler', `declare const Worker: new (path: string) => unknown;\nnew Worker('./job.js');`, ['worker ./job.js']],
    ['a worker of another package', `import { Worker } from 'bullmq';\nnew Worker('./job.js');`, []],
    ['a required worker of another package', `const { Worker } = require('bullmq');\nnew Worker('./job.js');`, []],
    ['a URL to a worker of another package', `import { Worker } from 'bullmq';\nnew Worker(new URL('./job.js', import.meta.url));`, ['url ./job.js']],
    ['a class of that name', `class Worker {}\nnew Worker('./job.js');`, []],
    ['a parameter of that name', `function start(Worker: any) { new Worker('./no.js'); }\nnew Worker('./job.js');`, ['worker ./job.js']],
    ['another object\'s worker', `new pool.Worker('./job.js');`, []],
    ['a worker by name', `new Worker('orders'); new Worker(name);`, []],
    ['a worker of text', `new Worker('./job.js', { eval: true });`, []],
    ['a call', `Worker('./job.js');`, []],
    ['a URL', `new URL('./icon.svg', import.meta.url);`, ['url ./icon.svg']],
    ['a URL without dots', `new URL('icon.svg', import.meta.url);`, ['url ./icon.svg']],
    ['a URL to a folder', `new URL('./icons/', import.meta.url); new URL('.', import.meta.url); new URL('../..', import.meta.url); new URL('', import.meta.url);`, []],
    ['a URL elsewhere', `new URL('/icon.svg', import.meta.url); new URL('https://a.example/b', import.meta.url); new URL('data:text/plain,a', import.meta.url); new URL('#a', import.meta.url);`, []],
    ['a URL on another base', `new URL('./icon.svg', base); new URL('./icon.svg', import.meta.dir); new URL('./icon.svg');`, []],
    ['a URL of Node', `import { URL } from 'node:url';\nnew URL('./icon.svg', import.meta.url);`, ['url ./icon.svg']],
    ['a URL of another module', `import { URL } from './url';\nnew URL('./icon.svg', import.meta.url);`, []],
    ['a URL of the file\'s own', `class URL {}\nnew URL('./icon.svg', import.meta.url);`, []],
    ['what is resolved', `require.resolve('./job'); import.meta.resolve('./job2');`, ['resolve ./job', 'resolve ./job2']],
    ['what is resolved from other folders', `require.resolve('./job', { paths: [cwd] });`, []],
    ['what something else resolves', `resolver.resolve('./job'); require.main.resolve('./job'); import.meta.glob('./job');`, []],
    ['what a shadowed require resolves', `function find(require: any) { return require.resolve('./job'); }`, []],
    ['a pattern', 'import(`./locales/${language}.json`);', ['dynamic ./locales/*.json']],
    ['a sum', `import('../pages/' + name + '/' + part + '.ts');`, ['dynamic ../pages/*/*.ts']],
    ['holes side by side', 'import(`./${area}${name}`);', ['dynamic ./*']],
    ['a sum of texts', `import('./a' + '/b');`, ['dynamic ./a/b']],
    ['a pattern with no head', 'import(`${name}/a`); import(name + "/a"); import(`@shop/${name}`); import(`.${name}`);', []],
  ])('%s', (_, text, expected) => {
    expect(found(text, text.includes('require(') ? 'orders.js' : undefined)).toEqual(expected);
    expect(found(`import './first';\n${text}`, text.includes('require(') ? 'orders.js' : undefined).slice(1)).toEqual(expected);
  });

  test('only what has holes is a pattern', () => {
    expect(read("import(`./a/${b}`); require('./' + c); import(`./d`); import('./e' + '.ts');").map(({ isPattern }) => isPattern ?? false)).toEqual([true, true, false, false]);
  });
});

describe('Angular', () => {
  const core = `import { Injectable, Component as Part, Optional, Inject, Input } from '@angular/core';\nimport { Clock } from './clock';\n`;

  test.each([
    ['a service\'s constructor', '@Injectable() class Shop { constructor(private clock: Clock) {} }', 'value'],
    ['a component\'s constructor, by another name', '@Part({ selector: "shop" }) class Shop { constructor(clock: Clock) {} }', 'value'],
    ['an optional parameter', '@Injectable() class Shop { constructor(@Optional() clock: Clock | null) {} }', 'value'],
    ['a parameter with a token of its own', '@Injectable() class Shop { constructor(@Inject(CLOCK) private clock: Clock) {} }', 'value'],
    ['a namespace\'s member', '@Injectable() class Shop { constructor(clock: Clock.Face) {} }', 'value'],
    ['a union of two', '@Injectable() class Shop { constructor(clock: Clock | string) {} }', 'type'],
    ['a decorated property', '@Part({}) class Shop { @Input() clock: Clock; }', 'metadata'],
    ['a method of a service', '@Injectable() class Shop { open(clock: Clock) {} }', 'type'],
    ['a constructor of a plain class', 'class Shop { constructor(clock: Clock) {} }', 'type'],
    ['a constructor under another decorator', '@Entity() class Shop { constructor(clock: Clock) {} }', 'metadata'],
    ['a constructor\'s overload', '@Injectable() class Shop { constructor(clock: Clock); constructor(clock: string) {} }', 'type'],
  ])('%s', (_, text, use) => {
    expect(usesIn(`${core}${text}`)['Clock']).toBe(use);
  });

  test('decorators of those names from elsewhere are none of Angular\'s', () => {
    expect(usesIn(`import { Injectable } from '@nestjs/common';\nimport { Clock } from './clock';\n@Injectable() class Shop { constructor(clock: Clock) {} }`)).toEqual({ Injectable: 'value', Clock: 'metadata' });
  });
});

describe('forms', () => {
  test.each([
    [`import './a';`, 'bare'],
    [`import {} from './a';`, 'import'],
    [`import { } /* none */ from /* here */ './a';`, 'import'],
    [`import a from './a';`, 'import'],
    [`export {} from './a';`, 'export'],
    [`export * from './a';`, 'export'],
    [`import a = require('./a');`, 'import-equals'],
    [`const a = import('./a');`, 'dynamic'],
    [`let a: import('./a').A;`, 'import-type'],
    [`const a = require('./a');`, 'require'],
  ])('%s is %s', (text, form) => expect(read(text).map((one) => one.form)).toEqual([form]));

  test('names of a re-export are the other module\'s and this module\'s', () => {
    const [written] = read(`export { total as sum, default as 'the order', type Line } from './order';`);
    expect(written?.bindings.map(({ imported, local, isType }) => [imported, local, isType])).toEqual([['total', 'sum', false], ['default', 'the order', false], ['Line', 'Line', true]]);
  });

  test('imports of ambient modules are types', () => {
    expect(read(`declare module 'shop' { import { Order } from './order'; export { Order } }`).map(({ isType }) => isType)).toEqual([true]);
  });

  test('JSDoc counts in JavaScript, inside braces', () => {
    const text = `/** @type {import('./a').A} see import('./no') */\n/** @import { B } from "./b" */\n/* {import('./no')} */ export {};`;
    expect(read(text, 'orders.js').map(({ specifier, form }) => [specifier, form])).toEqual([['./a', 'jsdoc'], ['./b', 'jsdoc']]);
    expect(read(text, 'orders.ts')).toEqual([]);
  });

  // a quadratic reading takes minutes, past the time limit of a test
  test('a JSDoc comment of 100,000 imports ends', () => {
    expect(read(`/** { ${`import('./a') `.repeat(100_000)} */ export {};`, 'orders.js')).toHaveLength(100_000);
    expect(read(`/** ${`import('./a') `.repeat(100_000)} */ export {};`, 'orders.js')).toEqual([]);
  });
});

/** Statements that use the names `A`, `B` and `C` in every way that makes a difference; the names stand for any. */
const STATEMENTS: readonly string[] = [
  'let v1: A;', 'let v2: A | null = null;', 'let v3: typeof A;', 'let v4: A.B;', 'let v5: Array<A>;', 'type T1 = A & { b: B };', 'interface I1 extends A { [k: string]: B }',
  'interface I2 { [A]: 1 }', 'type T2 = { [A](): B };', 'type T3 = { readonly [K in keyof A]: B };', 'type T4 = A extends B ? C : never;', 'type T5 = `${A}`;', 'type T6 = [a: A, ...b: B[]];',
  'A;', 'A();', 'new A(B);', 'A.B;', 'x.A;', 'x[A];', 'A!;', 'A as B;', '<A>B;', 'A satisfies B;', 'f<A>();', 'f<A>;', '({ A });', '({ A: 1 });', '({ [A]: B });', '`${A}`;', 'A`x`;', 'typeof A;', 'void A, B;',
  'class C1 extends A {}', 'class C2 extends A<B> implements C {}', 'class C3<T extends A = B> { x?: T }', 'class C4 { [A] = B }', 'class C5 { a: A = B; b(c: C): A { return c } }', 'class C6 { static { A } }', 'abstract class C7 { abstract a: A; abstract b(c: B): C }',
  'class C8 { declare a: A; b!: B }', 'declare module "zzz" { interface I3 { [A.x]: B } }', 'declare global { interface I4 { [A]: 1 } }', 'declare namespace N9 { interface I5 { [A.x](): 1 } }', 'class C12 { declare [A.x]: string }', 'class C9 { accessor a: A = B }', 'class C10 extends A.B {}', 'declare class C11 extends A {}', 'declare const d1: typeof A;', 'declare function d2(a: A): B;', 'declare enum E0 { a = A }',
  'enum E1 { a = A }', 'enum E2 { A, B = A }', 'const enum E3 { a = 1 }', 'function f1(a: A = B): C {}', 'function f2<T extends A>(this: B, a: C) {}', 'function f3(a: A): a is B { return true }', 'function f4(a: A): void; function f4(a: B) {}',
  'function f5(A) { A }', 'function f6() { const A = 1; A; B }', 'function f7(A: A) { return A }', '{ let A: B; A }', 'try {} catch (A) { A }', 'try {} catch (e: unknown) { B }', 'for (const A of B) A;', 'const { A: a1 = B } = C;', 'const { [A]: a2 } = B;', '({ a: x = A } = B);', 'class C12<A> { a: A }', 'function f8<A>(a: A) { B }', 'type T7<A> = A | B;', 'type T8 = B extends infer A ? A : C;',
  'namespace N1 { export let a: A = B }', 'namespace N2 { A; export type T = B }', 'declare namespace N3 { let a: A; export { B } }', 'namespace N4 { let A = 1; A }', 'namespace N5 { export import Q = A.B }', 'import Q1 = A.B;', 'import Q2 = A.B; Q2;', 'import Q3 = A.B; let q3: Q3;', 'export import Q4 = A.B;',
  'export { A };', 'export { A as A1 };', 'export type { A as A2 };', 'export { type A as A3, B as B3 };', 'export default A;', 'export default { A };', 'export default class extends A {}', 'export default interface DI extends A {}', 'export const e1 = A;', 'export type E4 = A;', 'export let e5: A;',
  'A: for (;;) break A;', 'label: A;', 'if (A) B; else C;', 'switch (A) { case B: C }', 'throw A;', 'async () => { for await (const a of A) B };', '(a: A): B => C;', 'async <T extends A>(a: T) => B;', 'import(A);', 'x?.[A]?.(B);', 'delete A.b;', 'A = 1;', 'A++;', '[A] = [B];', '({ A } = B);', 'a ? A : B;',
  'declare module "x" { let a: A }', 'declare global { interface Window { a: A } }', 'let v6: import("./other").A<B>;', 'let v7: asserts;', 'let v8: unique symbol;', 'let v9: new (a: A) => B;', 'let v10: (a: A) => a is B;', 'type T9 = typeof A.b<B>;', 'type T10 = keyof typeof A;', 'class C13 { get a(): A { return B } set a(v: C) {} }', 'class C14 { constructor(private a: A, public b?: B) {} }', 'class C15 { a(): A; a(b?: B): A { return b } }', 'let v11: typeof A[typeof B];',
];

/** The same under decorators: metadata of their types. */
const DECORATED: readonly string[] = [
  '@D class M1 { constructor(a: A, b: B | undefined, c: C[]) {} }', '@D class M2 { constructor(private readonly a: A = B, readonly c?: C) {} }', '@D class M3 { a(b: A): B { return b } static c: C }', '@D class M4 { constructor(a: A); constructor(a: B) {} }', '@D class M5 extends A { b: B }',
  'class M6 { @D a: A; b: B }', 'class M7 { @D a: A | null; @D b?: B; @D c: C.D }', 'class M8 { @D a: A[]; @D b: Promise<B>; @D c: () => C }', 'class M9 { @D a: A | B }', 'class M10 { @D a: A & A; @D b: (B | null) }', 'class M11 { @D m(a: A, ...b: B[]): C { return a } }', 'class M12 { m(@D a: A, b: B): C { return a } n(b: B) {} }', 'class M13 { constructor(@D a: A, b: B) {} }',
  'class M14 { @D get a(): A { return B } set a(v: C) {} }', 'class M15 { @D set a(v: A) {} }', 'class M16 { @D static a: A; @D static m(b: B): C { return b } }', 'class M17 { @D async m(): Promise<A> {} @D n(): asserts this is B {} }', 'class M18 { @D a: typeof A; @D b: keyof B }', 'class M19 { @D a: A extends B ? C : C }', 'class M20<A> { @D a: A; @D b: B }', 'class M21 { @D a: readonly A[]; @D b: `${B}`; @D c: C["x"] }', 'class M22 { @D declare a: A; @D b!: B }', 'abstract class M23 { @D abstract a: A; abstract m(b: B): C }', 'class M24 { @D accessor a: A }', 'class M25 { @D() [A]: B; @D(() => C) c }', 'const M26 = @D class { constructor(a: A) {} };', 'class M27 { @D m(this: A, b: B) {} }', 'class M28 { @D m({ a }: A, [b]: B = C) {} }', 'class M29 { @D m(a: A): a is B { return true } }', 'class M30 { @D m(): this { return A } }', '@A class M31 { @B m(@C c) {} }', 'class M32 { @D get a() { return 1 } set a(v: A) {} }', 'class M33 { @D n?: B | C | null; @D o: null | undefined; @D p: A.B | A.B; @D q: C.D | C.E | null }', 'class M43 { m(@D a: A = B, c: C) {} }', 'class M44 { m(@D ...a: A[]) {} }', '@D class M45 { constructor(@D private a: A = B) {} }', 'class M46 { constructor(@D private a: A, c: C) {} }', 'class M47 { @D static get a() { return 1 } set a(v: A) {} }', 'class M48 { set a(@D v: A) {} }', '@D class M49 { constructor(...a: ReadonlyArray<A>) {} }', 'class M34 { @D a: A | never; @D b: B | any; @D c: unknown | C }', 'namespace M35 { @D class X { constructor(a: A) {} } }', 'declare class M36 { @D a: A }', 'class M37 { @D a: (A); @D b: B<C> }', 'class M38 { m(@D a: A); m(@D a: B) {} }', 'class M39 { static accessor b: B; @D() m(...a: A[]) {} @D() n(...c: Array<C>) {} }', '@D abstract class M40 { protected constructor(a?: A) {} }', '@D class M41 { #a: A; @D b: 1 | B; @D c: C | C | null }', 'class M42 { @D a: A | undefined | null; @D b: undefined | B; @D c: void | C }',
];

const IMPORTS: readonly string[] = [
  `import { N } from './N';`, `import N from './N';`, `import * as N from './N';`, `import { x as N } from './N';`, `import { type N } from './N';`, `import type { N } from './N';`, `import type N from './N';`, `import { N, type Other } from './N';`, `import Other, { N } from './N';`, `import Other, * as N from './N';`, `import './N';`, `import {} from './N';`, `export { N } from './N';`, `export * as N from './N';`, `export * from './N';`, `export {} from './N';`, `export type { N } from './N';`, `export { type N } from './N';`,
];

const EMISSIONS = [
  { hasMetadata: false, isVerbatim: false },
  { hasMetadata: true, isVerbatim: false },
  { hasMetadata: true, isVerbatim: false, hasStrictNulls: false },
  { hasMetadata: true, isVerbatim: true },
];

describe('TypeScript keeps what the graph calls runtime', () => {
  const heads = IMPORTS.slice(0, 4).map((one) => ['A', 'B', 'C'].map((name) => one.replaceAll('N', name)).join('\n'));

  test.each([...STATEMENTS, ...DECORATED])('%s', (statement) => {
    for (const head of heads)
      for (const emission of EMISSIONS) {
        const text = `${head}\n${statement}\nexport {};`;
        expect(runtimeByFacts('orders.ts', text, emission), JSON.stringify(emission)).toEqual(emittedByTypeScript('orders.ts', text, emission));
      }
  });

  test.each(DECORATED)('with standard decorators: %s', (statement) => {
    const text = `${heads[0] ?? ''}\n${statement}\nexport {};`;
    const emission = { decorators: 'standard', hasMetadata: true, isVerbatim: false } as const;
    expect(runtimeByFacts('orders.ts', text, emission)).toEqual(emittedByTypeScript('orders.ts', text, emission));
  });

  test.each(IMPORTS)('unused: %s', (written) => {
    for (const emission of EMISSIONS) expect(runtimeByFacts('orders.ts', written, emission), JSON.stringify(emission)).toEqual(emittedByTypeScript('orders.ts', written, emission));
  });

  test.each(['A;', 'let a: A;', '', 'export { A };', 'export import B = A;', 'import B = A.C; B;', 'export = A;'])('import A = require() with: %s', (statement) => {
    for (const hasMetadata of [false, true]) {
      const text = `import A = require('./A');\n${statement}`;
      const emission = { hasMetadata, isVerbatim: false, module: 'commonjs' } as const;
      expect(runtimeByFacts('orders.cts', text, emission)).toEqual(emittedByTypeScript('orders.cts', text, emission));
    }
  });

  test.each(['/** @jsx A */', '/** @jsx A.create @jsxFrag B */', '/* @jsx A */ // @jsx B', ''])('elements below %j', (pragma) => {
    const emission = { hasMetadata: false, isVerbatim: false };
    for (const element of ['<a/>', '<></>', '<C/>']) {
      const text = `${pragma}\n${heads[0] ?? ''}\nexport const x = ${element};`;
      const kept = emittedByTypeScript('orders.tsx', text, emission);
      expect(runtimeByFacts('orders.tsx', text, emission)).toEqual(expect.arrayContaining(kept)); // to keep one more does no harm
    }
  });

  test('in any small module', () => {
    const name = fc.constantFrom('A', 'B', 'C');
    const written = fc.tuple(...['A', 'B', 'C'].map((one) => fc.constantFrom(...IMPORTS.slice(0, 10)).map((text) => text.replaceAll('N', one).replaceAll('Other', `Other${one}`))));
    const statement = fc.tuple(fc.constantFrom(...STATEMENTS, ...DECORATED), name, name, name).map(([text, a, b, c]) => text.replace(/\b[ABC]\b/g, (one) => ({ A: a, B: b, C: c })[one] ?? one));
    const module = fc.tuple(written, fc.uniqueArray(statement, { minLength: 1, maxLength: 4 })).map(([head, body]) => [...head, ...body].join('\n'));
    fc.assert(
      fc.property(module, fc.constantFrom(...EMISSIONS), (text, emission) => {
        const byOxc = readByOxc('orders.ts', text);
        fc.pre(byOxc !== undefined);
        expect(byOxc).toEqual(readByTypeScript('orders.ts', text) ?? byOxc);
        expect(runtimeByFacts('orders.ts', text, emission)).toEqual(emittedByTypeScript('orders.ts', text, emission));
      }),
      { numRuns: Number(process.env['ARCH_LINT_RUNS'] ?? 500) },
    );
  });
});
