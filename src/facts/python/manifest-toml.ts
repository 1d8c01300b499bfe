import { createRequire } from 'node:module';
import type { Span } from '#model';
import { memberOf } from '../locks/json-text.ts';

const require = createRequire(import.meta.url);

/** A TOML document: its value, and where each part of it stands. */
export interface TomlRead {
  readonly value: unknown;
  /** Where a value stands, a string without its quotes: keys, and the indexes of lists. Undefined below eight steps. */
  place(...path: readonly (string | number)[]): Span | undefined;
  /** From the first of the key to the last of its value. */
  entry(...path: readonly (string | number)[]): Span | undefined;
}

export interface TomlError {
  readonly offset: number;
  readonly message: string;
}

/** Reads TOML, or says where it is broken. */
export function readToml(text: string): TomlRead | TomlError {
  let value: unknown;
  try {
    // holds: what is required is the module that the type names
    const { parse } = require('smol-toml') as typeof import('smol-toml');
    value = parse(text);
  } catch (error) {
    return { offset: offsetOf(text, error), message: 'it is not valid TOML' };
  }
  let places: ReadonlyMap<string, Entry> | undefined;
  const find = (path: readonly (string | number)[]): Entry | undefined => (places ??= placesIn(text)).get(path.join('\0'));
  return {
    value,
    place(...path) {
      const found = find(path);
      return found && { start: found.start, end: found.end };
    },
    entry(...path) {
      const found = find(path);
      return found && { start: found.key, end: found.close };
    },
  };
}

function offsetOf(text: string, error: unknown): number {
  const line = memberOf(error, 'line');
  let offset = 0;
  for (let count = 1; typeof line === 'number' && count < line; count++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) break;
    offset = end + 1;
  }
  return offset;
}

/** Where a value begins and ends, without quotes and with them, and where its key begins. */
interface Entry extends Span {
  readonly key: number;
  readonly close: number;
}

const DEEPEST = 8;

/** Walks over text that is known to be valid TOML. */
function placesIn(text: string): Map<string, Entry> {
  const places = new Map<string, Entry>();
  const lists = new Map<string, number>();
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const skip = (): void => {
    while (at < text.length) {
      const mark = text[at] ?? '';
      if (mark === '#') while (at < text.length && text[at] !== '\n') at++;
      else if (mark === ' ' || mark === '\t' || mark === '\n' || mark === '\r') at++;
      else return;
    }
  };
  const string = (): Span => {
    const quote = text[at] ?? '"';
    const width = text.startsWith(quote.repeat(3), at) ? 3 : 1;
    const start = at + width;
    at = start;
    while (at < text.length && !text.startsWith(quote.repeat(width), at)) at += quote === '"' && text[at] === '\\' ? 2 : 1;
    while (width === 3 && text[at + 3] === quote) at++; // up to two quotes may stand before the last three
    const end = at;
    at += width;
    return { start, end };
  };
  const key = (): string[] => {
    const parts: string[] = [];
    for (;;) {
      skip();
      const mark = text[at];
      if (mark === '"' || mark === "'") {
        const { start, end } = string();
        parts.push(text.slice(start, end));
      } else {
        const start = at;
        while (/[\w-]/.test(text[at] ?? '')) at++;
        parts.push(text.slice(start, at));
      }
      skip();
      if (text[at] !== '.') return parts;
      at++;
    }
  };
  const value = (path: readonly (string | number)[], from?: number): void => {
    skip();
    const start = at;
    const mark = text[at];
    let inner: Span | undefined;
    if (mark === '"' || mark === "'") inner = string();
    else if (mark === '[') items(path);
    else if (mark === '{') members(path);
    else while (at < text.length && !/[,\]}\n\r#]/.test(text[at] ?? '')) at++;
    const close = mark === '"' || mark === "'" || mark === '[' || mark === '{' ? at : start + text.slice(start, at).trimEnd().length;
    if (path.length <= DEEPEST) places.set(path.join('\0'), { start, end: close, ...inner, key: from ?? start, close });
  };
  const items = (path: readonly (string | number)[]): void => {
    at++;
    for (let index = 0; ; index++) {
      skip();
      if (at >= text.length || text[at] === ']') break;
      const start = at;
      value(path.length > DEEPEST ? path : [...path, index]);
      if (at === start) at++;
      skip();
      if (text[at] === ',') at++;
    }
    at++;
  };
  const pair = (path: readonly (string | number)[]): void => {
    skip();
    const start = at;
    const parts = key();
    at++; // the equals sign
    value(path.length > DEEPEST ? path : [...path, ...parts], start);
  };
  const members = (path: readonly (string | number)[]): void => {
    at++;
    for (;;) {
      skip();
      if (at >= text.length || text[at] === '}') break;
      pair(path);
      skip();
      if (text[at] === ',') at++;
    }
    at++;
  };

  let table: readonly (string | number)[] = [];
  for (skip(); at < text.length; skip()) {
    const start = at;
    if (text[at] === '[') {
      const isList = text[at + 1] === '[';
      at += isList ? 2 : 1;
      const parts = key();
      at += isList ? 2 : 1;
      table = headed(parts, isList, lists);
      if (table.length <= DEEPEST) places.set(table.join('\0'), { start, end: at, key: start, close: at });
    } else pair(table);
    if (at === start) at++; // never twice at one place, whatever stands there
  }
  return places;
}

/** The path of a table by its header; in a list of tables the last one is meant. */
function headed(parts: readonly string[], isList: boolean, lists: Map<string, number>): (string | number)[] {
  const path: (string | number)[] = [];
  for (const [index, part] of parts.entries()) {
    path.push(part);
    const name = path.join('\0');
    const known = lists.get(name);
    if (isList && index === parts.length - 1) {
      lists.set(name, known === undefined ? 0 : known + 1);
      path.push(known === undefined ? 0 : known + 1);
    } else if (known !== undefined) path.push(known);
  }
  return path;
}
