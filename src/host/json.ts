import { parse, type ParseError } from 'jsonc-parser';

/** Plain data read from JSON. Own keys only: nothing here is looked up on a prototype. */
export type Json = Readonly<Record<string, unknown>>;

/** Parses JSON with comments and trailing commas into an object, or undefined where it is none or is broken. */
export function parseJsonObject(text: string): Json | undefined {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, errors, { allowTrailingComma: true });
    return errors.length === 0 ? asObject(value) : undefined;
  } catch {
    return undefined; // nested too deeply for the parser's recursion
  }
}

export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The own value of a key. */
export function own(object: Json | undefined, key: string): unknown {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}
