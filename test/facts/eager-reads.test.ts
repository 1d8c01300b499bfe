import { describe, expect, test } from 'vitest';
import { syntaxOf } from '#model';
import { eagerReads } from '../../src/facts/eager-reads.ts';
import { openSource } from '../../src/facts/source.ts';
import { evaluateInRings } from './support/evaluated.ts';

const readsIn = (text: string, file = 'shop.tsx') => eagerReads.extract(openSource(file, syntaxOf(file) ?? 'typescript', text));

const HEAD = `import { Order } from './other';\nimport Whole from './other';\nimport * as all from './other';\n`;
const TAIL = `\nfunction tag(...x: unknown[]): any { return tag; }\nconst plain: any = { a: 1 };\n`;

/** Code that reads an import where it stands: title, text, and what it reads as `name[.member] place`. */
const READS: readonly (readonly [title: string, text: string, reads: readonly string[]])[] = [
  ['a mention', 'Order;', ['Order expression']],
  ['an initialiser', 'const a = Order;', ['Order expression']],
  ['an array', 'const a = [Order];', ['Order expression']],
  ['an object', 'const a = { order: Order };', ['Order expression']],
  ['a shorthand', 'const a = { Order };', ['Order expression']],
  ['a computed key', 'const a = { [Order as any]: 1 };', ['Order expression']],
  ['a template', 'const a = `${Order}`;', ['Order expression']],
  ['typeof', 'typeof Order;', ['Order expression']],
  ['instanceof', 'plain instanceof Order;', ['Order expression']],
  ['an argument', 'tag(Order);', ['Order expression']],
  ['an assertion', 'const a = Order as unknown;', ['Order expression']],
  ['a member', 'Order.make;', ['Order.make expression']],
  ['a member in brackets', `Order['make'];`, ['Order.make expression']],
  ['a computed member', 'Order[String() as never];', ['Order expression']],
  ['a key of another', 'plain[Order as never];', ['Order expression']],
  ['a member of the namespace', 'all.Order;', ['all.Order expression']],
  ['a member of a member', 'all.Order.make;', ['all.Order expression']],
  ['an optional member', 'all?.Order?.make;', ['all.Order expression']],
  ['the default import', 'Whole;', ['Whole expression']],
  ['an assignment', 'let a; a = Order;', ['Order expression']],
  ['an assignment into it', '(Order as any).a = 1;', ['Order expression']],
  ['a condition', 'if (Order) {}', ['Order expression']],
  ['a ternary', 'const a = Order ? 1 : 2;', ['Order expression']],
  ['a block', '{ Order; }', ['Order expression']],
  ['a loop over it', 'for (const a of Order as any) {}', ['Order expression']],
  ['a loop', 'for (const a of [1]) Order;', ['Order expression']],
  ['a switch', 'switch (Order as unknown) { default: }', ['Order expression']],
  ['a finally', 'try {} finally { Order; }', ['Order expression']],
  ['an enum', 'enum Kind { a = Order as any }', ['Order expression']],
  ['a namespace', 'namespace Shop { export const a = Order; }', ['Order expression']],
  ['an alias', 'import Alias = all.Order;\nAlias;', ['all.Order expression']],
  ['an element', '<Order/>;', ['Order expression']],
  ['an element of the namespace', '<all.Order/>;', ['all.Order expression']],
  ['an attribute', '<b title={Order as any}/>;', ['Order expression']],
  ['a spread attribute', '<b {...Order as any}/>;', ['Order spread']],
  ['a call', '(Order as any)();', ['Order call']],
  ['a construction', 'new Order();', ['Order call']],
  ['a call of a member', 'Order.make();', ['Order.make call']],
  ['a call of a member of the namespace', 'all.Order.make();', ['all.Order call']],
  ['a construction from the namespace', 'new all.Order();', ['all.Order call']],
  ['a tagged template', '(Order as any)`a`;', ['Order call']],
  ['a call and its argument', 'Order.make(...([] as []), Whole as never);', ['Order.make call', 'Whole expression']],
  ['a class', 'class Rush extends Order {}', ['Order extends clause']],
  ['a class from the namespace', 'class Rush extends all.Order {}', ['all.Order extends clause']],
  ['a class expression', 'const a = class extends Order {};', ['Order extends clause']],
  ['a mixin', 'class Rush extends tag(Order) {}', ['Order extends clause']],
  ['a called base', 'class Rush extends (Order as any)() {}', ['Order extends clause']],
  ['a class in a function that is called', 'function make() { return class extends Order {}; }\nmake();', ['Order extends clause']],
  ['a decorator', '@(Order as any) class Rush {}', ['Order decorator']],
  ['a decorator that is called', '@(Order as any)() class Rush {}', ['Order decorator']],
  ['a decorator\'s argument', '@tag(Order) class Rush {}', ['Order decorator']],
  ['a property\'s decorator', 'class Rush { @(Order as any) a = 1; }', ['Order decorator']],
  ['a method\'s decorator', 'class Rush { @tag(Order) a() {} }', ['Order decorator']],
  ['a parameter\'s decorator', 'class Rush { constructor(@tag(Order) private a: string, @tag() b = 1) {} }', ['Order decorator']],
  ['metadata of a constructor', '@tag() class Rush { constructor(private order: Order) {} }', ['Order decorator metadata']],
  ['metadata of a property', 'class Rush { @tag order: Order; }', ['Order decorator metadata']],
  ['metadata of the namespace', 'class Rush { @tag order: all.Order; }', ['all.Order decorator metadata']],
  ['a static field', 'class Rush { static a = Order; }', ['Order static initialiser']],
  ['a static block', 'class Rush { static { Order; } }', ['Order static initialiser']],
  ['a call in a static field', 'class Rush { static a = Order.make(); }', ['Order.make call']],
  ['a computed member of a class', 'class Rush { [Order as any]() {} }', ['Order expression']],
  ['a computed field', 'class Rush { [Order as any] = 1; }', ['Order expression']],
  ['a spread into an array', 'const a = [...Order as any];', ['Order spread']],
  ['a spread into an object', 'const a = { ...Order };', ['Order spread']],
  ['a spread into a call', 'tag(...Order as any);', ['Order spread']],
  ['destructuring', 'const { make } = Order;', ['Order.make destructuring']],
  ['destructuring of the namespace', 'const { Order: a } = all;', ['all.Order destructuring']],
  ['destructuring of a part', 'const { make } = all.Order;', ['all.Order destructuring']],
  ['destructuring by place', 'const [a] = Order as any;', ['Order destructuring']],
  ['destructuring without a literal name', 'const { [String()]: a } = Order as any;', ['Order destructuring']],
  ['a default in a pattern', 'const { b = Order } = plain;', ['Order destructuring']],
  ['a key in a pattern', 'const { [Order as any]: b } = plain;', ['Order destructuring']],
  ['destructuring in an assignment', 'let a; ({ make: a } = Order);', ['Order.make destructuring']],
  ['a default export', 'export default Order;', ['Order default export']],
  ['a part of a default export', 'export default { Order };', ['Order default export']],
  ['a default export of a call', 'export default tag(Order);', ['Order default export']],
  ['an export of a constant', 'export const a = Order;', ['Order expression']],
  ['a function that runs where it stands', '(function () { Order; })();', ['Order expression']],
  ['an arrow that runs where it stands', '(() => Order)();', ['Order expression']],
  ['a function that is called with this', '(function () { Order; }).call(plain);', ['Order expression']],
  ['a default of a function that runs where it stands', '((a = Order) => a)();', ['Order expression']],
  ['an asynchronous function, before it waits', '(async () => { Order; await 1; })();', ['Order expression']],
  ['what an asynchronous function waits for', '(async () => { await Order; })();', ['Order expression']],
  ['a function that is called', 'function start() { Order; }\nstart();', ['Order expression']],
  ['a function that is called before it is declared', 'start();\nfunction start() { Order; }', ['Order expression']],
  ['an arrow that is called', 'const start = () => Order;\nstart();', ['Order expression']],
  ['a function by way of another', 'function start() { next(); }\nfunction next() { Order; }\nstart();', ['Order expression']],
  ['functions that call each other', 'let n = 0; function start() { if (n++ < 2) next(); }\nfunction next() { start(); Order; }\nstart();', ['Order expression']],
  ['a function called in a static block', 'const start = () => Order;\nclass Rush { static { start(); } }', ['Order expression']],
  ['a constructor', 'class Rush { constructor() { Order; } }\nnew Rush();', ['Order expression']],
  ['a field of an object that is made', 'class Rush { a = Order; }\nnew Rush();', ['Order expression']],
  ['a field of its base', 'class Base { a = Order; }\nclass Rush extends Base {}\nnew Rush();', ['Order expression']],
  ['a class that is made by itself', 'class Rush { static only = new Rush(); a = Order; }', ['Order expression']],
  ['an unnamed class that is made', 'new (class { a = Order; })();', ['Order expression']],
];

/** Code near to those that does not read while the module is evaluated. */
const WAITS: readonly (readonly [title: string, text: string])[] = [
  ['a function', 'function later() { Order; }'],
  ['an arrow', 'const later = () => Order;'],
  ['a method', 'class Rush { a() { Order; } }'],
  ['a static method', 'class Rush { static a() { Order; } }'],
  ['a getter', 'class Rush { get a() { return Order; } }'],
  ['a getter of an object', 'const a = { get b() { return Order; } };'],
  ['an instance field', 'class Rush { a = Order; }'],
  ['a constructor', 'class Rush { constructor() { Order; } }'],
  ['a default of a parameter', 'function later(a = Order) {}'],
  ['a callback', 'tag(() => Order);'],
  ['a lazy decorator argument', '@tag(() => Order) class Rush {}'],
  ['an arrow in a static field', 'class Rush { static a = () => Order; }'],
  ['an export', 'export { Order };'],
  ['an export by another name', 'export { Order as default };'],
  ['a re-export', `export { Order as Again } from './other';`],
  ['a type', 'let a: Order;'],
  ['typeof in a type', 'let a: typeof Order;'],
  ['a type of a plain member', 'class Rush { constructor(order: Order) {} a: Order; }'],
  ['an interface', 'class Rush implements Order {}\ninterface Line extends Order {}'],
  ['a type argument', 'new Map<string, Order>();'],
  ['the namespace as a whole', 'const a = [all];'],
  ['an alias that is a type', 'import Alias = all.Order;\nlet a: Alias;'],
  ['a parameter of that name', '((Order: number) => Order)(1);'],
  ['a local of that name', '{ const Order = 1; Order; }'],
  ['a caught error of that name', 'try { throw 1; } catch (Order) { Order; }'],
  ['a key of that name', 'const a = { Order: 1 };\nplain.Order;'],
  ['a label of that name', 'Order: for (;;) break Order;'],
  ['an asynchronous function, after it waits', '(async () => { await 1; plain.last = Order; })();'],
  ['a generator', '(function* () { Order; })();'],
  ['a function that nobody calls', 'function start() { later(); }\nfunction later() { Order; }'],
  ['a class that nobody makes', 'class Rush { a = Order; }\nRush.name;'],
  ['a constructor of the base only when made', 'class Base { a = Order; }\nclass Rush extends Base {}'],
  ['an assignment to nothing of it', 'let a; a = 1;'],
  ['a declaration for the compiler', 'declare class Rush extends Order { static a: typeof Order }\ndeclare const b: Order;'],
  ['what the entry runs', 'if (process.argv[1] === import.meta.url) { Order; }\nprocess.argv[1] === import.meta.url && Order;'],
];

const said = (text: string, file?: string): string[] => readsIn(text, file).map(({ local, member, where }) => `${local}${member === undefined ? '' : `.${member}`} ${where}`);

describe('what is read while the module is evaluated', () => {
  test.each(READS)('%s', (_, text, reads) => {
    expect(said(`${HEAD}${text}${TAIL}`)).toEqual(reads);
  });

  test.each(WAITS)('not: %s', (title, text) => {
    expect(said(`${HEAD}${text}${TAIL}`)).toEqual(title === 'the namespace as a whole' ? ['all expression'] : []);
  });

  test('the span is the name\'s', () => {
    const text = `${HEAD}class Rush extends all.Order {}`;
    expect(readsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['all']);
  });
});

/** Code around a text that runs it with the module, or does not. */
const AROUND: readonly (readonly [runs: boolean, around: (text: string) => string])[] = [
  [true, (text) => text],
  [true, (text) => `{ ${text} }`],
  [true, (text) => `(() => { ${text} })();`],
  [true, (text) => `const run = () => { ${text} };\nrun();`],
  [true, (text) => `function run() { ${text} }\nclass Made { static { run(); } }`],
  [true, (text) => `class Made { constructor() { ${text} } }\nnew Made();`],
  [true, (text) => `class Made { static { ${text} } }`],
  [false, (text) => `function later() { ${text} }`],
  [false, (text) => `export const later = { run() { ${text} } };`],
  [false, (text) => `class Made { static later() { ${text} } }`],
  [false, (text) => `(() => () => { ${text} })();`],
];

/** Texts that may stand in a function: no statement of a module, and nothing the transpiler keeps at the top. */
const MOVABLE = READS.filter(([, text]) => !/\b(?:export|import|namespace|enum)\b/.test(text)).map(([, text]) => text);

describe('execution agrees', () => {
  const cases = [
    ...WAITS.map(([, text]) => [text, `${HEAD}${TAIL}${text}`] as const),
    ...READS.map(([, text]) => [text, `${HEAD}${TAIL}${text}`] as const),
    ...MOVABLE.flatMap((text) => AROUND.map(([, around]) => [around(text), `${HEAD}${TAIL}${around(text)}`] as const)),
  ];
  // a namespace as a whole is there from the start
  const byFacts = cases.map(([, text]) => (readsIn(text).some(({ local, member }) => local !== 'all' || member !== undefined) ? 'reads' : 'does not read'));

  test('in rings of two modules, entered at the other one', () => {
    const byNode = evaluateInRings(cases.map(([, text]) => text));
    expect(cases.flatMap(([text], i) => (byNode[i] === byFacts[i] ? [] : [`${text}: ${byNode[i]}, not ${byFacts[i]}`]))).toEqual([]);
  });

  test('code around a text decides', () => {
    for (const text of MOVABLE) for (const [runs, around] of AROUND) expect(readsIn(`${HEAD}${around(text)}${TAIL}`).length > 0, around(text)).toBe(runs);
  });
});

describe('CommonJS', () => {
  test.each([
    ['a whole module is no read', `const orders = require('./orders');`, []],
    ['a member of a whole module', `const orders = require('./orders');\nmodule.exports = orders.total;`, ['orders.total expression']],
    ['a call of a member', `const orders = require('./orders');\norders.open();`, ['orders.open call']],
    ['a class', `const orders = require('./orders');\nclass Rush extends orders.Order {}`, ['orders.Order extends clause']],
    ['a member in a function', `const orders = require('./orders');\nmodule.exports = () => orders.total;`, []],
    ['an assignment to a member', `const orders = require('./orders');\norders.total = 1;`, ['orders expression']],
    ['destructuring reads at once', `const { total, open: start } = require('./orders');\nmodule.exports = () => total + start;`, ['total destructuring', 'start destructuring']],
    ['so does a member of a require', `const total = require('./orders').total;`, ['total expression']],
    ['a shadowed require', `function load(require) { return require; }\nconst { total } = require('./orders');\nload(total);`, ['total destructuring', 'total expression']],
    ['a require of the file\'s own', `function require(id) { return {}; }\nconst { total } = require('./orders');\ntotal;`, []],
    ['what the entry runs', `const orders = require('./orders');\nif (require.main === module) orders.open();\nelse orders.close();`, ['orders.close call']],
  ])('%s', (_, text, reads) => {
    expect(said(text, 'shop.cjs')).toEqual(reads);
  });

  test('import x = require() is a namespace', () => {
    expect(said(`import orders = require('./orders');\norders.open();`, 'shop.cts')).toEqual(['orders.open call']);
  });
});

describe('component files', () => {
  test.each([
    ['shop.vue', `<script>\nimport { Order } from './order';\nexport default { mixins: [Order] };\n</script>`, ['Order default export']],
    ['shop.vue', `<script setup lang="ts">\nimport { Order } from './order';\nconst order = new Order();\n</script>`, []],
    ['shop.vue', `<script>\nimport { Order } from './order';\nconst a = Order;\n</script>\n<script setup>\nconst b = Order;\n</script>`, ['Order expression']],
    ['shop.svelte', `<script context="module">\nimport { Order } from './order';\nconst a = Order;\n</script>`, ['Order expression']],
    ['shop.svelte', `<script module>\nimport { Order } from './order';\nconst a = Order;\n</script>`, ['Order expression']],
    ['shop.svelte', `<script>\nimport { Order } from './order';\nconst a = Order;\n</script>`, []],
    ['shop.astro', `---\nimport { Order } from './order';\nconst a = Order;\n---\n<b/>`, []],
  ])('%s: %s', (file, text, reads) => {
    expect(said(text, file)).toEqual(reads);
  });
});

test('what Angular\'s compiler injects by type is read when it is injected', () => {
  expect(said(`import { Injectable } from '@angular/core';\nimport { Clock } from './clock';\n@Injectable() class Shop { constructor(clock: Clock) {} }`)).toEqual(['Injectable decorator']);
});
