import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractions } from '#facts/abstractions';
import { coChanges } from '#facts/graph/co-changes';
import { abstractnessOf, couplingOf, distanceOf, instabilityOf } from '#facts/graph/coupling';
import { usualOf } from '#facts/graph/outliers';
import { openSource } from '#facts/source';

const modules = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1', '__proto__/1', 'constructor/x'];
const module = fc.constantFrom(...modules);
const folderOf = (path: string): string => path.slice(0, path.indexOf('/'));

describe('coupling', () => {
  it.each(['components', 'files'] as const)('counts what brute force counts, in %s', (unit) => {
    fc.assert(
      fc.property(fc.array(fc.record({ from: module, to: module }), { maxLength: 30 }), (arcs) => {
        for (const { component, ca, ce, instability, abstractness, distance } of couplingOf(modules, arcs, folderOf, unit, () => undefined)) {
          const named = unit === 'files' ? (path: string) => path : folderOf;
          const outside = (path: string): boolean => folderOf(path) !== component;
          const into = new Set(arcs.filter(({ from, to }) => outside(from) && !outside(to)).map(({ from }) => named(from)));
          const out = new Set(arcs.filter(({ from, to }) => !outside(from) && outside(to)).map(({ to }) => named(to)));
          expect([ca, ce]).toEqual([into.size, out.size]);
          expect(instability).toBe(into.size + out.size === 0 ? null : out.size / (into.size + out.size));
          expect([abstractness, distance]).toEqual([null, null]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is null where the formulas say nothing', () => {
    expect([instabilityOf(0, 0), abstractnessOf({ abstract: 0, concrete: 0 }), distanceOf(null, 1), distanceOf(0, null)]).toEqual([null, null, null, null]);
    expect([instabilityOf(3, 1), abstractnessOf({ abstract: 2, concrete: 1 }), distanceOf(0, 1), distanceOf(1, 1)]).toEqual([0.25, 2 / 3, 0, 1]);
  });

  it.each([
    ['interfaces and abstract classes', 'export interface A {} abstract class B {} class C {} const d = class {};', 2, 2],
    ['declarations of one name once', 'interface A { a: 1 } interface A { b: 1 } export interface A { c: 1 } namespace N { interface A {} }', 2, 0],
    ['nothing of what others own', 'declare global { interface Window { a: 1 } } declare module "x" { interface Y {} } export {};', 0, 0],
    ['no type aliases', 'export type A = { a: 1 }; // class interface', 0, 0],
  ])('counts %s', (_, text, abstract, concrete) => expect(abstractions.extract(openSource('src/a.ts', 'typescript', text))).toEqual({ abstract, concrete }));
});

describe('outliers', () => {
  it('begin above the fence of the started logarithms, and above the floor', () => {
    expect(usualOf([1, 1, 1, 3, 3, 3, 7, 7, 7], 'log', 0)).toEqual({ median: expect.closeTo(3) as number, limit: expect.closeTo(8 * 4 ** 1.5 - 1) as number });
    expect(usualOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 'plain', 0)).toEqual({ median: 5, limit: 13 });
    expect(usualOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 'plain', 20)?.limit).toBe(20);
    expect(usualOf([1, 1, 1, 1, 1, 1, 50], 'plain', 20)?.limit).toBe(20); // too few to compare with
    expect(usualOf([], 'log', 20)).toBe(undefined);
  });

  it('do not depend on the order of the values', () => {
    fc.assert(fc.property(fc.array(fc.nat(200), { minLength: 1 }), (values) => {
      expect(usualOf([...values].reverse(), 'log', 5)).toEqual(usualOf(values, 'log', 5));
    }));
  });
});

describe('what changes together', () => {
  const limits = { revisions: 2, shared: 2, degree: 50, files: 3 };

  it('is what brute force counts', () => {
    const file = fc.constantFrom<string[]>('a', 'b', 'c', 'd', '__proto__');
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(file, { maxLength: 4 }), { maxLength: 25 }), (commits) => {
        const counted = commits.filter((files) => files.length <= limits.files);
        const found = new Map(coChanges(commits, () => true, limits).map((pair) => [`${pair.first} ${pair.second}`, pair]));
        for (const first of ['__proto__', 'a', 'b', 'c', 'd'])
          for (const second of ['a', 'b', 'c', 'd'].filter((one) => one > first)) {
            const [one, two] = [first, second].map((name) => counted.filter((files) => files.includes(name)).length) as [number, number];
            const shared = counted.filter((files) => files.includes(first) && files.includes(second)).length;
            const degree = (100 * shared) / ((one + two) / 2);
            expect(found.has(`${first} ${second}`)).toBe(shared >= 2 && one >= 2 && two >= 2 && degree >= 50);
            if (found.has(`${first} ${second}`)) expect(found.get(`${first} ${second}`)).toEqual({ first, second, shared, revisions: [one, two], degree: expect.closeTo(degree) as number });
          }
      }),
      { numRuns: 500 },
    );
  });
});
