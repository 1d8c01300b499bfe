import { describe, expect, it } from 'vitest';
import type { Syntax } from '#model';
import { codeComments } from '../../../src/facts/code-comments.ts';
import { openSource } from '../../../src/facts/source.ts';

const codeIn = (syntax: Syntax, text: string): string[] => codeComments.extract(openSource('a.any', syntax, text)).map(({ lines, first }) => `${lines} ${first}`);

const WORKFLOW = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
HERE
      - run: npm ci
`;
const workflow = (block: string): string => WORKFLOW.replace('HERE\n', block);

it.each<[Syntax, string, string, string[]]>([
  ['yaml', 'a step', workflow(`      # - uses: actions/cache@v4\n      #   run: ./warm.sh\n`), ['2 - uses: actions/cache@v4']],
  ['yaml', 'a step whose marks stand at the left edge', workflow(`#      - uses: actions/cache@v4\n#        run: ./warm.sh\n`), ['2 - uses: actions/cache@v4']],
  ['yaml', 'one item', workflow(`      # - run: npm test\n`), ['1 - run: npm test']],
  ['yaml', 'one key, which may be a word', workflow(`      # run: the tests of the day\n`), []],
  ['yaml', 'what would not fit there', workflow(`# - uses: actions/cache@v4\n# run: {\n`), []],
  ['yaml', 'keys that are used nowhere', workflow(`      # note: kept\n      # why: it is needed\n`), []],
  ['yaml', 'an option to be switched on', workflow(`      # Uncomment to warm the cache\n      # - uses: actions/cache@v4\n      #   run: ./warm.sh\n`), []],
  ['yaml', 'a text that is no YAML as it is', `a: {{ value }\n# - a: 1\n# - a: 2\n`, []],
  ['sql', 'a statement', `select 1;\n-- drop table if exists orders cascade;\nselect 2;\n`, ['1 drop table if exists orders cascade;']],
  ['sql', 'a statement on several lines', `-- select id, total\n-- from orders\n-- where total > 10;\n`, ['3 select id, total']],
  ['sql', 'two statements', `-- insert into orders (id) values (1);\n-- update orders set total = 0 where id = 1;\n`, ['2 insert into orders (id) values (1);']],
  ['sql', 'a column', `create table orders (\n  id bigint,\n  -- coupon varchar(20) not null default 'none',\n  total int\n);\n`, [`1 coupon varchar(20) not null default 'none',`]],
  ['sql', 'a sentence', `-- Select the plan with the lowest price, and update prices from time to time.\n-- Drop what is left;\n`, []],
  ['sql', 'a heading', `-- CreateTable\ncreate table orders (id bigint);\n`, []],
  ['sql', 'a migration back, which is introduced', `-- Down:\n-- drop table orders;\n`, []],
  ['sql', 'a directive', `-- +goose Down\n-- drop table orders;\n`, []],
  ['sql', 'half a statement', `-- select id from (orders;\n`, []],
  ['shell', 'a call', `#!/bin/sh\n# curl -fsS "$URL/health"\n`, ['1 curl -fsS "$URL/health"']],
  ['shell', 'a block', `# if [ -z "$PORT" ]; then\n#   export PORT=8080\n# fi\n`, ['3 if [ -z "$PORT" ]; then']],
  ['shell', 'a call on several lines', `# docker run --rm \\\n#   -p 8080:8080 orders\n`, ['2 docker run --rm \\']],
  ['shell', 'a sentence that begins with a program', `# git tags name the release\n# make sure that /data is there\n# npm is installed by then\n`, []],
  ['shell', 'how it is called', `# Usage: ./backup.sh --target "$HOME"\n`, []],
  ['shell', 'half a block', `# if [ -z "$PORT" ]; then\n`, []],
  ['shell', 'a directive', `# shellcheck disable=SC2086\nls $FILES\n`, []],
  ['dockerfile', 'instructions', `FROM node:24\n# ENV NODE_ENV=production\n# COPY dist ./dist\n`, []],
  ['dockerfile', 'instructions with paths', `FROM node:24\n# ENV NODE_ENV=production\n# COPY ./dist ./dist\n`, ['2 ENV NODE_ENV=production']],
  ['dockerfile', 'a RUN on several lines', `FROM node:24\n# RUN apt-get update && \\\n#     apt-get install -y curl\n`, ['2 RUN apt-get update && \\']],
  ['dockerfile', 'sentences', `FROM node:24\n# COPY only what is needed\n# RUN the tests in another stage\n# USER is set below\n`, []],
  ['dockerfile', 'a directive', `# syntax=docker/dockerfile:1\nFROM node:24\n`, []],
  ['python', 'a value that is shown', `def f(x):\n    # BooleanColumn("is_cool")\n    return x\n`, []],
  ['python', 'a name that stands for others', `def f(x):\n    # Name = "value", _("Label")\n    return x\n`, []],
  ['python', 'what a sentence compares with', `def f(x):\n    # some keys have several paths, like\n    # DESTDIRS = "/install /install/lib"\n    return x\n`, []],
  ['python', 'what a sentence goes on with', `def f(x):\n    # These need to be decorated so that they also call\n    # self.changed()\n    return x\n`, []],
  ['python', 'what stands below a whole sentence', `def f(x):\n    # uncomment it when the bug is fixed\n    # x = 1\n    # put back when the mocks are reset\n    return x\n`, []],
  ['python', 'code with a reason', `def f(x):\n    # the mocks are not reset between runs\n    # self.assertEqual(x, 1)\n    return x\n`, ['1 self.assertEqual(x, 1)']],
  ['python', 'a sentence with markup', 'def f(x):\n    # href="../a.html" and ``base_url`` is not known\n    return x\n', []],
  ['python', 'a tag', `class A:\n    # @deprecated\n    x = 1\n`, []],
  ['python', 'a decorator', `class A:\n    # @override_config\n    x = 1\n`, ['1 @override_config']],
  ['python', 'a call', `def f(x):\n    # log.debug("x %s", x)\n    return x\n`, ['1 log.debug("x %s", x)']],
  ['yaml', 'an example below the sentence that says so', workflow(`      # Modify the EXAMPLE below for your project:\n\n      # - run: |\n      #   make bootstrap\n`), []],
  ['shell', 'what is meant for a shell', `#!/bin/sh\n# For bash\n# export PS1='$(status)'\n`, []],
  ['shell', 'words with slashes', `# git add/commit/push\nls\n`, []],
  ['typescript', 'code that a program has written', `// @generated\n\n// const a = load();\n// a.run();\n`, []],
])('%s: %s', (syntax, _, text, expected) => expect(codeIn(syntax, text)).toEqual(expected));

describe.each<Syntax>(['yaml', 'sql', 'shell', 'dockerfile'])('%s', (syntax) => {
  const mark = syntax === 'sql' ? '-- ' : '# ';
  it('takes time in proportion to the text', () => {
    const pieces = ['a', 'a ', 'a b default ', 'select ', 'select a from ', 'COPY /', '/', 'RUN a && ', 'A=', '"', "'", '- a: ', 'a: ', '(', '--a ', '$', 'if [ ', '; '];
    for (const piece of pieces)
      for (const isOneLine of [true, false]) {
        const line = piece.repeat(isOneLine ? 60_000 / piece.length : 1);
        const text = isOneLine ? `a: 1\n${mark}${line}\n` : `a: 1\n${`${mark}${line};\n`.repeat(4_000)}`;
        const from = performance.now();
        codeIn(syntax, text);
        expect(performance.now() - from, JSON.stringify([piece, isOneLine])).toBeLessThan(1_500);
      }
    for (const piece of pieces) {
      const block = `${mark}${piece.repeat(900 / piece.length)};\n`.repeat(60);
      const from = performance.now();
      codeIn(syntax, `a: 1\n${block}`);
      expect(performance.now() - from, JSON.stringify(piece)).toBeLessThan(1_500);
    }
  });
});
