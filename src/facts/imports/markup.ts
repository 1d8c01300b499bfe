import type { Source } from '#model';
import { scriptBlocks } from '../script-blocks.ts';

/** Whether a component file names a binding outside its scripts: as a word, or as a `kebab-case` tag. */
export function isUsedInMarkup(name: string, source: Source): boolean {
  const kebab = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  const markup = markupOf(source);
  return hasWord(markup, name) || (kebab !== name && hasTag(markup, kebab));
}

function markupOf({ syntax, text }: Source): string {
  let markup = '';
  let from = 0;
  for (const block of scriptBlocks(syntax, text)) {
    markup += text.slice(from, block.start);
    from = block.end;
  }
  return markup + text.slice(from);
}

function hasTag(text: string, tag: string): boolean {
  for (let at = text.indexOf(`<${tag}`); at >= 0; at = text.indexOf(`<${tag}`, at + 1)) if (!/[\w.:-]/.test(text[at + 1 + tag.length] ?? ' ')) return true;
  return false;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\w$]/.test(text[at - 1] ?? ' ') && !/[\w$]/.test(text[at + word.length] ?? ' ')) return true;
  return false;
}
