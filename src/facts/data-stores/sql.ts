import type { DataStores } from '../data-stores.ts';
import { matchesOf, SQL_STATEMENT } from './patterns.ts';

/** Tables that an SQL file creates or alters. */
export function sqlStores(text: string): DataStores {
  if (!/TABLE/i.test(text)) return { tables: [], writes: [] };
  return { tables: matchesOf(text, SQL_STATEMENT).map(({ name, start, end }) => ({ table: name, kind: 'migrate', start, end })), writes: [] };
}
