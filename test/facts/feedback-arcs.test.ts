import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText } from '#model';
import { stronglyConnectedComponents } from '../../src/facts/graph/components.ts';
import { cutByOrders } from '../../src/facts/graph/feedback-arcs-exact.ts';
import { cutGraph, weightOf } from '../../src/facts/graph/feedback-arcs-graph.ts';
import { cutByRings } from '../../src/facts/graph/feedback-arcs-rings.ts';
import { feedbackArcSet, type FeedbackArcs, type WeightedArc } from '../../src/facts/graph/feedback-arcs.ts';

const arc = (from: string, to: string, weight = 1): WeightedArc => ({ from, to, weight });
const nodesOf = (arcs: readonly WeightedArc[]): string[] => [...new Set(arcs.flatMap(({ from, to }) => [from, to]))];
const nameOf = (index: number): string => `src/m${String(index).padStart(5, '0')}.ts`;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => nameOf(index));
const key = ({ from, to }: WeightedArc): string => `${from} > ${to}`;

/** Up to seven modules whose names are not in the order of their numbers; arcs twice and to themselves may occur. */
const smallGraphs = graphs(7, 22);
const mediumGraphs = graphs(40, 120, 19);

function graphs(most: number, mostArcs: number, least = 1): fc.Arbitrary<WeightedArc[]> {
  return fc.integer({ min: least, max: most }).chain((count) => {
    const node = fc.integer({ min: 0, max: count - 1 }).map((index) => `${'gcafbed'[index % 7] ?? ''}${index}`);
    return fc.array(fc.record({ from: node, to: node, weight: fc.integer({ min: 1, max: 6 }) }), { minLength: least === 1 ? 0 : mostArcs / 2, maxLength: mostArcs });
  });
}

/** A ring through all nodes, so that it is one component, and more arcs by a fixed sequence of numbers. */
function randomComponent(nodes: number, arcs: number, mostWeight = 4): WeightedArc[] {
  let state = 42;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const around = names(nodes).map((from, index) => arc(from, nameOf((index + 1) % nodes), 1 + random(mostWeight)));
  return [...around, ...Array.from({ length: arcs - nodes }, () => arc(nameOf(random(nodes)), nameOf(random(nodes)), 1 + random(mostWeight)))];
}

function without(arcs: readonly WeightedArc[], cut: readonly WeightedArc[]): WeightedArc[] {
  const gone = new Set(cut.map(key));
  return arcs.filter((one) => !gone.has(key(one)));
}

function expectCut(arcs: readonly WeightedArc[], found: FeedbackArcs): void {
  const weightOfPair = new Map<string, number>();
  for (const one of arcs) weightOfPair.set(key(one), (weightOfPair.get(key(one)) ?? 0) + one.weight);
  expect(stronglyConnectedComponents(without(arcs, found.arcs))).toEqual([]);
  expect(found.arcs.map(({ weight }) => weight)).toEqual(found.arcs.map((one) => weightOfPair.get(key(one))));
  expect(found.weight).toBe(found.arcs.reduce((sum, { weight }) => sum + weight, 0));
  expect(found.arcs.map(key)).toEqual([...found.arcs].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)).map(key));
}

/** The least weight of backward arcs over all orders of the nodes. */
function minimumByPermutations(arcs: readonly WeightedArc[]): number {
  const loops = arcs.filter(({ from, to }) => from === to).reduce((sum, { weight }) => sum + weight, 0);
  let least = Infinity;
  const extend = (placed: readonly string[], rest: readonly string[], weight: number): void => {
    if (weight >= least) return;
    if (rest.length === 0) least = weight;
    for (const node of rest) {
      const added = arcs.filter(({ from, to }) => from === node && placed.includes(to)).reduce((sum, one) => sum + one.weight, 0);
      extend([...placed, node], rest.filter((other) => other !== node), weight + added);
    }
  };
  extend([], nodesOf(arcs), 0);
  return least + loops;
}

/** What the ordering of Eades, Lin and Smyth alone would cut. */
function weightByGreedyOrder(arcs: readonly WeightedArc[]): number {
  const rest = new Set(nodesOf(arcs).sort(compareText));
  const [head, tail]: [string[], string[]] = [[], []];
  while (rest.size > 0) {
    const inner = arcs.filter(({ from, to }) => from !== to && rest.has(from) && rest.has(to));
    const outOf = (node: string): WeightedArc[] => inner.filter(({ from }) => from === node);
    const into = (node: string): WeightedArc[] => inner.filter(({ to }) => to === node);
    const surplus = (node: string): number => [...outOf(node).map(({ weight }) => weight), ...into(node).map(({ weight }) => -weight)].reduce((a, b) => a + b, 0);
    const sink = [...rest].find((node) => outOf(node).length === 0);
    const source = [...rest].find((node) => into(node).length === 0);
    const taken = sink ?? source ?? [...rest].reduce((a, b) => (surplus(b) > surplus(a) ? b : a));
    if (sink === undefined) head.push(taken);
    else tail.unshift(taken);
    rest.delete(taken);
  }
  const place = new Map([...head, ...tail].map((node, index) => [node, index]));
  return arcs.filter(({ from, to }) => (place.get(from) ?? 0) >= (place.get(to) ?? 0)).reduce((sum, { weight }) => sum + weight, 0);
}

describe('feedbackArcSet', () => {
  test('is a minimum by all permutations', () => {
    fc.assert(fc.property(smallGraphs, (arcs) => {
      const found = feedbackArcSet(nodesOf(arcs), arcs);
      expectCut(arcs, found);
      expect(found.weight).toBe(minimumByPermutations(arcs));
      expect(found.isMinimum).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('leaves no ring in medium graphs, cuts no arc in vain and no more than the greedy order', () => {
    fc.assert(fc.property(mediumGraphs, (arcs) => {
      const found = feedbackArcSet(nodesOf(arcs), arcs);
      expectCut(arcs, found);
      expect(found.weight).toBeLessThanOrEqual(weightByGreedyOrder(arcs));
      for (const one of found.arcs) expect(stronglyConnectedComponents([...without(arcs, found.arcs), one])).not.toEqual([]);
    }), { numRuns: 60 });
  });

  test('finds by rings what it finds by orders', () => {
    fc.assert(fc.property(graphs(12, 50, 8), (arcs) => {
      const pairs = new Map(arcs.filter(({ from, to }) => from !== to).map((one) => [key(one), one]));
      const nodes = nodesOf(arcs).sort(compareText);
      const numbered = [...pairs.values()].map(({ from, to, weight }) => ({ from: nodes.indexOf(from), to: nodes.indexOf(to), weight }));
      const graph = cutGraph(nodes.length, numbered.sort((a, b) => a.from - b.from || a.to - b.to));
      // starts from a bad cut on purpose: all arcs that run backward by name
      const backward = [...graph.from.keys()].filter((index) => (graph.from[index] ?? 0) > (graph.to[index] ?? 0));
      const byRings = cutByRings(graph, backward, weightOf(graph, backward));
      expect(byRings.isMinimum).toBe(true);
      expect(weightOf(graph, byRings.arcs)).toBe(weightOf(graph, cutByOrders(graph)));
    }), { numRuns: 300 });
  });

  test('depends on neither the order of members nor that of arcs', () => {
    const shuffled = fc.oneof(smallGraphs, mediumGraphs).chain((arcs) => fc.tuple(
      fc.constant(arcs),
      fc.shuffledSubarray(arcs, { minLength: arcs.length }),
      fc.shuffledSubarray(nodesOf(arcs), { minLength: nodesOf(arcs).length }),
    ));
    fc.assert(fc.property(shuffled, ([arcs, otherArcs, otherNodes]) => {
      expect(feedbackArcSet(otherNodes, otherArcs)).toEqual(feedbackArcSet(nodesOf(arcs), arcs));
    }), { numRuns: 100 });
  });

  test('adds fractions to the same sum in any order', () => {
    const parallel = [0.1, 0.2, 0.3, 0.7].map((weight) => arc('a', 'b', weight));
    const back = arc('b', 'a', 9);
    expect(feedbackArcSet(['a', 'b'], [...parallel, back])).toEqual(feedbackArcSet(['b', 'a'], [back, ...parallel.toReversed()]));
  });

  test('weighs the same when modules are renamed', () => {
    const rename = (name: string): string => [...name].reverse().join('');
    fc.assert(fc.property(smallGraphs, (arcs) => {
      const renamed = arcs.map(({ from, to, weight }) => arc(rename(from), rename(to), weight));
      expect(feedbackArcSet(nodesOf(renamed), renamed).weight).toBe(feedbackArcSet(nodesOf(arcs), arcs).weight);
    }));
  });

  test('cuts the arc that two rings share', () => {
    const arcs = [arc('d', 'e'), arc('e', 'g'), arc('d', 'f'), arc('f', 'g'), arc('g', 'd')];
    expect(feedbackArcSet(nodesOf(arcs), arcs)).toEqual({ arcs: [arc('g', 'd')], weight: 1, isMinimum: true });
  });

  test('cuts the one module that imports from its own barrel', () => {
    const parts = ['button', 'dialog', 'menu', 'table'].map((part) => arc('ui/index.ts', `ui/${part}.ts`));
    const arcs = [...parts, arc('ui/dialog.ts', 'ui/button.ts'), arc('ui/table.ts', 'ui/index.ts', 0.1)];
    expect(feedbackArcSet(nodesOf(arcs), arcs).arcs).toEqual([arc('ui/table.ts', 'ui/index.ts', 0.1)]);
  });

  test('cuts each module that imports from its own barrel only where the barrel weighs more', () => {
    const parts = Array.from({ length: 40 }, (_, index) => `ui/part-${index}.ts`);
    const arcs = parts.flatMap((part) => [arc('ui/index.ts', part, 1), arc(part, 'ui/index.ts', 0.1)]);
    const found = feedbackArcSet(nodesOf(arcs), arcs);
    expect(found.isMinimum).toBe(true);
    expect(found.arcs.every(({ to }) => to === 'ui/index.ts')).toBe(true);
    expect(found.arcs).toHaveLength(40);
  });

  test('takes the first in path order of equal arcs on a ring, and the lightest of unequal', () => {
    const ring = [arc('c', 'a'), arc('a', 'b'), arc('b', 'c')];
    expect(feedbackArcSet(nodesOf(ring), ring).arcs).toEqual([arc('a', 'b')]);
    const unequal = [arc('c', 'a', 2), arc('a', 'b', 3), arc('b', 'c', 2.5)];
    expect(feedbackArcSet(nodesOf(unequal), unequal).arcs).toEqual([arc('c', 'a', 2)]);
  });

  test('cuts an arc to itself, adds parallel arcs, ignores what leaves the members', () => {
    const arcs = [arc('a', 'a', 5), arc('a', 'b'), arc('a', 'b'), arc('b', 'a', 3), arc('b', 'z'), arc('z', 'b')];
    expect(feedbackArcSet(['a', 'b'], arcs)).toEqual({ arcs: [arc('a', 'a', 5), arc('a', 'b', 2)], weight: 7, isMinimum: true });
  });

  test('cuts nothing where there is no ring', () => {
    const none = { arcs: [], weight: 0, isMinimum: true };
    expect(feedbackArcSet([], [])).toEqual(none);
    expect(feedbackArcSet(['a', 'b', 'c', 'd'], [arc('a', 'b'), arc('c', 'b')])).toEqual(none);
  });

  test('cuts each component of a disconnected graph', () => {
    const arcs = [arc('a', 'b'), arc('b', 'a', 2), arc('x', 'y', 4), arc('y', 'x', 3), arc('b', 'x')];
    expect(feedbackArcSet(nodesOf(arcs), arcs)).toEqual({ arcs: [arc('a', 'b'), arc('y', 'x', 3)], weight: 4, isMinimum: true });
  });

  test('cuts half of a complete graph of 8 modules', () => {
    const arcs = names(8).flatMap((from) => names(8).filter((to) => to !== from).map((to) => arc(from, to)));
    const found = feedbackArcSet(names(8), arcs);
    expectCut(arcs, found);
    expect(found).toMatchObject({ weight: 28, isMinimum: true });
  });

  test('cuts half of a complete graph of 60 modules, and knows', () => {
    const arcs = names(60).flatMap((from) => names(60).filter((to) => to !== from).map((to) => arc(from, to)));
    expect(feedbackArcSet(names(60), arcs)).toMatchObject({ weight: (60 * 59) / 2, isMinimum: true });
  });

  test('cuts a ring of 20,000 modules once, at its lightest arc', () => {
    const arcs = names(20_000).map((from, index) => arc(from, nameOf((index + 1) % 20_000), index === 7_777 ? 1 : 2));
    expect(feedbackArcSet(names(20_000), arcs)).toEqual({ arcs: [arc(nameOf(7_777), nameOf(7_778))], weight: 1, isMinimum: true });
  });

  test.each([[300, 400], [600, 1_200], [600, 3_000], [20_000, 40_000], [20_000, 100_000]])('comes to an end on a component of %i modules and %i imports', (nodes, imports) => {
    const arcs = randomComponent(nodes, imports);
    const found = feedbackArcSet(names(nodes), arcs);
    expectCut(arcs, found);
    expect(found.weight).toBeLessThan(arcs.reduce((sum, { weight }) => sum + weight, 0) / 4);
  });

  test('comes to an end on one hub that 30,000 modules import and that imports them', () => {
    const parts = names(30_000);
    const arcs = parts.flatMap((part, index) => [arc('index.ts', part), arc(part, 'hub.ts'), arc(part, nameOf((index * 7 + 1) % 30_000))]);
    const all = [...arcs, arc('hub.ts', 'index.ts')];
    expectCut(all, feedbackArcSet(nodesOf(all), all));
  });

  test.each([0, -1, NaN, Infinity])('refuses the weight %d', (weight) => {
    expect(() => feedbackArcSet(['a', 'b'], [arc('a', 'b', weight)])).toThrow(RangeError);
  });
});
