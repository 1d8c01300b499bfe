import type { Arrow, Drawing } from './graph-drawing.ts';
import { visible } from './visible.ts';

/** How mermaid writes an arrow, by when its end is needed. */
const LINES: Readonly<Record<Arrow['loads'], string>> = { 'at-start': '-->', later: '-.->', never: '-.->' };
const COLOURS = { runtime: '#c8281e', all: '#b9770e' } as const;

/** Services and what is between them as a flowchart of mermaid, labelled by how one depends on the other. */
export function toServiceMermaid({ nodes, arrows }: Drawing): string {
  const idOf = new Map(nodes.map(({ name }, index) => [name, `s${index}`]));
  const lines = ['flowchart LR'];
  for (const { name } of nodes) lines.push(`  ${idOf.get(name) ?? ''}["${quoted(name)}"]`);
  const drawn = arrows.filter(({ from, to }) => idOf.has(from) && idOf.has(to));
  for (const { from, to, loads, label = '', isMutual = false } of drawn) lines.push(`  ${idOf.get(from) ?? ''} ${isMutual ? '-.-' : LINES[loads]}${label === '' ? '' : `|"${quoted(label)}"|`} ${idOf.get(to) ?? ''}`);
  for (const ring of ['runtime', 'all'] as const) {
    const numbers = drawn.flatMap((arrow, index) => (arrow.ring === ring ? [index] : []));
    if (numbers.length > 0) lines.push(`  linkStyle ${numbers.join(',')} stroke:${COLOURS[ring]}`);
  }
  const focus = nodes.flatMap(({ name, isFocus }) => (isFocus ? [idOf.get(name) ?? ''] : []));
  if (focus.length > 0) lines.push('  classDef focus stroke-width:3px', `  class ${focus.join(',')} focus`);
  return `${lines.join('\n')}\n`;
}

/** Text of the project inside quotes: what could end it, or mean something to mermaid or to a page, is written as a number. */
function quoted(text: string): string {
  return visible(text).replace(/[^\p{L}\p{M}\p{N} .,:;/@_…-]/gu, (character) => `#${character.codePointAt(0) ?? 63};`);
}
