import { describe, expect, it } from 'vitest';
import { judged, said, type State, type Texts } from './judged.ts';

const components = { orders: 'services/orders/**', billing: 'services/billing/**' };
const A = '[2026-05-01] - [1.0.0] - [orders] - [Added] - [First version of the order service]';
const B = '[2026-05-01] - [1.0.0] - [billing] - [Added] - [First version of the billing service]';
const NEW = '[2026-05-10] - [1.1.0] - [orders] - [Changed] - [Round totals half up]';
const BASE: Texts = { 'CHANGELOG.md': `${A}\n${B}\n`, 'services/orders/src/a.ts': '1', 'services/billing/src/b.ts': '1', 'package.json': '{}' };
const CHANGED: Texts = { ...BASE, 'services/orders/src/a.ts': '2' };

const after = (now: Readonly<Record<string, string | undefined>>, more: Partial<State> = {}): string[] => {
  const all = Object.fromEntries(Object.entries({ ...CHANGED, ...now }).filter((one): one is [string, string] => one[1] !== undefined));
  return said({ now: all, before: BASE, settings: { components }, ...more });
};
const log = (...lines: string[]): Texts => ({ 'CHANGELOG.md': `${lines.join('\n')}\n` });
const MISSING = 'CHANGELOG.md:1 missing orders';

describe('a changed component has a new entry', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, string[]]>([
    ['none', {}, [MISSING]],
    ['one', log(NEW, A, B), []],
    ['one at the end', log(A, B, NEW), []],
    ['one of another component', log(NEW.replace('orders', 'billing'), A, B), [MISSING]],
    ['the old ones in another order', log(B, A), [MISSING]],
    ['the old one without brackets', log(A.replaceAll(/[[\]]/g, ''), B.replaceAll(/[[\]]/g, '')), [MISSING]],
    ['the old one with an edited text', log(A.replace('First', 'Very first'), B), [MISSING, 'CHANGELOG.md:1 historyEdited orders']],
    ['the old one with another date', log(A.replace('05-01', '05-02'), B), [MISSING, 'CHANGELOG.md:1 historyEdited orders']],
    ['the old one with another date and version', log(A.replace('05-01', '05-02').replace('1.0.0', '1.1.0'), B), [MISSING, 'CHANGELOG.md:1 historyEdited orders']],
    ['the old one twice, as a union merge leaves it', log(A, A, B), [MISSING, 'CHANGELOG.md:2 duplicateEntry orders']],
    ['the old ones in an archive, and a new one', { ...log(NEW), 'docs/CHANGELOG-2025.md': `${A}\n${B}\n` }, []],
    ['the old ones gone, and a new one', log(NEW), ['CHANGELOG.md:1 historyEdited billing', 'CHANGELOG.md:1 historyEdited orders']],
    ['a new one in code', log('```', NEW, '```', A, B), ['CHANGELOG.md:4 missing orders']],
    ['no changelog any more', { 'CHANGELOG.md': undefined }, [MISSING, 'CHANGELOG.md:1 historyEdited billing', 'CHANGELOG.md:1 historyEdited orders']],
  ])('%s', (_, now, expected) => expect(after(now)).toEqual(expected));

  it('or one less of what waited', () => expect(after(log(A, B), { before: { ...BASE, ...log(NEW.replace('1.1.0', 'Unreleased'), A, B) } })).toEqual([]));
  it('each of several', () => expect(after({ 'services/billing/src/b.ts': '2' })).toEqual(['CHANGELOG.md:1 missing billing', MISSING]));
  it('also one that is gone', () => expect(after({ 'services/orders/src/a.ts': undefined })).toEqual([MISSING]));
  it('not one whose change was taken back', () => expect(after({ 'services/orders/src/a.ts': '1' })).toEqual([]));
  it('both, where a file moved', () => {
    const moved = { 'services/orders/src/a.ts': undefined, 'services/billing/src/a.ts': '1' };
    expect(after(moved)).toEqual(['CHANGELOG.md:1 missing billing', MISSING]);
    expect(after(moved, { renames: { 'services/billing/src/a.ts': 'services/orders/src/a.ts' } })).toEqual(['CHANGELOG.md:1 missing billing', MISSING]);
  });
  it('says which files, and shows them', () => {
    const [finding] = judged({ now: { ...CHANGED, 'services/orders/src/c.ts': '1' }, before: BASE, settings: { components } });
    expect(finding?.data['files']).toBe('services/orders/src/a.ts and 1 more');
    expect(finding?.related.map(({ place }) => place.file)).toEqual(['services/orders/src/a.ts', 'services/orders/src/c.ts']);
    expect(finding?.identity).toEqual({ component: 'orders' });
  });
  it('is not asked for without a base, components or configuration', () => {
    expect(after({}, { before: undefined as never })).toEqual([]);
    expect(after({}, { settings: {} })).toEqual([]);
    expect(after({}, { settings: undefined })).toEqual([]);
  });
});

describe('whose a file is', () => {
  const owner = (file: string, more: State['settings']): string[] => said({ now: { ...BASE, 'CHANGELOG.md': '', [file]: 'x' }, before: { ...BASE, 'CHANGELOG.md': '' }, settings: { components, ...more } }).map((one) => one.replace('CHANGELOG.md:1 missing ', ''));
  it.each<[string, string, State['settings'], string[]]>([
    ['the longest path wins', 'services/orders/api/x.ts', { components: { all: '**', orders: 'services/orders/**', api: 'services/orders/api/**' } }, ['api']],
    ['not the longest selector', 'services/orders/x.ts', { components: { scripts: '**/*.{ts,tsx,mts,cts,js,jsx,mjs}', orders: 'services' } }, ['orders']],
    ['whatever stands first', 'services/orders/x.ts', { components: { zeta: 'services/orders', all: 'services/**/*' } }, ['zeta']],
    ['several selectors', 'libs/pay/x.ts', { components: { billing: ['services/billing', 'libs/pay'] } }, ['billing']],
    ['never a name that begins alike', 'services/orders-new/x.ts', { components: { orders: 'services/orders' } }, []],
    ['nobody', 'tools/x.ts', {}, []],
    ['docs', 'services/orders/README.md', {}, []],
    ['docs that count', 'services/orders/README.md', { counts: ['docs'] }, ['orders']],
    ['tests', 'services/orders/src/a.test.ts', {}, []],
    ['tests by folder', 'services/orders/tests/a.ts', {}, []],
    ['tests that count', 'services/orders/src/a.test.ts', { counts: ['tests'] }, ['orders']],
    ['a lock file', 'services/orders/package-lock.json', {}, []],
    ['a lock file that counts', 'services/orders/package-lock.json', { counts: ['lock-files'] }, ['orders']],
    ['a generated file', 'services/orders/src/generated/api.ts', {}, []],
    ['what is ignored', 'services/orders/fixtures.json', { ignore: ['**/fixtures.json'] }, []],
    ['its own changelog, whatever counts', 'services/orders/CHANGELOG.md', { counts: ['docs'] }, []],
    ['a changelog of another name, whatever counts', 'services/orders/NEWS.md', { counts: ['docs'], changelogs: { orders: 'services/orders/NEWS.md' } }, []],
    ['files that nobody else reads', 'services/orders/main.go', {}, ['orders']],
  ])('%s', (_, file, settings, expected) => expect(owner(file, settings)).toEqual(expected));
});

describe('waivers', () => {
  const waiver = (text: string): string[] => after(log(`<!-- ${text} -->`, A, B));
  it.each<[string, string, string[]]>([
    ['a component', 'arch-lint-no-entry orders -- only names of variables', []],
    ['several', 'arch-lint-no-entry billing, orders -- only names', []],
    ['all', 'arch-lint-no-entry -- only names', []],
    ['another', 'arch-lint-no-entry billing -- only names', ['CHANGELOG.md:2 missing orders']],
    ['without a reason', 'arch-lint-no-entry orders', ['CHANGELOG.md:1 waiverWithoutReason orders', 'CHANGELOG.md:2 missing orders']],
    ['of a component that is none', 'arch-lint-no-entry order -- only names', ['CHANGELOG.md:1 unknownComponent order', 'CHANGELOG.md:2 missing orders']],
  ])('%s', (_, text, expected) => expect(waiver(text)).toEqual(expected));
  it('hold for the change that brings them', () => {
    const old = `<!-- arch-lint-no-entry orders -- only names -->\n${A}\n${B}\n`;
    expect(said({ now: { ...CHANGED, 'CHANGELOG.md': old }, before: { ...BASE, 'CHANGELOG.md': old }, settings: { components } })).toEqual(['CHANGELOG.md:2 missing orders']);
  });
  it('and not for the next one, which writes something else', () => {
    const old = `<!-- arch-lint-no-entry orders -- only names -->\n${A}\n${B}\n`;
    expect(said({ now: { ...CHANGED, 'CHANGELOG.md': `${NEW.replace('orders', 'billing')}\n${old}` }, before: { ...BASE, 'CHANGELOG.md': old }, settings: { components } })).toEqual(['CHANGELOG.md:1 missing orders']);
  });
  it.each<[string, { component: string; because: string; until?: string }, string[]]>([
    ['configured', { component: 'orders', because: 'it moves' }, []],
    ['for all', { component: '*', because: 'it moves' }, []],
    ['until today', { component: 'orders', because: 'it moves', until: '2026-05-20' }, []],
    ['until yesterday', { component: 'orders', because: 'it moves', until: '2026-05-19' }, [MISSING]],
  ])('%s', (_, waiver, expected) => expect(after({}, { settings: { components, waivers: [waiver] } })).toEqual(expected));
});

describe('changelogs of components', () => {
  const changelogs = { orders: 'services/orders/CHANGELOG.md', billing: 'services/billing/CHANGELOG.md' };
  const before: Texts = { 'services/orders/CHANGELOG.md': `${A}\n`, 'services/billing/CHANGELOG.md': `${B}\n`, 'services/orders/src/a.ts': '1' };
  const told = (now: Texts): string[] => said({ now: { ...before, 'services/orders/src/a.ts': '2', ...now }, before, settings: { components, changelogs } });
  it('its own', () => expect(told({ 'services/orders/CHANGELOG.md': `${NEW}\n${A}\n` })).toEqual([]));
  it('none', () => expect(told({})).toEqual(['services/orders/CHANGELOG.md:1 missing orders']));
  it('that of another', () => expect(told({ 'services/billing/CHANGELOG.md': `${NEW}\n${B}\n` })).toEqual(['services/billing/CHANGELOG.md:1 wrongFile orders']));
  it('both', () => expect(told({ 'services/orders/CHANGELOG.md': `${NEW}\n${A}\n`, 'services/billing/CHANGELOG.md': `${NEW}\n${B}\n` })).toEqual(['services/billing/CHANGELOG.md:1 wrongFile orders']));
  it('a new changelog', () => expect(said({ now: { ...before, 'services/orders/CHANGELOG.md': `${NEW}\n`, 'services/orders/src/a.ts': '2' }, before: { 'services/orders/src/a.ts': '1', 'services/billing/CHANGELOG.md': `${B}\n` }, settings: { components, changelogs } })).toEqual([]));
  it('split from one that all shared', () => {
    const shared: Texts = { 'CHANGELOG.md': `${A}\n${B}\n`, 'services/orders/src/a.ts': '1' };
    expect(said({ now: { ...before, 'services/orders/src/a.ts': '2' }, before: shared, settings: { components, changelogs } })).toEqual(['services/orders/CHANGELOG.md:1 missing orders']);
  });
});

describe('history', () => {
  const history = (was: string, is: string): string[] => said({ now: { ...BASE, 'CHANGELOG.md': is }, before: { ...BASE, 'CHANGELOG.md': was }, settings: { components } });
  it.each<[string, string, string, string[]]>([
    ['an entry is edited', `${A}\n${B}\n`, `${A}\n${B.replace('First', 'Second')}\n`, ['CHANGELOG.md:2 historyEdited billing']],
    ['an entry is gone: what stands in its place', `${NEW}\n${A}\n${B}\n`, `${NEW}\n${B}\n`, ['CHANGELOG.md:2 historyEdited orders']],
    ['the last is gone', `${A}\n${B}\n`, `${A}\n`, ['CHANGELOG.md:1 historyEdited billing']],
    ['both of two twins are gone, which are one entry', `${A}\n${A}\n${B}\n`, `${B}\n`, ['CHANGELOG.md:1 historyEdited orders']],
    ['one of two twins is gone', `${A}\n${A}\n${B}\n`, `${A}\n${B}\n`, []],
    ['a wrong date is mended', `${A.replace('05-01', '02-30')}\n`, `${A}\n`, []],
    ['a wrong component is mended', `${A.replace('orders', 'order')}\n`, `${A}\n`, []],
    ['a malformed line is mended', `${A.replace(' - [1.0.0]', '')}\n`, `${A}\n`, []],
    ['a version that went back is mended', `${NEW.replace('1.1.0', '0.9.0')}\n${A}\n`, `${NEW}\n${A}\n`, []],
    ['what waited gets its version', `${NEW.replace('1.1.0', 'Unreleased')}\n${A}\n`, `${NEW}\n${A}\n`, []],
    ['white space', `${A}\n`, `- ${A.replace(' half', '  half')}\n`, []],
  ])('%s', (_, was, is, expected) => expect(history(was, is)).toEqual(expected));
  it('goes on in a file of another name', () => {
    const now = { ...CHANGED, 'docs/CHANGELOG.md': `${A}\n${B}\n` } as Record<string, string>;
    delete now['CHANGELOG.md'];
    expect(said({ now, before: BASE, settings: { components, path: 'docs/CHANGELOG.md' } })).toEqual(['docs/CHANGELOG.md:1 missing orders']);
  });
});
