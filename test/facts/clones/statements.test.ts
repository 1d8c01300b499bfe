import { describe, expect, it } from 'vitest';
import { lineTable } from '#model';
import { cloneTokens } from '#facts/clone-tokens';
import { openSource } from '../../../src/facts/source.ts';
import { readStatements, type StatementRead } from '../../../src/facts/clones/statements.ts';

function statementsOf(file: string, text: string): (StatementRead & { readonly names: readonly string[]; readonly text: string })[] {
  const tokens = cloneTokens.extract(openSource(file, file.endsWith('.py') ? 'python' : file.endsWith('.js') ? 'javascript' : 'typescript', text));
  const read: (StatementRead & { readonly names: readonly string[]; readonly text: string })[] = [];
  readStatements(tokens, (statement) => void read.push({ ...statement, names: statement.uses.map((use) => tokens.names[use] ?? ''), text: text.slice(statement.start, statement.end) }));
  return read;
}
const shapes = (file: string, text: string): (readonly [depth: number, shape: number])[] => statementsOf(file, text).map(({ depth, shape }) => [depth, shape]);

describe('statements of scripts', () => {
  it('are the same without types, layout, comments and imports', () => {
    const typed = `import { a } from 'a';\nexport class Till<T> implements Counter {\n  private readonly rows: Row[] = [];\n  other?: string;\n  abstractly(): void;\n  total(this: Till<T>, by: Map<string, number>, from?: number): number {\n    // adds up\n    const one = (this.rows as Row[])!.reduce<number>((sum, row) => sum + row.cents, 0)\n    return one satisfies number\n  }\n}\nexport type Id = string;\n`;
    const plain = `export class Till {\n  rows = [];\n  total(by, from) {\n    const one = this.rows.reduce((sum, row) => sum + row.cents, 0);\n    return one;\n  }\n}\n`;
    expect(shapes('till.ts', typed)).toEqual(shapes('till.js', plain));
  });

  it.each([
    ['a literal', `const a = f(1);`, `const a = f(2);`],
    ['an operator', `const a = f(b + c);`, `const a = f(b - c);`],
    ['a member', `const a = b.c();`, `const a = b.d();`],
    ['what is taken apart', `const { a } = b();`, `const { c } = b();`],
    ['an optional chain', `const a = b.c();`, `const a = b?.c();`],
    ['what waits', `const a = async () => { await f(); };`, `const a = () => { await f(); };`],
    ['a name from elsewhere', `const a = f();`, `const a = g();`],
    ['what a name stands for', `const a = (b, c) => f(b - c);`, `const a = (b, c) => f(c - b);`],
    ['where an else belongs', `if (a()) { if (b()) c(); } else d();`, `if (a()) { if (b()) c(); else d(); }`],
  ])('differ in %s', (_, one, other) => expect(shapes('a.ts', one)).not.toEqual(shapes('b.ts', other)));

  it.each([
    ['names of its own', `const a = (b) => f(b, b.c);`, `const x = (y) => f(y, y.c);`],
    ['shorthand of its own names', `const a = f(); g({ a });`, `const b = f(); g({ b });`],
    ['quotes and braces', `if (f("a")) g()`, `if (f('a')) {\n  g();\n}`],
    ['the name of a function', `export function a() { f(1); }`, `function b() { f(1); }`],
  ])('agree in spite of %s', (_, one, other) => expect(shapes('a.ts', one)).toEqual(shapes('b.ts', other)));

  it('know their places, names and functions', () => {
    const text = `// 😀\nexport const total = (rows) => {\n  const sum = rows.length;\n  return sum;\n};\n`;
    const [outer, first, second] = statementsOf('a.js', text);
    expect([outer?.text, first?.text, second?.text]).toEqual([text.slice(6, -1), 'const sum = rows.length;', 'return sum;']);
    expect([outer?.line, outer?.endLine, first?.line, second?.depth, first?.isFirst, second?.isFirst]).toEqual([2, 5, 3, 1, true, false]);
    expect(first?.owner).toEqual({ start: 6, end: text.length - 1, line: 2, endLine: 5 });
    expect([first?.names, second?.names]).toEqual([['sum', 'rows'], ['sum']]);
  });

  it('are none in files that a program wrote', () => {
    expect(statementsOf('a.ts', `/* eslint-disable */\n// This file was automatically generated.\nf(1);`)).toEqual([]);
    expect(statementsOf('a.ts', `export type Maybe<T> = T | null;\n/** All built-in and custom scalars, mapped to their actual values */\nexport type Scalars = {};\nf(1);`)).toEqual([]);
    expect(statementsOf('a.ts', `const generated = 'do not edit';\nf(generated);`)).toHaveLength(2);
  });

  it('weigh data nothing', () => {
    const table = Array.from({ length: 50 }, (_, i) => `{ code: 'C${i}', label: 'Country ${i}', vat: -${i}, tags: ['a', 'b'] }`).join(', ');
    expect(statementsOf('a.ts', `f();\nexport const rows = [${table}];`)[1]?.size).toBeLessThan(6);
    expect(statementsOf('a.ts', `f();\nexport enum Size { Small = 'small', Large = 'large' }`)[1]?.size).toBe(1);
  });
});

describe('statements of Python', () => {
  it('agree in spite of documentation, comments, quotes and layout', () => {
    const one = `import os\n\ndef a(rows, by=None):\n    """Adds up."""\n    total = f(\n        rows, 'x',\n    )  # all\n    if total: return total\n    return g(f'{total} of')\n`;
    const other = `def b(lines, per=None):\n  sum = f(lines, "x")\n  if sum: return sum\n  return g(f"{sum} of")\n`;
    expect(shapes('a.py', one)).toEqual(shapes('b.py', other));
  });

  it.each([
    ['indentation', `if a():\n    b()\n    c()\n`, `if a():\n    b()\nc()\n`],
    ['a keyword argument', `f(a=1)\n`, `f(b=1)\n`],
    ['an attribute', `f(x.a)\n`, `f(x.b)\n`],
    ['the kind of a string', `f(b'a')\n`, `f('a')\n`],
    ['where an else belongs', `for a in f():\n    if a:\n        g()\nelse:\n    h()\n`, `for a in f():\n    if a:\n        g()\n    else:\n        h()\n`],
  ])('differ in %s', (_, one, other) => expect(shapes('a.py', one)).not.toEqual(shapes('b.py', other)));

  it('weigh what is listed nothing, and what is taken from a list like anything else', () => {
    const sizes = (text: string): number => statementsOf('a.py', `f()\n${text}\n`)[1]?.size ?? 0;
    expect([sizes("a = ['b', 'c', 'd']"), sizes("a = x['b']['c']"), sizes("a = x.b.c")]).toEqual([3, 7, 7]);
  });

  it('keep clauses inside of what they go on with', () => {
    const read = statementsOf('a.py', `f()\nif a:\n    b()\nelif c:\n    d()\nelse:\n    e()\ng()\n`);
    expect(read.map(({ depth, isFirst }) => [depth, isFirst])).toEqual([[0, true], [0, false], [1, true], [1, true], [2, true], [1, false], [2, true], [0, false]]);
  });

  it('know the functions that they are the bodies of', () => {
    const text = `def a(x):\n    """Doc."""\n    if x:\n        f()\n\n    return 1\n\n\nb(2)\n`;
    const owners = statementsOf('a.py', text).flatMap(({ owner }) => owner ?? []);
    expect(owners.map(({ start, end, line, endLine }) => [text.slice(start, end).split('\n').at(-1), line, endLine])).toEqual([['    return 1', 1, 6]]);
  });

  it('have lines that agree with their offsets', () => {
    const text = `é = "😀"\r\nf(é)\r\n`;
    for (const { start, end, line, endLine } of statementsOf('a.py', text)) expect([lineTable(text).at(start).line, lineTable(text).at(end).line]).toEqual([line, endLine]);
  });
});
