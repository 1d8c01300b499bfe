import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChangelog } from '#facts/changelog';
import { FIELD_NAMES } from '#facts/changelog/fields';
import { insertionFor } from '#facts/changelog/new-entry';
import { said } from './judged.ts';

const two = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map((value) => String(value).padStart(2, '0'));
const date = fc.tuple(fc.integer({ min: 1990, max: 2025 }), two(12), two(28)).map(([year, month, day]) => `${year}-${month}-${day}`);
const version = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.constantFrom('', '-rc.1', '+7', '-alpha.1.x')).map(([a, b, c, tail]) => `${a}.${b}.${c}${tail}`);
const component = fc.constantFrom('orders', '@acme/core', 'Order service', 'web-app', 'größe', 'a.b');
const type = fc.constantFrom('Added', 'Changed', 'Fixed', 'Security', 'Breaking change');
const word = fc.stringMatching(/^[A-Za-z0-9äöü()*_`!?.,;"'#/&<>=$~|\\{}-]{1,9}$/);
/** Descriptions with separators and brackets in them, but none that begins like an entry of its own. */
const description = fc.array(fc.oneof(word, fc.constantFrom('-', '[a]', '[b] - [c]', ' - ', '– and —', 'https://git.invalid/x?y=1', '1 - 5')), { minLength: 1, maxLength: 9 }).map((words) => ['Text', ...words, 'end'].join(' ').replace(/\s+/g, ' '));
const fields = fc.record({ date, version, component, type, description });

describe('entries', () => {
  const style = fc.record({ isBracketed: fc.boolean(), bullet: fc.constantFrom('', '- ', '* ', '  - '), eol: fc.constantFrom('\n', '\r\n'), gap: fc.constantFrom('', '\n', '\n\n## 2025\n\n', '\n<!-- a\ncomment -->\n', '\n```\n[2020-01-01] - [x]\n```\n') });
  it('are read as they are written', () => {
    fc.assert(fc.property(fc.array(fields, { minLength: 1, maxLength: 12 }), style, (all, { isBracketed, bullet, eol, gap }) => {
      const lines = all.map((one) => bullet + FIELD_NAMES.map((name) => (isBracketed ? `[${one[name]}]` : one[name])).join(' - '));
      const text = `# Changelog\n\nAll changes.\n\n${lines.join(`\n${gap}`)}\n`.replaceAll('\n', eol);
      const log = readChangelog(text)?.entries;
      expect(log?.faults).toEqual([]);
      expect(log?.entries.map((entry) => Object.fromEntries(FIELD_NAMES.map((name) => [name, entry.fields[name].text])))).toEqual(all);
      for (const entry of log?.entries ?? []) for (const name of FIELD_NAMES) expect(text.slice(entry.fields[name].start, entry.fields[name].end)).toBe(entry.fields[name].text);
    }));
  });

  it('which lack a field are faults, and name it', () => {
    fc.assert(fc.property(fields, fc.constantFrom('date', 'version', 'component', 'type', 'description'), fc.constantFrom('Added', 'Fixed'), (one, missing, type) => {
      const text = FIELD_NAMES.filter((name) => name !== missing).map((name) => `[${name === 'type' ? type : name === 'description' ? 'Text' : one[name]}]`).join(' - ');
      expect(readChangelog(text)?.entries).toMatchObject({ entries: [], faults: [{ field: missing, start: 0, end: text.length }] });
    }));
  });

  it('written into a changelog are its only new ones', () => {
    fc.assert(fc.property(fc.array(fields, { maxLength: 5 }), fields, fc.constantFrom('', '- '), fc.constantFrom('\n', '\r\n'), (all, fresh, bullet, eol) => {
      const text = ['# Changelog', '', ...all.map((one) => `${bullet}[${FIELD_NAMES.map((name) => one[name]).join('] - [')}]`), ''].join(eol);
      const { offset, text: put } = insertionFor(text, 'entries', fresh, true);
      const log = readChangelog(text.slice(0, offset) + put + text.slice(offset))?.entries;
      expect(log?.faults).toEqual([]);
      const told = log?.entries.map(({ fields }) => fields.description.text);
      const known = all.map((one) => one.description);
      expect([[fresh.description, ...known], [...known, fresh.description]]).toContainEqual(told); // at the end where the newest is
    }));
  });
});

describe('what ends an entry', () => {
  const read = (...lines: string[]): unknown => readChangelog(['[2026-05-01] - [1.0.0] - [orders] - [Added] - [Totals', ...lines].join('\n'))?.entries?.entries.map(({ fields }) => fields.description.text);
  it.each<[string, string[], string]>([
    ['not a line that is wrapped', ['and taxes]'], 'Totals\nand taxes'],
    ['a bullet beside it', ['- taxes]'], '[Totals'],
    ['not a bullet below it', ['  - taxes]'], 'Totals\n  - taxes'],
    ['an empty line', ['', 'taxes]'], '[Totals'],
    ['a heading', ['# 2025'], '[Totals'],
    ['a comment', ['<!-- taxes] -->'], '[Totals'],
    ['a mark of a merge', ['=======', 'taxes]'], '[Totals'],
  ])('%s', (_, lines, expected) => expect(read(...lines)).toEqual([expected]));
});

it('a new entry is written in the style of the file', () => {
  const fresh = { date: '2026-05-20', version: '1.1.0', component: 'orders', type: 'Added', description: 'Taxes' };
  expect(insertionFor('2026-05-01 - 1.0.0 - orders - Added - Totals\n', 'entries', fresh, true)).toEqual({ offset: 0, text: '2026-05-20 - 1.1.0 - orders - Added - Taxes\n' });
  expect(insertionFor('- [2026-05-01] - [1.0.0] - [orders] - [Added] - [Totals]\r\n- [2026-05-02] - [1.0.1] - [orders] - [Fixed] - [Totals\r\n  of nothing]\r\n\r\nThe end.\r\n', 'entries', fresh, true)).toEqual({ offset: 128, text: '\r\n- [2026-05-20] - [1.1.0] - [orders] - [Added] - [Taxes]' });
  expect(insertionFor('', 'entries', fresh, true)).toEqual({ offset: 0, text: '[2026-05-20] - [1.1.0] - [orders] - [Added] - [Taxes]\n' });
  expect(insertionFor('## Unreleased\n\n### Added\n\n* **billing:** Invoices\n', 'keep-a-changelog', fresh, true)).toEqual({ offset: 49, text: '\n* **orders:** Taxes' });
  expect(insertionFor('# Changelog', 'keep-a-changelog', fresh, false)).toEqual({ offset: 11, text: '\n\n## [Unreleased]\n\n### Added\n\n- Taxes\n' });
});

describe('Keep a Changelog', () => {
  const bullet = fc.tuple(fc.constantFrom('orders', 'billing'), fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 })).map(([label, words]) => `${label}: ${words.join(' ')}`);
  const group = fc.record({ type: fc.constantFrom('Added', 'Changed', 'Fixed'), bullets: fc.array(bullet, { maxLength: 4 }) });
  const release = fc.record({ version, date, groups: fc.array(group, { maxLength: 3 }) });
  const write = (releases: readonly { version: string; date: string; groups: readonly { type: string; bullets: readonly string[] }[] }[], eol: string): string =>
    ['# Changelog', '', ...releases.flatMap(({ version, date, groups }, index) => [index === 0 ? '## [Unreleased]' : `## [${version}] - ${date}`, '', ...groups.flatMap(({ type, bullets }) => [`### ${type}`, '', ...bullets.map((text) => `- ${text}`), ''])]), '[Unreleased]: https://git.invalid', ''].join(eol);

  it('is read as it is written', () => {
    fc.assert(fc.property(fc.array(release, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (all, eol) => {
      const text = write(all, eol);
      const log = readChangelog(text)?.releases;
      expect(log?.releases.map(({ version, date }) => [version.text, date?.text])).toEqual(all.map(({ version, date }, index) => (index === 0 ? ['Unreleased', undefined] : [version, date])));
      expect(log?.bullets.map(({ release, group, text }) => [release, log.groups[group ?? -1]?.text, text])).toEqual(all.flatMap(({ groups }, index) => groups.flatMap(({ type, bullets }) => bullets.map((text) => [index, type, text]))));
      for (const one of log?.bullets ?? []) expect(text.slice(one.start, one.end)).toBe(one.text);
    }));
  });

  it('has a new entry for a component after one was written into it, and for no other', () => {
    const now = { 'services/orders/a.ts': '2', 'services/billing/a.ts': '2' };
    const before = { 'services/orders/a.ts': '1', 'services/billing/a.ts': '1' };
    fc.assert(fc.property(fc.array(release, { maxLength: 4 }), fc.constantFrom('Added', 'Fixed', 'Security'), fc.constantFrom('\n', '\r\n'), (all, type, eol) => {
      const text = write(all, eol);
      const { offset, text: put } = insertionFor(text, 'keep-a-changelog', { date: '', version: '', component: 'orders', type, description: 'Entirely new words here' }, true);
      const findings = said({ now: { ...now, 'CHANGELOG.md': text.slice(0, offset) + put + text.slice(offset) }, before: { ...before, 'CHANGELOG.md': text }, settings: { format: 'keep-a-changelog', components: { orders: 'services/orders/**', billing: 'services/billing/**' } } });
      expect(findings.filter((one) => /missing|historyEdited|releasedSection/.test(one)).map((one) => one.replace(/^\S+ /, ''))).toEqual(['missing billing']);
    }), { numRuns: 60 });
  });
});
