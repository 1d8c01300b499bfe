import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classes } from '#facts/classes';
import { cohesion } from '#facts/cohesion';
import { groupsOfMethods, lcom4, type Cohering } from '#facts/graph/lcom';
import { openSource } from '#facts/source';

const written = (text: string) => classes.extract(openSource('src/shop.ts', 'typescript', text));
const lcomOf = (text: string) => cohesion.extract(openSource('src/shop.ts', 'typescript', text)).map((one) => one.lcom4);

/** Groups by walking from every method along all ties, without any cleverness. */
function byWalking(methods: readonly Cohering[]): string[][] {
  const isTied = (a: Cohering, b: Cohering): boolean => a.name === b.name || a.uses.includes(b.name) || b.uses.includes(a.name) || a.uses.some((one) => b.uses.includes(one));
  const left = new Set(methods);
  const groups: string[][] = [];
  for (const first of methods) {
    if (!left.delete(first)) continue;
    const group = new Set([first.name]);
    for (const queue = [first]; queue.length > 0; ) {
      const at = queue.pop();
      for (const other of left)
        if (at && isTied(at, other)) {
          left.delete(other);
          queue.push(other);
          group.add(other.name);
        }
    }
    groups.push([...group]);
  }
  return groups;
}

describe('LCOM4', () => {
  it('is what walking along all ties finds, whatever the names', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor', 'toString', '#x');
    const method = fc.record({ name, uses: fc.uniqueArray(name, { maxLength: 3 }) });
    const plain = (groups: readonly (readonly string[])[]): string[] => groups.map((group) => [...group].sort().join(' ')).sort();
    fc.assert(fc.property(fc.array(method, { maxLength: 12 }), (methods) => {
      expect(plain(groupsOfMethods(methods))).toEqual(plain(byWalking(methods)));
    }), { numRuns: 2000 });
  });

  it('is null without methods, and never 0', () => {
    expect(lcom4([])).toBe(null);
    expect(lcomOf('export class Empty { total = 1; constructor() {} static of() {} abstract: number = 1; }')).toEqual([null]);
    expect(lcomOf('export abstract class Port { abstract read(): string; abstract write(text: string): void; }')).toEqual([null]);
  });

  it.each([
    ['a call ties', 'class A { x = 1; get() { return this.x; } twice() { return this.get() * 2; } }', 1],
    ['a field that is declared nowhere ties', 'class A { a() { return this.x; } b() { return this.x; } }', 1],
    ['a getter and a setter of one name are one', 'class A { get x() { return 1; } set x(v) {} }', 1],
    ['a private field ties', 'class A { #x = 1; a() { return this.#x; } b(other: A) { return other.#x; } }', 1],
    ['an alias is the object', 'class A { x = 1; a() { const self = this; return () => self.x; } b() { return this.x; } }', 1],
    ['destructuring reads fields', 'class A { x = 1; y = 2; a() { const { x: one, y } = this; return one + y; } b() { return this.x; } c() { return this.y; } }', 1],
    ['an arrow function has the same this', 'class A { x = 1; a() { return [1].map(() => this.x); } b() { return this.x; } }', 1],
    ['another function has its own', 'class A { x = 1; a() { return function () { return this.x; }; } b() { return this.x; } }', 2],
    ['what the compiler alone sees is looked through', 'class A { x = 1; a() { return (this as unknown as A).x; } b() { return this!.x; } }', 1],
    ['a field that holds a function is a method', 'class A { x = 1; a = () => this.x; b() { return this.x; } c = () => 1; }', 2],
    ['static members are no methods', 'class A { static x = 1; static a() { return this.x; } b() { return 1; } }', 1],
    ['what all objects have ties nothing', 'class A { a() { return this.constructor.name; } b() { return this.constructor.name; } }', 2],
    ['a parameter that sets a field is a field', 'class A { constructor(private x: number) {} a() { return this.x; } b() { return this.x; } }', 1],
    ['names of objects are names like any other', 'class A { ["__proto__"] = 1; hasOwnProperty() { return 1; } a() { return this.hasOwnProperty(); } }', 2],
  ])('%s', (_, text, expected) => expect(lcomOf(text)).toEqual([expected]));

  it('knows where the object leaves a method whole', () => {
    const isOpen = (body: string): boolean | undefined => written(`class A { x = 1; a(key: string) { ${body} } }`)[0]?.methods[0]?.isOpen;
    for (const body of ['save(this);', 'return this[key];', 'const { x, ...rest } = this;', 'const self = this; save(self);', 'return class { y = 1; };', 'return { ...this };']) expect(isOpen(body), body).toBe(true);
    for (const body of ['return this;', 'return () => this;', 'return this.x;', 'const self = this; return self.x;', 'return function () { save(this); };', 'return this as A;']) expect(isOpen(body), body).toBe(false);
  });

  it('tells what a class is made of', () => {
    const [one] = written('@Service() export class Shop extends base.Store implements Port, Log { a = 1; b = this.a; #c; static d; constructor(private e: E, f: F) { this.g = f; this.h = new Map(); } }');
    expect(one).toMatchObject({ name: 'Shop', base: 'Store', contracts: ['Port', 'Log'], decorators: ['Service'], fields: ['#c', 'a', 'b', 'e', 'g', 'h'], injected: ['e', 'g'], initialisers: [{ name: 'b', uses: ['a'] }] });
  });

  it('takes a class of 100,000 methods, and classes in classes, in linear time', () => {
    const many = `class Many { ${Array.from({ length: 100_000 }, (_, index) => `m${index}() { return this.m${index + 1}(); }`).join('\n')} }`;
    const deep = `${'class A { m() { '.repeat(150)}return 1;${' } }'.repeat(150)}`;
    const before = performance.now();
    expect(lcomOf(many)).toEqual([1]);
    expect(lcomOf(deep)).toHaveLength(150);
    expect(performance.now() - before).toBeLessThan(40_000);
  }, 60_000);

  it('does not look into a text without the word', () => {
    const source = openSource('src/shop.ts', 'typescript', 'export const total = 1;');
    expect(classes.extract({ ...source, get scripts(): never { throw new Error('parsed'); } })).toEqual([]);
  });
});
