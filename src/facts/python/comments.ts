import type { CommentToken, Source } from '#model';
import { scanOf } from './scan.ts';

/** The `#` comments of a Python source, in order. The span has the `#`, the value has not. */
export function pythonComments(source: Source): CommentToken[] {
  const { text } = source;
  if (!text.includes('#')) return [];
  const { comments } = scanOf(source);
  return Array.from({ length: comments.length / 2 }, (_, index) => {
    const [start = 0, end = 0] = comments.slice(index * 2, index * 2 + 2);
    return { block: false, value: text.slice(start + 1, end), start, end };
  });
}
