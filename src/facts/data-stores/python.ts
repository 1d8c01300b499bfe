import type { ModelWrite, TableUse } from '../data-stores.ts';
import { matchesOf, SQL_IN_CODE } from './patterns.ts';

const HINT = /__tablename__|\bTable\(|create_table|\bINSERT\s{1,9}INTO\b|\bDELETE\s{1,9}FROM\b|\bUPDATE\s{1,9}\S{1,140}\s{1,80}SET\b|\bCREATE\s{1,9}TABLE\b|\bALTER\s{1,9}TABLE\b|sqlalchemy|session/i;
const DECLARED = /^[ \t]{0,20}class[ \t]{1,9}(\w{1,80})[^\n]{0,200}\n(?:(?![ \t]{0,20}class\b)[^\n]{0,400}\n){0,30}?[ \t]{1,40}__tablename__[ \t]{0,9}=[ \t]{0,9}["'](\w{1,64})["']/gm;
const CORE = /^[ \t]{0,20}(\w{1,80})[ \t]{0,9}=[ \t]{0,9}(?:sa\.|sqlalchemy\.)?Table\(\s{0,40}["'](\w{1,64})["']/gm;
const MIGRATED = /\bop\.(?:create_table|add_column|drop_column|alter_column)\(\s{0,40}["'](\w{1,64})["']/g;
const WRITE = /\b(?:insert|update|delete)\(\s{0,9}(\w{1,80})\s{0,9}\)|\.add\(\s{0,9}(?:\w{1,40}\.)?(\w{1,80})\(|^[ \t]{0,40}\w{1,80}[ \t]{0,9}=[ \t]{0,9}(\w{1,80})\.(?:insert|update|delete)\(\)|\b(\w{1,80})\.(?:insert|update|delete)\(\)\.(?:values|where)/gm;

/** Tables of SQLAlchemy, alembic and plain SQL in Python. Django names tables after its apps, which a file does not tell. */
export function pythonStores(text: string): { readonly tables: readonly TableUse[]; readonly writes: readonly ModelWrite[] } {
  if (!HINT.test(text)) return { tables: [], writes: [] };
  const tables: TableUse[] = matchesOf(text, MIGRATED).map(({ name, start, end }): TableUse => ({ table: name, kind: 'migrate', start, end }));
  for (const [pattern, kind] of SQL_IN_CODE) tables.push(...matchesOf(text, pattern).map(({ name, start, end }) => ({ table: name, kind, start, end })));
  for (const pattern of text.includes('__tablename__') ? [DECLARED, CORE] : [CORE])
    tables.push(...matchesOf(text, pattern).map(({ groups: [model = '', table = ''], start, end }): TableUse => ({ table, kind: 'model', model, start, end })));
  const writes = /sqlalchemy|session|database/i.test(text) ? matchesOf(text, WRITE).map(({ name, start, end }): ModelWrite => ({ model: name, by: 'name', start, end })) : [];
  return { tables, writes };
}
