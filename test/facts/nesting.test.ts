import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isSafeForNativeParser, scanSafely } from '../../src/facts/parsers/nesting.ts';
import { nestingTexts } from './support/nesting-texts.mjs';
import { scriptFilesBelow } from './support/three-readings.ts';

const isSafe = (text: string, grammar: Parameters<typeof scanSafely>[1]): boolean => isSafeForNativeParser(text, scanSafely(text, grammar));

const BUILT = fileURLToPath(new URL('../../dist/src/facts/source.js', import.meta.url));
const CHILD = fileURLToPath(new URL('./support/read-child.mjs', import.meta.url));

/** What became of each text, and how the process ended. A parser that overflows takes the process with it. */
async function readInChild(names: readonly string[]): Promise<{ outcomes: Map<string, string>; end: string }> {
  const child = spawn(process.execPath, [CHILD, BUILT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<string>((resolve) => child.on('close', (code, signal) => resolve(signal ?? `code ${code}`)));
  child.stdin.on('error', () => {}); // the process may be dead before it has read all
  child.stdin.end(names.join('\n'));
  const outcomes = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', outcome = ''] = line.split('\t');
    outcomes.set(name, outcome);
  }
  return { outcomes, end: await ended };
}

describe.skipIf(!existsSync(BUILT))('a text that nests deeper than any stack', () => {
  const names = Object.keys(nestingTexts);

  test('is parsed or refused, and never kills the process', { timeout: 300_000 }, async () => {
    const { outcomes, end } = await readInChild(names);
    const next = names.find((name) => !outcomes.has(name));
    expect(next === undefined ? end : `${end} at ${next}`).toBe('code 0');
    expect([...outcomes].filter(([, outcome]) => outcome !== 'parsed' && outcome !== 'refused')).toEqual([]);
  });

  // what is long but flat must not be lost
  test.each(['decorators', 'type union', 'numbers in one line of 5 MB'])('%s: is parsed', { timeout: 120_000 }, async (name) => {
    expect((await readInChild([name])).outcomes.get(name)).toBe('parsed');
  });
});

describe('is safe for the native parser', () => {
  test.each([
    ['a class of 2,000 methods', `class Shop { ${'open(day: Day): Hours { return this.hours[day] ?? []; }\n'.repeat(2_000)} }`, false],
    ['2,000 functions without semicolons', 'function open(day) {\n  if (day) return hours.find((one) => one.day === day)\n  return a ? b : c\n}\n'.repeat(2_000), false],
    ['a switch of 2,000 cases', `switch (code) { ${`case 'shop.open': case 'shop.close': return open ? 1 : 2;\n`.repeat(2_000)} }`, false],
    ['an object of 5,000 arrows', `x = { ${'open: (day) => !day || day > 7 ? 1 : 2,\n'.repeat(5_000)} }`, false],
    ['5,000 imports', `import { open } from './open';\n`.repeat(5_000), false],
    ['divisions', 'const mean = (a + b) / 2, rate = list[0] / total / 100;\n'.repeat(500), false],
    ['regular expressions', `if (a) /[)}\\]]/.test(b); const c = x.replace(/[({/]/g, '');\n`.repeat(500), false],
    ['2,000 siblings of markup', `x = <ul>${`<li className="a" onClick={() => f(')')}>it's (not) <b>easy</b> / hard</li>\n`.repeat(2_000)}</ul>`, true],
    ['arrows with type parameters in markup files', 'const pick = <K extends keyof T, const V = unknown>(key: K): V => table[key];\nconst one = <T,>(t: T) => <b>{t}</b>;\n'.repeat(500), true],
    ['elements with type arguments', 'x = <Table<Row, Map<string, number[]>> rows={rows}>(text)</Table>;\n'.repeat(500), true],
    ['an element after a brace', 'function A() {}\n<svg width="14" height="11"><path d="M9 2Z" /></svg>;\n'.repeat(500), true],
    ['a long line of few tokens', `x = '${'a'.repeat(1_000_000)}'; y = [${"'abc', ".repeat(1_000)}];`, false],
    ['generics in markup files', `const [items, setItems] = useState<Map<string, Item>>(new Map());\n`.repeat(500), true],
  ])('%s', (_, text, hasMarkup) => expect(isSafe(text, { hasMarkup, hasTypes: true })).toBe(true));
});

/** A thousand times around, of which each line hides a bracket's end where a careless reader takes it for one. */
describe('is not fooled by closers', () => {
  test.each<[string, string, string, boolean]>([
    ['in a string', `[']',`, ']', false],
    ['in a string of two lines', `['\\\n]',`, ']', false],
    ['in a template', '[`]`,', ']', false],
    ['in a template after a substitution', '[`${1}]`,', ']', false],
    ['in a regular expression', '[/]/,', ']', false],
    ['in a set of a regular expression', '[/[/\\]]/,', ']', false],
    ['in a regular expression after a head', '{if(a)/[}]/.b;', '}', false],
    ['in a regular expression after a spread prefix', '[...typeof /\\]/,', ']', false],
    ['in a block comment', '[/*]*/', ']', false],
    ['in a line comment', '[//]\n', ']', false],
    ['in a line comment that a separator ends', '//\u2028[', ']', false],
    ['in an HTML comment', '[<!--]\n', ']', true],
    ['after a number\'s point', '1./[/1,', ']', false],
    ['after an awaited value', 'await (a) /[0,/1/', ']', false],
    ['after a property that is a keyword', 'a.return /[0,/1/', ']', false],
    ['after a postfix operator', 'a++ /[0,/1/', ']', false],
    ['after a non-null assertion', 'a! /[0,/1/', ']', false],
    ['in a regular expression after a declaration without semicolon', '{let a\n/}/.b;', '}', false],
    ['in text of markup after a statement without semicolon', '{debugger\n<a>});', '}', true],
    ['after a stray backslash', '\\/*[', ']', false],
    ['in text of markup', '<a>]){[(', ')]}</a>', true],
    ['in an attribute of two lines', '<a b="\n]})" c={[(', ')]}/>', true],
    ['in an attribute that ends with a backslash', '<a b="\\" c=")]}" d={[(', ')]}/>', true],
    ['in text of an element that looks like type parameters', '(<a extends b>)', '</a>', true],
    ['in text of such an element with brackets', '[<a extends b>():x],', '</a>', true],
    ['in text of such an element with an arrow in braces', '[<a extends b>({c=>1})],', '</a>', true],
    ['in type parameters that look like an element', 'x as <T>([', '])</T>', true],
  ])('%s', (_, open, close, hasMarkup) => expect(isSafe(`x=${open.repeat(1_000)}1${close.repeat(1_000)}`, { hasMarkup, hasTypes: true })).toBe(false));

  test('in text of an element whose attributes read like type parameters', () => {
    const text = `x=${'<a extends b>]){[('.repeat(1_000)}1${')]}</a>'.repeat(1_000)}`;
    expect(isSafe(text, { hasMarkup: true, hasTypes: false })).toBe(false);
  });

  test('nor by an error at every token of a long line', () => expect(isSafe('a b;'.repeat(50_000), { hasMarkup: false, hasTypes: true })).toBe(false));

  test.each<[string, string, boolean]>([
    ['a semicolon before `else`', 'if(a);else ', false],
    ['a comma and a semicolon before `else`', 'if(a)b,c;else ', false],
    ['a semicolon after `do`', 'do a;while(b);'.replace('do a', 'do '.repeat(1_000)), false],
    ['a comma in type arguments', 'A<A,', false],
    ['a comma in a list after `extends`', 'a,class extends ', false],
    ['a semicolon in text of markup', '<a>;', true],
    ['brackets of all levels, each with some operators', '[!!!!!!!', false],
  ])('nor by %s', (_, unit, hasMarkup) => expect(isSafe(`x=${unit.repeat(1_000)}`, { hasMarkup, hasTypes: true })).toBe(false));
});

describe.each(['src', 'rules', 'fixtures'])('every script below %s', (folder) => {
  test('is safe', () => {
    const scripts = [...scriptFilesBelow(folder)].filter(([file]) => /\.[cm]?[jt]sx?$/.test(file));
    expect(scripts.filter(([file, text]) => !isSafe(text, { hasMarkup: !/\.[cm]?ts$/.test(file), hasTypes: /\.[cm]?tsx?$/.test(file) })).map(([file]) => file)).toEqual([]);
  });
});

// a quadratic reading of these takes minutes, past the time limit of a test
test.each([
  ['divisions', 'a=b/c/d;'],
  ['possible regular expressions', '{}/a;'],
  ['comments', '/**/a;'],
  ['open quotes', `<a b='`],
  ['closing tags without end', '<a></a '],
])('%s in one line of 5 MB end', (_, unit) => {
  expect(isSafe(unit.repeat(5_000_000 / unit.length), { hasMarkup: true, hasTypes: true })).toBeTypeOf('boolean');
});
