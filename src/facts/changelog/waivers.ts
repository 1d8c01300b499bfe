import type { Span } from '#model';
import type { ProseLine } from './lines.ts';

/** `<!-- arch-lint-no-entry orders, billing -- reason -->`: components that need no entry for the change that brings this line. */
export interface WrittenWaiver extends Span {
  /** As written; none means all. */
  readonly components: readonly string[];
  /** Empty where none is given. */
  readonly reason: string;
}

const MARK = 'arch-lint-no-entry';

/** The waivers among the comments of a changelog. */
export function waiversIn(lines: readonly ProseLine[]): WrittenWaiver[] {
  return lines.flatMap((line) => {
    const body = line.isComment ? bodyOf(line.text) : undefined;
    if (body === undefined || !body.startsWith(MARK) || /^[\w-]/.test(body.slice(MARK.length))) return [];
    const rest = body.slice(MARK.length);
    const dash = rest.indexOf(' --');
    const names = dash < 0 ? rest : rest.slice(0, dash);
    const reason = dash < 0 ? '' : rest.slice(dash).replace(/^[\s-]+/, '').trim();
    return [{ start: line.start, end: line.end, components: names.split(/[\s,]+/).filter((name) => name !== ''), reason }];
  });
}

function bodyOf(comment: string): string | undefined {
  const open = comment.indexOf('<!--');
  const close = comment.indexOf('-->', open);
  return close < 0 ? undefined : comment.slice(open + 4, close).trim();
}
