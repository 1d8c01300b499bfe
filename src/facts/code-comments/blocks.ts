import type { CommentToken, Span } from '#model';

/** One line of a comment without what makes it one. The span is that of the text, in the file. */
export interface Line extends Span {
  readonly text: string;
}

/** Comments that stand together. */
export interface Block {
  readonly lines: readonly Line[];
  /** It stands between braces in markup. */
  readonly isMarkup: boolean;
}

/** Comments that have their lines for themselves: line comments below each other in one column, and block comments that document nothing. */
export function blocksOf(comments: readonly CommentToken[], text: string): Block[] {
  const blocks: Block[] = [];
  let open: { lines: Line[]; column: number; end: number } | undefined;
  for (const comment of comments) {
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
    const lead = text.slice(lineStart, comment.start);
    if (comment.block) {
      open = undefined;
      if (comment.value.startsWith('*')) continue;
      const isMarkup = /^\s*\{$/.test(lead) && /^\s*\}/.test(text.slice(comment.end, comment.end + 20));
      if (lead.trim() === '' || isMarkup) blocks.push({ lines: linesOf(comment, text.startsWith('<!--', comment.start) ? 4 : 2), isMarkup: isMarkup || text.startsWith('<!--', comment.start) });
      continue;
    }
    if (lead.trim() !== '') {
      open = undefined;
      continue;
    }
    const [line] = linesOf(comment, text[comment.start] === '#' ? 1 : 2);
    const isNext = open && open.column === lead.length && /^\r?\n[ \t]*$/.test(text.slice(open.end, comment.start));
    if (!line) continue;
    if (open && isNext) {
      open.lines.push(line);
      open.end = comment.end;
    } else {
      open = { lines: [line], column: lead.length, end: comment.end };
      blocks.push({ lines: open.lines, isMarkup: false });
    }
  }
  return blocks;
}

function linesOf({ value, start }: CommentToken, opening: number): Line[] {
  let offset = start + opening;
  return value.split('\n').map((written) => {
    const trimmed = written.replace(/\r$/, '');
    const lead = /^ ?(?:\* ?)?/.exec(trimmed)?.[0].length ?? 0;
    const text = trimmed.slice(lead);
    const blanks = text.length - text.trimStart().length;
    const line = { text, start: offset + lead + blanks, end: offset + lead + text.trimEnd().length };
    offset += written.length + 1;
    return line.end < line.start ? { ...line, end: line.start } : line;
  });
}
