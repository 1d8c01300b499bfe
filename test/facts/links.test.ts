import { expect, test } from 'vitest';
import { scriptSyntaxOf } from '#model';
import { imports } from '../../src/facts/imports.ts';
import { links } from '../../src/facts/links.ts';
import type { Resolutions, Target } from '../../src/facts/resolutions.ts';
import { openSource } from '../../src/facts/source.ts';

const FILES: Readonly<Record<string, string>> = { './job.js': 'job.ts', './icon.svg': 'icon.svg', './pages': 'pages/index.ts', './pages/index': 'pages/index.ts', './mail?worker': 'mail.ts' };

const resolutions: Resolutions = {
  target: (_, specifier): Target => {
    const file = FILES[specifier];
    if (file === undefined) return { kind: 'unresolved', code: 'missing', reason: 'it leads to no file' };
    return { kind: scriptSyntaxOf(file) ? 'file' : 'asset', file };
  },
  matching: (_, pattern): readonly Target[] => (pattern === './pages/*' ? [{ kind: 'file', file: 'pages/a.ts' }, { kind: 'file', file: 'pages/b.ts' }, { kind: 'file', file: 'shop.ts' }] : []),
  erasure: () => ({ isVerbatim: false, hasMetadata: false, checksJs: false }),
  packageOf: () => undefined,
  brokenConfigs: [],
};

function linksOf(text: string) {
  const { links: found, coverage } = links.derive({ imports: new Map([['shop.ts', imports.extract(openSource('shop.ts', 'typescript', text))]]), resolutions });
  return { found: found.map(({ target }) => ('file' in target ? target.file : target.kind)), total: coverage.total, unresolved: coverage.unresolved };
}

test.each([
  ['a missing import', `import('./no');`, { found: ['unresolved'], total: 1, unresolved: 1 }],
  ['a missing URL', `new URL('./no', import.meta.url);`, { found: [], total: 0, unresolved: 0 }],
  ['a missing worker', `new Worker('./no.js');`, { found: [], total: 0, unresolved: 0 }],
  ['a missing path that is resolved', `require.resolve('./no');`, { found: [], total: 0, unresolved: 0 }],
  ['a worker', `new Worker('./job.js');`, { found: ['job.ts'], total: 1, unresolved: 0 }],
  ['a worker with a query', `new Worker(new URL('./mail?worker', import.meta.url));`, { found: ['mail.ts'], total: 1, unresolved: 0 }],
  ['an asset', `new URL('./icon.svg', import.meta.url);`, { found: ['icon.svg'], total: 1, unresolved: 0 }],
  ['a URL of a folder', `new URL('./pages', import.meta.url);`, { found: [], total: 0, unresolved: 0 }],
  ['a URL of a folder\'s index', `new URL('./pages/index', import.meta.url);`, { found: ['pages/index.ts'], total: 1, unresolved: 0 }],
  ['a folder that is resolved', `require.resolve('./pages');`, { found: ['pages/index.ts'], total: 1, unresolved: 0 }],
  ['a pattern, but for the file itself', 'import(`./pages/${name}`);', { found: ['pages/a.ts', 'pages/b.ts'], total: 1, unresolved: 0 }],
  ['a pattern of nothing', 'import(`./plugins/${name}`);', { found: [], total: 0, unresolved: 0 }],
])('%s leads where it may', (_, text, expected) => {
  expect(linksOf(text)).toEqual(expected);
});

test('a type leads to the declaration beside a JavaScript module, a value to the module', () => {
  const files: Readonly<Record<string, string>> = { 'shop.js': `import { a } from './job.js';\n/** @import { B } from './job.js' */\n/** @type {import('./shop.js').C} */\nlet c;`, 'job.js': '', 'job.d.ts': '', 'shop.d.ts': '' };
  const target = (_: string, specifier: string): Target => ({ kind: 'file', file: specifier.slice(2) });
  const written = new Map(Object.entries(files).map(([file, text]) => [file, imports.extract(openSource(file, scriptSyntaxOf(file) ?? 'typescript', text))] as const));
  const { links: found } = links.derive({ imports: written, resolutions: { ...resolutions, target, erasure: () => ({ isVerbatim: false, hasMetadata: false, checksJs: true }) } });
  expect(found.map((link) => 'file' in link.target && link.target.file)).toEqual(['job.js', 'job.d.ts', 'shop.d.ts']);
});
