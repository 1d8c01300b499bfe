import { describe, expect, it } from 'vitest';
import type { Syntax } from '#model';
import { comments } from '../../../src/facts/comments.ts';
import { openSource } from '../../../src/facts/source.ts';

const valuesIn = (syntax: Syntax, text: string): string[] =>
  comments.extract(openSource(`a.${syntax}`, syntax, text)).map(({ value, start, end, block }) => {
    const opening = block ? Math.ceil((end - start - value.length) / 2) : end - start - value.length;
    expect(text.slice(start + opening, start + opening + value.length)).toBe(value);
    return value.trim();
  });

it.each<[Syntax, string, string, string[]]>([
  ['yaml', 'after a value, not in it', `a: b # one\nc: "# two"\nd: 'it''s # three'\ne: x#four\n# five\n`, ['one', 'five']],
  ['yaml', 'not in a block scalar', `run: |\n  # one\n  echo\nnext: >-  # two\n  # three\n\n  # four\nlast: 1 # five\n`, ['two', 'five']],
  ['shell', 'not in quotes, expansions and here-documents', `#!/bin/sh\necho "# one" '# two' \${#three} $# # four\ncat <<'EOF'\n# five\nEOF\n# six\n`, ['four', 'six']],
  ['dockerfile', 'on lines of their own', `FROM node # one\n  # two\n`, ['two']],
  ['env', 'on lines of their own', `A=#one\n# two\n`, ['two']],
  ['sql', 'not in quotes', `select '-- one', "/* two */" -- three\n/* four */ from t;\n`, ['three', 'four']],
  ['jsonc', 'not in strings', `{ "a": "// one", // two\n "b": "\\"/* three */" /* four */ }`, ['two', 'four']],
  ['html', 'not in scripts', `<!-- one --><script>// <!-- two -->\n</script><p>three</p><!-- four`, ['one']],
  ['markdown', 'not in code', 'a `<!-- one -->` b <!-- two -->\n\n```\n<!-- three -->\n```\n<!-- four -->\n` alone\n\n<!-- five -->\n', ['two', 'four', 'five']],
  ['vue', 'of markup and script', `<template><!-- one --></template>\n<script>\n// two\nconst a = '<!-- three -->';\n</script>\n`, ['one', 'two']],
])('%s: comments are read %s', (syntax, _, text, expected) => expect(valuesIn(syntax, text)).toEqual(expected));

describe.each<Syntax>(['yaml', 'shell', 'sql', 'jsonc', 'html', 'markdown', 'env', 'dockerfile'])('%s', (syntax) => {
  it('takes time in proportion to the text', () => {
    for (const piece of ['#', '# ', '"', "'", '`', '``` ', '<!--', '<script ', '/*', '--', '<<A\n', '\n', ' ', '|\n', "a: '", '\\']) {
      const text = piece.repeat(60_000 / piece.length);
      const from = performance.now();
      comments.extract(openSource(`a.${syntax}`, syntax, text));
      expect(performance.now() - from, JSON.stringify(piece)).toBeLessThan(1_000);
    }
  });
});
