import { compareText, sorted, type ByFile, type Place } from '#model';
import type { DataStores } from '../data-stores.ts';
import type { Environment } from '../service-addresses.ts';
import { storeOf } from './address.ts';
import type { Sight } from './edges.ts';
import { expanded, type Surroundings } from './values.ts';

/** A database that a service is told of. */
export interface KnownStore {
  /** `host:port/name`; of a variable that nobody sets in the project, its name with `$`. */
  readonly store: string;
  readonly variable: string;
  readonly at: Place;
}

/** A service that changes a table. */
export interface TableOwner {
  readonly service: string;
  readonly kind: 'migrate' | 'write';
  readonly at: Place;
}

/** A table of one database that several services change. */
export interface SharedTable {
  readonly store: string;
  readonly table: string;
  /** The first place of each service, migrations first, in order of services. */
  readonly owners: readonly TableOwner[];
}

const IS_TEST = /(?:^|\/)\.env\.(?:\w{1,20}\.)?(?:test|testing|e2e|ci)(?:\.|$)/;
const URL_KEY = /(?:DATABASE|DB|POSTGRES\w{0,10}|PG|MYSQL|MARIADB|MONGO\w{0,3}|SQL\w{0,10}|PRISMA)_?(?:URL|URI|DSN|CONNECTION|CONNECTION_STRING|CONN\w{0,10})$/;

/** The databases in the environment of a service: by their addresses, or by host and name apart. */
export function storesOf(service: string, around: Surroundings): KnownStore[] {
  const environment = around.environmentOf(service);
  const found = new Map<string, KnownStore>();
  const add = (store: string | undefined, variable: string, at: Place): void => {
    if (store !== undefined && !found.has(`${store}\0${variable}`)) found.set(`${store}\0${variable}`, { store, variable, at });
  };
  for (const [name, values] of environment)
    for (const { value, at } of values) {
      if (IS_TEST.test(at.file)) continue;
      const text = expanded(value, name, service, around);
      // a whole address that comes from outside is the same for all that are handed it by the same name in the same file
      const reference = text === undefined ? /^\$\{?(\w{1,80})\}?$/.exec(value.trim())?.[1] : undefined;
      add(text === undefined ? (reference !== undefined && URL_KEY.test(reference) ? `$${reference}` : undefined) : storeOf(text), name, at);
    }
  for (const [store, variable, at] of apart(environment, service, around)) add(store, variable, at);
  return [...found.values()].sort((a, b) => compareText(a.store, b.store) || compareText(a.variable, b.variable));
}

/** `DB_HOST`, `DB_PORT` and `DB_NAME`, where each has one value. */
function apart(environment: Environment, service: string, around: Surroundings): (readonly [string, string, Place])[] {
  const one = (name: string): { readonly text: string; readonly at: Place } | undefined => {
    const values = (environment.get(name) ?? []).filter(({ at }) => !IS_TEST.test(at.file));
    const [first] = values;
    const texts = new Set(values.map(({ value }) => expanded(value, name, service, around)));
    const text = texts.size === 1 ? [...texts][0] : undefined;
    return first && text !== undefined && text !== '' ? { text, at: first.at } : undefined;
  };
  return [...environment.keys()].flatMap((name) => {
    const prefix = /^(\w{0,40}?)_?HOST(?:NAME)?$/.exec(name)?.[1];
    if (prefix === undefined || !/(?:^|_)(?:DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MONGO|MONGODB|TYPEORM|SQL)$/.test(prefix)) return [];
    const [host, database] = [one(name), ['DATABASE', 'NAME', 'DB', 'DB_NAME', 'DATABASE_NAME', 'DBNAME'].flatMap((key) => one(`${prefix}_${key}`) ?? one(`${prefix}${key}`) ?? [])[0]];
    const port = one(`${prefix}_PORT`) ?? one(`${prefix}PORT`);
    return host && database ? [[`${host.text}:${port?.text ?? defaultPortOf(prefix)}/${database.text}`.toLowerCase(), name, host.at] as const] : [];
  });
}

const defaultPortOf = (prefix: string): string => (/MYSQL|MARIADB/.test(prefix) ? '3306' : /MONGO/.test(prefix) ? '27017' : /POSTGRES|PG/.test(prefix) ? '5432' : '?');

/** An edge between each two services that are told of the same database. */
export function storeSights(stores: ReadonlyMap<string, readonly KnownStore[]>): Sight[] {
  const users = new Map<string, Map<string, KnownStore>>();
  for (const [service, list] of stores)
    for (const known of list) {
      const of = users.get(known.store) ?? new Map<string, KnownStore>();
      users.set(known.store, of);
      if (!of.has(service)) of.set(service, known);
    }
  return [...users].flatMap(([store, of]) => {
    const services = sorted(of.keys());
    return services.flatMap((from, index) => services.slice(index + 1).map((to): Sight => ({ from, to, via: 'database', name: store, key: store, code: [], configuration: [from, to].flatMap((one) => of.get(one)?.at ?? []), isSynchronous: false })));
  });
}

interface Tables {
  readonly dataStores: ByFile<DataStores>;
  readonly stores: ReadonlyMap<string, readonly KnownStore[]>;
  usersOf(file: string): readonly string[];
  isTest(file: string): boolean;
  /** The file that declares a name which another one imports. */
  declaringFile(file: string, name: string): string | undefined;
}

/** Tables of one database that several services migrate or write. */
export function sharedTables({ dataStores, stores, usersOf, isTest, declaringFile }: Tables): SharedTable[] {
  const changed = new Map<string, TableOwner[]>();
  const add = (store: string, table: string, owner: TableOwner): void => {
    const key = `${store}\0${table.toLowerCase()}`;
    const list = changed.get(key);
    if (list) list.push(owner);
    else changed.set(key, [owner]);
  };
  /** The only database of a service, or the one behind a variable; nobody knows which of several it is. */
  const storeFor = (service: string, variable?: string): string | undefined => {
    const list = (stores.get(service) ?? []).filter((one) => variable === undefined || one.variable === variable);
    const [only, ...others] = new Set(list.map(({ store }) => store));
    return others.length === 0 ? only : undefined;
  };
  const schemas = [...dataStores].filter(([file, { variable }]) => variable !== undefined || file.endsWith('.prisma'));
  for (const [file, { tables, writes }] of dataStores) {
    if (isTest(file) || tables.length + writes.length === 0) continue;
    for (const service of usersOf(file)) {
      for (const { table, kind, start, end } of tables) {
        if (kind === 'model' || (kind === 'migrate' && file.endsWith('.sql') && !/migrat|schema|prisma|drizzle/i.test(file))) continue;
        const store = storeFor(service);
        if (store !== undefined) add(store, table, { service, kind, at: { file, start, end } });
      }
      for (const { model, by, start, end } of writes) {
        const declared = by === 'prisma' ? prismaModel(model, service, schemas, usersOf) : tableOf(model, file, dataStores, declaringFile);
        const store = declared && storeFor(service, declared.variable);
        if (declared && store !== undefined) add(store, declared.table, { service, kind: 'write', at: { file, start, end } });
      }
    }
  }
  return [...changed].flatMap(([key, owners]): SharedTable[] => {
    const services = sorted(new Set(owners.map(({ service }) => service)));
    const [store = '', table = ''] = key.split('\0');
    if (services.length < 2) return [];
    const first = (service: string): TableOwner[] => owners.filter((one) => one.service === service).sort((a, b) => compareText(a.kind, b.kind) || compareText(a.at.file, b.at.file) || a.at.start - b.at.start).slice(0, 1);
    return [{ store, table, owners: services.flatMap(first) }];
  }).sort((a, b) => compareText(a.store, b.store) || compareText(a.table, b.table));
}

function tableOf(model: string, file: string, dataStores: ByFile<DataStores>, declaringFile: Tables['declaringFile']): { readonly table: string; readonly variable?: string } | undefined {
  const at = dataStores.get(file)?.tables.some((one) => one.model === model) ? file : declaringFile(file, model);
  const table = at === undefined ? undefined : dataStores.get(at)?.tables.find((one) => one.kind === 'model' && one.model === model)?.table;
  return table === undefined ? undefined : { table };
}

/** The model that a client of Prisma means, in the only schema that a service has, or else the only one that belongs to nobody. */
function prismaModel(name: string, service: string, schemas: readonly (readonly [string, DataStores])[], usersOf: Tables['usersOf']): { readonly table: string; readonly variable?: string } | undefined {
  const own = schemas.filter(([file]) => usersOf(file).includes(service));
  const shared = schemas.filter(([file]) => usersOf(file).length === 0);
  const candidates = own.length > 0 ? own : shared;
  const variables = new Set(candidates.flatMap(([, { variable }]) => variable ?? []));
  if (variables.size > 1) return undefined;
  const [variable] = variables;
  const table = candidates.flatMap(([, { tables }]) => tables).find(({ model = '' }) => `${model.charAt(0).toLowerCase()}${model.slice(1)}` === name)?.table;
  return table === undefined ? undefined : { table, ...(variable === undefined ? {} : { variable }) };
}
