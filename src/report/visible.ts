/**
 * Text of the analysed project made safe for a terminal and a CI log: control characters, and characters that
 * reorder or hide text, are written as `\u{..}`; so a name cannot move the cursor, set the title, or start a new line.
 * Tabs become two spaces, so that markers under a line stay in their column.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => (character === '\t' ? '  ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`));
}

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** `visible`, for text that begins a line: CI systems take lines that begin with `::` or `##` for commands. */
export function visibleAtLineStart(text: string): string {
  return visible(text).replace(/^(?:::|##)/, (mark) => `\\${mark}`);
}
