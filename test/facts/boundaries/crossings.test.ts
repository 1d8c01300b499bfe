import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '#model';
import type { BoundaryWritten } from '#facts/architecture-settings';
import { boundaryCrossings } from '#facts/boundary-crossings';
import { elements } from '#facts/elements';
import { nameOf, type ImportArrow } from '#facts/import-arrows';
import type { Origins } from '#facts/origins';
import { architectureIn, boundaryOf, given } from './given.ts';

const NEVER_ASKED = { uses: { get: () => undefined } };
const NO_ORIGINS: Origins = { find: () => ({ kind: 'unknown' }), names: () => [] };

/** Crossings as `kind from > target (goal) steps`, of imports that are written one a line. */
function crossings(boundary: BoundaryWritten, imports: readonly (readonly [from: string, to: string])[]) {
  const all = imports.map(([from, to], index): ImportArrow => ({ from, to: isFile(to) ? { file: to } : { package: to }, at: { file: from, start: index, end: index + 1 }, isType: false, symbols: [] }));
  const byFile = groupBy(all, ({ from }) => from);
  const settings = architectureIn({ boundaries: [boundary] });
  const parts = elements.derive(given({ settings, packages: { 'free/': 'own', 'a/': 'own', 'b/': 'own', 'x/': 'own', 'y/': 'other' } }));
  return boundaryCrossings.derive({ architectureSettings: settings, elements: parts, importArrows: { all, hasUnknown: () => false, of: (file) => byFile.get(file) ?? [] }, origins: NO_ORIGINS, ...NEVER_ASKED });
}

const isFile = (name: string): boolean => name.includes('/');
const NODES = ['a/1', 'a/2', 'b/1', 'b/2', 'x/1', 'x/2', 'y/1', 'free/1', 'free/2', 'free/3', 'free/4', 'door/1', 'pg', 'zod'];
const anyImports = fc.uniqueArray(fc.tuple(fc.constantFrom(...NODES.filter(isFile)), fc.constantFrom(...NODES)), { maxLength: 40, selector: ([from, to]) => `${from} ${to}` });
const SELECTORS = ['a', 'b', 'x', 'y', '*', '{a,b}', 'free', 'a/1', 'package:*', 'package:pg', 'package:own', 'free/1'];
const selectors = (least: number) => fc.uniqueArray(fc.constantFrom(...SELECTORS), { minLength: least, maxLength: 3 });
const anyBoundary = fc.record({ from: selectors(1), deny: selectors(1), allow: fc.option(selectors(1), { nil: undefined, freq: 3 }), except: fc.constantFrom<string[][]>([], ['door'], ['a/2', 'door']) });
type Boundary = { from: string[]; deny: string[]; allow: string[] | undefined; except: string[] };

/** The same, told from the documentation alone, one import at a time. */
function forbidden({ from, deny, allow, except }: Boundary) {
  const partBy = (list: readonly string[], node: string): string | undefined => list.map((selector) => partOf(selector, node)).find((part) => part !== undefined);
  const isExcepted = (node: string): boolean => partBy(except, node) !== undefined;
  const importing = (node: string): string | undefined => (isExcepted(node) || !isFile(node) ? undefined : partBy(from, node));
  const isForbidden = (importer: string, target: string): boolean => {
    if (isExcepted(target)) return false;
    const isSameFrom = isFile(target) && partBy(from, target) === partBy(from, importer);
    const match = from.find((selector) => partOf(selector, importer) !== undefined) ?? '';
    const isInside = isSameFrom && ['{a,b}', 'package:*'].includes(match);
    const isDenied = deny.some((selector) => {
      const part = partOf(selector, target);
      const isSame = part !== undefined && partOf(selector, importer) === part;
      const isPath = selector === '*' || !/[*{:]/.test(selector);
      return part !== undefined && !isInside && !(isSame && (!isPath || isSameFrom));
    });
    const isOutside = allow !== undefined && partBy(allow, target) === undefined && (isFile(target) || allow.some((one) => one.startsWith('package:'))) && !isSameFrom;
    return isDenied || isOutside;
  };
  return { importing, isForbidden, isExcepted, isOfFrom: (node: string) => isFile(node) && partBy(from, node) !== undefined };
}

const OWN = ['a', 'b', 'x', 'free'];
function partOf(selector: string, node: string): string | undefined {
  const folder = node.split('/')[0] ?? '';
  if (selector.startsWith('package:')) {
    const name = isFile(node) ? (OWN.includes(folder) ? 'own' : folder === 'y' ? 'other' : undefined) : node;
    return name !== undefined && ['package:*', `package:${name}`].includes(selector) ? name : undefined;
  }
  if (!isFile(node)) return undefined;
  // `*` alone is the whole project, one part
  if (selector === '*') return '.';
  if (selector === '{a,b}') return ['a', 'b'].includes(folder) ? folder : undefined;
  return node === selector || folder === selector ? selector : undefined;
}

/** Length of a shortest way from `target` to something forbidden to `importer`, by plain breadth-first search; 0 where it is itself. */
function distance(importer: string, target: string, arcs: readonly (readonly [string, string])[], { isForbidden, isExcepted, isOfFrom }: ReturnType<typeof forbidden>): number | undefined {
  let level = [target];
  const seen = new Set(level);
  for (let steps = 0; level.length > 0; steps++) {
    if (level.some((node) => isForbidden(importer, node))) return steps;
    level = level.filter((node) => !isOfFrom(node) && !isExcepted(node)).flatMap((node) => arcs.flatMap(([from, to]) => (from === node && !seen.has(to) ? [to] : [])));
    for (const node of level) seen.add(node);
  }
  return undefined;
}

describe('boundary crossings', () => {
  it('are the imports that brute force finds, each with a shortest way', () => {
    fc.assert(
      fc.property(anyBoundary, anyImports, fc.boolean(), (written, arcs, isTransitive) => {
        const terms = forbidden(written);
        const found = crossings(boundaryOf({ ...written, isTransitive }), arcs);
        const wanted = arcs.flatMap(([from, to]) => {
          if (terms.importing(from) === undefined) return [];
          const steps = distance(from, to, arcs, terms);
          if (steps === undefined || (steps > 0 && (!isTransitive || terms.isOfFrom(to) || terms.isExcepted(to)))) return [];
          return [`${steps === 0 ? 'direct' : 'reached'} ${from} > ${to} in ${steps}`];
        });
        expect(found.map(({ kind, arrow, steps }) => `${kind} ${arrow.from} > ${nameOf(arrow.to)} in ${steps.length}`).sort()).toEqual([...wanted].sort());
        for (const { arrow, steps, goal } of found) {
          const way = [arrow, ...steps];
          way.slice(1).forEach((step, index) => expect(step.from).toBe(nameOf(way[index]?.to ?? { file: '' })));
          expect(way.at(-1)?.to).toEqual(goal);
          expect(terms.isForbidden(arrow.from, nameOf(goal))).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order in which imports are met', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a/1 free/1', 'free/1 free/2', 'free/1 free/3', 'free/2 x/1', 'free/3 x/2', 'free/1 free/4', 'free/4 pg', 'b/1 free/2'], { minLength: 8 }), (lines) => {
        const told = (list: readonly string[]): string[] => crossings(boundaryOf({ from: ['a', 'b'], deny: ['x', 'package:*'], isTransitive: true }), [...list].map((line) => line.split(' ') as unknown as [string, string])).map(({ arrow, steps }) => [arrow.from, nameOf(arrow.to), ...steps.map(({ to }) => nameOf(to))].join(' > ')).sort();
        expect(told(lines)).toEqual(told([...lines].sort()));
      }),
    );
  });

  it('take linear time: a chain of 20,000 modules, 2,000 parts that may not reach each other, and a hub', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => [`free/${index}`, `free/${index + 1}`] as const);
    const parts = Array.from({ length: 2000 }, (_, index) => [[`parts/${index}/main`, 'free/19990'], ['free/20000', `parts/${index}/entry`]] as const).flat();
    const start = performance.now();
    const found = crossings(boundaryOf({ from: ['parts/*'], deny: ['parts/*'], isTransitive: true }), [...chain, ...parts]);
    expect(found).toHaveLength(2000);
    expect(new Set(found.map(({ goal }) => nameOf(goal)))).toEqual(new Set(['parts/0/entry', 'parts/1/entry']));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('take linear time where hundreds of parts are denied to each other by their paths', () => {
    const folders = Array.from({ length: 200 }, (_, index) => `parts/${index}`);
    const chain = Array.from({ length: 5000 }, (_, index) => [`free/${index}`, `free/${index + 1}`] as const);
    const ends = folders.flatMap((folder) => [[`${folder}/main`, 'free/4990'], ['free/5000', `${folder}/entry`]] as const);
    const start = performance.now();
    const found = crossings(boundaryOf({ from: ['parts'], deny: folders, isTransitive: true }), [...chain, ...ends]);
    expect(found).toHaveLength(200);
    expect(new Set(found.map(({ goal }) => nameOf(goal)))).toEqual(new Set(['parts/0/entry', 'parts/1/entry']));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
