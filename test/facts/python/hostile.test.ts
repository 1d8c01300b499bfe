import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comments } from '#facts/comments';
import { pythonPaths } from '#facts/python-paths';
import { openSource } from '#facts/source';
import { importsOf, namesOf, written } from './support/facts-of.ts';

function readAll(text: string): void {
  importsOf(text);
  namesOf(text);
  const source = openSource('stock.py', 'python', text);
  comments.extract(source);
  pythonPaths.extract(source);
}

describe('a megabyte of one thing is read in linear time', () => {
  const pieces = ['"', "'", '"""', 'f"', "f'''", 'f"{', 'f"{x:', '\\', '\\\n', '(', '[(', ')', '{', '}', '\t', '\t\n', ' ', '\n', '\r', '\f', ';', ':', 'if x:', ' if x:\n', 'try:\n ', 'lambda:', 'lambda ', 'import ', 'import_module(', '__import__("', '__import__("a" "b" ', 'import a,', 'import a.', 'from . import (', 'from a import b\n', 'from', '(\nfrom a', '(\nfrom .', '.', '=', 'a=', 'a,', '(a,', ':=', '#', '#\n', 'def f():\n ', 'class A:', 'with a as ', 'case [', 'match ', 'global a,', '\u00e9', 'r', 'rf', 'a.b[', '1', 'x = find_spec(', 'x=y find_spec', 'importorskip(', 'sys.path ', 'from sys import ', 'except ', 'else:', '\\N{', 'f"\\N{', '@', '\ufeff', '\u2028', '\0'];
  test.each(pieces)('%j', (piece) => {
    for (const lead of ['', 'import_module\n', 'f"""{', '(']) {
      const before = performance.now();
      readAll(lead + piece.repeat(Math.ceil((lead === '' ? 1_000_000 : 200_000) / piece.length)));
      expect(performance.now() - before).toBeLessThan(4_000);
    }
  });

  test('deep nesting of blocks', () => {
    let text = '';
    for (let i = 0; i < 1_000; i++) text += `${' '.repeat(i)}if x:\n${' '.repeat(i + 1)}import a\n`;
    expect(importsOf(text)).toHaveLength(1_000);
  });
});

test('any text is read without an error', () => {
  const part = fc.oneof(fc.constantFrom('"', "'", '"""', 'f"', '{', '}', '(', ')', '\\', '\n', '\r', ' ', '\t', ';', ':', '=', ':=', '#', 'import ', 'from ', 'a', '.', ',', 'as ', '*', 'if ', 'else', 'try', 'except ', 'with ', 'def ', 'class ', 'lambda ', 'match ', 'case ', 'import_module', '__import__(', 'TYPE_CHECKING'), fc.string({ maxLength: 3 }));
  fc.assert(fc.property(fc.array(part, { maxLength: 40 }), (parts) => readAll(parts.join(''))), { numRuns: 5_000 });
});

describe('whatever stands beside what', () => {
  /** Statements that import nothing, whole logical lines each. */
  const quiet = ['x = 1', 'x = "import no"', "x = '''\nimport no\n'''", 'x = f"{y["import no"]}"', 'x = [\n  1,  # import no\n  2\n]', 'def f():\n    return 1', 'class A:\n    b = 1', '# import no', '', '\f', 'x = r"\\"', 'x = y if z else \\\n  w', '@dec', 'x = {1: lambda: 2}', 'x = f"""{\n y:>{3}}"""', 'print "x"', 'x: int = 3', "x = 'it\\'s'", 'x = """\\""""', 'with open(x) as y: pass', 'match x:\n    case {"a": 1}: pass', 'x = b"\\"" rb\'\'', "x = f'{{'; y = '}'"];
  /** Statements with what they import. */
  const loud: readonly (readonly [text: string, imports: readonly string[]])[] = [['import a', ['a']], ['import a.b as c, d', ['a.b', 'd']], ['from a import (b,  # c\n  d)', ['from a import b d']], ['from . import a', ['from . import a']], ['x = 1; import a', ['a']], ['if x: import a', ['a']], ['if TYPE_CHECKING:\n    import a', ['a [t]']], ['try:\n    import a\nexcept ImportError:\n    import b', ['a [g]', 'b [g]']], ['def f():\n\timport a', ['a [l]']], ['def f(): import a', ['a [l]']], ['from a import *', ['from a import *']], ['import a, \\\n  b', ['a', 'b']], ['__import__("a")', ['call a']], ['x = [\n__import__("a"),\n]', ['call a']], ['if sys.platform == "x":\n  import a\nelse: import b', ['a [v]', 'b [v]']], ['class A:\n    import a\n    def f(self):\n        import b', ['a', 'b [l]']]];
  const line = fc.oneof(fc.constantFrom(...quiet).map((text) => [text, []] as const), fc.constantFrom(...loud));
  test('the imports are those of the parts', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const text = lines.map(([one]) => `${one}\n`).join('').replaceAll('\n', end);
        expect(importsOf(text).map(written)).toEqual(lines.flatMap(([, imports]) => imports));
      }),
      { numRuns: 3_000 },
    );
  });

  test('all the more in a function', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const indented = lines.filter(([one]) => !one.includes("'''") && !one.includes('"""'));
        const text = `def outer():\n    pass\n${indented.map(([one]) => one.split('\n').map((row) => `        ${row}\n`).join('')).join('')}import last\n`;
        const local = (name: string): string => (name.endsWith(']') ? name.replace(/l?\]$/, 'l]') : `${name} [l]`);
        expect(importsOf(text).map(written)).toEqual([...indented.flatMap(([, imports]) => imports).map(local), 'last']);
      }),
      { numRuns: 1_000 },
    );
  });
});
