import type { Source, Span } from '#model';
import { scanOf } from '../python/scan.ts';

const MARK = /\bjscpd:ignore-(start|end)\b/;

/**
 * What stands between the comments `jscpd:ignore-start` and `jscpd:ignore-end`, with which users of jscpd leave code out.
 * A start without an end leaves out the rest of the file.
 */
export function leftOut(source: Source): Span[] {
  if (!source.text.includes('jscpd:ignore-start')) return [];
  const spans: Span[] = [];
  let from: number | undefined;
  for (const { start, end } of commentsOf(source)) {
    const mark = MARK.exec(source.text.slice(start, end))?.[1];
    if (mark === 'start') from ??= end;
    else if (mark === 'end' && from !== undefined) {
      spans.push({ start: from, end: start });
      from = undefined;
    }
  }
  if (from !== undefined) spans.push({ start: from, end: source.text.length });
  return spans;
}

function commentsOf(source: Source): readonly Span[] {
  if (source.syntax !== 'python') return source.scripts.flatMap(({ comments }) => comments);
  const { comments } = scanOf(source);
  return comments.flatMap((start, index) => (index % 2 === 0 ? [{ start, end: comments[index + 1] ?? start }] : []));
}
