import type { Span, Syntax } from '#model';

export interface ScriptBlock extends Span {
  readonly isTypeScript: boolean;
}

/**
 * The script blocks of a Vue, Svelte or Astro file, in order, as spans of their contents.
 * Blocks of other languages (`type="application/json"`) and blocks with `src` are left out;
 * markup comments are passed over. Linear in the text.
 */
export function scriptBlocks(syntax: Syntax, text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  let from = 0;
  if (syntax === 'astro') {
    const fence = frontmatter(text);
    if (fence) {
      blocks.push(fence);
      from = fence.end + 3;
    }
  }
  while (from < text.length) {
    const open = nextOpening(text, from);
    if (!open) break;
    if (open.isComment) {
      from = open.after;
      continue;
    }
    const close = findClosing(text, open.after);
    if (isModuleScript(open.attributes))
      blocks.push({ start: open.after, end: close, isTypeScript: syntax === 'astro' || isTypeScript(open.attributes) });
    from = close + 1;
  }
  return blocks;
}

/** Astro's code fence: from a first line `---` to the next line that begins with `---`. */
function frontmatter(text: string): ScriptBlock | undefined {
  const start = text.length - text.trimStart().length;
  if (!text.startsWith('---', start)) return undefined;
  const end = text.indexOf('\n---', start + 3);
  return end < 0 ? undefined : { start: start + 3, end: end + 1, isTypeScript: true };
}

function nextOpening(text: string, from: number) {
  const tag = /<!--|<script(?=[\s>])/gi;
  tag.lastIndex = from;
  const match = tag.exec(text);
  if (!match) return undefined;
  if (match[0] === '<!--') {
    const end = text.indexOf('-->', match.index + 4);
    return { isComment: true, attributes: '', after: end < 0 ? text.length : end + 3 };
  }
  const end = endOfTag(text, match.index + 7);
  return { isComment: false, attributes: text.slice(match.index + 7, end), after: Math.min(end + 1, text.length) };
}

/** The offset of the `>` that ends a tag; one in a quoted attribute (`generic="T extends A>"`) does not. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const character = text[i] ?? '';
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return text.length;
}

function findClosing(text: string, from: number): number {
  const close = /<\/script\s*>/gi;
  close.lastIndex = from;
  return close.exec(text)?.index ?? text.length;
}

function isModuleScript(attributes: string): boolean {
  if (/(?:^|\s)src\s*=/i.test(attributes)) return false;
  const type = /(?:^|\s)type\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
  return type === undefined || /^(?:module|text\/javascript|(?:text|application)\/(?:typescript|ecmascript)|ts)$/i.test(type);
}

function isTypeScript(attributes: string): boolean {
  return /(?:^|\s)lang\s*=\s*["']?tsx?["'\s]?/i.test(attributes) || /typescript/i.test(attributes);
}
