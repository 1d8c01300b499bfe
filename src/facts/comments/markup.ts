import type { CommentToken } from '#model';

/** Parts of markup in which `<!--` is text, and comments themselves. */
const PART = /<!--|<(script|style|textarea)(?=[\s>])/gi;
/** In Markdown, code is text, too: fences, and code in a line. */
const MARKDOWN_PART = /<!--|^ {0,3}(```+|~~~+)|(`+)/gm;

/** The `<!-- -->` of markup outside of scripts and styles, or of Markdown outside of code. One that is not closed is none. */
export function markupComments(text: string, isMarkdown: boolean): CommentToken[] {
  if (!text.includes('<!--')) return [];
  const found: CommentToken[] = [];
  const part = new RegExp(isMarkdown ? MARKDOWN_PART : PART);
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const start = match.index;
    if (match[0] === '<!--') {
      const close = text.indexOf('-->', start + 4);
      if (close < 0) return found;
      found.push({ block: true, value: text.slice(start + 4, close), start, end: close + 3 });
      part.lastIndex = close + 3;
    } else part.lastIndex = isMarkdown ? afterCode(text, part.lastIndex, match) : afterElement(text, part.lastIndex, match[1] ?? '');
  }
  return found;
}

function afterElement(text: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\s{0,20}>`, 'gi');
  close.lastIndex = from;
  return close.test(text) ? close.lastIndex : text.length;
}

/** Past the code that backquotes open; where nothing closes them in the paragraph, they are themselves. */
function afterCode(text: string, from: number, [, fence, ticks]: RegExpExecArray): number {
  if (fence !== undefined) {
    const close = new RegExp(`^ {0,3}${fence}`, 'gm');
    close.lastIndex = from;
    return close.test(text) ? close.lastIndex : text.length;
  }
  const paragraph = text.indexOf('\n\n', from);
  const close = text.indexOf(ticks ?? '`', from);
  return close < 0 || (paragraph >= 0 && close > paragraph) ? from : close + (ticks?.length ?? 1);
}
