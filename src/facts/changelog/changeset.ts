import type { Span } from '#model';
import type { Field } from './fields.ts';
import { trimmed } from './lines.ts';

/** `"@acme/core": minor`. */
export interface Bump {
  readonly component: Field;
  readonly type: Field;
}

/** A changeset: front matter that names packages and how their versions rise, and the text for the changelog. */
export interface Changeset {
  readonly bumps: readonly Bump[];
  /** Whether it has a text; one without packages is a waiver, and the text its reason. */
  readonly hasText: boolean;
  /** Lines of the front matter that name no package and type. */
  readonly faults: readonly (Span & { readonly reason: string })[];
}

const MOST_LINES = 2000;
const BUMP = /^\s{0,8}(?:"([^"\\]{1,214})"|'([^']{1,214})'|([^\s:"'#][^\s:"']{0,213}))\s{0,8}:\s{0,8}["']?([\w-]{1,20})["']?\s{0,40}(?:#.*)?$/;

/** Reads a text that begins with front matter in which all lines look like those of a changeset, or are none at all. */
export function readChangeset(text: string): Changeset | undefined {
  if (!/^---[ \t]{0,20}\r?\n/.test(text)) return undefined;
  const bumps: Bump[] = [];
  const faults: (Span & { reason: string })[] = [];
  let start = text.indexOf('\n') + 1;
  for (let count = 0; count < MOST_LINES; count++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = trimmed(text, start, end);
    if (line.text === '---') return { bumps, faults, hasText: text.slice(end).trim() !== '' };
    if (found < 0) return undefined; // front matter that does not end
    const bump = BUMP.exec(line.text);
    if (bump) bumps.push(bumpOf(line, bump));
    else if (line.text !== '' && !line.text.startsWith('#')) faults.push({ start: line.start, end: line.end, reason: 'names no package and type' });
    start = end + 1;
  }
  return undefined;
}

function bumpOf(line: Field, [, double, single, bare, type = '']: RegExpExecArray): Bump {
  const name = double ?? single ?? bare ?? '';
  const quoted = line.text.indexOf(name, double === undefined && single === undefined ? 0 : 1);
  const start = line.start + quoted;
  const typeAt = line.start + line.text.indexOf(type, quoted + name.length + 1);
  return { component: { start, end: start + name.length, text: name }, type: { start: typeAt, end: typeAt + type.length, text: type } };
}
