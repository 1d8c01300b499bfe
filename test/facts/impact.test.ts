import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependentsOf, entriesAmong } from '#facts/graph/impact';

const arcs = (text: string) => text.split(' ').map((one) => ({ from: one[0] ?? '', to: one[1] ?? '' }));

describe('dependentsOf', () => {
  it('goes against the imports, nearest first, and names the way', () => {
    expect(dependentsOf(['d'], arcs('ab bd cd ac ea'))).toEqual([
      { module: 'b', distance: 1, via: 'd' },
      { module: 'c', distance: 1, via: 'd' },
      { module: 'a', distance: 2, via: 'b' },
      { module: 'e', distance: 3, via: 'a' },
    ]);
  });

  it('ends in rings, and counts no changed module', () => {
    expect(dependentsOf(['a', 'b'], arcs('ab ba cb ca ac')).map(({ module }) => module)).toEqual(['c']);
  });

  it('is all that reaches a changed module, whatever the order of the imports', () => {
    const node = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.array(fc.record({ from: node, to: node }), { maxLength: 25 }), fc.uniqueArray(node, { minLength: 1, maxLength: 3 }), (edges, changed) => {
        const found = dependentsOf(changed, edges);
        const reaches = new Set(changed);
        for (let size = -1; size !== reaches.size; ) {
          size = reaches.size;
          for (const { from, to } of edges) if (reaches.has(to)) reaches.add(from);
        }
        expect(found.map(({ module }) => module).sort()).toEqual([...reaches].filter((one) => !changed.includes(one)).sort());
        for (const { module, distance, via } of found) {
          expect(edges).toContainEqual({ from: module, to: via });
          expect(distance).toBe(1 + (found.find((one) => one.module === via)?.distance ?? 0));
        }
        expect(dependentsOf([...changed].reverse(), [...edges].reverse())).toEqual(found);
      }),
    );
  });
});

it('entriesAmong are those that nobody else imports', () => {
  expect(entriesAmong(['a', 'b', 'c'], arcs('ab cc'))).toEqual(['a', 'c']);
});
