import { describe, expect, it } from 'vitest';
import { said, type State, type Texts } from './judged.ts';

const BASE: Texts = {
  'package.json': '{ "name": "root", "private": true, "workspaces": ["packages/*"] }',
  '.changeset/README.md': '# Changesets\n',
  'packages/core/package.json': '{ "name": "@acme/core", "version": "1.0.0" }',
  'packages/core/src/i.ts': '1',
  'packages/web/package.json': '{ "name": "@acme/web", "version": "1.0.0", "dependencies": { "@acme/core": "^1.0.0" } }',
  'packages/web/src/w.ts': '1',
  'packages/tool/package.json': '{ "name": "@acme/tool", "version": "1.0.0", "private": true }',
  'packages/tool/src/t.ts': '1',
};
const CHANGED: Texts = { ...BASE, 'packages/core/src/i.ts': '2' };
const changeset = (...bumps: string[]): string => `---\n${bumps.map((one) => `${one}\n`).join('')}---\n\nRound totals half up.\n`;
const after = (now: Texts, more: Partial<State> = {}): string[] => said({ now: { ...CHANGED, ...now }, before: BASE, settings: { format: 'changesets' }, ...more });
const MISSING = 'packages/core/src/i.ts:1 missing @acme/core';

describe('a changed package has a changeset', () => {
  it.each<[string, Texts, string[]]>([
    ['none', {}, [MISSING]],
    ['one', { '.changeset/cat.md': changeset('"@acme/core": minor') }, []],
    ['in other quotes', { '.changeset/cat.md': changeset("'@acme/core': patch") }, []],
    ['with CRLF', { '.changeset/cat.md': changeset('"@acme/core": minor').replaceAll('\n', '\r\n') }, []],
    ['with a comment', { '.changeset/cat.md': changeset('# why', '"@acme/core": minor # because') }, []],
    ['of another package', { '.changeset/cat.md': changeset('"@acme/web": minor') }, [MISSING]],
    ['of several', { '.changeset/cat.md': changeset('"@acme/web": minor', '"@acme/core": major') }, []],
    ['of a package that is none', { '.changeset/cat.md': changeset('"@acme/cor": minor') }, ['.changeset/cat.md:2 unknownComponent @acme/cor', MISSING]],
    ['of a type that is none', { '.changeset/cat.md': changeset('"@acme/core": mayor') }, ['.changeset/cat.md:2 unknownType @acme/core']],
    ['that cannot be read', { '.changeset/cat.md': changeset('@acme/core minor') }, ['.changeset/cat.md:2 malformedLine', MISSING]],
    ['an empty one with a reason', { '.changeset/cat.md': changeset() }, []],
    ['an empty one without', { '.changeset/cat.md': '---\n---\n' }, ['.changeset/cat.md:1 waiverWithoutReason', MISSING]],
    ['one elsewhere', { 'docs/cat.md': changeset('"@acme/core": minor') }, [MISSING]],
  ])('%s', (_, now, expected) => expect(after(now)).toEqual(expected));

  it('which is new', () => {
    const old = { '.changeset/old.md': changeset('"@acme/core": minor') };
    expect(after(old, { before: { ...BASE, ...old } })).toEqual([MISSING]);
    expect(after({ '.changeset/old.md': `${changeset('"@acme/core": minor')}More.\n` }, { before: { ...BASE, ...old } })).toEqual([MISSING]);
    expect(after({ ...old, '.changeset/new.md': changeset('"@acme/core": patch') }, { before: { ...BASE, ...old } })).toEqual([]);
  });
  it('and not only another name', () => {
    const old = changeset('"@acme/core": minor');
    expect(after({ '.changeset/new.md': old }, { before: { ...BASE, '.changeset/old.md': old } })).toEqual([MISSING]);
    expect(after({ '.changeset/new.md': old }, { before: { ...BASE, '.changeset/old.md': old }, renames: { '.changeset/new.md': '.changeset/old.md' } })).toEqual([MISSING]);
  });
  it('which may be an older one that now names it', () => expect(after({ '.changeset/old.md': changeset('"@acme/web": minor', '"@acme/core": minor') }, { before: { ...BASE, '.changeset/old.md': changeset('"@acme/web": minor') } })).toEqual([]));
  it('but not a private package, unless it is a component', () => expect(after({ 'packages/core/src/i.ts': '1', 'packages/tool/src/t.ts': '2' })).toEqual([]));
  it('which then needs one', () => expect(after({ 'packages/core/src/i.ts': '1', 'packages/tool/src/t.ts': '2' }, { settings: { format: 'changesets', components: { tool: 'packages/tool' } } })).toEqual(['packages/tool/src/t.ts:1 missing tool']));
  it('nor one of which only what its developers install has changed', () => {
    const manifest = (more: object): Texts => ({ 'packages/core/src/i.ts': '1', 'packages/core/package.json': JSON.stringify({ name: '@acme/core', version: '1.0.0', dependencies: { a: '^1.0.0' }, devDependencies: { b: '^1.0.0' }, ...more }) });
    const of = (more: object): string[] => after(manifest(more), { before: { ...BASE, ...manifest({}) } });
    const needed = ['packages/core/package.json:1 missing @acme/core'];
    expect(of({ devDependencies: { b: '^2.0.0', c: '1.0.0' } })).toEqual([]);
    expect(of({ devDependencies: undefined })).toEqual([]);
    expect(of({ dependencies: { a: '^2.0.0' }, devDependencies: { b: '^2.0.0' } })).toEqual(needed);
    expect(of({ scripts: { postinstall: 'node x.js' }, devDependencies: { b: '^2.0.0' } })).toEqual(needed);
    expect(of({ sideEffects: false })).toEqual(needed);
    expect(after({ 'packages/core/package.json': '{ "name": "@acme/core", "version": "1.0.0", "devDependencies": { "b": "1" } }' })).toEqual([MISSING]); // its source has changed too
  });
  it('nor one that stands for an example', () => {
    const example = { 'examples/shop/package.json': '{ "name": "@example/shop", "version": "1.0.0" }', 'examples/shop/src/s.ts': '1' };
    expect(after({ ...example, 'packages/core/src/i.ts': '1', 'examples/shop/src/s.ts': '2' }, { before: { ...BASE, ...example } })).toEqual([]);
  });
  it('nor one that changesets leaves out', () => {
    const config = { '.changeset/config.json': '{ "ignore": ["@acme/c*"] }' };
    expect(after(config, { before: { ...BASE, ...config } })).toEqual([]);
    expect(after({ ...config, 'packages/web/src/w.ts': '2' }, { before: { ...BASE, ...config } })).toEqual(['packages/web/src/w.ts:1 missing @acme/web']);
    expect(after({ '.changeset/config.json': '{' }, { before: { ...BASE, '.changeset/config.json': '{' } })).toEqual([MISSING]);
  });
  it('and not the release that they were for, with all that it raises', () => {
    const raised = (path: string): Texts => ({ [path]: (BASE[path] ?? '').replaceAll('1.0.0', '1.1.0') });
    const release = { ...raised('packages/core/package.json'), ...raised('packages/web/package.json'), 'packages/core/CHANGELOG.md': '# @acme/core\n\n## 1.1.0\n' };
    expect(after(release, { before: { ...BASE, 'packages/core/src/i.ts': '2', '.changeset/cat.md': changeset('"@acme/core": minor') } })).toEqual([]);
    expect(after({ ...release, 'packages/core/src/i.ts': '1' })).toEqual(['packages/core/package.json:1 missing @acme/core', 'packages/web/package.json:1 missing @acme/web']);
  });
  it('and not what waited and is taken back', () => expect(after({}, { before: { ...BASE, '.changeset/cat.md': changeset('"@acme/core": minor') } })).toEqual([]));
  it('also by components of another name', () => expect(after({ '.changeset/cat.md': changeset('"@acme/core": minor') }, { settings: { format: 'changesets', components: { core: 'packages/core/**' } } })).toEqual([]));
  it('is found to be the way', () => expect(after({ '.changeset/cat.md': changeset('"@acme/web": minor') }, { settings: {} })).toEqual([MISSING]));
});

describe('fragments', () => {
  const components = { orders: 'services/orders/**', billing: 'services/billing/**' };
  const told = (now: Texts, more: Texts = {}, settings: State['settings'] = {}): string[] => said({ now: { 'services/orders/a.py': '2', ...now }, before: { 'services/orders/a.py': '1', ...more }, settings: { format: 'fragments', path: 'newsfragments', components, ...settings } });
  const missing = ['services/orders/a.py:1 missing orders'];
  it.each<[string, Texts, string[]]>([
    ['none', {}, missing],
    ['by folder', { 'newsfragments/orders/12.feature.md': 'x' }, []],
    ['by name', { 'newsfragments/orders.12.feature.md': 'x' }, []],
    ['in the component', { 'services/orders/newsfragments/12.feature.rst': 'x' }, []],
    ['of another', { 'newsfragments/billing/12.feature.md': 'x' }, missing],
    ['of nobody', { 'newsfragments/12.feature.md': 'x' }, missing],
    ['a template', { 'newsfragments/orders/README.md': 'x', 'newsfragments/orders/.gitkeep': '' }, missing],
    ['as changie writes it', { 'newsfragments/x.yaml': 'component: orders\nkind: Added\nbody: Totals\n' }, []],
    ['as changie writes it, misspelt', { 'newsfragments/x.yaml': 'component: "order" # oh\nkind: Added\nbody: >-\n  Totals\n' }, ['newsfragments/x.yaml:1 unknownComponent order', ...missing]],
  ])('%s', (_, now, expected) => expect(told(now)).toEqual(expected));
  it('for the only component there is', () => expect(told({ 'newsfragments/12.feature.md': 'x' }, {}, { components: { orders: 'services/orders/**' } })).toEqual([]));
  it('taken away by a release', () => expect(told({}, { 'newsfragments/orders/12.feature.md': 'x' })).toEqual([]));
  it('not only with another name', () => expect(told({ 'newsfragments/orders/12.feature.md': 'x' }, { 'newsfragments/orders/+new.feature.md': 'x' })).toEqual(missing));
  it('not edited', () => expect(told({ 'newsfragments/orders/12.feature.md': 'x' }, { 'newsfragments/orders/12.feature.md': 'y' })).toEqual(missing));
  it('of configured types', () => expect(told({ 'newsfragments/orders/12.feture.md': 'x' }, {}, { types: ['feature', 'bugfix'] })).toEqual(['newsfragments/orders/12.feture.md:1 unknownType']));
});
