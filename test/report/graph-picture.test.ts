import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/report/graph-boxes.ts';
import { toDrawing, type Drawing } from '../../src/report/graph-drawing.ts';
import { layersOf } from '../../src/report/graph-layers.ts';
import { layoutOf } from '../../src/report/graph-layout.ts';
import { toGraphHtml } from '../../src/report/graph-html.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from '../../src/report/graph-page-script.ts';
import { lineTable } from '#model';

const lines = () => lineTable('');

/** A drawing of imports such as `a/b.ts > c.ts`, all of values. */
function drawing(arrows: readonly string[], extra: readonly string[] = [], level: Drawing['level'] = 'file'): Drawing {
  const edges = arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split(' > ');
    return { from, to, kind: 'value', at: { file: from, start: 0, end: 0 }, specifier: to, symbols: [] };
  });
  const modules = [...new Set([...edges.flatMap(({ from, to }) => [from, to]), ...extra])].sort().map((path) => ({ path }));
  const coverage = { total: edges.length, resolved: edges.length, external: 0, unresolved: 0, unresolvedBy: {} };
  return toDrawing({ modules, edges, external: [], unresolved: [], cycles: { runtime: [], all: [] }, services: [], serviceEdges: [], metrics: { couplings: [], folders: [], classes: [] }, coverage }, level);
}

const paths = fc.array(fc.constantFrom('api', 'domain', 'store', 'x'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('the picture', () => {
  it('puts every box inside its folder and beside its neighbours, whatever the graph', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(paths, paths), { maxLength: 40 }), fc.integer({ min: 3, max: 60 }), (pairs, most) => {
        const scene = sceneOf(drawing(pairs.map(([from, to]) => `${from} > ${to}`)), most);
        const { placed, width, height } = layoutOf(scene);
        const places = new Map(placed.map((one) => [one.box.id, one]));
        expect(places.size).toBe(placed.length);
        for (const { box, x, y, ...size } of placed) {
          expect(x + size.width).toBeLessThanOrEqual(width + 1);
          expect(y + size.height).toBeLessThanOrEqual(height + 1);
          const kids = box.kids.map(({ id }) => places.get(id));
          for (const kid of kids) expect(kid && kid.x >= x && kid.y >= y && kid.x + kid.width <= x + size.width + 1 && kid.y + kid.height <= y + size.height + 1).toBe(true);
          kids.forEach((a, index) => kids.slice(index + 1).forEach((b) => expect(a && b && (a.x + a.width <= b.x + 0.2 || b.x + b.width <= a.x + 0.2 || a.y + a.height <= b.y + 0.2 || b.y + b.height <= a.y + 0.2)).toBe(true)));
        }
        for (const { from, to } of scene.arrows) expect(places.has(from) && places.has(to)).toBe(true);
      }),
    );
  });

  it('loses no node when it joins them', () => {
    fc.assert(
      fc.property(fc.array(paths, { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (names, most) => {
        const { root, nodes, boxes } = sceneOf(drawing([], names), most);
        const count = (box: typeof root): number => (box.kids.length === 0 ? box.count : box.kids.reduce((sum, kid) => sum + count(kid), 0));
        expect(count(root)).toBe(nodes);
        expect(nodes).toBe(new Set(names).size);
        expect(boxes).toBeLessThanOrEqual(nodes);
      }),
    );
  });

  it('stands importers above what they import, and breaks a ring at one arrow', () => {
    const arcs = ['main > api', 'api > domain', 'domain > store', 'store > api', 'main > store'].map((arc) => ({ from: arc.split(' > ')[0] ?? '', to: arc.split(' > ')[1] ?? '' }));
    expect(layersOf(['api', 'domain', 'lonely', 'main', 'store'], arcs)).toEqual([['main'], ['api'], ['domain'], ['store'], ['lonely']]);
  });

  it('joins no flat graph, which has no folders to join by', () => {
    const names = Array.from({ length: 300 }, (_, index) => `@shop/part-${index}`);
    expect(sceneOf(drawing([], names, 'package'))).toMatchObject({ nodes: 300, boxes: 300 });
  });

  it('draws 3,000 modules in seconds', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `packages/p${index % 40}/src/f${index % 7}/m${index}.ts`);
    const started = performance.now();
    const page = toGraphHtml(drawing(names.flatMap((name, index) => [`${name} > ${names[(index * 7) % 3000]}`, `${name} > ${names[(index * 31 + 5) % 3000]}`])), lines);
    expect(performance.now() - started).toBeLessThan(8000);
    expect(page.length).toBeLessThan(3_000_000);
  });

  it('is a page that loads nothing and runs one script', () => {
    const page = toGraphHtml(drawing(['src/a.ts > src/b.ts']), lines);
    expect(PAGE_SCRIPT_HASH).toBe(`sha256-${createHash('sha256').update(PAGE_SCRIPT).digest('base64')}`);
    expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src '${PAGE_SCRIPT_HASH}'`);
    expect(page).not.toMatch(/\b(?:src|href)=|url\((?!#)|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });
});
