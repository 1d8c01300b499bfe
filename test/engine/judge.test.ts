import { describe, expect, it } from 'vitest';
import { askedFact, defineRule, fileFact, flag, lineTable, projectFact, suppressionUses, toolFact, type Rule, type Source, type Suppression } from '#model';
import { judge, planFor, type Gathered, type Ports } from '#engine';

const texts = new Map([
  ['a.ts', 'price cart\n'],
  ['b.ts', 'cart # excused\ncart\n'],
  ['c.ts', 'tax\n'],
]);
const words = fileFact<readonly { word: string; start: number }[]>({
  id: 'words', version: 1, syntax: ['typescript'],
  extract: ({ text }) => [...text.matchAll(/\w+/g)].map((match) => ({ word: match[0], start: match.index })),
});
const suppressions = fileFact<readonly Suppression[]>({
  id: 'suppressions', version: 1, syntax: ['typescript'],
  extract: ({ text }) => (text.includes('# excused') ? [{ at: { start: 5, end: 14 }, rule: 'no-cart', reason: 'agreed', fromLine: 1, toLine: 1 }] : []),
});
const counts = projectFact<Map<string, number>, { words: typeof words }>({
  id: 'counts', version: 1, needs: { words },
  derive({ words }) {
    const all = new Map<string, number>();
    for (const list of words.values()) for (const { word } of list) all.set(word, (all.get(word) ?? 0) + 1);
    return all;
  },
});
const noCart = defineRule({
  id: 'no-cart', summary: 'No cart.', presets: {}, options: { loud: flag('Shout.', false) }, needs: { words }, messages: { cart: 'A `{{word}}` is here.' },
  check({ words }, report, { loud }) {
    for (const { word, start } of words) if (word === 'cart') report('cart', { start, end: start + 4 }, { word: loud ? 'CART' : word });
  },
});
const noCommonWord = defineRule({
  id: 'no-common-word', summary: 'No word twice.', presets: {}, options: {}, needs: { counts, words }, messages: { common: '`{{word}}` occurs {{times}} times.' },
  check({ counts, words }, report) {
    for (const [file, list] of words) for (const { word, start } of list) if ((counts.get(word) ?? 0) > 2) report('common', { file, start, end: start + 1 }, { word, times: counts.get(word) ?? 0 });
  },
});

interface Calls {
  readonly gathered: string[];
}

function ports(calls: Calls = { gathered: [] }, broken: readonly string[] = []): Ports {
  return {
    files: [...texts.keys()],
    gather(file, facts): Gathered {
      calls.gathered.push(`${file}: ${facts.map(({ id }) => id).join(' ')}`);
      if (broken.includes(file)) return { skipped: 'it cannot be read (EACCES)' };
      const source = { syntax: 'typescript', text: texts.get(file) ?? '', scripts: [] } satisfies Source;
      return { values: new Map(facts.map((fact) => [fact.id, fact.extract(source)])) };
    },
    ask: () => 'asked',
    lines: (file) => lineTable(texts.get(file) ?? ''),
  };
}

const active = (rule: Rule, options = {}) => ({ rule, severity: 'error' as const, options });

describe('judge', () => {
  it('gathers each file once, whatever the number of rules', () => {
    const calls: Calls = { gathered: [] };
    judge({ rules: [active(noCart), active(noCommonWord)], suppressions }, ports(calls));
    expect(calls.gathered).toEqual(['a.ts', 'b.ts', 'c.ts'].map((file) => `${file}: words suppressions`));
  });

  it('gives findings their order, severity and fingerprint, and takes out what is suppressed', () => {
    const { findings, suppressed } = judge({ rules: [active(noCart), active(noCommonWord)], suppressions }, ports());
    expect(findings.map(({ rule, place }) => `${place.file}:${place.start} ${rule}`)).toEqual(['a.ts:6 no-common-word', 'a.ts:6 no-cart', 'b.ts:0 no-common-word', 'b.ts:15 no-common-word', 'b.ts:15 no-cart']);
    expect(suppressed).toBe(1);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
  });

  it('hands options with their defaults', () => {
    const wordOf = (options: object) => judge({ rules: [active(noCart, options)], suppressions }, ports()).findings[0]?.data['word'];
    expect([wordOf({}), wordOf({ loud: true })]).toEqual(['cart', 'CART']);
  });

  it('reports on the files asked for, from facts of all', () => {
    const { findings } = judge({ rules: [active(noCommonWord)], suppressions, isReported: (file) => file === 'a.ts' }, ports());
    expect(findings.map(({ data }) => data)).toEqual([{ word: 'cart', times: 3 }]);
  });

  it('goes on without a file that cannot be read, and tells', () => {
    const { findings, skipped, files, parsed } = judge({ rules: [active(noCart)], suppressions }, ports(undefined, ['a.ts']));
    expect({ skipped, files, parsed }).toEqual({ skipped: [{ file: 'a.ts', reason: 'it cannot be read (EACCES)' }], files: 3, parsed: 2 });
    expect(findings).toHaveLength(1);
  });

  it('contains a rule that crashes, on a file and on the project, and one whose place is no span', () => {
    const crashing = defineRule({ id: 'no-luck', summary: 'x', presets: {}, options: {}, messages: {}, needs: { words }, check: ({ words }) => void (words.length > 1 && fail('out of luck')) });
    const onProject = defineRule({ id: 'no-hope', summary: 'x', presets: {}, options: {}, messages: {}, needs: { counts }, check: () => fail('out of hope') });
    const nowhere = defineRule({ id: 'no-place', summary: 'x', presets: {}, options: {}, messages: { here: 'x' }, needs: { words }, check: (_, report) => report('here', { start: NaN, end: 1 }, {}) });
    const { findings, crashes } = judge({ rules: [crashing, onProject, nowhere, noCart].map((rule) => active(rule)), suppressions }, ports());
    expect(findings).toHaveLength(2);
    expect(crashes.map(({ rule, file, more, error }) => `${rule} ${file} ${more} ${String(error)}`)).toEqual([
      'no-luck a.ts 1 Error: out of luck',
      'no-place a.ts 2 Error: `no-place` reported a place that is no span.',
      'no-hope undefined 0 Error: out of hope',
    ]);
  });

  it('gives every rule that needs a fold the error that the fold died of', () => {
    const broken = projectFact<number, { words: typeof words }>({ id: 'broken', version: 1, needs: { words }, derive: () => fail('no fold') });
    const needsIt = defineRule({ id: 'no-fold', summary: 'x', presets: {}, options: {}, messages: {}, needs: { broken }, check: () => undefined });
    expect(judge({ rules: [active(needsIt), active(noCart)], suppressions }, ports()).crashes.map(({ rule, error }) => `${rule} ${String(error)}`)).toEqual(['no-fold Error: no fold']);
  });

  it('asks the host for tool facts, with what they need', () => {
    const asked = toolFact<string, { words: typeof words }>({ id: 'asked', version: 1, needs: { words } });
    const rule = defineRule({ id: 'no-answer', summary: 'x', presets: {}, options: {}, messages: { answer: '{{text}}' }, needs: { asked }, check: ({ asked }, report) => report('answer', { file: 'a.ts', start: 0, end: 1 }, { text: asked }) });
    expect(judge({ rules: [active(rule)], suppressions }, ports()).findings[0]?.data).toEqual({ text: 'asked' });
  });

  it('lets a rule judge the suppressions once all others have judged', () => {
    const uses = defineRule({ id: 'no-use', summary: 'x', presets: {}, options: {}, messages: { use: '{{status}}' }, needs: { suppressionUses }, check: ({ suppressionUses }, report) => suppressionUses.forEach(({ file, suppression, status }) => report('use', { file, ...suppression.at }, { status })) });
    const statusWith = (...rules: Rule[]) => judge({ rules: [uses, ...rules].map((rule) => active(rule)), suppressions }, ports()).findings.find(({ rule }) => rule === 'no-use')?.data['status'];
    expect(statusWith(noCart)).toBe('used');
    expect(statusWith(noCommonWord)).toBe('notJudged');
  });
});

describe('planFor', () => {
  it('orders folds after their needs, and keeps only the file facts that folds and project rules need', () => {
    const plan = planFor([noCart, noCommonWord]);
    expect([plan.fileFacts.map(({ id }) => id), [...plan.keptFacts], plan.folds.map(({ id }) => id)]).toEqual([['words'], ['words'], ['counts']]);
    expect(planFor([noCart]).keptFacts.size).toBe(0);
  });

  it('refuses facts that need themselves and facts that share an id', () => {
    const needs: Record<string, never> = {};
    const ring = projectFact<number, Record<string, never>>({ id: 'ring', version: 1, needs, derive: () => 1 });
    Object.assign(needs, { ring });
    const rule = (fact: typeof ring) => defineRule({ id: 'no-ring', summary: 'x', presets: {}, options: {}, messages: {}, needs: { fact }, check: () => undefined });
    expect(() => planFor([rule(ring)])).toThrow('The fact `ring` needs itself.');
    const twin = projectFact<number, Record<string, never>>({ id: 'words', version: 1, needs: {}, derive: () => 1 });
    expect(() => planFor([noCart, rule(twin)])).toThrow('Two facts are called `words`.');
  });
});

describe('defineRule', () => {
  it('derives the reach from the needs, and refuses an id that is no law', () => {
    expect([noCart.reach, noCommonWord.reach]).toEqual(['file', 'project']);
    expect(() => defineRule({ id: 'cart-rule', summary: 'x', presets: {}, options: {}, messages: {}, needs: { words }, check: () => undefined })).toThrow('must be kebab-case and begin with no-, require- or max-');
  });
});

function fail(message: string): never {
  throw new Error(message);
}

describe('an asked fact of a file that turns out unreadable', () => {
  const length = askedFact<number>({ id: 'length', version: 1, syntax: ['typescript'], extract: ({ text }) => text.length });
  const lengths = projectFact({ id: 'lengths', version: 1, needs: { words, length }, derive: ({ words, length }) => [...words.keys()].map((file) => length.get(file) ?? -1) });

  it('is unknown, and the file is told among the skipped, in order', () => {
    const plain = ports();
    const gather: Ports['gather'] = (file, facts) => (facts.some(({ id }) => id === 'length') && file === 'b.ts' ? { skipped: 'it cannot be parsed' } : plain.gather(file, facts));
    const judgement = judge({ rules: [], suppressions, also: { lengths } }, { ...plain, gather });
    expect(judgement.valueOf(lengths)).toEqual([texts.get('a.ts')?.length, -1, texts.get('c.ts')?.length]);
    expect({ skipped: judgement.skipped, files: judgement.files, parsed: judgement.parsed }).toEqual({ skipped: [{ file: 'b.ts', reason: 'it cannot be parsed' }], files: 3, parsed: 2 });
  });
});
