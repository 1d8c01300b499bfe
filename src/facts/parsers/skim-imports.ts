import type { RecordName } from '#model';
import type { StaticImport } from './skim.ts';

type Entry = StaticImport['entries'][number];

/** A string without escapes. */
export const STRING = `(?:'[^'"\\\\\\n\\r]*'|"[^'"\\\\\\n\\r]*")`;
const SPECIFIER = new RegExp(STRING, 'y');

/** A plain import statement at an offset. */
export function readImport(text: string, start: number): StaticImport | undefined {
  const from = start + 'import'.length;
  SPECIFIER.lastIndex = nextQuote(text, from);
  const specifier = SPECIFIER.exec(text)?.[0];
  if (specifier === undefined) return undefined;
  const end = SPECIFIER.lastIndex;
  const head = text.slice(from, end - specifier.length).trim();
  const moduleRequest = { value: specifier.slice(1, -1), start: end - specifier.length, end };
  if (head === '') return { start, moduleRequest, entries: [] };
  const isNamed = /^[\w$\s,{}*]+$/.test(head) && /(?:^|[\s}])from$/.test(head) && /^[\s{*]/.test(text.slice(from, from + 1));
  const entries = isNamed ? entriesOf(head.slice(0, -'from'.length)) : undefined;
  return entries && { start, moduleRequest, entries };
}

function nextQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 39) at++;
  return at;
}

/** `A`, `* as A`, `{ a, b as c, type D }`, with or without `type` before, or two of them. */
const CLAUSE = /^(type\b(?!\s*(?:,|$)))?\s*(?:([A-Za-z_$][\w$]*)\s*(?:,\s*(?=[{*])|$))?(?:\*\s*as\s+([A-Za-z_$][\w$]*)|\{([^{}*]*)\})?$/;

function entriesOf(clause: string): Entry[] | undefined {
  const found = CLAUSE.exec(clause.trim());
  if (!found) return undefined;
  const [, type, main, namespace, list] = found;
  const isType = type !== undefined;
  if (isType && main === undefined && namespace === undefined && list === undefined) return undefined;
  const entries: Entry[] = [];
  if (main !== undefined) entries.push(entry({ kind: 'Default' }, main, isType));
  if (namespace !== undefined) entries.push(entry({ kind: 'NamespaceObject' }, namespace, isType));
  for (const item of namesIn(list ?? '') ?? [undefined]) {
    if (!item) return undefined;
    entries.push(entry({ kind: 'Name', name: item.name }, item.local, isType || item.isType));
  }
  return entries;
}

function entry({ kind, name }: { readonly kind: string; readonly name?: string }, local: string, isType: boolean): Entry {
  return { importName: { kind, name: name ?? null, start: null, end: null } satisfies RecordName, localName: { value: local }, isType };
}

/** One name of a list in braces, with its offset in the list. */
interface Item {
  readonly name: string;
  readonly local: string;
  readonly isType: boolean;
  readonly at: number;
  readonly length: number;
}

const ITEM = /^(?:(type)\s+(?!as\b))?([A-Za-z_$][\w$]*)(?:\s+as\s+([A-Za-z_$][\w$]*))?$/;

/** The names of a list in braces; undefined where one is not plain, such as `type as as x`. */
export function namesIn(list: string): Item[] | undefined {
  const items: Item[] = [];
  let at = 0;
  for (const part of list.split(',')) {
    const text = part.trim();
    if (text !== '') {
      const found = ITEM.exec(text);
      if (!found) return undefined;
      const [, type, name = '', local = name] = found;
      items.push({ name, local, isType: type !== undefined, at: at + part.indexOf(text), length: text.length });
    }
    at += part.length + 1;
  }
  return items;
}
