import { expect, it } from 'vitest';
import { dataStores } from '#facts/data-stores';
import { openSource } from '#facts/source';
import { syntaxOf } from '#model';

const told = (file: string, text: string): string[] => {
  const { tables, writes, variable } = dataStores.extract(openSource(file, syntaxOf(file) ?? 'text', text));
  return [...tables.map(({ kind, table, model }) => `${kind} ${table}${model === undefined ? '' : ` as ${model}`}`), ...writes.map(({ by, model }) => `write by ${by} ${model}`), ...(variable === undefined ? [] : [`at ${variable}`])];
};

it.each<readonly [string, string, string, readonly string[]]>([
  ['SQL', 'a.sql', 'CREATE TABLE IF NOT EXISTS "public"."orders" (id int);\nALTER TABLE orders ADD x int;\n-- CREATE TABLE no\nSELECT 1;', ['migrate orders', 'migrate orders']],
  ['Prisma', 'schema.prisma', 'datasource db {\n  url = env("DATABASE_URL")\n}\nmodel Order {\n  id Int @id\n  @@map("orders")\n}\nmodel Item {\n  id Int @id\n}\nenum X {\n  A\n}\n', ['model orders as Order', 'model Item as Item', 'at DATABASE_URL']],
  ['a client of Prisma', 'a.ts', 'await this.prisma.order.create({}); prisma.order.findMany(); tx.item.deleteMany({})', ['write by prisma order', 'write by prisma item']],
  ['TypeORM', 'a.ts', "@Entity({ name: 'orders' }) export class Order {}\n@Entity() export class OrderLine {}", ['model orders as Order', 'model order_line as OrderLine']],
  ['a repository of TypeORM', 'a.ts', 'class A { constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {} run() { this.orders.find(); return this.orders.save(x); } }', ['write by name Order']],
  ['Drizzle', 'a.ts', "import { pgTable } from 'drizzle-orm/pg-core'; export const orders = pgTable('orders', {}); db.insert(orders).values(x); db.select().from(orders);", ['model orders as orders', 'write by name orders']],
  ['Knex', 'a.ts', "import knex from 'knex'; knex.schema.createTable('orders', f); knex('orders').where('id', 1).update(x); knex('items').select();", ['migrate orders', 'write orders']],
  ['SQL in code', 'a.ts', "q('INSERT INTO orders (id) VALUES (1)'); q(`UPDATE shop.orders SET x = 1`); q('SELECT * FROM items'); log('please UPDATE it'); q('DELETE FROM orders')", ['write orders', 'write orders', 'write orders']],
  ['SQLAlchemy', 'a.py', 'class Order(Base):\n    """An order."""\n    __tablename__ = "orders"\nitems = Table("items", metadata)\nsession.add(Order(id=1))\nsession.execute(insert(items))\n', ['model orders as Order', 'model items as items', 'write by name Order', 'write by name items']],
  ['alembic', 'a.py', 'op.create_table("orders", sa.Column("id"))\n', ['migrate orders']],
  ['nothing', 'a.ts', 'export const table = "orders";', []],
])('%s', (_, file, text, expected) => expect(told(file, text)).toEqual(expected));
