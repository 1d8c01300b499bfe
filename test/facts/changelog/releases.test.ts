import { describe, expect, it } from 'vitest';
import { readChangelog } from '#facts/changelog';
import type { ReleaseLog } from '#facts/changelog/releases';
import { labelsOf } from '#facts/changelog/labels';
import { said, type State, type Texts } from './judged.ts';

function read(text: string): ReleaseLog {
  const log = readChangelog(text)?.releases;
  if (!log) throw new Error('no releases');
  return log;
}

describe('headings of releases', () => {
  it.each<[string, string | undefined]>([
    ['## [Unreleased]', 'Unreleased'],
    ['## Unreleased', 'Unreleased'],
    ['## [1.2.0] - 2026-01-02', '1.2.0 2026-01-02'],
    ['## 1.2.0 (2026-01-02)', '1.2.0 2026-01-02'],
    ['# [1.2.0](https://git.invalid/compare/v1.1.0...v1.2.0) (2026-01-02)', '1.2.0 2026-01-02'],
    ['### v1.2.0-rc.1', 'v1.2.0-rc.1'],
    ['## @acme/core@1.2.0', '@acme/core: 1.2.0'],
    ['## Version 1.2.0, 2026-01-02', '1.2.0 2026-01-02'],
    ['## [1.3.0] - Unreleased', '1.3.0 unreleased'],
    ['## [1.2.0] - 2026-01-02 [YANKED]', '1.2.0 2026-01-02'],
    ['## 1.2.0 – 2.1.2026', '1.2.0 2.1.2026'],
    ['1.2.0 / 2026-01-02\n------------------', '1.2.0 2026-01-02'],
    ['## 0.13.0.dev2 (May 12th, 2020)', '0.13.0.dev2'],
  ['## 1.3.0 (...)', '1.3.0 unreleased'],
  ['## Contributing', undefined],
    ['## 2026', undefined],
    ['#### 1.2.0', undefined],
    ['##1.2.0', undefined],
  ])('%s', (heading, expected) => {
    const log = readChangelog(`${heading}\n\n- text\n\n## [0.0.1] - 2020-01-01\n`)?.releases;
    const [first] = log?.releases.length === 2 ? log.releases : [];
    const shown = first && `${first.component ? `${first.component}: ` : ''}${first.version.text}${first.date ? ` ${first.date.text}` : ''}${first.isUnreleased && !/^unreleased$/i.test(first.version.text) ? ' unreleased' : ''}`;
    expect(shown).toBe(expected);
  });
});

it('bullets are read with what they are wrapped over, nested in and under', () => {
  const { groups, bullets } = read('# Changelog\n\n- introduction\n\n## [Unreleased]\n\n### Added\n\n- orders: totals\n  in two lines\n  - nested\n\n    paragraph\n* second\n#### Deep\n1. numbered\n\n### Fixed\n+ plus\n\n[Unreleased]: https://git.invalid\n');
  expect(bullets.map(({ text, group, parent }) => [text, groups[group ?? -1]?.text, bullets[parent ?? -1]?.text])).toEqual([
    ['orders: totals in two lines', 'Added', undefined],
    ['nested', 'Added', 'orders: totals in two lines'],
    ['second', 'Added', undefined],
    ['numbered', 'Deep', undefined],
    ['plus', 'Fixed', undefined],
  ]);
  expect(groups.map(({ text, parent }) => [text, groups[parent ?? -1]?.text])).toEqual([['Added', undefined], ['Deep', 'Added'], ['Fixed', undefined]]);
});

it.each<[string, string[]]>([
  ['orders: round', ['orders']],
  ['**orders**: round', ['orders']],
  ['**orders:** round', ['orders']],
  ['`orders`: round', ['orders']],
  ['[orders] round', ['orders']],
  ['`[orders, billing]` round', ['orders', 'billing']],
  ['[orders](services/orders): round', ['orders']],
  ['(orders) round', ['orders']],
  ['orders, billing: round', ['orders', 'billing']],
  ['orders & billing: round', ['orders', 'billing']],
  ['@acme/core: round', ['@acme/core']],
  ['orders', ['orders']],
  ['Round totals half up', []],
  ['`total` rounds half up', []],
  ['[docs](https://git.invalid) are better', []],
  ['See https://git.invalid', []],
  ['', []],
])('%s is about %j', (text, expected) => expect(labelsOf(text)).toEqual(expected));

const components = { orders: 'services/orders/**', billing: 'services/billing/**' };
const RELEASED = '## [1.0.0] - 2026-05-01\n\n### Added\n\n- orders: first version\n- billing: first version\n';
const book = (unreleased: string, released = RELEASED): string => `# Changelog\n\n## [Unreleased]\n\n${unreleased}\n${released}\n[1.0.0]: https://git.invalid/acme\n`;
const BASE: Texts = { 'CHANGELOG.md': book(''), 'services/orders/a.ts': '1' };
const after = (changelog: string, more: Partial<State> = {}, settings: State['settings'] = { components, format: 'keep-a-changelog' }): string[] => said({ now: { 'CHANGELOG.md': changelog, 'services/orders/a.ts': '2' }, before: BASE, settings, ...more }).map((one) => one.replace('CHANGELOG.md:', ''));

describe('a changed component has a new bullet', () => {
  it.each<[string, string, string[]]>([
    ['none', book(''), ['3 missing orders']],
    ['one', book('### Fixed\n\n- orders: totals\n'), []],
    ['by a bold label', book('- **Orders:** totals\n'), []],
    ['by the bullet it is nested in', book('- orders\n  - totals\n'), []],
    ['by a heading', book('### orders\n\n- totals\n'), []],
    ['by a heading above another', book('### orders\n\n#### Fixed\n\n- totals\n'), []],
    ['of another', book('- billing: totals\n'), ['3 missing orders']],
    ['of nobody', book('- totals\n'), ['3 missing orders']],
    ['of somebody misspelt', book('- order: totals\n'), ['3 missing orders', '5 unknownComponent order']],
    ['of a word of its text', book('- Note: totals\n- orders::sum: totals\n- ordersheet: totals\n- Border: totals\n- borders: totals\n'), ['3 missing orders']],
    ['of somebody misspelt who is out', book('', RELEASED.replace('billing: first', 'biling: first')), ['3 missing orders', '11 historyEdited billing']],
    ['in what is out', book('', RELEASED.replace('- billing', '- orders: totals\n- billing')), ['3 missing orders', '11 releasedSection orders']],
    ['an edited one', book('', RELEASED.replace('orders: first version', 'orders: very first version')), ['3 missing orders', '10 historyEdited orders']],
    ['one gone', book('', RELEASED.replace('- billing: first version\n', '')), ['3 missing orders', '6 historyEdited billing']],
    ['old ones in another order', book('', RELEASED.replace('- orders: first version\n- billing: first version', '- billing: first version\n- orders: first version')), ['3 missing orders']],
    ['one twice', book('- orders: totals\n- orders: totals\n'), ['6 duplicateEntry orders']],
    ['one twice that waits already', book('- orders: totals\n- orders: totals\n'), ['6 duplicateEntry orders']],
    ['the section twice', book('### Fixed\n\n- orders: totals\n\n### Fixed\n\n- billing: totals\n'), ['9 duplicateSection']],
    ['a bullet that an older release has too', book('- orders: first version\n'), []],
  ])('%s', (_, changelog, expected) => expect(after(changelog)).toEqual(expected));

  it('in a new release', () => expect(after(book('', `## [1.1.0] - 2026-05-20\n\n- orders: totals\n\n${RELEASED}`))).toEqual([]));
  it('which may be one that waited', () => expect(after(book('', `## [1.1.0] - 2026-05-20\n\n- orders: totals\n\n${RELEASED}`), { before: { ...BASE, 'CHANGELOG.md': book('- orders: totals\n') } })).toEqual([]));
  it('which may not be one that a merge has doubled', () => expect(after(book('- orders: totals\n- orders: totals\n'), { before: { ...BASE, 'CHANGELOG.md': book('- orders: totals\n') } })).toEqual(['3 missing orders', '6 duplicateEntry orders']));
  it('which may not be one that waits still', () => expect(after(book('- orders: totals\n'), { before: { ...BASE, 'CHANGELOG.md': book('- orders: totals\n') } })).toEqual(['3 missing orders']));
  it('gone, as what waited was taken back', () => expect(after(book(''), { before: { ...BASE, 'CHANGELOG.md': book('- orders: totals\n') } })).toEqual([]));
  it('which is not what is out, taken back', () => expect(after(book('', RELEASED.replace('- orders: first version\n', '')))).toEqual(['3 missing orders', '6 historyEdited orders']));
  it('in a release above the dated ones that has no date yet', () => expect(after(book('').replace('[Unreleased]', '[1.1.0]').replace('\n\n\n', '\n\n- orders: totals\n\n'), { before: { ...BASE, 'CHANGELOG.md': book('').replace('[Unreleased]', '[1.1.0]') } })).toEqual([]));
  it('nested in one that waits already', () => expect(after(book('- orders\n  - taxes\n  - totals\n'), { before: { ...BASE, 'CHANGELOG.md': book('- orders\n  - taxes\n') } })).toEqual([]));
  it('without a label where there is one component', () => expect(after(book('- totals\n'), {}, { components: { orders: '**' }, format: 'keep-a-changelog' })).toEqual([]));
  it('in the changelog of the component', () => {
    const home = 'services/orders/CHANGELOG.md';
    const settings = { components, changelogs: { orders: home }, format: 'keep-a-changelog' as const };
    const told = (now: Texts): string[] => said({ now: { ...BASE, [home]: book(''), 'services/orders/a.ts': '2', ...now }, before: { ...BASE, [home]: book('') }, settings });
    expect(told({ [home]: book('- totals\n') })).toEqual([]);
    expect(told({})).toEqual([`${home}:3 missing orders`]);
    expect(told({ 'CHANGELOG.md': book('- orders: totals\n') })).toEqual(['CHANGELOG.md:5 wrongFile orders']);
    expect(told({ [home]: book('- totals\n'), 'CHANGELOG.md': book('- orders: totals\n') })).toEqual([]);
  });
  it('waived with a reason', () => expect(after(book('<!-- arch-lint-no-entry orders -- a comment only -->\n'))).toEqual([]));
});

describe('a file alone', () => {
  const format = (text: string, settings: State['settings'] = {}): string[] => said({ now: { 'CHANGELOG.md': text }, settings: { format: 'keep-a-changelog', ...settings } }).map((one) => one.replace('CHANGELOG.md:', ''));
  it.each<[string, string, string[]]>([
    ['nothing is wrong', book(''), []],
    ['no such day', book('', '## [1.1.0] - 2026-02-30\n'), ['6 invalidDate']],
    ['in the future', book('', '## [1.1.0] - 2026-06-30\n'), ['6 futureDate']],
    ['a version below an older one', book('', `## [0.9.0] - 2026-05-02\n\n${RELEASED}`), ['6 versionOrder']],
    ['maintenance', book('', `## [1.0.1] - 2026-05-02\n\n## [1.1.0] - 2026-05-01\n\n## [1.0.0] - 2026-04-01\n`), []],
    ['packages have versions of their own', '## @acme/core@2.0.0 (2026-05-01)\n\n## @acme/web@1.0.0 (2026-05-02)\n', []],
    ['a release twice', book('', `${RELEASED}\n${RELEASED}`), ['13 duplicateSection']],
    ['a misspelt type', book('### Addd\n\n### Fixxed\n\n### Chagned\n\n- x\n'), ['9 unknownType']],
    ['a type of the house', book('### Breaking changes\n\n### Dependencies\n'), []],
    ['a heading that cannot be read', book('## [1.1.0 - 2026-05-02\n'), ['5 malformedLine']],
  ])('%s', (_, text, expected) => expect(format(text)).toEqual(expected));
  it('holds to the types of the configuration', () => expect(format(book('### Feature\n'), { types: ['Added'] })).toEqual(['5 unknownType']));
  it('is found to be one', () => expect(said({ now: { 'CHANGELOG.md': book('', '## [1.1.0] - 2026-02-30\n') }, settings: {} })).toEqual(['CHANGELOG.md:6 invalidDate']));
});
