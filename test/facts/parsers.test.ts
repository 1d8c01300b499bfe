import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isSafeForNativeParser, scanSafely } from '../../src/facts/parsers/nesting.ts';
import { readByEslint, readByOxc, readByTypeScript, scriptFilesBelow, type Facts, type Reading } from './support/three-readings.ts';

const isSafe = (text: string, grammar: Parameters<typeof scanSafely>[1]): boolean => isSafeForNativeParser(text, scanSafely(text, grammar));

const CORPUS = process.env['ARCH_LINT_CORPUS'];

/** Texts whose reading once differed, or may: `[title, file, text, specifiers]`. */
const TRICKY: readonly (readonly [title: string, file: string, text: string, specifiers: readonly string[]])[] = [
  ['decorators with metadata', 'orders.service.ts', `import { Injectable } from '@nestjs/common';\nimport { Clock } from './clock';\n@Injectable()\nexport class OrdersService { constructor(@Inject('CLOCK') private readonly clock: Clock, readonly size?: number) {} @Field(() => Order) order!: Order }`, ['@nestjs/common', './clock']],
  ['decorator after export', 'order.ts', `import { Entity } from 'typeorm';\nexport @Entity() class Order {}`, ['typeorm']],
  ['import equals', 'disk.ts', `import fs = require('node:fs');\nimport Stats = fs.Stats;\nexport const stat: Stats = fs.statSync('.');`, ['node:fs']],
  ['export import equals', 'disk.cts', `export import path = require('node:path');\nimport type url = require('node:url');`, ['node:path', 'node:url']],
  ['export assignment', 'plugin.cts', `import plugin = require('./plugin');\nexport = plugin;`, ['./plugin']],
  ['whole-statement types', 'cart.ts', `import type { Item } from './item';\nimport type Cart from './cart';\nexport type { Price } from './price';\nexport type * from './tax';\nexport type * as rates from './rates';`, ['./item', './cart', './price', './tax', './rates']],
  ['inline types', 'cart.ts', `import { type Item, total, type Cart as Basket } from './cart';\nexport { type Price, format as default } from './price';\nexport const sum = (basket: Basket, item: Item) => total(basket, item);`, ['./cart', './price']],
  ['a binding called type', 'cart.ts', `import type from './type';\nimport { type } from './kinds';\nimport { type as kind } from './kinds2';\nimport { type as as } from './kinds3';\nimport { type as as as } from './kinds4';`, ['./type', './kinds', './kinds2', './kinds3', './kinds4']],
  ['import() types', 'handler.ts', `type Handler = import('./router').Handler<import("./context").Context>;\nlet all: typeof import('./all');\nlet options: import('./options', { with: { 'resolution-mode': 'import' } }).Options;`, ['./router', './context', './all', './options']],
  ['import() and its options', 'lazy.ts', `const page = () => import('./page');\nconst data = import('./data.json', { with: { type: 'json' } });\nconst text = import(\`./text\`);\nconst no = import(\`\${page}\`);`, ['./page', './data.json', './text']],
  ['import() of a pattern', 'locale.ts', `const text = (key: string) => import(\`./locales/\${key}.json\`);\nconst page = import('./pages/' + name + '/' + \`\${kind}.ts\`);\nimport(\`\\x2e/escaped/\${key}\`); import('./a' + '/b'); import(key + './no'); import(\`\${key}/no\`); import('./no' - key);`, ['./locales/*.json', './pages/*/*.ts', './escaped/*', './a/b']],
  ['require.resolve and import.meta.resolve', 'paths.mts', `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nexport const paths = [require.resolve('./a'), import.meta.resolve('./b'), require.resolve('./no', { paths: [] }), loader.resolve('./no')];`, ['node:module', './a', './b']],
  ['only import.meta.resolve', 'paths.mjs', `export const path = import.meta.resolve('./a');`, ['./a']],
  ['URLs of this module', 'icons.ts', `export const icon = new URL('./icon.svg', import.meta.url).href;\nexport const bare = new URL('logo.svg', import.meta.url);\nexport const no = [new URL('./', import.meta.url), new URL('..', import.meta.url), new URL('https://a.example/', import.meta.url), new URL('./no', base), new URL(import.meta.url)];`, ['./icon.svg', './logo.svg']],
  ['workers', 'mail.ts', `const a = new Worker('./a.js'); const b = new SharedWorker(new URL('./b.ts', import.meta.url), { type: 'module' });`, ['./a.js', './b.ts']],
  ['a worker and nothing else', 'mail.js', `const a = new Worker('./a.js');`, ['./a.js']],
  ['workers of Node', 'mail.cjs', `const { Worker: Thread } = require('node:worker_threads');\nconst path = require('path');\nnew Thread(path.join(__dirname, 'jobs', 'mail.js')); new Thread(require.resolve('./job'));`, ['node:worker_threads', 'path', './jobs/mail.js', './job']],
  ['required names', 'names.cjs', `const all = require('./all'), { a, b: { c }, ...rest } = require('./some');\nconst z = require('./part').inner.z;\nfunction late() { const q = require('./late'); }\nmodule.exports = { ...all, a: new a() };`, ['./all', './some', './part', './late']],
  ['guarded imports', 'optional.ts', `try { require('./a'); } catch {}\nimport('./b').then((b) => b).catch(() => undefined);\nconst c = await import('./c');`, ['./a', './b', './c']],
  ['eager reads of all kinds', 'boot.ts', `import { Base, mixin, part } from './parts';\nimport * as all from './all';\n@all.Tagged() class A extends mixin(Base) { static a = part; b = part; @all.Field() c: Base; constructor(@all.Inject() d: all.D) { super(); part(); } static { all['x'](); } }\nenum E { a = part.a }\nnamespace N { export const n = [...part]; }\nconst { x = part } = all;\nnew A();\nexport default <const>[part!];`, ['./parts', './all']],
  ['import attributes', 'data.ts', `import data from './data.json' with { type: 'json' };\nexport { default } from './more.json' with { type: 'json' };`, ['./data.json', './more.json']],
  ['JSX', 'page.tsx', `import React from 'react';\nimport { Button, icons } from './button';\nimport type { Props } from './props';\nexport const Page = ({ title }: Props) => <><Button<Props> icon={icons.add}>don't &amp; can't</Button><icons.Plus /><svg:rect xlink:href="#a" /></>;`, ['react', './button', './props']],
  ['JSX in JavaScript', 'page.js', `import React from 'react';\nimport { Button } from './button';\nexport default () => <Button title="it's &quot;new&quot;" {...{}}>{/* keep */}{}</Button>;`, ['react', './button']],
  ['HTML entities and line breaks in JSX', 'page.tsx', `import { Text } from './text';\n// before\nexport const page = <Text a="&lt;b&gt;\n'x'">\n  &copy; it's // not a comment\n  {/* a comment */}\n</Text>;\nimport './after';`, ['./text', './after']],
  ['export star as', 'index.ts', `export * as orders from './orders';\nexport * from './carts';`, ['./orders', './carts']],
  ['string export names', 'names.ts', `import { 'line-item' as lineItem } from './names';\nexport { lineItem as 'line item' };\nexport { 'a b' as 'c d', default as 'default' } from './others';\nexport * as 'every thing' from './all';`, ['./names', './others', './all']],
  ['accessor fields', 'cell.ts', `import { Value } from './value';\nexport abstract class Cell { accessor value: Value = new Value(); static accessor count = 0; @Track() accessor seen: Value | undefined; abstract accessor next: Value; declare late: Value }`, ['./value']],
  ['enums', 'status.ts', `import { start, Kind } from './kind';\nenum Status { Open = start, Closed = Kind.Closed, 'in review' }\ndeclare const enum Later { A = start }\nexport const enum Flag { Up = 1 << 1 }`, ['./kind']],
  ['namespaces', 'geometry.ts', `import { Point } from './point';\nnamespace Shapes.Round { export import Centre = Point; export const origin: Point = Point.zero; }\nexport namespace Lines { export type Line = [Point, Point]; }`, ['./point']],
  ['ambient modules with imports inside', 'globals.d.ts', `declare module 'legacy' { import { Order } from './order'; import ns = require('./ns'); export * from './rest'; export { Order }; }\ndeclare module '*.svg' { const url: string; export default url; }\ndeclare global { interface Window { order: import('./window').Order } }\nexport {};`, ['./order', './ns', './rest', './window']],
  ['overloads', 'parse.ts', `import { Input, Output } from './io';\nexport function parse(input: Input): Output;\nexport function parse(input: string, strict?: boolean): Output;\nexport function parse(this: void, input: unknown): asserts input is Input { return input as any; }\nexport default function (a: Input): void;\nexport default function (a: unknown) {}`, ['./io']],
  ['satisfies and as', 'config.ts', `import { Config, defaults } from './config';\nexport default { ...defaults } satisfies Config;\nexport const other = <const>['a'] as unknown as Config;\nexport const third = defaults!.name!;`, ['./config']],
  ['generic arrow in .ts', 'pick.ts', `import { Key } from './key';\nexport const pick = <T>(value: T, key: Key) => value;\nexport const cast = <Key>pick;\nexport const two = async <T,>(value: T) => value;`, ['./key']],
  ['generic arrow in .mts', 'pick.mts', `import { Key } from './key.mjs';\nexport const pick = <T extends Key>(value: T) => value;`, ['./key.mjs']],
  ['generic arrow in .tsx', 'pick.tsx', `import { Key } from './key';\nexport const pick = <T,>(value: T, key: Key) => <b>{value}</b>;`, ['./key']],
  ['hashbang', 'cli.ts', `#!/usr/bin/env node\n// first\nimport { run } from './run';\nrun();`, ['./run']],
  ['hashbang in JavaScript', 'cli.mjs', `#!/usr/bin/env node\n/* first */\nimport { run } from './run.mjs';\nrun();`, ['./run.mjs']],
  ['CRLF', 'windows.ts', `// one\r\nimport { a } from './a';\r\n/* two\r\n lines */\r\nimport {\r\n  b,\r\n} from './b';\r\nexport const s = \`x\r\ny\`; // arch-lint-disable-line no-stub -- kept\r\n`, ['./a', './b']],
  ['emoji before an import', 'flags.ts', `const flag = '🇩🇪👩‍👩‍👧'; // 🎉 done\nimport { show } from './🚀/show';\nshow(flag); /* é */ export { x } from './x';`, ['./🚀/show', './x']],
  ['lone surrogates and odd spaces', 'odd.ts', `\u00a0const odd = '\\ud83d';\u2028import { a } from './a';\u2029// one\u2028import { b } from './b';`, ['./a', './b']],
  ['top-level await', 'boot.mts', `const { start } = await import('./start.js');\nfor await (const part of start()) console.log(part);\nexport {};`, ['./start.js']],
  ['using', 'pool.ts', `import { open } from './pool';\nusing pool = open();\nasync function work() { await using other = open(); for (using each of [open()]) each; }`, ['./pool']],
  ['regexp with quotes and slashes', 'escape.ts', `const quote = /["'\`]/g, slash = /[/\\]]\\/*'/u, set = /[\\p{L}--[a-z]]/v;\nimport { a } from './a'; // it's\nconst half = 4 / 2 / 1;\nimport { b } from './b';`, ['./a', './b']],
  ['HTML comments in scripts', 'old.cjs', `<!-- hide\nconst a = require('./a');\n--> done\nmodule.exports = a;`, ['./a']],
  ['less-than, not, minus minus', 'count.mjs', `let x = 1, a = 2;\nif (a<! --x) x++;\nimport './a.mjs';`, ['./a.mjs']],
  ['require in TypeScript and its shadows', 'load.ts', `const fs = require('fs');\nfunction later(require: (id: string) => unknown) { return require('./shadow'); }\nfunction lazily() { return require(\`./lazy\`); }\nrequire('./two', 3); require(later); other.require('./no');`, ['fs', './lazy']],
  ['dynamic import in decorators and defaults', 'routes.ts', `@Lazy(() => import('./a'))\nclass A { b = import('./b'); static c = import('./c'); [require('./d').key] = 1; static { import('./e'); } m(x = require('./f')) {} }`, ['./a', './b', './c', './d', './e', './f']],
  ['sloppy CommonJS', 'old.cjs', `var a = require('./a'); with (a) { b(); }\nvar package = 010, public = 1; delete a;\nif (a) function f() {}\nreturn;`, ['./a']],
  ['sloppy .js without imports', 'old.js', `var a = require('./a');\nvar yield_ = 1, let_ = 2, await = 3;\nfunction dup(x, x) {}`, ['./a']],
  ['JSDoc imports', 'typed.js', `/** @import { Order } from './order' */\n/** @type {import('./cart').Cart<import("./item").Item>} */\nlet cart;\n/* import('./plain') */ /** import('./outside') */\nexport {};`, ['./order', './cart', './item']],
  ['JSDoc imports in TypeScript do not count', 'typed.ts', `/** @type {import('./cart').Cart} */\nimport './a';`, ['./a']],
  ['import.meta, import.defer-like names', 'meta.ts', `console.log(import.meta.url);\nimport defer from './defer';\nimport source from './source';`, ['./defer', './source']],
  ['class generics, index access, mapped and conditional types', 'types.ts', `import { Key, Value, Base, Mixin } from './types';\nexport class Store<Key extends string = Value> extends Base<Value> implements Mixin { [key: string]: unknown; get<K extends keyof Value>(k: K): Value[K] { return undefined as never; } }\ntype Mapped = { readonly [P in keyof Value as Key]?: P extends infer U extends Key ? U : never };\nfunction isValue(x: unknown): x is Value { return true; }`, ['./types']],
  ['labels, keys and properties are no mentions', 'loop.ts', `import { outer, key, name } from './names';\nouter: for (;;) break outer;\nexport const o = { key: 1, name() {} }; o.key; class C { key = 1; name() {} get outer() { return 1; } }`, ['./names']],
  ['destructuring with defaults', 'pick.ts', `import { fallback, key, rest } from './names';\nconst { [key]: a = fallback, ...rest2 } = {} as any;\nconst [b = fallback] = [];\n({ x: a = fallback } = {});`, ['./names']],
  ['parameter properties with decorators and defaults', 'service.ts', `import { Log, Level, Db } from './log';\n@Injectable() class Service { constructor(@Inject() private readonly log: Log = new Log(), readonly level?: Level, @Opt() db?: Db | null) {} }`, ['./log']],
  ['abstract classes and optional methods', 'shape.ts', `import { Point } from './point';\nexport abstract class Shape { abstract area(p: Point): number; abstract get centre(): Point; abstract name: Point; move?(p: Point): void; constructor(); constructor(p?: Point) {} static #count = 0; }`, ['./point']],
  ['export default forms', 'default.ts', `import { create } from './create';\nexport default abstract class extends create() {}`, ['./create']],
  ['export default interface', 'default.ts', `import { Base } from './base';\nexport default interface Shape extends Base.Inner<Base> {}`, ['./base']],
  ['instantiation expressions', 'make.ts', `import { make, Part } from './make';\nconst makePart = make<Part>;\nconst made = new make.Maker<Part>;\nconst tagged = make<Part>\`x\`;`, ['./make']],
  ['non-null, optional chain, private in', 'chain.ts', `import { state } from './state';\nclass C { #x; has(o: object) { return #x in o && state?.a?.[state.b]!.c?.(); } }`, ['./state']],
  ['suppressions', 'stub.ts', `/* arch-lint-disable no-stub -- generated */\nimport './a';\n// arch-lint-disable-next-line no-import-cycle, no-stub -- known\nimport './b';\n/** arch-lint-enable */`, ['./a', './b']],
  ['empty file', 'empty.ts', '', []],
  ['comments only', 'notes.ts', `// import './no'\n/* export * from './no' */`, []],
  ['Vue', 'card.vue', `<script lang="ts">\nimport { kind } from './kind';\nexport default { kind };\n</script>\n<script setup lang="ts">\nimport Button from './button.vue';\nimport type { Props } from './props';\nconst cast = <Props>{};\n</script>\n<template><Button/></template>`, ['./kind', './button.vue', './props']],
  ['Vue with JSX in its script', 'card.vue', `<script lang="tsx">\nimport Button from './button.vue';\nexport default () => <Button/>;\n</script>`, ['./button.vue']],
  ['Astro with a return', 'page.astro', `---\nimport Layout from './layout.astro';\nconst name: string = 'x';\n---\n<Layout>{name}</Layout>`, ['./layout.astro']],
];

/** Only the native parser and ESLint's own read these: TypeScript takes `<!--`, `with` and old octals for errors. */
const SLOPPY = ['HTML comments in scripts', 'sloppy CommonJS'];

/** ESLint reads a `.js` file as a module unless it is told otherwise. */
const NO_MODULE = 'sloppy .js without imports';

describe.each(TRICKY)('%s', (title, file, text, specifiers) => {
  const byOxc = readByOxc(file, text);

  test('is read by oxc', () => {
    expect(byOxc?.imports.map((one) => one.specifier)).toEqual(specifiers);
  });

  test.skipIf(SLOPPY.includes(title))('is read by TypeScript in the same way', () => {
    expect(readByTypeScript(file, text)).toEqual(byOxc);
  });

  test.skipIf(!isForEslint(file) || title === NO_MODULE)('is read by ESLint in the same way', () => {
    expect(readByEslint(file, text)).toEqual(byOxc);
  });
});

describe.each(['fixtures', 'src', 'rules'])('every script below %s', (folder) => {
  const files = [...scriptFilesBelow(folder)];
  test.skipIf(files.length === 0)('is read in the same way by oxc, TypeScript and ESLint', () => {
    expect(files.flatMap(([file, text]) => differences(file, text))).toEqual([]);
  });
});

describe.skipIf(CORPUS === undefined)(`every script below ${CORPUS}`, () => {
  test('is read in the same way by oxc, TypeScript and ESLint, and almost all are safe for oxc', { timeout: 900_000 }, () => {
    let [files, safe, compared] = [0, 0, 0];
    const found: string[] = [];
    for (const [file, text] of scriptFilesBelow(CORPUS ?? '')) {
      files++;
      if (isSafe(text, { hasMarkup: !/\.[cm]?ts$/.test(file), hasTypes: /\.[cm]?tsx?$/.test(file) })) safe++;
      const readings = readingsOf(file, text);
      if (Object.values(readings).filter((reading) => reading !== undefined).length > (isForEslint(file) ? 1 : 0)) compared++;
      found.push(...differences(file, text, readings));
    }
    process.stdout.write(`${CORPUS}: ${files} files, ${compared} read by all, ${safe} safe for the native parser (${((100 * safe) / files).toFixed(2)} %)\n`);
    expect(found).toEqual([]);
    expect(safe / files).toBeGreaterThan(0.99);
  });
});

function isForEslint(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

function readingsOf(file: string, text: string): Readonly<Record<string, Reading>> {
  return { oxc: readByOxc(file, text), ESLint: isForEslint(file) ? readByEslint(file, text) : undefined };
}

/** One line for every reader that disagrees with TypeScript; a reader that finds no program in a text has no say. */
function differences(file: string, text: string, readings = readingsOf(file, text)): string[] {
  const expected = readByTypeScript(file, text);
  return Object.entries(readings).flatMap(([reader, reading]) => {
    if (!reading || !expected || isDeepStrictEqual(reading, expected)) return [];
    return [`${file}: ${reader} ${firstDifference(reading, expected)}`];
  });
}

function firstDifference(reading: Facts, expected: Facts): string {
  for (const fact of ['comments', 'imports', 'suppressions', 'uses', 'eagerReads', 'guards'] as const) {
    const length = Math.max(reading[fact].length, expected[fact].length);
    for (let i = 0; i < length; i++)
      if (!isDeepStrictEqual(reading[fact][i], expected[fact][i])) return `${fact}[${i}]: ${JSON.stringify(reading[fact][i])}, not ${JSON.stringify(expected[fact][i])}`;
  }
  return 'nothing';
}
