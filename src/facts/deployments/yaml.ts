import { createRequire } from 'node:module';
import type { Span } from '#model';
import type { Written } from '../deployments.ts';

const require = createRequire(import.meta.url);

interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: YamlValue;
}

/** A value of a YAML document, looked at where it is asked for: aliases and merge keys are followed then, so that nothing multiplies. */
export interface YamlValue {
  /** Of the value; an alias's own place. */
  readonly at: Span;
  /** A scalar as text, templates as written; undefined for anything else, and for nothing. */
  readonly text: string | undefined;
  /** A scalar with its place. */
  readonly written: Written | undefined;
  /** Entries of a mapping, those that it merges in last; empty for anything else. */
  entries(): readonly Entry[];
  /** The value at a path of keys. */
  get(...path: readonly string[]): YamlValue | undefined;
  /** Members of a list; empty for anything else. */
  items(): readonly YamlValue[];
}

/** Entries and members looked at in one document: what has more has aliases that multiply, or is nothing that people write. */
const MOST_VALUES = 200_000;
const MOST_MERGES = 20;

/**
 * The top-level value of one document, or undefined where there is none or it is nested too deeply for the parser.
 * @param text the document, with templates masked
 * @param written the same as it is written: of equal length
 * @param offset where the document begins in its file
 */
export function yamlValue(text: string, written: string, offset: number): YamlValue | undefined {
  // holds: what is required is the module that the type names
  const { parseDocument, visit, isAlias, isMap, isScalar, isSeq } = require('yaml') as typeof import('yaml');
  const targets = new Map<unknown, unknown>();
  let contents: unknown;
  try {
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false, strict: false });
    contents = document.contents;
    const anchors = new Map<string, unknown>();
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) targets.set(node, anchors.get(node.source));
        else if ('anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
      },
    });
  } catch {
    return undefined; // deeper than its stack
  }

  let left = MOST_VALUES;
  const known = new Map<unknown, readonly Entry[]>();
  const followed = (node: unknown): unknown => (isAlias(node) ? targets.get(node) : node);
  const spanOf = (node: unknown, or: Span): Span => {
    const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range; // holds: so far as the library has read a node from text
    if (!range) return or;
    const [start = 0, end = 0] = range;
    const isQuoted = isScalar(node) && (text[start] === '"' || text[start] === "'") && end - start > 1;
    return isQuoted ? { start: offset + start + 1, end: offset + end - 1 } : { start: offset + start, end: offset + end };
  };
  const textOf = (node: unknown): string | undefined => {
    if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
    const { start, end } = spanOf(node, { start: offset, end: offset });
    const raw = written.slice(start - offset, end - offset);
    if (raw !== text.slice(start - offset, end - offset)) return raw.trim(); // a template is told as it is written
    return typeof node.value === 'string' ? node.value : (node.source ?? raw);
  };
  const entriesOf = (node: unknown, merges: number): readonly Entry[] => {
    const map = followed(node);
    const before = known.get(map);
    if (before) return before;
    if (!isMap(map)) return [];
    const own = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const pair of map.items) {
      if (left-- <= 0) break;
      const key = textOf(pair.key);
      if (key === undefined) continue;
      const keyAt = spanOf(pair.key, { start: offset, end: offset });
      if (key !== '<<') own.set(key, { key, keyAt, value: wrap(pair.value, keyAt) });
      else if (merges > 0) {
        const from = followed(pair.value);
        for (const one of isSeq(from) ? from.items : [from]) merged.push(...entriesOf(one, merges - 1));
      }
    }
    for (const entry of merged) if (left-- > 0 && !own.has(entry.key)) own.set(entry.key, entry);
    const entries = [...own.values()];
    known.set(map, entries);
    return entries;
  };
  const wrap = (node: unknown, or: Span): YamlValue => {
    const at = spanOf(node, or);
    const target = followed(node);
    const text = textOf(target);
    const value: YamlValue = {
      at,
      text,
      written: text === undefined ? undefined : { text, at },
      entries: () => entriesOf(target, MOST_MERGES),
      get: (...path) => path.reduce<YamlValue | undefined>((found, key) => found?.entries().find((entry) => entry.key === key)?.value, value),
      items: () => (isSeq(target) ? target.items.flatMap((item) => (left-- > 0 ? [wrap(item, at)] : [])) : []),
    };
    return value;
  };
  return contents ? wrap(contents, { start: offset, end: offset }) : undefined;
}
