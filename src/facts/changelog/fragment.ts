import type { Field } from './fields.ts';
import { trimmed } from './lines.ts';

/** A fragment as changie writes it: a YAML file with `component`, `kind` and `body`. */
export interface Fragment {
  readonly component?: Field;
  readonly project?: Field;
  readonly type?: Field;
}

const MOST_LINES = 400;

/** Reads a YAML text that has `kind` and `body` at its top level. */
export function readFragment(text: string): Fragment | undefined {
  if (text.length > 100_000 || !/^kind:/m.test(text) || !/^body:/m.test(text)) return undefined;
  const found = new Map<string, Field>();
  let start = 0;
  for (let count = 0; count < MOST_LINES && start < text.length; count++) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const key = /^(component|project|kind):(?=\s)/.exec(text.slice(start, Math.min(end, start + 40)))?.[1];
    const value = key === undefined ? undefined : scalar(text, start + key.length + 1, end);
    if (key !== undefined && value && value.text !== '') found.set(key, value);
    start = end + 1;
  }
  const [component, project, type] = [found.get('component'), found.get('project'), found.get('kind')];
  return { ...(component ? { component } : {}), ...(project ? { project } : {}), ...(type ? { type } : {}) };
}

function scalar(text: string, start: number, end: number): Field {
  const whole = trimmed(text, start, end);
  const quote = whole.text[0];
  const close = quote === '"' || quote === "'" ? whole.text.indexOf(quote, 1) : -1;
  if (close > 0) return trimmed(text, whole.start + 1, whole.start + close);
  const comment = whole.text.indexOf(' #');
  return comment < 0 ? whole : trimmed(text, whole.start, whole.start + comment);
}

/** What towncrier reads out of a file's name: `123.feature.md`, `+orphan.bugfix.2.rst`, or changelog.d's `123-title.feature.md`. */
export function typeInName(file: string): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:md|rst|txt)$/i, '');
  const parts = name.split('.');
  const type = parts.length > 2 && /^\d+$/.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1);
  return parts.length < 2 || name.startsWith('.') ? undefined : type;
}
