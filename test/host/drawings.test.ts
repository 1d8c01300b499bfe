import { describe, expect, it } from 'vitest';
import { draw, DRAWINGS, tooLargeToLookAt } from '#host';

type Input = Parameters<typeof draw>[0];

/** A chain of modules, each of which imports the next. */
function chain(names: readonly string[]): Input {
  return {
    nodes: names.map((name) => ({ name, isLeaf: false, isFocus: false, ring: 'none' })),
    arrows: names.slice(1).map((to, index) => ({ from: names[index] ?? '', to, loads: 'at-start', ring: 'none' })),
  };
}

describe('a drawing by dependency-cruiser', () => {
  it.each(DRAWINGS)('%s takes names of every level: of files, of the root folder, of packages with a scope', async (format) => {
    for (const names of [['src/main.ts', 'main.ts'], ['.', 'src', 'src/api'], ['@shop/cart', '.', 'shop']]) {
      const text = await draw(chain(names), format);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  it('puts the styles of mermaid on the arrows that they are meant for', async () => {
    const arrows: Input['arrows'] = [
      { from: 'b', to: 'a', loads: 'later', ring: 'all' },
      { from: 'a', to: 'b', loads: 'at-start', ring: 'none' },
      { from: 'a', to: 'c', loads: 'never', ring: 'none' },
      { from: 'c', to: 'c', loads: 'at-start', ring: 'runtime' },
    ];
    const text = await draw({ ...chain(['a', 'b', 'c']), arrows }, 'mermaid');
    expect(text.split('\n').filter((line) => /-->|linkStyle/.test(line))).toEqual(['0-->1', '0-->2', '1-->0', '2-->2', 'linkStyle 1 stroke-dasharray:7 4', 'linkStyle 2 stroke:#b9770e,stroke-dasharray:2 4', 'linkStyle 3 stroke:#c8281e']);
  });

  it('says when it is too large for those who would show it', () => {
    const names = Array.from({ length: 502 }, (_, index) => `m${index}.ts`);
    expect(tooLargeToLookAt(chain(names), 'mermaid', 10)).toBe('502 nodes and 501 arrows are more than one can look at as mermaid.');
    expect(tooLargeToLookAt(chain(names.slice(2)), 'mermaid', 50_001)).toBeDefined();
    expect(tooLargeToLookAt(chain(names.slice(2)), 'mermaid', 50_000)).toBeUndefined();
    expect(tooLargeToLookAt(chain(names), 'csv', 1e9)).toBeUndefined();
  });
});
