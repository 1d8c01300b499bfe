import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { inProject } from '../examples.ts';
import { archLint } from './cli.ts';

const SHOP = new Map([
  ['package.json', '{ "name": "shop", "workspaces": ["packages/*"] }'],
  ['packages/cart/package.json', '{ "name": "@shop/cart" }'],
  ['packages/cart/src/index.ts', "import { price } from '@shop/price';\nimport limits from './limits.json';\nexport const total = () => price() + limits.fee;\n"],
  ['packages/cart/src/limits.json', '{ "fee": 1 }'],
  ['packages/price/package.json', '{ "name": "@shop/price" }'],
  ['packages/price/src/index.ts', "import type { Tax } from './tax.js';\nexport { rate } from './tax.js';\nexport const price = (tax?: Tax) => 1;\nexport const later = () => import('@shop/cart');\n"],
  ['packages/price/src/tax.ts', "import { createHash } from 'node:crypto';\nimport missing from './missing.js';\nexport type Tax = number;\nexport const rate = createHash('sha1');\n"],
]);

const schema = JSON.parse(readFileSync(new URL('../../schema/graph.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ strictTypes: false, allErrors: true }).compile(schema);

const json = (root: string, args: readonly string[] = []) => JSON.parse(archLint(root, ['graph', ...args]).out) as Record<string, unknown>;

describe('arch-lint graph', () => {
  it('prints modules, edges by kind, what is external or unresolved, rings and coverage', () => {
    inProject(SHOP, (root) => {
      expect(json(root)).toEqual({
        modules: [
          { path: 'packages/cart/src/index.ts', package: '@shop/cart' },
          { path: 'packages/price/src/index.ts', package: '@shop/price' },
          { path: 'packages/price/src/tax.ts', package: '@shop/price' },
        ],
        edges: [
          { from: 'packages/cart/src/index.ts', to: 'packages/cart/src/limits.json', kind: 'value', line: 2, symbols: ['default'] },
          { from: 'packages/cart/src/index.ts', to: 'packages/price/src/index.ts', kind: 'value', line: 1, symbols: ['price'] },
          { from: 'packages/price/src/index.ts', to: 'packages/cart/src/index.ts', kind: 'dynamic', line: 4, symbols: [] },
          { from: 'packages/price/src/index.ts', to: 'packages/price/src/tax.ts', kind: 'type', line: 1, symbols: ['Tax'] },
          { from: 'packages/price/src/index.ts', to: 'packages/price/src/tax.ts', kind: 're-export', line: 2, symbols: ['rate'] },
        ],
        external: [{ from: 'packages/price/src/tax.ts', package: 'node:crypto', kind: 'value', line: 1 }],
        unresolved: [{ from: 'packages/price/src/tax.ts', specifier: './missing.js', line: 2, reason: 'there is no such file' }],
        cycles: { runtime: [], all: [['packages/cart/src/index.ts', 'packages/price/src/index.ts']] },
        services: [],
        serviceEdges: [],
        serviceTargets: { total: 0, services: 0, infrastructure: 0, external: 0, relative: 0, unknown: 0, unknownBy: {} },
        metrics: [
          { component: 'packages/cart/src/index.ts', unit: 'files', ca: 1, ce: 1, instability: 0.5, abstractness: null, distance: null },
          { component: 'packages/price/src/index.ts', unit: 'files', ca: 1, ce: 2, instability: 0.6667, abstractness: null, distance: null },
          { component: 'packages/price/src/tax.ts', unit: 'files', ca: 1, ce: 0, instability: 0, abstractness: null, distance: null },
        ],
        classes: [],
        coverage: { total: 7, resolved: 5, external: 1, unresolved: 1, unresolvedBy: { missing: 1 } },
      });
    });
  });

  it.each(['file', 'folder', 'package', 'service'])('prints what its schema says, at the level of %s', (level) => {
    inProject(SERVICES, (root) => {
      const graph = json(root, ['--level', level]);
      validate(graph);
      expect(validate.errors).toBe(null);
      for (const key of ['modules', 'edges', 'external', 'unresolved', 'services', 'serviceEdges', 'metrics']) expect(graph[key], key).not.toEqual([]);
    });
  });

  it('joins modules at a level, and keeps what is near a focus', () => {
    inProject(SHOP, (root) => {
      expect(json(root, ['--level', 'package'])).toMatchObject({ modules: [{ path: '@shop/cart' }, { path: '@shop/price' }], cycles: { runtime: [], all: [['@shop/cart', '@shop/price']] } });
      expect(json(root, ['--level', 'folder'])['modules']).toEqual([{ path: 'packages/cart/src' }, { path: 'packages/price/src' }]);
      const near = json(root, ['--focus', 'packages/price/src/tax.ts']);
      expect((near['modules'] as { path: string }[]).map(({ path }) => path)).toEqual(['packages/price/src/index.ts', 'packages/price/src/tax.ts']);
      expect((json(root, ['--focus', 'packages/price/src/tax.ts', '--depth', '2'])['modules'] as unknown[]).length).toBe(3);
    });
  });

  it('shows a part of the graph, by paths', () => {
    inProject(SHOP, (root) => {
      const names = (args: readonly string[]) => (json(root, args)['modules'] as { path: string }[]).map(({ path }) => path);
      expect(names(['packages/price'])).toEqual(['packages/price/src/index.ts', 'packages/price/src/tax.ts']);
      expect(names(['.'])).toHaveLength(3);
      expect(names(['packages/cart', '--focus', 'packages/price/src/tax.ts', '--depth', '5'])).toEqual(['packages/cart/src/index.ts']);
    });
  });

  it.each([
    ['dot', /"packages\/cart\/src\/index\.ts" -> "packages\/price\/src\/index\.ts"/],
    ['archi', /digraph/],
    ['mermaid', /^flowchart LR/],
    ['d2', /->/],
    ['csv', /"packages\/cart\/src\/index\.ts"/],
    ['matrix', /^<!DOCTYPE html>/],
    ['metrics', /^type +name +N +Ca +Ce +I \(%\) +A \(%\) +D \(%\)\n(?:.*\n)*module +packages\/price\/src\/tax\.ts +1 +1 +0 +0 +- +-\n/],
    ['html', /^<!DOCTYPE html>/],
    ['svg', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns=/],
  ])('draws as %s', (format, expected) => {
    inProject(SHOP, (root) => {
      const { code, out, err } = archLint(root, ['graph', '--format', format]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(expected);
    });
  });

  it('draws rings in colour, types dashed and later loads dotted', () => {
    inProject(SHOP, (root) => {
      const drawn = (format: string) => archLint(root, ['graph', '--format', format]).out;
      expect(drawn('dot')).toMatch(/"packages\/price\/src\/index\.ts" -> "packages\/cart\/src\/index\.ts" \[(?=.*style="dotted")(?=.*color="#b9770e")/);
      expect(drawn('mermaid')).toMatch(/^linkStyle 3 stroke:#b9770e,stroke-dasharray:2 4$/m);
      expect(drawn('svg')).toMatch(/<path class="arrow later ring-all" data-from="packages\/price\/src\/index\.ts" data-to="packages\/cart\/src\/index\.ts"/);
      expect(drawn('svg')).toContain('Rings: 0 of imports that load when the program starts, 1 when types and later loads count too. There may be more: 1 import leads nowhere known.');
    });
  });

  it('draws the same every time', () => {
    inProject(SHOP, (root) => {
      for (const format of ['html', 'svg', 'metrics', 'mermaid'])
        expect(archLint(root, ['graph', '--format', format], { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'sv_SE.UTF-8', FORCE_COLOR: '1' } }).out, format).toBe(archLint(root, ['graph', '--format', format]).out);
    });
  });

  it('joins modules by folder in a picture of too many, and says so', () => {
    const many = new Map(['api', 'domain', 'storage'].flatMap((folder) => Array.from({ length: 100 }, (_, index) => [`src/${folder}/part-${index}.ts`, index === 0 ? '' : `import './part-${index - 1}';\n`] as const)));
    inProject(new Map([...many, ['src/main.ts', "import './api/part-99';\n"], ['src/domain/part-0.ts', "import '../storage/part-99';\nimport './part-99';\n"]]), (root) => {
      const { out, err, code } = archLint(root, ['graph', '--format', 'svg']);
      expect({ code, err }).toEqual({ code: 0, err: 'arch-lint: 301 nodes are too many to look at, so the picture joins them by folder. Narrow it with `--level folder`, or with `--focus PATH --depth N`.\n' });
      expect(out).toContain('301 modules are too many to look at, so they are joined by folder into 4 boxes');
      expect(out).toMatch(/class="box joined ring-runtime" data-id="src\/domain\/"/);
      expect(archLint(root, ['graph', '--format', 'mermaid', '--focus', 'src/main.ts']).err).toBe('');
    });
  });

  it('is incomplete without what cannot be read, and says so', () => {
    inProject(new Map([...SHOP, ['packages/cart/src/broken.ts', 'export const = ;\n']]), (root) => {
      const { code, out, err } = archLint(root, ['graph']);
      expect(code).toBe(3);
      expect(err).toMatch(/^arch-lint: not in the graph: packages\/cart\/src\/broken\.ts: it cannot be parsed/);
      expect((JSON.parse(out) as { modules: unknown[] }).modules).toHaveLength(3);
    });
  });

  it('is incomplete without a folder that cannot be listed', ({ skip }) => {
    inProject(SHOP, (root) => {
      const uid = process.getuid?.() === 0 ? 65_534 : undefined; // root may list everything; nobody may not
      chmodSync(root, 0o755);
      if (uid !== undefined && archLint(root, ['--version'], { uid }).code !== 0) return skip('this checkout cannot be read by another user');
      chmodSync(join(root, 'packages/price/src'), 0);
      const { code, err } = archLint(root, ['graph', '--no-cache'], uid === undefined ? {} : { uid });
      chmodSync(join(root, 'packages/price/src'), 0o755);
      expect({ code, err }).toEqual({ code: 3, err: 'arch-lint: not in the graph: packages/price/src: the folder cannot be listed (EACCES)\n' });
    });
  });

  it('writes to files, several at once', () => {
    inProject(SHOP, (root) => {
      const { out } = archLint(root, ['graph', '--format', 'json=graph.json', '--format', 'metrics']);
      expect(out).toMatch(/^type/);
      expect(JSON.parse(readFileSync(join(root, 'graph.json'), 'utf8'))).toHaveProperty('cycles');
      archLint(root, ['graph', '--output', 'other.json']);
      expect(existsSync(join(root, 'other.json'))).toBe(true);
    });
  });

  it.each([
    [['--level', 'folders'], ['Did you mean `folder`?']],
    [['--format', 'svgg'], ['There is no format `svgg`. Did you mean `svg`?']],
    [['--format', 'json='], ['`--format json=` names no file.']],
    [['--focus', 'packages/carts'], ['There is no module or folder `packages/carts` in the graph. Did you mean `packages/cart`?']],
    [['packages/cart', '--focus', 'packages/price/src/tax.ts', '--depth', '0'], ['Nothing of `packages/cart` is within 0 steps of `packages/price/src/tax.ts`.']],
    [['--depth', '2'], ['`--depth` counts steps from `--focus`.']],
    [['--level', 'folders', '--format', 'dott', '--depth', 'two'], ['There is no level `folders`. Did you mean `folder`?', '\nThere is no format `dott`. Did you mean `dot`?', '\n`--depth two` is no number.']],
    [['--levle', 'folder', '--fcous', 'src'], ['There is no flag `--levle`. Did you mean `--level`?', '\nThere is no flag `--fcous`. Did you mean `--focus`?', '\n`arch-lint help` lists all flags']],
    [['--focus'], ['`--focus` needs a value. `arch-lint help`']],
    [['--focus', '--depth', '2'], ['`--focus` needs a value, and `--depth` looks like a flag.']],
  ])('says all that is wrong with %j', (args, expected) => {
    inProject(SHOP, (root) => {
      const { code, out, err } = archLint(root, ['graph', ...args]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      for (const text of expected) expect(err).toContain(text);
    });
  });

  it('keeps its flags to itself', () => {
    inProject(SHOP, (root) => {
      expect(archLint(root, ['--level', 'folder'])).toMatchObject({ code: 2, err: expect.stringContaining('`--level` belongs to `arch-lint graph`.') as string });
    });
  });
});

/** A call from one service to the sources of another. */
const SERVICES = new Map([
  ['package.json', '{ "name": "shop", "workspaces": ["services/*", "libs/*"] }'],
  ['services/orders/package.json', '{ "name": "@shop/orders" }'],
  ['services/orders/src/main.ts', "import { charge } from '../../payments/src/charge.ts';\nimport { log } from '../../../libs/log/index.ts';\nimport express from 'express';\nimport './gone.ts';\nlog(charge(express));\n"],
  ['services/payments/package.json', '{ "name": "@shop/payments" }'],
  ['services/payments/src/charge.ts', 'export const charge = (of: unknown) => of;\n'],
  ['libs/log/package.json', '{ "name": "@shop/log" }'],
  ['libs/log/index.ts', 'export const log = (of: unknown) => of;\n'],
]);

describe('arch-lint graph --level service', () => {
  it('joins modules to services, and leaves packages beside them', () => {
    inProject(SERVICES, (root) => {
      const graph = json(root, ['--level', 'service']);
      expect(graph['modules']).toEqual([{ path: '@shop/log' }, { path: 'orders', service: 'orders' }, { path: 'payments', service: 'payments' }]);
      expect(graph['services']).toEqual(['orders', 'payments'].map((name) => ({ name, path: `services/${name}`, kind: 'package', evidence: [{ sign: 'package', file: `services/${name}/package.json`, line: 1 }] })));
      expect(graph['serviceEdges']).toMatchObject([{ from: 'orders', to: 'payments', via: 'import', evidence: [{ file: 'services/orders/src/main.ts', line: 1 }] }]);
      expect(graph['edges']).toContainEqual({ from: 'orders', to: 'payments', kind: 'value', file: 'services/orders/src/main.ts', line: 1, symbols: ['charge'] });
      expect(archLint(root, ['graph', '--level', 'service', '--reaches', 'orders', 'payments']).out).toContain('services/orders/src/main.ts:1:24');
    });
  });

  it('draws them and says why each is one', () => {
    inProject(SERVICES, (root) => {
      const printed = (format: string): string => archLint(root, ['graph', '--level', 'service', '--format', format]).out;
      expect(printed('pretty')).toContain('  orders  services/orders\n    a package in a folder of services  services/orders/package.json:1\n');
      expect(printed('pretty')).toContain('  orders → payments  import  services/orders/src/main.ts:1\n');
      expect(printed('mermaid')).toBe('flowchart LR\n  s0["orders"]\n  s1["payments"]\n  s0 -->|"import"| s1\n');
      expect(printed('html')).toContain('2 services, 1 dependency.');
    });
  });

  it('says what it looked for where it finds none', () => {
    inProject(SHOP, (root) => {
      const { code, err } = archLint(root, ['graph', '--level', 'service']);
      expect(code).toBe(0);
      expect(err).toMatch(/^arch-lint: no service is found, so this is the level of packages\. Looked for: what compose files, .* packages and Python projects under `apps`/);
    });
  });

  it('takes the word of the configuration, and tells of a selector that matches nothing', () => {
    inProject(new Map([...SERVICES, ['arch-lint.jsonc', '{ "services": [{ "name": "log", "path": "libs/log" }, "servers/*"] }'], ['none.jsonc', '{ "services": [] }']]), (root) => {
      expect(json(root)['services']).toEqual([{ name: 'log', path: 'libs/log', kind: 'configured', evidence: [] }]);
      expect(archLint(root, ['graph']).err).toContain('`services` names `servers/*`, and there is no such folder');
      expect(archLint(root, ['graph', '--level', 'service', '--config', 'none.jsonc']).err).toContain('`services` of the configuration decides, and matches nothing.');
    });
  });
});
