import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText } from '#model';
import { stronglyConnectedComponents, type Arc } from '../../src/facts/graph/components.ts';
import { shortestRing } from '../../src/facts/graph/ring.ts';

/** Graphs of at most seven modules, edges in any order, some twice, some to themselves. */
const smallGraphs = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const node = fc.integer({ min: 0, max: count - 1 }).map((index) => `src/${'gcafbed'[index] ?? ''}.ts`);
  return fc.array(fc.record({ from: node, to: node }), { maxLength: 16 });
});

const ring = (length: number, name = (index: number) => `m${String(index).padStart(6, '0')}`): Arc[] =>
  Array.from({ length }, (_, index) => ({ from: name(index), to: name((index + 1) % length) }));

describe('stronglyConnectedComponents', () => {
  test('agrees with reachability by Floyd and Warshall', () => {
    fc.assert(fc.property(smallGraphs, (arcs) => {
      expect(stronglyConnectedComponents(arcs)).toEqual(componentsByReachability(arcs));
    }), { numRuns: 2_000 });
  });

  test('does not depend on the order of the edges', () => {
    fc.assert(
      fc.property(smallGraphs.chain((arcs) => fc.tuple(fc.constant(arcs), fc.shuffledSubarray(arcs, { minLength: arcs.length }))), ([arcs, shuffled]) => {
        expect(stronglyConnectedComponents(shuffled)).toEqual(stronglyConnectedComponents(arcs));
      }),
    );
  });

  test('follows the names when modules are renamed', () => {
    const rename = (name: string): string => [...name].reverse().join('');
    fc.assert(
      fc.property(smallGraphs, (arcs) => {
        const renamed = stronglyConnectedComponents(arcs.map(({ from, to }) => ({ from: rename(from), to: rename(to) })));
        const expected = stronglyConnectedComponents(arcs).map((members) => members.map(rename).sort(compareText));
        expect(renamed).toEqual(expected.sort((a, b) => compareText(a[0] ?? '', b[0] ?? '')));
      }),
    );
  });

  test.each([13, 50, 600, 20_000])('a ring of %i modules is one component', (length) => {
    expect(stronglyConnectedComponents(ring(length)).map((members) => members.length)).toEqual([length]);
  });

  test('a chain of 100,000 modules is none, and with one edge back it is one', () => {
    const chain = ring(100_000).slice(0, -1);
    expect(stronglyConnectedComponents(chain)).toEqual([]);
    expect(stronglyConnectedComponents([...chain].reverse())).toEqual([]);
    expect(stronglyConnectedComponents([...chain, { from: 'm099999', to: 'm000000' }])[0]).toHaveLength(100_000);
  });

  test('a module that imports itself is a component; one that is only imported twice is none', () => {
    expect(stronglyConnectedComponents([{ from: 'cart.ts', to: 'cart.ts' }])).toEqual([['cart.ts']]);
    expect(stronglyConnectedComponents([{ from: 'cart.ts', to: 'item.ts' }, { from: 'cart.ts', to: 'item.ts' }])).toEqual([]);
  });

  test('two rings that share an edge are one component; two that are joined one way are two', () => {
    const cart: Arc[] = [{ from: 'cart', to: 'item' }, { from: 'item', to: 'price' }, { from: 'price', to: 'cart' }];
    expect(stronglyConnectedComponents([...cart, { from: 'item', to: 'tax' }, { from: 'tax', to: 'cart' }])).toEqual([['cart', 'item', 'price', 'tax']]);
    expect(stronglyConnectedComponents([...cart, { from: 'price', to: 'tax' }, { from: 'tax', to: 'rate' }, { from: 'rate', to: 'tax' }])).toEqual([
      ['cart', 'item', 'price'],
      ['rate', 'tax'],
    ]);
  });

  test('names that mean something to JavaScript objects are names like others', () => {
    expect(stronglyConnectedComponents([{ from: '__proto__', to: 'constructor' }, { from: 'constructor', to: '__proto__' }])).toEqual([['__proto__', 'constructor']]);
  });
});

describe('shortestRing', () => {
  test('is the first of the shortest rings in each component', () => {
    fc.assert(
      fc.property(smallGraphs, (arcs) => {
        for (const members of stronglyConnectedComponents(arcs)) expect(shortestRing(members, arcs)).toEqual(shortestOf(allRings(members, arcs)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('does not depend on the order of the edges', () => {
    fc.assert(
      fc.property(smallGraphs.chain((arcs) => fc.tuple(fc.constant(arcs), fc.shuffledSubarray(arcs, { minLength: arcs.length }))), ([arcs, shuffled]) => {
        for (const members of stronglyConnectedComponents(arcs)) expect(shortestRing(members, shuffled)).toEqual(shortestRing(members, arcs));
      }),
    );
  });

  test.each([13, 50, 600, 20_000])('of a ring of %i modules is that ring, from its smallest name on', (length) => {
    const arcs = ring(length);
    const members = stronglyConnectedComponents(arcs)[0] ?? [];
    expect(shortestRing(members, arcs)).toEqual(members);
    expect(shortestRing(members, [...arcs].reverse())).toEqual(members);
  });

  test('prefers the edge to itself, then the two-ring, then the longer', () => {
    const long = [...ring(5), { from: 'm000003', to: 'm000002' }];
    const members = ring(5).map(({ from }) => from);
    expect(shortestRing(members, long)).toEqual(['m000002', 'm000003']);
    expect(shortestRing(members, [...long, { from: 'm000004', to: 'm000004' }])).toEqual(['m000004']);
    expect(shortestRing(members, ring(5))).toEqual(members);
  });

  test('of two rings that share an edge is the shorter, whatever leads out of the component', () => {
    const arcs: Arc[] = [
      { from: 'cart', to: 'item' }, { from: 'item', to: 'price' }, { from: 'price', to: 'cart' },
      { from: 'item', to: 'tax' }, { from: 'tax', to: 'rate' }, { from: 'rate', to: 'cart' },
      { from: 'cart', to: 'logger' }, { from: 'app', to: 'cart' },
    ];
    expect(shortestRing(['cart', 'item', 'price', 'rate', 'tax'], arcs)).toEqual(['cart', 'item', 'price']);
  });
});

function nodesOf(arcs: readonly Arc[]): string[] {
  return [...new Set(arcs.flatMap(({ from, to }) => [from, to]))].sort(compareText);
}

function componentsByReachability(arcs: readonly Arc[]): string[][] {
  const nodes = nodesOf(arcs);
  const reach = new Set(arcs.map(({ from, to }) => `${from} ${to}`));
  const has = (from: string, to: string): boolean => reach.has(`${from} ${to}`);
  for (const middle of nodes) for (const from of nodes) for (const to of nodes) if (has(from, middle) && has(middle, to)) reach.add(`${from} ${to}`);
  return nodes
    .filter((node) => has(node, node))
    .map((node) => nodes.filter((other) => has(node, other) && has(other, node)))
    .filter((members, index, all) => all.findIndex((other) => other[0] === members[0]) === index);
}

/** Every ring without repeated members, each written from its smallest member on. */
function allRings(members: readonly string[], arcs: readonly Arc[]): string[][] {
  const rings: string[][] = [];
  const extend = (path: readonly string[]): void => {
    for (const { from, to } of arcs) {
      if (from !== path.at(-1) || !members.includes(to)) continue;
      if (to === path[0]) rings.push([...path]);
      else if (!path.includes(to) && compareText(path[0] ?? '', to) < 0) extend([...path, to]);
    }
  };
  for (const start of members) extend([start]);
  return rings;
}

const shortestOf = (rings: readonly string[][]): string[] =>
  [...rings].sort((a, b) => a.length - b.length || compareText(a.join('\0'), b.join('\0')))[0] ?? [];
