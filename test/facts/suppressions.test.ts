import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/facts/source.ts';
import { suppressions } from '../../src/facts/suppressions.ts';

/** Each suppression as `rule from-to: reason`. */
function read(text: string, file = 'stock.ts'): string[] {
  const source = openSource(file, file.endsWith('.vue') ? 'vue' : 'typescript', text);
  return suppressions.extract(source).map(({ rule, fromLine, toLine, reason }) => `${rule} ${fromLine}-${toLine}: ${reason}`);
}

describe('lines covered', () => {
  test.each([
    ['the next line', '// arch-lint-disable-next-line no-stub -- wired in 2.0\nexport const a = 1;', ['no-stub 2-2: wired in 2.0']],
    ['the next line after a block comment of three lines', '/* arch-lint-disable-next-line no-stub\n   -- wired in\n   2.0 */\nexport const a = 1;', ['no-stub 4-4: wired in\n   2.0']],
    ['its own line', 'export const a = 1; // arch-lint-disable-line no-stub -- wired in 2.0\n', ['no-stub 1-1: wired in 2.0']],
    ['all lines of a block comment', 'const a = 1; /* arch-lint-disable-line no-stub -- wired\n*/ const b = 2;', ['no-stub 1-2: wired']],
    ['the rest of the file', 'const a = 1;\n/* arch-lint-disable no-stub -- generated */\nconst b = 2;\n', ['no-stub 2-4: generated']],
    ['up to the enabling', '/* arch-lint-disable no-stub -- generated */\nconst b = 2;\n/* arch-lint-enable no-stub */\nconst c = 3;', ['no-stub 1-3: generated']],
    ['up to the enabling of all', '// arch-lint-disable no-stub -- generated\nconst b = 2;\n// arch-lint-enable\nconst c = 3;', ['no-stub 1-3: generated']],
    ['not up to the enabling of another rule', '/* arch-lint-disable no-stub -- generated */\n/* arch-lint-enable no-import-cycle */\nconst c = 3;', ['no-stub 1-3: generated']],
    ['not up to an earlier enabling', '/* arch-lint-enable no-stub */\n/* arch-lint-disable no-stub -- generated */\nconst c = 3;', ['no-stub 2-3: generated']],
    ['two blocks', '// arch-lint-disable no-stub -- a\n// arch-lint-enable\n// arch-lint-disable no-stub -- b\n// arch-lint-enable no-stub', ['no-stub 1-2: a', 'no-stub 3-4: b']],
    ['with CRLF', 'const a = 1;\r\n// arch-lint-disable-next-line no-stub -- wired\r\nconst b = 2;\r\n', ['no-stub 3-3: wired']],
    ['in a Vue script, by the lines of the file', '<template/>\n<script>\n// arch-lint-disable-next-line no-stub -- wired\nexport default {};\n</script>', ['no-stub 4-4: wired'], 'stock.vue'],
  ])('%s', (_, text, expected, file?: string) => expect(read(text, file)).toEqual(expected));
});

describe('rules named', () => {
  test.each([
    ['several', '// arch-lint-disable-line no-stub, no-import-cycle -- both', ['no-stub 1-1: both', 'no-import-cycle 1-1: both']],
    ['several by spaces only', '// arch-lint-disable-line no-stub no-import-cycle -- both', ['no-stub 1-1: both', 'no-import-cycle 1-1: both']],
    ['one of several enabled again', '// arch-lint-disable no-stub, no-import-cycle -- both\n// arch-lint-enable no-stub\n;', ['no-stub 1-2: both', 'no-import-cycle 1-3: both']],
    ['none, which is all', '// arch-lint-disable-line -- legacy', ['* 1-1: legacy']],
    ['with the prefix of the ESLint plugin', '// arch-lint-disable-line arch-lint/no-stub -- same', ['no-stub 1-1: same']],
    ['in a JSDoc comment with stars', '/**\n * arch-lint-disable no-stub,\n * no-import-cycle -- generated\n */', ['no-stub 1-4: generated', 'no-import-cycle 1-4: generated']],
    ['in a comment without a space', '//arch-lint-disable-line no-stub --why', ['no-stub 1-1: why']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('reasons', () => {
  test.each([
    ['missing', '// arch-lint-disable-line no-stub', ['no-stub 1-1: ']],
    ['empty', '/* arch-lint-disable-line no-stub -- */', ['no-stub 1-1: ']],
    ['after three dashes', '// arch-lint-disable-line no-stub --- wired', ['no-stub 1-1: wired']],
    ['that hold dashes themselves', '// arch-lint-disable-line no-stub -- see ADR-7 -- later', ['no-stub 1-1: see ADR-7 -- later']],
    ['and a rule with single dashes', '// arch-lint-disable-line no-stub - wired', ['no-stub 1-1: ', '- 1-1: ', 'wired 1-1: ']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('no directives', () => {
  test.each([
    ['in a string', `const help = '// arch-lint-disable-line no-stub -- x';`],
    ['in a template', 'const help = `\n/* arch-lint-disable no-stub -- x */`;'],
    ['in a regular expression', 'const find = /\\/\\/ arch-lint-disable-line no-stub -- x/;'],
    ['in the middle of a comment', '// write arch-lint-disable-line no-stub -- x'],
    ['with a longer verb', '// arch-lint-disable-lines no-stub -- x\n// arch-lint-disabled -- x\n// arch-lint-disable-next no-stub -- x'],
    ['in other letters', '// Arch-Lint-Disable-Line no-stub -- x'],
    ['an enabling alone', '// arch-lint-enable no-stub'],
  ])('%s', (_, text) => expect(read(text)).toEqual([]));

  test('in markup or style of a Vue file', () => {
    expect(read('<template><!-- arch-lint-disable no-stub -- x --></template>\n<style>/* arch-lint-disable no-stub -- x */</style>\n<script>let a;</script>', 'stock.vue')).toEqual([]);
  });
});

// a quadratic reading of these takes minutes, past the time limit of a test
describe('long comments end', () => {
  test.each([
    ['one name of 200 KB', `/* arch-lint-disable ${'a'.repeat(200_000)} */`],
    ['100,000 names', `/* arch-lint-disable ${'a '.repeat(100_000)} */`],
    ['200 KB of stars', `/* ${'*'.repeat(200_000)} arch-lint-disable no-stub */`],
    ['200 KB of spaces after the verb', `/* arch-lint-disable${' '.repeat(200_000)}x -- y${' '.repeat(200_000)}z */`],
    ['200 KB of stars in the reason', `/* arch-lint-disable no-stub -- ${'* '.repeat(100_000)}z */`],
    ['20,000 blocks that nobody ends', '/* arch-lint-disable no-stub -- x */\n'.repeat(20_000)],
    ['20,000 blocks of one rule each', Array.from({ length: 20_000 }, (_, i) => `/* arch-lint-disable rule-${i} -- x */`).join('\n')],
  ])('%s', (_, text) => expect(read(text).length).toBeGreaterThan(0));
});
