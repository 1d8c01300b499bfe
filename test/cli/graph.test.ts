import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
        coverage: { total: 7, resolved: 5, external: 1, unresolved: 1 },
      });
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

  it('shows how one module reaches another, with lines', () => {
    inProject(SHOP, (root) => {
      const reaches = (from: string, to: string) => archLint(root, ['graph', '--reaches', from, '--reaches', to]);
      expect(reaches('packages/cart/src/index.ts', 'packages/price/src/tax.ts').out).toBe(
        'packages/cart/src/index.ts:1 imports packages/price/src/index.ts (value)\npackages/price/src/index.ts:1 imports packages/price/src/tax.ts (type)\n',
      );
      expect(reaches('packages/price/src/tax.ts', 'packages/cart/src/index.ts').out).toBe('packages/price/src/tax.ts does not reach packages/cart/src/index.ts.\n');
      expect(reaches('packages/price/src/tx.ts', 'packages/cart/src/index.ts')).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean `packages/price/src/tax.ts`?') as string });
    });
  });

  it.each([
    ['dot', /"packages\/cart\/src\/index\.ts" -> "packages\/price\/src\/index\.ts"/],
    ['archi', /digraph/],
    ['mermaid', /^flowchart LR/],
    ['d2', /->/],
    ['csv', /"packages\/cart\/src\/index\.ts"/],
    ['metrics', /module +packages\/price\/src\/tax\.ts/],
    ['html', /^<!DOCTYPE html>/],
  ])('draws as %s', (format, expected) => {
    inProject(SHOP, (root) => {
      const { code, out, err } = archLint(root, ['graph', '--format', format]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(expected);
    });
  });

  it('lets no file name end a quote, a tag or a statement of a drawing', () => {
    inProject(new Map([['src/<img src=x onerror=alert(1)>";a.ts', "import './b';\n"], ['src/b.ts', '']]), (root) => {
      for (const format of ['html', 'dot', 'mermaid', 'd2']) {
        const { out } = archLint(root, ['graph', '--format', format]);
        expect(out).not.toContain('<img');
        expect(out).not.toMatch(/"{2};a|";a\.ts/);
        expect(out).toContain('%3cimg');
      }
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
      const { code, err } = archLint(root, ['graph'], uid === undefined ? {} : { uid });
      chmodSync(join(root, 'packages/price/src'), 0o755);
      expect({ code, err }).toEqual({ code: 3, err: 'arch-lint: not in the graph: packages/price/src: the folder cannot be listed (EACCES)\n' });
    });
  });

  it('writes to a file, and says what is wrong with a flag', () => {
    inProject(SHOP, (root) => {
      archLint(root, ['graph', '--output', 'graph.json']);
      expect(JSON.parse(readFileSync(join(root, 'graph.json'), 'utf8'))).toHaveProperty('cycles');
      expect(archLint(root, ['graph', '--level', 'folders']).err).toContain('Did you mean `folder`?');
      expect(archLint(root, ['graph', '--format', 'svg']).code).toBe(2);
      expect(archLint(root, ['graph', '--focus', 'packages/carts']).code).toBe(2);
      expect(existsSync(join(root, 'folders'))).toBe(false);
    });
  });
});
