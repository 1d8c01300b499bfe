import { describe, expect, test } from 'vitest';
import { comments } from '#facts/comments';
import { openSource } from '#facts/source';
import { suppressions } from '#facts/suppressions';

const source = (text: string) => openSource('stock.py', 'python', text);

describe('comments of Python', () => {
  test('are all, and nothing else', () => {
    const text = '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nx = "# no"  # yes\n"""\n# no\n"""\ny = [  # in brackets\n    1,  #\n]\nz = f"{a  # in a field\n}"\n#last';
    expect(comments.extract(source(text)).map(({ value }) => value)).toEqual(['!/usr/bin/env python3', ' -*- coding: utf-8 -*-', ' yes', ' in brackets', '', 'last']);
    for (const { start, end, value, block } of comments.extract(source(text))) expect([text.slice(start, end), block]).toEqual([`#${value}`, false]);
  });

  test('end with any line break', () => expect(comments.extract(source('# a\r\n# b\r# c\n')).map(({ value }) => value)).toEqual([' a', ' b', ' c']));
});

describe('suppressions in Python', () => {
  const read = (text: string): string[] => suppressions.extract(source(text)).map(({ rule, fromLine, toLine, reason }) => `${rule} ${fromLine}-${toLine}: ${reason}`);
  test.each([
    ['the next line', '# arch-lint-disable-next-line no-undeclared-dependency -- comes with the image\nimport cv2\n', ['no-undeclared-dependency 2-2: comes with the image']],
    ['its own line', 'import cv2  # arch-lint-disable-line no-undeclared-dependency -- of the image\n', ['no-undeclared-dependency 1-1: of the image']],
    ['a block', '#arch-lint-disable no-stub -- generated\na = 1\n# arch-lint-enable no-stub\n', ['no-stub 1-3: generated']],
    ['not in a string', 'a = "# arch-lint-disable-line no-stub -- x"\n"""\n# arch-lint-disable no-stub -- x\n"""\n', []],
    ['not after other words', '# noqa: F401 arch-lint-disable-line no-stub -- x\n', []],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});
