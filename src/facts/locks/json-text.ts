import { createRequire } from 'node:module';
import type { LockError } from '../lock-files.ts';

const require = createRequire(import.meta.url);

/** What a JSON text holds, or where it is broken. */
export type JsonRead = { readonly value: unknown } | { readonly error: LockError };

/** Parses JSON, however deep. */
export function readJson(text: string): JsonRead {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { error: { offset: firstErrorIn(text), message: 'it is not valid JSON' } };
  }
}

/** Parses JSON that may have a comma after the last item, as bun writes it. */
export function readJsonWithCommas(text: string): JsonRead {
  return readJson(withoutLastCommas(text));
}

/** Where the first mistake is, for which the native parser has no stable word. */
function firstErrorIn(text: string): number {
  let first: number | undefined;
  try {
    // holds: what is required is the module that the type names
    const { visit } = require('jsonc-parser') as typeof import('jsonc-parser');
    visit(text, { onError: (_, offset) => void (first ??= offset) }, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return first ?? 0; // deeper than its stack
  }
  return first ?? 0;
}

/** The text with commas before a closing bracket blanked, so that offsets stay. */
function withoutLastCommas(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let comma = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 32) continue;
    if (comma >= 0 && (unit === 125 || unit === 93)) {
      parts.push(text.slice(from, comma), ' ');
      from = comma + 1;
    }
    comma = unit === 44 ? i : -1;
    if (unit === 34) for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The own entries of an object, none of anything else. */
export function entriesOf(value: unknown): readonly (readonly [key: string, value: unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** An own member of an object, by name. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A member that is text. */
export function textOf(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' ? member : undefined;
}
