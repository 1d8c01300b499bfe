import { describe, expect, it } from 'vitest';
import { cutOf } from '../../src/facts/graph/cut.ts';
import type { Edge, EdgeKind } from '../../src/facts/module-graph.ts';

const edge = (from: string, to: string, symbols: readonly string[], kind: EdgeKind = 'value'): Edge => ({ from, to, kind, symbols, specifier: to, at: { file: from, start: 0, end: 1 } });
const arcsOf = (edges: readonly Edge[]) => {
  const { arcs, ...rest } = cutOf([...new Set(edges.map(({ from }) => from))].sort(), edges);
  return { arcs: arcs.map(({ from, to }) => `${from} > ${to}`), ...rest };
};

describe('where to cut', () => {
  it('prefers the import that asks for fewer names', () => {
    const edges = [edge('cart.ts', 'price.ts', ['price', 'round', 'tax']), edge('price.ts', 'cart.ts', ['total'])];
    expect(arcsOf(edges)).toEqual({ arcs: ['price.ts > cart.ts'], isMinimum: true, isThroughBarrels: false });
  });

  it('names the barrel where the defining module is in no ring', () => {
    const edges = [edge('index.ts', 'rate.ts', ['rate'], 're-export'), edge('index.ts', 'round.ts', ['round'], 're-export'), edge('rate.ts', 'index.ts', ['round'])];
    expect(arcsOf(edges)).toEqual({ arcs: ['rate.ts > index.ts'], isMinimum: true, isThroughBarrels: true });
  });

  it('does not promise that the barrel is enough where the defining module closes the ring again', () => {
    const edges = [edge('index.ts', 'rate.ts', ['rate'], 're-export'), edge('index.ts', 'round.ts', ['round'], 're-export'), edge('rate.ts', 'index.ts', ['round']), edge('round.ts', 'rate.ts', ['rate'])];
    expect(arcsOf(edges)).toEqual({ arcs: ['rate.ts > index.ts'], isMinimum: true, isThroughBarrels: false });
  });

  it('does not promise it where any of several modules may define the name', () => {
    const edges = [edge('index.ts', 'rate.ts', ['*'], 're-export'), edge('index.ts', 'round.ts', ['*'], 're-export'), edge('rate.ts', 'index.ts', ['round'])];
    expect(arcsOf(edges).isThroughBarrels).toBe(false);
  });
});
