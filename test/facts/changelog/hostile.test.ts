import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changelogs, readChangelog } from '#facts/changelog';
import { compareEntries } from '#facts/changelog/compare-entries';
import { readFragment } from '#facts/changelog/fragment';
import { judged } from './judged.ts';

/** Seconds of processor time, which other processes do not lengthen. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const N = 50_000;
const line = (index: number): string => `[2026-05-01] - [1.${index}.0] - [orders] - [Added] - [Thing number ${index} of many - really]`;
const many = (text: string, times = N): string => text.repeat(times);

describe('a long text takes time in proportion', () => {
  const texts: Readonly<Record<string, string>> = {
    'lines of entries': Array.from({ length: N }, (_, index) => line(index)).join('\n'),
    'releases': Array.from({ length: N / 10 }, (_, index) => `## [1.${index}.0] - 2026-05-01\n\n### Added\n\n${many('- orders: thing\n', 6)}`).join('\n'),
    'lines that are meant as entries': many('[2026-05-01] - [1.0.0] - [orders]\n'),
    'opening brackets': many('['),
    'opening brackets by line': many('[\n'),
    'one line of separators': `2026-05-01 - ${many('a - ')}`,
    'one line of brackets and separators': `[2026-05-01] - ${many('[a] - ')}`,
    'dashes': many('-'),
    'dashes by line': `a\n${many('-\n')}`,
    'underlined lines': many('1.0\n---\n'),
    'spaces': many(' '),
    'spaces before a bracket': `${many(' ')}[2026-05-01]`,
    'fences': many('```\n'),
    'fences of all lengths': Array.from({ length: 3000 }, (_, index) => '`'.repeat(index)).join('\n'),
    'opening comments': many('<!--\n'),
    'comments': many('<!-- arch-lint-no-entry orders -- x -->\n'),
    'commas in a waiver': `<!-- arch-lint-no-entry ${many('a,')} -- x -->`,
    'stars': `## [1.0.0]\n\n- ${many('*')}`,
    'nested bullets': `## [1.0.0]\n\n${Array.from({ length: 5000 }, (_, index) => `${' '.repeat(index % 40)}- x`).join('\n')}`,
    'headings': many('# \n'),
    'headings of digits': many('## 1.1.1.1.1.1.1.1\n'),
    'a heading of digits': `## ${many('1.')}`,
    'a heading of dates': `## 1.0.0 ${many('2026-01-')}`,
    'digits by line': many('1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.1\n'),
    'front matter without an end': `---\n${many('a: b\n')}`,
    'front matter of spaces': `---\n${many(' ')}\n---\n`,
    'front matter of quotes': `---\n${many('"')}\n---\n`,
    'carriage returns': many('\r'),
    'pieces of an entry in a wrapped line': `${line(1)}\n${many('and more\n')}`,
  };
  it.each(Object.entries(texts))('%s', (_, text) => {
    expect(seconds(() => readChangelog(text))).toBeLessThan(1.5);
  });
  it('a fragment', () => expect(seconds(() => readFragment(`kind: x\nbody: y\n${many('component: a\n', 7000)}`))).toBeLessThan(0.5));

  it.each(['lines of entries', 'releases', 'lines that are meant as entries', 'comments', 'nested bullets'])('all judgements of %s, written anew', (name) => {
    const text = texts[name] ?? '';
    const state = { settings: { components: { orders: 'src' } }, now: { 'CHANGELOG.md': text, 'src/a.ts': '2' }, before: { 'CHANGELOG.md': text.replaceAll('2026-05-01', '2026-05-02').replaceAll('thing', 'other'), 'src/a.ts': '1' } };
    expect(seconds(() => judged(state))).toBeLessThan(8);
  });
});

it('what stood before is compared in proportion, if all is gone', () => {
  const log = readChangelog(Array.from({ length: N }, (_, index) => line(index)).join('\n'))?.entries ?? { entries: [], faults: [] };
  expect(seconds(() => compareEntries([{ path: 'CHANGELOG.md', log }], [], () => true))).toBeLessThan(4);
});

it('no text breaks a reader, and all places are in it', () => {
  const piece = fc.constantFrom('[2026-05-01]', ' - ', '[1.0.0]', '[orders]', '[', ']', '\n', '\r\n', '- ', '## ', '### Added', '[Unreleased]', '1.2.3', '```', '<!--', '-->', 'arch-lint-no-entry', ' -- ', '---\n', '"a": minor', ':', '\u2028', '\0', '😀', '\ud800', 'text', '===', '\t', '*', '`');
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), (text) => {
    for (const syntax of ['markdown', 'yaml'] as const) {
      const log = changelogs.extract({ syntax, text, scripts: [] });
      const spans = [...(log?.entries?.entries ?? []), ...(log?.entries?.entries ?? []).flatMap(({ fields }) => Object.values(fields)), ...(log?.entries?.faults ?? []), ...(log?.releases?.releases ?? []), ...(log?.releases?.groups ?? []), ...(log?.releases?.bullets ?? []), ...(log?.waivers ?? [])];
      for (const { start, end } of spans) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      expect(JSON.parse(JSON.stringify(log ?? null))).toEqual(log ?? null);
    }
    judged({ now: { 'CHANGELOG.md': text, '.changeset/a.md': text, 'src/a.ts': '2' }, before: { 'CHANGELOG.md': [...text].reverse().join(''), 'src/a.ts': '1' }, settings: { components: { orders: 'src' } } });
  }), { numRuns: 400 });
});
