import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxOf } from '#model';
import { cloneTokens } from '#facts/clone-tokens';
import { functions } from '#facts/functions';
import { wordsOf } from '#facts/words';
import { similarFunctions } from '#facts/similar-functions';
import { stemComparer } from '../../../src/facts/similar/stems.ts';
import { openSource } from '../../../src/facts/source.ts';

type Files = Readonly<Record<string, string>>;

function known(files: Files) {
  const sources = Object.entries(files).map(([file, text]) => [file, openSource(file, syntaxOf(file) ?? 'typescript', text)] as const);
  const of = <T>(extract: (source: (typeof sources)[number][1]) => T) => new Map(sources.map(([file, source]) => [file, extract(source)]));
  return similarFunctions.derive({ cloneTokens: of(cloneTokens.extract), functions: of(functions.extract), productionFiles: { has: (file: string) => !file.includes('test') } });
}
const heads = (file: string, text: string): string[] => known({ [file]: text }).in(file).map(({ name, owner, parameters, line, endLine }) => `${owner ?? ''}.${name}(${parameters.join()}) ${line}-${endLine}`);
const to = (files: Files, file: string, line?: number): string[] => known(files).in(file, line).flatMap((one) => known(files).to(one)).map(({ name, file, body }) => `${name} ${file} ${body === null ? '-' : Math.floor(body * 100)}`);

describe('functions', () => {
  it.each([
    ['a.ts', 'export function total(lines: Line[], { tax, ...rest }: Options) {\n  return 1;\n}', ['.total(lines,tax,rest) 1-3']],
    ['a.ts', 'export const total = async (a = 1) => a;\nlet b = function () {};', ['.total(a) 1-1', '.b() 2-2']],
    ['a.ts', 'class Cart {\n  add(line) {\n    return line;\n  }\n  static of = (x) => x;\n}', ['Cart.add(line) 2-4', 'Cart.of(x) 5-5']],
    ['a.ts', 'run(() => 1); export default () => 2;', []],
    ['a.ts', 'function outer() {\n  function inner(a) { return a; }\n  return inner;\n}', ['.outer() 1-4', '.inner(a) 2-2']],
    ['a.py', 'def total(lines, tax=0):\n    x = 1\n    return x\n\nclass Cart:\n    def add(self, line):\n        pass\n\n    async def flush(self): pass\n', ['.total(lines,tax) 1-3', 'Cart.add(line) 6-7', 'Cart.flush() 9-9']],
  ])('of %s %j', (file, text, wanted) => expect(heads(file, text)).toEqual(wanted));

  it('at a line are the innermost', () => expect(known({ 'a.ts': 'function outer() {\n  function inner(a) { return a; }\n  return inner;\n}' }).in('a.ts', 2).map(({ name }) => name)).toEqual(['inner']));
});

const BODY = 'const gross = rows.reduce((sum, row) => sum + row.price * row.quantity, 0);\nif (gross < 0) throw new RangeError("negative");\nreturn Math.round(gross * 121) / 100;';

describe('what is like a function', () => {
  it('is the same body under another name, then one that is alike, then one that is only called alike', () => {
    const files = { 'a.ts': `function priceOrder(rows) {\n${BODY}\n}`, 'b.ts': `const quoteCart = (rows) => {\n${BODY}\n};`, 'c.ts': `function sumUp(rows) {\nlog(rows);\n${BODY}\n}`, 'd.ts': 'function priceOrders(all) { return all; }', 'e.ts': 'function cancelOrder(id) { return drop(id); }' };
    expect(to(files, 'a.ts')).toEqual(['quoteCart b.ts 100', expect.stringMatching(/^sumUp c\.ts [89]\d$/), 'priceOrders d.ts -']);
  });

  it('is found for a function of test code, too', () => expect(to({ 'test/a.ts': `function a(rows) {\n${BODY}\n}`, 'b.ts': `function b(rows) {\n${BODY}\n}` }, 'test/a.ts')).toEqual(['b b.ts 100']));

  it('is found in Python, too', () => {
    const body = '    total = 0\n    for row in rows:\n        total += row.price * row.quantity\n    if total < 0:\n        raise ValueError("negative")\n    return round(total * 1.21, 2)\n';
    expect(to({ 'a.py': `def price_order(rows):\n${body}`, 'b.py': `class Cart:\n    def quote(self, rows):\n${body.replaceAll(/^/gm, '    ').trimEnd()}\n` }, 'a.py')).toEqual(['quote b.py 100']);
  });

  it.each([
    ['test code', { 'a.ts': `function a(rows) {\n${BODY}\n}`, 'test/b.ts': `function b(rows) {\n${BODY}\n}` }],
    ['methods of one name', { 'a.ts': 'class A { sendMail(to) { return post(to); } }', 'b.ts': 'class B { sendMail(to) { return to; } }' }],
    ['names of one word', { 'a.ts': 'function run(a) { return a; }', 'b.ts': 'function run(b) { return b + 1; }' }],
    ['itself', { 'a.ts': `function a(rows) {\n${BODY}\n}` }],
  ])('is not %s', (_, files) => expect(to(files, 'a.ts')).toEqual([]));

  it.each([
    ['format date', ['formatDate', 'formatDateRange', 'formattedDates']],
    ['parseISODate', ['parse_iso_date']],
    ['nothing like it', []],
  ])('by the words %j', (words, wanted) => {
    const files = { 'a.ts': 'function formatDate(d) { return d; } function formatDateRange(a, b) { return a; } function formattedDates(l) { return l; } function date(x) { return x; } function formatMoney(x) { return x; }', 'b.py': 'def parse_iso_date(text):\n    return text\n' };
    expect(known(files).named(words).map(({ name }) => name).sort()).toEqual([...wanted].sort());
  });
});

describe('words of names', () => {
  it.each([['parseISODate', 'parse iso date'], ['XMLHttpRequest', 'xml http request'], ['get_user2', 'get user2'], ['__init__', 'init'], ['größeInCm', 'größe in cm']])('of %s are %s', (name, words) => expect(wordsOf(name).join(' ')).toBe(words));

  it('are compared alike from both sides, from 0 to 1, and 1 for the same ones', () => {
    const list = fc.array(fc.constantFrom('parse', 'date', 'user', 'get', 'order', 'send'), { minLength: 1, maxLength: 4 }).map((stems) => new Set(stems));
    fc.assert(fc.property(fc.array(list), list, list, (all, a, b) => {
      const { same } = stemComparer(all);
      expect(same(a, b)).toBeCloseTo(same(b, a), 12);
      expect(same(a, b)).toBeGreaterThanOrEqual(0);
      expect(same(a, b)).toBeLessThanOrEqual(1 + 1e-12);
      expect(same(a, new Set([...a].reverse()))).toBeCloseTo(1, 12);
    }));
  });
});

describe('hostile input', () => {
  it.each<[string, Files]>([
    ['2,000 equal files', Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`${at}.ts`, `function totalOfOrders(rows) {\n${BODY}\n}`]))],
    ['200 functions that grow', Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.ts`, `function total${at}(rows) {\n${'sum(rows, 1);\n'.repeat(200 + at)}\n}`]))],
    ['one token 500,000 times', { '0.ts': `function total(a) {\n${'a;'.repeat(250_000)}\n}`, '1.ts': `function totals(a) {\n${'a;'.repeat(250_000)}\n}` }],
    ['a name of a megabyte', { '0.ts': `function ${'totalOf'.repeat(150_000)}(a) { return a; }` }],
  ])('takes time that is bounded: %s', (_, files) => {
    const start = process.cpuUsage();
    const { in: of, to: like, named } = known(files);
    of('0.ts').slice(0, 1).forEach((one) => like(one));
    named('total of orders');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(40);
  });
});
