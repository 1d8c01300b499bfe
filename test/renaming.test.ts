import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupBy, sorted } from '#model';
import { stronglyConnectedComponents } from '#facts/module-graph';
import { graphOf, run } from '../src/run.ts';

const shop = new URL('../fixtures/projects/seeded-shop', import.meta.url).pathname;
const { graph } = graphOf({ cwd: shop });
/** Files that are only ever imported by a relative path: no manifest, alias or `index` stands behind their names. */
const renamed = graph.modules.filter((module) => {
  const importers = graph.edges.filter(({ to }) => to === module);
  return importers.length > 0 && importers.every(({ specifier }) => specifier.startsWith('.')) && !/\bindex\./.test(module);
});

/** A copy of the shop in which those files have other names, and every import of them says so. */
function inRenamedShop<T>(seed: number, use: (root: string, oldNameOf: (file: string) => string) => T): T {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
  try {
    cpSync(shop, root, { recursive: true });
    const newName = new Map(renamed.map((file, index) => [file, join(dirname(file), `${String.fromCharCode(97 + ((index * 7 + seed) % 26))}${((index + 1) * 7919 * (seed + 1)) % 10007}${extname(file)}`)]));
    for (const [file, edges] of groupBy(graph.edges.filter(({ to }) => newName.has(to)), ({ from }) => from)) {
      let text = readFileSync(join(root, file), 'utf8');
      for (const { at, specifier, to } of edges.toReversed()) {
        const path = relative(dirname(file), newName.get(to) ?? '').replace(/\.[^.]+$/, extname(specifier).length > 0 && /\.[cm]?js$/.test(specifier) ? extname(specifier) : '');
        text = `${text.slice(0, at.start)}'${path.startsWith('.') ? path : `./${path}`}'${text.slice(at.end)}`;
      }
      writeFileSync(join(root, file), text);
    }
    for (const [file, name] of newName) renameSync(join(root, file), join(root, name));
    const oldNames = new Map([...newName].map(([file, name]) => [name, file]));
    return use(root, (file) => oldNames.get(file) ?? file);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

it('under other names of its files, a project has the same rings and as many findings', () => {
  expect(renamed.length).toBeGreaterThan(15);
  const expected = run({ cwd: shop }).report.findings.map(({ rule, messageId }) => `${rule}/${messageId}`);
  const rings = graph.edges.filter(({ kind }) => kind !== 'type');
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), (seed) => {
      inRenamedShop(seed, (root, oldNameOf) => {
        const again = graphOf({ cwd: root }).graph.edges.filter(({ kind }) => kind !== 'type');
        const asBefore = again.map(({ from, to }) => ({ from: oldNameOf(from), to: oldNameOf(to) }));
        expect(stronglyConnectedComponents(asBefore)).toEqual(stronglyConnectedComponents(rings));
        expect(again).toHaveLength(rings.length);
        expect(sorted(run({ cwd: root }).report.findings.map(({ rule, messageId }) => `${rule}/${messageId}`))).toEqual(sorted(expected));
      });
    }),
    { numRuns: 5 },
  );
});
