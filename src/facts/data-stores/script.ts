import type { ModelWrite, TableUse } from '../data-stores.ts';
import { matchesOf, SQL_IN_CODE } from './patterns.ts';

/** What a file must say for any of these to be in it. */
const HINT = /@Entity\b|@Table\b|\b(?:pg|mysql|sqlite)Table\b|createTable|\.define\s{0,9}\(|\bprisma\b|\bknex\b|\bINSERT\s{1,9}INTO\b|\bDELETE\s{1,9}FROM\b|\bUPDATE\s{1,9}\S{1,140}\s{1,80}SET\b|\bCREATE\s{1,9}TABLE\b|\bALTER\s{1,9}TABLE\b|Repository\b|\bdb\b|\btrx?\b/i;

const CREATED = /\bcreateTable(?:IfNotExists)?\s{0,9}\(\s{0,40}(?:new Table\(\s{0,40}\{\s{0,40}name\s{0,9}:\s{0,9})?['"`](\w{1,64})['"`]/g;
const ALTERED = /\bschema\s{0,9}\.\s{0,9}(?:alterTable|table)\s{0,9}\(\s{0,40}['"`](\w{1,64})['"`]/g;
const ENTITY = /@Entity\s{0,9}\(\s{0,40}(?:\{[^{}]{0,200}?\bname\s{0,9}:\s{0,9})?(?:['"`](\w{1,64})['"`])?[^)]{0,200}\)(?=([\s\S]{0,600}))/g;
const SEQUELIZE = /@Table\s{0,9}\(\s{0,40}\{[^{}]{0,300}?\btableName\s{0,9}:\s{0,9}['"`](\w{1,64})['"`][^)]{0,300}\)(?=([\s\S]{0,400}))/g;
const DRIZZLE = /\b(?:const|let)\s{1,9}(\w{1,80})\s{0,9}=\s{0,9}(?:\w{1,40}\.)?(?:pg|mysql|sqlite)Table\s{0,9}\(\s{0,40}['"`](\w{1,64})['"`]/g;
const KNEX_WRITE = /\b(?:knex|db|trx|tx|connection|database)(?:<\w{1,60}>)?\s{0,9}\(\s{0,9}['"`](\w{1,64})['"`]\s{0,9}\)[^;]{0,200}?\.(?:insert|update|upsert|del|delete|increment|decrement)\s{0,9}\(/g;
const PRISMA_WRITE = /\b(?:prisma|prismaService|prismaClient|db|tx|database)(?:\.client)?\.(\w{1,80})\.(?:create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)\s{0,9}\(/g;
const DRIZZLE_WRITE = /\b(?:db|tx|trx|database|drizzle)\s{0,40}\.(?:insert|update|delete)\(\s{0,9}(?:schema\.)?(\w{1,80})\s{0,9}\)/g;
const INJECTED = /@InjectRepository\(\s{0,9}(\w{1,80})\s{0,9}[,)][^,)]{0,160}?\b(\w{1,80})\s{0,9}:\s{0,9}\w/g;
const REPOSITORY_WRITE = /\bthis\.(\w{1,80})\.(?:save|insert|update|upsert|delete|remove|softDelete|softRemove|increment)\s{0,9}\(/g;

export function scriptStores(text: string): { readonly tables: readonly TableUse[]; readonly writes: readonly ModelWrite[] } {
  if (!HINT.test(text)) return { tables: [], writes: [] };
  const tables: TableUse[] = [CREATED, ALTERED].flatMap((pattern) => matchesOf(text, pattern).map(({ name, start, end }): TableUse => ({ table: name, kind: 'migrate', start, end })));
  for (const [pattern, kind] of SQL_IN_CODE) tables.push(...matchesOf(text, pattern).map(({ name, start, end }) => ({ table: name, kind, start, end })));
  if (text.includes('@Entity')) tables.push(...entities(text, ENTITY, true));
  if (text.includes('@Table')) tables.push(...entities(text, SEQUELIZE, false));
  if (/(?:pg|mysql|sqlite)Table\b/.test(text)) tables.push(...matchesOf(text, DRIZZLE).map(({ groups: [model = '', table = ''], start, end }): TableUse => ({ table, kind: 'model', model, start, end })));
  if (/\bknex\b/i.test(text)) tables.push(...matchesOf(text, KNEX_WRITE).map(({ name, start, end }): TableUse => ({ table: name, kind: 'write', start, end })));
  const writes: ModelWrite[] = [];
  if (/prisma/i.test(text)) writes.push(...matchesOf(text, PRISMA_WRITE).map(({ name, start, end }): ModelWrite => ({ model: name, by: 'prisma', start, end })));
  if (/drizzle|\bschema\b/.test(text)) writes.push(...matchesOf(text, DRIZZLE_WRITE).map(({ name, start, end }): ModelWrite => ({ model: name, by: 'name', start, end })));
  if (text.includes('@InjectRepository')) writes.push(...repositoryWrites(text));
  return { tables, writes };
}

/** Classes with a decorator that names their table. TypeORM makes snake case of the class where nothing is named. */
function entities(text: string, pattern: RegExp, hasDefault: boolean): TableUse[] {
  const found: TableUse[] = [];
  for (const match of text.matchAll(pattern)) {
    const model = /\bclass\s{1,9}(\w{1,80})/.exec(match[2] ?? '')?.[1];
    const table = match[1] ?? (hasDefault && model !== undefined ? snakeCase(model) : undefined);
    if (table !== undefined && model !== undefined) found.push({ table, kind: 'model', model, start: match.index, end: match.index + match[0].length });
    if (found.length >= 500) break;
  }
  return found;
}

function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Writes through repositories that are injected for a class: `this.orders.save(order)`. */
function repositoryWrites(text: string): ModelWrite[] {
  const models = new Map(matchesOf(text, INJECTED).map(({ groups: [model = '', field = ''] }) => [field, model]));
  return matchesOf(text, REPOSITORY_WRITE).flatMap(({ name, start, end }): ModelWrite[] => {
    const model = models.get(name);
    return model === undefined ? [] : [{ model, by: 'name', start, end }];
  });
}
