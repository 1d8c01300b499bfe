import { describe, expect, it } from 'vitest';
import { judged, said, type State } from './judged.ts';

const components = { orders: 'services/orders/**', billing: 'services/billing/**' };
const line = (date: string, version: string, component = 'orders', type = 'Changed', text = 'Round totals half up'): string => `[${date}] - [${version}] - [${component}] - [${type}] - [${text}]`;
const OLD = line('2026-05-01', '1.0.0', 'orders', 'Added', 'First version');

const format = (text: string, more: Partial<State> = {}): string[] => said({ now: { 'CHANGELOG.md': text }, settings: { components }, ...more }).map((one) => one.replace('CHANGELOG.md:', ''));

describe('a file alone', () => {
  it.each<[string, string, string[]]>([
    ['nothing is wrong', `# Changelog\n\n${line('2026-05-10', '1.1.0')}\n${OLD}\n`, []],
    ['CRLF', `${line('2026-05-10', '1.1.0')}\r\n${OLD}\r\n`, []],
    ['bare', '2026-05-10 - 1.1.0 - orders - Changed - Ranges 1 - 5 and [a] - [b]\n', []],
    ['bullets', `- ${line('2026-05-10', '1.1.0')}\n* ${OLD}\n`, []],
    ['a wrapped description', `${line('2026-05-10', '1.1.0', 'orders', 'Fixed', 'Round\n  totals')}\n${OLD}\n`, []],
    ['a template in the introduction', '`[Date] - [Version] - [Component] - [Type] - [Description]`\n[Date] - [Version] - [Component] - [Type] - [Description]\n', []],
    ['fenced code', '```\n[2026-99-99] - [x]\n```js\n[2026-99-99] - [x]\n```\n', []],
    ['a comment', '<!--\n[2026-99-99] - [1.0.0] - [x] - [y] - [z]\n-->\n', []],
    ['prose that begins with a word in brackets', '[Unreleased]: https://example.org\n[x](y) - [z](a)\n', []],
    ['no version', line('2026-05-10', '1.1.0').replace('[1.1.0] - ', ''), ['1 malformedLine']],
    ['no date', line('2026-05-10', '1.1.0').replace('[2026-05-10] - ', ''), ['1 malformedLine']],
    ['no component', line('2026-05-10', '1.1.0').replace('[orders] - ', ''), ['1 malformedLine']],
    ['no description', '[2026-05-10] - [1.1.0] - [orders] - [Changed]', ['1 malformedLine']],
    ['an empty description', '[2026-05-10] - [1.1.0] - [orders] - [Changed] - []', ['1 malformedLine']],
    ['a version that is none', line('2026-05-10', 'one'), ['1 malformedLine']],
    ['no spaces around the dash', line('2026-05-10', '1.1.0').replaceAll(' - ', '-'), ['1 malformedLine']],
    ['30 February', line('2026-02-30', '1.1.0'), ['1 invalidDate orders']],
    ['29 February in a leap year', line('2024-02-29', '1.1.0'), []],
    ['29 February in a century', line('2100-02-29', '1.1.0'), ['1 invalidDate orders']],
    ['another order of a date', line('10.05.2026', '1.1.0'), ['1 invalidDate orders']],
    ['tomorrow', line('2026-05-21', '1.1.0'), []],
    ['the day after tomorrow', line('2026-05-22', '1.1.0'), ['1 futureDate orders']],
    ['the day after tomorrow, which is no older version', `${line('2026-05-22', '1.3.0')}\n${line('2026-05-10', '1.1.0')}\n${line('2026-05-23', '1.2.0')}\n`, ['1 futureDate orders', '3 futureDate orders']],
    ['twice', `${OLD}\n${OLD}\n`, ['2 duplicateEntry orders']],
    ['twice but for white space and brackets, which is one style too many', `${OLD}\n2026-05-01 -  1.0.0 - orders - Added - First  version\n`, ['2 duplicateEntry orders', '2 malformedLine orders']],
    ['the same text of two components', `${OLD}\n${OLD.replace('[orders]', '[billing]')}`, []],
    ['an unknown component', line('2026-05-10', '1.1.0', 'order'), ['1 unknownComponent order']],
    ['a component in another case', line('2026-05-10', '1.1.0', 'Orders'), ['1 unknownComponent Orders']],
    ['a misspelt type', line('2026-05-10', '1.1.0', 'orders', 'Chnaged'), ['1 unknownType orders']],
    ['a type of the house', line('2026-05-10', '1.1.0', 'orders', 'Performance'), []],
    ['a form of a usual type', line('2026-05-10', '1.1.0', 'orders', 'Fix'), []],
    ['two styles', `${line('2026-05-10', '1.1.0')}\n${OLD}\n2026-04-01 - 0.9.0 - orders - Added - Begun\n`, ['3 malformedLine orders']],
    ['brackets around one field', '2026-05-10 - 1.1.0 - [orders] - Changed - x y', ['1 malformedLine']],
    ['marks of a merge', `<<<<<<< ours\n${OLD}\n=======\n${line('2026-05-10', '1.1.0')}\n>>>>>>> theirs\n`, []],
  ])('%s', (_, text, expected) => expect(format(text)).toEqual(expected));

  it('says nothing without configuration', () => expect(format(line('2026-02-30', '1.1.0'), { settings: undefined })).toEqual([]));
  it('says what it can without components', () => expect(format(line('2026-02-30', '1.1.0', 'order'), { settings: {} })).toEqual(['1 invalidDate order']));
  it('holds to the types of the configuration', () => expect(format(`${line('2026-05-10', '1.1.0', 'orders', 'Feature')}\n${OLD}\n`, { settings: { components, types: ['Feature', 'Fix'] } })).toEqual(['2 unknownType orders']));
});

describe('the order of versions', () => {
  it.each<[string, string[], string[]]>([
    ['goes up', ['1.0.0', '1.1.0', '1.10.0', '2.0.0'], []],
    ['back to a line that was never there', ['1.0.0', '0.9.0'], ['0.9.0']],
    ['numbers, not texts', ['1.9.0', '1.10.0'], []],
    ['pre-releases are below', ['1.0.0-rc.2', '1.0.0-rc.10', '1.0.0'], []],
    ['a pre-release after its release', ['1.0.0', '1.0.0-rc.1'], ['1.0.0-rc.1']],
    ['build data has no part in it', ['1.0.0+2', '1.0.0+1'], []],
    ['maintenance of an older minor line', ['1.0.0', '1.1.0', '1.0.1', '1.0.1', '1.2.0', '1.0.2'], []],
    ['maintenance of an older major line', ['1.4.0', '2.0.0', '1.5.0', '2.1.0'], []],
    ['back in its own line', ['1.1.3', '1.1.2'], ['1.1.2']],
    ['an old version again', ['1.0.0', '1.1.0', '1.0.0'], ['1.0.0']],
    ['with and without v', ['v1.0.0', '1.1.0', 'v1.2.0'], []],
    ['days as versions', ['2025.12.1', '2026.1.1', '2026.01.02'], []],
    ['what cannot be compared', ['Unreleased', '1.0.0', 'Unreleased'], []],
  ])('%s', (_, versions, expected) => {
    const lines = versions.map((version, index) => line(`2026-04-${10 + index}`, version, 'orders', 'Changed', `Change ${index}`)).reverse();
    expect(judged({ now: { 'CHANGELOG.md': lines.join('\n') }, settings: { components } }).map(({ messageId, data }) => (messageId === 'versionOrder' ? data['version'] : messageId))).toEqual(expected);
  });
  it('is that of each component', () => expect(format(`${line('2026-05-10', '1.1.0')}\n${line('2026-05-09', '3.0.0', 'billing')}\n`)).toEqual([]));
  it('does not matter within a day', () => expect(format(`${line('2026-05-10', '1.0.0')}\n${line('2026-05-10', '1.1.0')}\n`)).toEqual([]));
});

describe('what would mend it', () => {
  const fixes = (text: string): unknown[] => judged({ now: { 'CHANGELOG.md': text }, settings: { components } }).flatMap(({ suggestions = [] }) => suggestions.map((one) => text.slice(0, one.at.start) + one.text + text.slice(one.at.end)));
  it('the nearest component', () => expect(fixes(line('2026-05-10', '1.1.0', 'order'))).toEqual([line('2026-05-10', '1.1.0')]));
  it('the nearest type', () => expect(fixes(line('2026-05-10', '1.1.0', 'orders', 'Chagned'))).toEqual([line('2026-05-10', '1.1.0')]));
  it('separators', () => expect(fixes(line('2026-05-10', '1.1.0').replaceAll(' - ', ' – '))).toEqual([line('2026-05-10', '1.1.0')]));
  it('the style of the others', () => expect(fixes(`${OLD}\n${line('2026-05-10', '1.1.0')}\n2026-05-11 - 1.2.0 - orders - Added - [x] and [y]`)).toEqual([`${OLD}\n${line('2026-05-10', '1.1.0')}\n${line('2026-05-11', '1.2.0', 'orders', 'Added', '[x] and [y]')}`]));
});
