import { describe, expect, it } from 'vitest';
import { lineTable, type Place } from '#model';
import { toServiceList, toServiceMermaid, toGraphHtml, toGraphSvg, type Drawing } from '#report';
import { curveBetween } from '../../src/report/graph-curve.ts';
import { labelPlacer } from '../../src/report/graph-labels.ts';
import type { Placed } from '../../src/report/graph-layout.ts';

const lines = () => lineTable('a\nb\nc\n');
const at = (file: string): Place => ({ file, start: 2, end: 3 });

type Arrow = Drawing['arrows'][number];

function arrow(from: string, to: string, label: string, more: Partial<Arrow> = {}): Arrow {
  return { from, to, loads: 'at-start', ring: 'none', imports: [{ from, to, kind: label, at: at(`${from}.ts`), specifier: 'http://x', symbols: [] }], label, ...more };
}

function drawing(names: readonly string[], arrows: readonly Arrow[]): Drawing {
  return { level: 'service', isLabelled: true, nodes: names.map((name) => ({ name, isLeaf: false, isService: true, isFocus: false, ring: 'none', detail: `services/${name} (compose)` })), arrows, rings: { runtime: 0, all: 0 }, unresolved: 0 };
}

describe('services as a flowchart of mermaid', () => {
  it('say how one depends on the other, and mark rings', () => {
    const text = toServiceMermaid(drawing(['mail', 'orders', 'payments'], [arrow('orders', 'payments', 'HTTP', { ring: 'runtime' }), arrow('payments', 'orders', 'gRPC', { ring: 'runtime' }), arrow('orders', 'mail', 'topic placed', { loads: 'later' }), arrow('mail', 'payments', 'database shop', { loads: 'never', isMutual: true })]));
    expect(text).toBe('flowchart LR\n  s0["mail"]\n  s1["orders"]\n  s2["payments"]\n  s1 -->|"HTTP"| s2\n  s2 -->|"gRPC"| s1\n  s1 -.->|"topic placed"| s0\n  s0 -.-|"database shop"| s2\n  linkStyle 0,1 stroke:#c8281e\n');
  });

  it('hold no name that could end a label or run', () => {
    const text = toServiceMermaid(drawing(['a"] --> x', '<b>', 'end'], [arrow('<b>', 'end', 'topic "|x|`<script>')]));
    expect(text.match(/"/g)).toHaveLength(8);
    expect(text).not.toMatch(/[<`]|-->.*-->/);
  });
});

describe('the picture of services', () => {
  it('writes labels beside arrows where they hide no box and no other label', () => {
    const box = (id: string, x: number, y: number): Placed => ({ box: { id, label: id, count: 1, kids: [], kind: 'service', ring: 'none', isFocus: false }, x, y, width: 60, height: 24 });
    const [a, b, between] = [box('a', 0, 0), box('b', 0, 300), box('c', -5, 130)];
    const place = labelPlacer([a, b, between]);
    const points = curveBetween(a, b, []).points;
    const placed = [place('topic orders.placed', points), place('HTTP', points)];
    const tops = placed.map(({ at: [, y] }) => y);
    for (const y of tops) expect(y < 130 - 6 || y > 154 + 6).toBe(true);
    expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 0))).toBeGreaterThan(12);
  });

  it('is as wide as its labels', () => {
    const svg = toGraphSvg(drawing(['a', 'b'], [arrow('a', 'b', 'topic a.very.long.name.of.a.topic')]), lines);
    const [, width = '0'] = /width="(\d+)"/.exec(svg) ?? [];
    const [, x = '0'] = /class="label[^>]* x="(-?[\d.]+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeGreaterThan(Number(x) + 80);
    expect(svg).toContain('>topic a.very.long.name.of.a.topic</text>');
  });

  it('shows labels one box at a time where there are many', () => {
    const names = Array.from({ length: 40 }, (_, index) => `s${String(index).padStart(2, '0')}`);
    const arrows = names.flatMap((from, index) => [1, 2].flatMap((step) => (names[index + step] === undefined ? [] : [arrow(from, names[index + step] ?? '', 'HTTP')])));
    expect(toGraphSvg(drawing(names, arrows), lines)).toContain('many-labels"');
    expect(toGraphSvg(drawing(names, arrows.slice(0, 20)), lines)).not.toContain('many-labels"');
  });

  it('says of itself what it shows, in a page that speaks of services', () => {
    const html = toGraphHtml(drawing(['orders', 'payments'], [arrow('orders', 'payments', 'HTTP')]), lines);
    for (const words of ['<title>Services</title>', '2 services, 1 dependency. 0 rings of calls and imports.', 'data-out="Uses"', 'orders services/orders (compose)', 'orders.ts:2 http://x (HTTP)', 'through messages']) expect(html).toContain(words);
    expect(html).not.toContain('types only');
  });
});

describe('services as a list', () => {
  it('say why each is one, and what is between them', () => {
    const evidence = ['a', 'b', 'c', 'd'].map((name) => ({ sign: 'compose', file: `${name}.yaml`, line: 1 }));
    const graph = { modules: [{ path: 'orders', service: 'orders' }, { path: 'web', service: 'web' }], edges: [], external: [], unresolved: [], cycles: { runtime: [], all: [] }, services: [{ name: 'hidden', path: 'x', kind: 'compose', evidence: [] }, { name: 'orders', path: 'services/orders', kind: 'compose', evidence: [...evidence, { sign: 'dockerfile', file: 'services/orders/Dockerfile', line: 2 }] }, { name: 'web', path: 'apps/web', kind: 'configured', evidence: [] }], serviceEdges: [{ from: 'web', to: 'orders', via: 'http', name: 'http://orders', evidence: [at('apps/web/main.ts'), at('compose.yaml')], isSynchronous: true }], metrics: { couplings: [], folders: [], classes: [] }, coverage: { total: 0, resolved: 0, external: 0, unresolved: 0, unresolvedBy: {} } };
    expect(toServiceList(graph, lines)).toBe('2 services\n\n  orders  services/orders\n    a compose file runs it  a.yaml:1, b.yaml:1, c.yaml:1 and 1 more\n    it has a Dockerfile     services/orders/Dockerfile:2\n  web  apps/web\n    the configuration says so\n\n1 dependency between them\n\n  web → orders  http http://orders  apps/web/main.ts:2 and 1 more\n');
  });
});
