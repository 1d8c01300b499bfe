import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { packageManifests, type PackageManifest } from '../../../src/facts/package-manifests.ts';
import { openSource } from '../../../src/facts/source.ts';

const read = (text: string): PackageManifest => packageManifests.extract(openSource('package.json', 'package-json', text));

describe('a manifest', () => {
  const TEXT = `{
  "name": "@shop/orders", // a comment
  "private": true,
  "main": "./dist/index.js",
  "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" }, "./tax": ["./src/tax.ts"] },
  "bin": { "orders": "bin/orders.mjs" },
  "engines": { "node": ">=20", "vscode": "^1.90.0" },
  "scripts": { "start": "node dist/index.js", "broken": 1 },
  "devDependencies": { "vitest": "^3.2.0" },
  "dependencies": { "pg": "^8.16.0", "__proto__": "^1.0.0", "odd": 3, },
  "peerDependencies": { "react": "*", "pino": "^9.0.0" },
  "peerDependenciesMeta": { "pino": { "optional": true }, "bunyan": { "optional": true }, "winston": {} },
  "_moduleAliases": { "@root": "." },
  "jest": { "moduleNameMapper": { "^@app/(.*)$": "<rootDir>/src/$1" } }
}`;
  const manifest = read(TEXT);

  it('is read in order, each name and version where it stands', () => {
    expect(manifest.declared.map(({ name, section, version }) => [name, section, version])).toEqual([
      ['vitest', 'devDependencies', '^3.2.0'],
      ['pg', 'dependencies', '^8.16.0'],
      ['__proto__', 'dependencies', '^1.0.0'],
      ['odd', 'dependencies', '3'],
      ['react', 'peerDependencies', '*'],
      ['pino', 'peerDependencies', '^9.0.0'],
    ]);
    for (const { name, version, at, versionAt } of manifest.declared) {
      expect(TEXT.slice(at.start, at.end)).toBe(`"${name}"`);
      expect(TEXT.slice(versionAt.start, versionAt.end).replaceAll('"', '')).toBe(version);
    }
  });

  it('tells optional peers, those that are named nowhere else too', () => {
    expect(manifest.declared.filter(({ isOptionalPeer }) => isOptionalPeer).map(({ name }) => name)).toEqual(['pino']);
    expect(manifest.optionalPeers).toEqual(['bunyan']);
  });

  it('gives entries, scripts, engines and aliases', () => {
    expect(manifest.entries).toEqual(['./dist/index.js', './dist/index.d.ts', './src/tax.ts', 'bin/orders.mjs']);
    expect(manifest.scripts).toEqual([['start', 'node dist/index.js']]);
    expect(manifest.engines).toEqual(['node', 'vscode']);
    expect(manifest.aliases).toEqual(['@root', '^@app/(.*)$']);
    expect(manifest).toMatchObject({ name: '@shop/orders', isPrivate: true, isBoundary: true, hasSections: true });
    expect(manifest.error).toBeUndefined();
  });
});

test.each([
  ['a mark of a module system', '{ "type": "module" }', false, false],
  ['a name', '{ "name": "orders" }', true, false],
  ['an empty name', '{ "name": "" }', false, false],
  ['an empty section', '{ "dependencies": {} }', true, true],
  ['a section that is none', '{ "dependencies": ["pg"] }', false, false],
])('%s makes it a boundary, or not', (_, text, isBoundary, hasSections) => {
  expect(read(text)).toMatchObject({ isBoundary, hasSections });
});

describe('a broken manifest', () => {
  it('gives what stands before the break, and where it is', () => {
    const text = '{ "name": "orders", "dependencies": { "pg": "^8.0.0", "pino": ^9.0.0 } }';
    const { name, declared, error } = read(text);
    expect(name).toBe('orders');
    expect(declared.map((one) => one.name)).toContain('pg');
    expect(error?.offset).toBe(text.indexOf('^9'));
  });

  it.each([
    ['', 0],
    ['[]', 0],
    ['{ "name": "orders" "version": "1.0.0" }', 19],
    ['{ "name": "orders', 10],
  ])('%j is told at %i', (text, offset) => expect(read(text).error?.offset).toBe(offset));

  it('is one that nests without end, and nothing runs out of stack', () => {
    expect(read(`{"a":${'['.repeat(1_000_000)}`).error?.message).toBe('it nests more than 200 levels');
    expect(read(`{"dependencies":{"pg":"1"},"a":${'['.repeat(150)}${']'.repeat(150)}}`).declared).toHaveLength(1);
    expect(read(`{"name":"${'['.repeat(500)}"}`).error).toBeUndefined();
  });

  it('throws nothing, whatever it holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^[{}[\]",:\\a-z0-9 /*]{0,60}$/)), (text) => void read(text)));
  });
});
