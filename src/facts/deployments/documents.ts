/** A document of a YAML file: `text` is what is written with templates masked, at the same offsets. */
export interface Document {
  readonly text: string;
  readonly written: string;
  /** Where it begins in the file. */
  readonly offset: number;
}

/** The documents of a YAML file, cut at `---` at the start of a line, where YAML lets nothing else stand. */
export function documentsOf(text: string): Document[] {
  const starts = [0];
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) if (index > 0) starts.push(index);
  return starts.map((offset, index) => {
    const written = text.slice(offset, starts[index + 1] ?? text.length);
    return { text: masked(written), written, offset };
  });
}

/** Stands for a letter of a template: no character of YAML, and of nobody's text. */
const MASK = '\uE000';

/**
 * A text in which templates of Helm and the like are no YAML any more: lines of nothing but actions become blanks, what
 * stands inside of a value becomes letters.
 */
export function masked(text: string): string {
  if (!text.includes('{{')) return text;
  const parts: string[] = [];
  let from = 0;
  let isLineBlank = true;
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', from)) {
    const close = text.indexOf('}}', at + 2);
    if (close < 0) break;
    const before = text.slice(from, at);
    const lineStart = before.lastIndexOf('\n') + 1;
    isLineBlank = (lineStart > 0 || isLineBlank) && before.slice(lineStart).trim() === '';
    from = close + 2;
    isLineBlank &&= /^[ \t\r]*(?:\n|$|\{\{)/.test(text.slice(from, from + 200));
    parts.push(before, text.slice(at, from).replace(/[^\r\n]/g, isLineBlank ? ' ' : MASK));
  }
  return parts.join('') + text.slice(from);
}
