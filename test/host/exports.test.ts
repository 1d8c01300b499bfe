import { describe, expect, it } from 'vitest';
import { mapTargets } from '../../src/host/resolve/exports.ts';

const target = (map: unknown, key: string, ...conditions: string[]): string | null | undefined => mapTarget(map, key, new Set([...conditions, 'default']));

/** The first target: what Node takes. */
function mapTarget(...args: Parameters<typeof mapTargets>): string | null | undefined {
  const targets = mapTargets(...args);
  return targets && targets[0];
}

describe('mapTarget', () => {
  it('reads a bare text, list or conditions as the main entry alone', () => {
    expect(target('./index.js', '.')).toBe('./index.js');
    expect(target(['./index.js'], '.')).toBe('./index.js');
    expect(target({ import: './index.mjs', default: './index.cjs' }, '.', 'import')).toBe('./index.mjs');
    expect(target('./index.js', './sub')).toBe(undefined);
    expect(target({ import: './index.mjs' }, './import', 'import')).toBe(undefined);
    expect(target({}, '.')).toBe(undefined);
  });

  it('takes the first condition that holds, in the order they are written', () => {
    const map = { '.': { browser: './browser.js', require: './index.cjs', import: './index.mjs', default: './other.js' } };
    expect(target(map, '.', 'import', 'require')).toBe('./index.cjs');
    expect(target(map, '.', 'import')).toBe('./index.mjs');
    expect(target(map, '.')).toBe('./other.js');
  });

  it('goes on to the next condition where a nested one leads nowhere, and stops at null', () => {
    expect(target({ '.': { node: { import: './node.mjs' }, default: './index.js' } }, '.', 'node')).toBe('./index.js');
    expect(target({ '.': { node: null, default: './index.js' } }, '.', 'node')).toBe(null);
  });

  it('takes the first of a list that is a target', () => {
    expect(target({ '.': [{ import: './a.mjs' }, './b.js'] }, '.')).toBe('./b.js');
    expect(target({ '.': [{ import: './a.mjs' }, './b.js'] }, '.', 'import')).toBe('./a.mjs');
    expect(target({ '.': { node: [null], default: './index.js' } }, '.', 'node')).toBe(null);
    expect(target({ '.': [] }, '.')).toBe(undefined);
  });

  it('fills patterns, the one with the longest text before its star first', () => {
    const map = { './*': './src/*.js', './icons/*': './icons/*/index.js', './icons/*.svg': './icons/*.svg', './icons/private/*': null, './list': './src/list/index.js' };
    expect(target(map, './list')).toBe('./src/list/index.js');
    expect(target(map, './table')).toBe('./src/table.js');
    expect(target(map, './table/row')).toBe('./src/table/row.js');
    expect(target(map, './icons/cart')).toBe('./icons/cart/index.js');
    expect(target(map, './icons/cart.svg')).toBe('./icons/cart.svg');
    expect(target(map, './icons/private/key')).toBe(null);
    expect(target({ './icons/*': './icons/*.js' }, './list')).toBe(undefined);
  });

  it('needs at least a character for a star', () => {
    expect(target({ './icons/*': './icons/*.js' }, './icons/')).toBe(undefined);
    expect(target({ './icons/*.js': './icons/*.js' }, './icons/.js')).toBe(undefined);
    expect(target({ './icons/*.js': './icons/*.js' }, './icons/a.js')).toBe('./icons/a.js');
  });

  it('fills every star with the text as it is', () => {
    expect(target({ './*': './*/*.js' }, './cart')).toBe('./cart/cart.js');
    expect(target({ './*': './src/*.js' }, "./$&-$'")).toBe("./src/$&-$'.js");
  });

  it('reads folder entries of old packages', () => {
    expect(target({ './lib/': './dist/' }, './lib/a.js')).toBe('./dist/a.js');
    expect(target({ './lib/': './dist/' }, './libs/a.js')).toBe(undefined);
  });

  it('reads package imports', () => {
    const map = { '#db': { test: './db.fake.js', default: './db.js' }, '#lib/*': './src/*.js', '#log': 'pino' };
    expect(target(map, '#db')).toBe('./db.js');
    expect(target(map, '#db', 'test')).toBe('./db.fake.js');
    expect(target(map, '#lib/a/b')).toBe('./src/a/b.js');
    expect(target(map, '#log')).toBe('pino');
    expect(target(map, '#other')).toBe(undefined);
  });

  it.each(['__proto__', 'constructor', 'toString', './__proto__', './constructor', '#__proto__'])('finds nothing under %s that is not written', (key) => {
    expect(target({ './list': './list.js' }, key)).toBe(undefined);
    expect(target({ '#list': './list.js' }, key)).toBe(undefined);
    expect(target({ [key]: { constructor: './a.js', toString: './b.js' } }, key)).toBe(undefined);
  });

  it('takes values that are no targets for absent', () => {
    for (const map of [7, true, null, { '.': 7 }, { '.': { default: false } }, [[[]]]]) expect(target(map, '.') ?? undefined).toBe(undefined);
  });

  it('ends on conditions nested without end', () => {
    const deep: unknown = JSON.parse(`${'{"default":'.repeat(20_000)}"./a.js"${'}'.repeat(20_000)}`);
    expect(() => target({ '.': deep }, '.')).not.toThrow();
  }, 5000);
});
