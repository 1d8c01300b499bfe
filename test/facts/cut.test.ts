import { describe, expect, it } from 'vitest';
import { cutOf } from '../../src/facts/graph/cut.ts';
import type { RingEdge, RingScope } from '../../src/facts/import-rings.ts';
import type { EdgeKind } from '../../src/facts/module-graph.ts';
import type { Origins } from '../../src/facts/origins.ts';

const edge = (from: string, to: string, symbols: readonly string[], kind: EdgeKind = 'value', isTypeInFact = false): RingEdge => ({
  ...{ from, to, kind, symbols, isTypeInFact, specifier: to, at: { file: from, start: 0, end: 1 } },
  bindings: symbols.map((imported) => ({ imported, local: imported, isType: false })),
});

/** Where names are declared: `target name` to the module, or in the target itself. */
const declaredIn = (places: Readonly<Record<string, string>>): Origins['find'] => (file, name) => ({ kind: 'found', file: places[`${file} ${name}`] ?? file, name, as: 'value', stated: 'value' });

const cutIn = (edges: readonly RingEdge[], places: Readonly<Record<string, string>> = {}, scope: RingScope = 'runtime', componentOf = (module: string): string => module) => {
  const members = [...new Set(edges.map(({ from }) => componentOf(from)))].sort();
  const { steps, isMinimum } = cutOf({ scope, members, edges }, componentOf, declaredIn(places));
  return { steps: steps.map(({ from, to, wayOut, instead }) => [`${from} > ${to}`, wayOut, ...instead].join(' ')), isMinimum };
};

describe('where to cut', () => {
  it('prefers the import that asks for fewer names', () => {
    const edges = [edge('cart.ts', 'price.ts', ['price', 'round', 'tax']), edge('price.ts', 'cart.ts', ['total'])];
    expect(cutIn(edges)).toEqual({ steps: ['price.ts > cart.ts move'], isMinimum: true });
  });

  const barrel = [edge('index.ts', 'rate.ts', ['rate'], 're-export'), edge('index.ts', 'round.ts', ['round'], 're-export'), edge('rate.ts', 'index.ts', ['round'])];

  it('re-points an import of a barrel to the module that defines the name', () => {
    expect(cutIn(barrel, { 'index.ts round': 'round.ts' })).toEqual({ steps: ['rate.ts > index.ts re-point round.ts'], isMinimum: true });
  });

  it('does not re-point where the defining module closes the ring again', () => {
    expect(cutIn([...barrel, edge('round.ts', 'rate.ts', ['rate'])], { 'index.ts round': 'round.ts' }).steps).toEqual(['rate.ts > index.ts move']);
  });

  it('does not re-point what the barrel defines itself, nor all that it has', () => {
    expect(cutIn(barrel).steps).toEqual(['rate.ts > index.ts move']);
    expect(cutIn([...barrel.slice(0, 2), edge('rate.ts', 'index.ts', ['*'])]).steps).toEqual(['rate.ts > index.ts move']);
  });

  it('a module that takes its own name from its barrel needs no import at all', () => {
    expect(cutIn([edge('index.ts', 'rate.ts', ['rate'], 're-export'), edge('rate.ts', 'index.ts', ['rate'])], { 'index.ts rate': 'rate.ts' }).steps).toEqual(['rate.ts > index.ts re-point rate.ts']);
  });

  it('prefers `import type` where nothing but types is used, though it asks for more names', () => {
    const edges = [edge('cart.ts', 'price.ts', ['price']), edge('price.ts', 'cart.ts', ['Cart', 'Item', 'Line'], 'value', true)];
    expect(cutIn(edges).steps).toEqual(['price.ts > cart.ts type']);
    expect(cutIn(edges, {}, 'all').steps).toEqual(['cart.ts > price.ts move']);
  });

  it('counts the imports between two folders together', () => {
    const edges = [edge('cart/a.ts', 'price/a.ts', ['price']), edge('cart/b.ts', 'price/b.ts', ['tax']), edge('price/a.ts', 'cart/b.ts', ['total'])];
    expect(cutIn(edges, {}, 'runtime', (module) => module.split('/')[0] ?? '').steps).toEqual(['price > cart move']);
  });
});
