import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#model';
import { judge } from '#engine';
import { stronglyConnectedComponents } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { rules } from '#rules';
import { memoryProject } from './memory-project.ts';

const noImportCycle = rules.filter(({ id }) => id === 'no-import-cycle').map((rule) => ({ rule, severity: 'error' as const, options: {} }));

/** Judges a project that is nothing but files in memory, whose specifiers are paths from the root. */
function ringsOf(texts: ReadonlyMap<string, string>): readonly Finding[] {
  const { findings, crashes } = judge({ rules: noImportCycle, suppressions }, memoryProject(texts));
  expect(crashes).toEqual([]);
  return findings;
}

/** A project with an edge for each pair of numbers; `nameOf` names the modules. */
function project(edges: readonly (readonly [number, number])[], nameOf: (n: number) => string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const n of new Set(edges.flat())) {
    const targets = edges.filter(([from]) => from === n).map(([, to]) => to);
    const imports = targets.map((to) => `import { value${to} } from '${nameOf(to)}';`);
    texts.set(nameOf(n), [...imports, `export const value${n} = () => [${targets.map((to) => `value${to}`).join(', ')}];`, ''].join('\n'));
  }
  return texts;
}

const ring = (size: number): [number, number][] => Array.from({ length: size }, (_, n) => [n, (n + 1) % size]);

describe('a ring is found at any size', () => {
  it.each([2, 13, 50, 600])('%i modules', (size) => {
    const [finding, ...others] = ringsOf(project(ring(size), (n) => `src/module${n}.ts`));
    expect(others).toEqual([]);
    expect(finding?.data['members']).toHaveLength(size);
    expect(finding?.data['cut']).toHaveLength(1);
    expect(finding?.related.map(({ messageId }) => messageId)).toEqual([...Array.from({ length: size - 1 }, () => 'hop'), 'cut']);
  });

  it('20,000 modules', () => {
    const size = 20_000;
    const texts = new Map(Array.from({ length: size }, (_, n) => [`src/module${n}.ts`, `import { value } from 'src/module${(n + 1) % size}.ts';\nexport const next = () => value;\n`]));
    const findings = ringsOf(texts);
    expect(findings.map(({ data }) => (data['members'] as readonly string[]).length)).toEqual([size]);
  });
});

describe('what is found does not depend on names', () => {
  // two rings that share an edge, a ring of two beside them, and a chain that belongs to none
  const edges: [number, number][] = [[0, 1], [1, 2], [2, 0], [0, 3], [3, 2], [4, 5], [5, 4], [2, 4], [6, 0], [5, 7]];
  const shapeOf = (nameOf: (n: number) => string): unknown => {
    const numberOf = new Map(Array.from({ length: 8 }, (_, n) => [nameOf(n), n]));
    const findings = ringsOf(project(edges, nameOf));
    const members = findings.map(({ data }) => (data['members'] as readonly string[]).map((name) => numberOf.get(name)).sort());
    const cuts = findings.map(({ data }) => (data['cut'] as readonly string[]).map((text) => text.split(' > ').map((name) => numberOf.get(name))));
    return JSON.stringify([members.map((list, index) => [list, list.length === 4 ? cuts[index] : cuts[index]?.length])].map((list) => [...list].sort()));
  };

  it('the same rings and the same only cut under ten other names', () => {
    const expected = shapeOf((n) => `src/module${n}.ts`);
    expect(expected).toBe('[[[[0,1,2,3],[[2,0]]],[[4,5],1]]]');
    for (let seed = 1; seed <= 10; seed++) {
      const names = Array.from({ length: 8 }, (_, n) => `${['lib', 'src', 'app'][(n * seed) % 3]}/${((n + 1) * 7919 * seed) % 1009}-${String.fromCharCode(97 + ((n * 5 + seed) % 26))}.ts`);
      expect(shapeOf((n) => names[n] ?? '')).toBe(expected);
    }
  });
});

describe('imports that only types need make no ring', () => {
  /** Each module has a class; an import of it is used as a value or as a type alone, which only the importing file tells. */
  const mixed = (edges: readonly (readonly [from: number, to: number, isValue: boolean])[]): Map<string, string> => {
    const known = new Map(edges.map(([from, to, isValue]) => [`${from} ${to}`, { from, to, isValue }]));
    return new Map(
      [...new Set(edges.flatMap(([from, to]) => [from, to]))].map((n) => {
        const own = [...known.values()].filter(({ from, to }) => from === n && to !== n);
        const uses = own.map(({ to, isValue }) => (isValue ? `export const one${to} = () => new Part${to}();` : `export const type${to} = (part: Part${to}) => part.id;`));
        return [`src/m${n}.ts`, [...own.map(({ to }) => `import { Part${to} } from 'src/m${to}.ts';`), `export class Part${n} { id = ${n}; }`, ...uses, ''].join('\n')];
      }),
    );
  };

  it('of two modules', () => {
    expect(ringsOf(mixed([[0, 1, true], [1, 0, false]]))).toEqual([]);
    expect(ringsOf(mixed([[0, 1, true], [1, 0, true]]))).toHaveLength(1);
  });

  it('in any graph, as large as it takes several rounds of questions', () => {
    const edge = fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 39 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 120, size: 'max' }), (edges) => {
        const last = new Map(edges.map(([from, to, isValue]) => [`${from} ${to}`, { from: `src/m${from}.ts`, to: `src/m${to}.ts`, isValue }]));
        const wanted = stronglyConnectedComponents([...last.values()].filter(({ from, to, isValue }) => isValue && from !== to));
        expect(ringsOf(mixed(edges)).map(({ data }) => String(data['members'])).sort()).toEqual(wanted.map(String).sort());
      }),
      { numRuns: 30 },
    );
  });
});
