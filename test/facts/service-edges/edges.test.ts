import { describe, expect, it } from 'vitest';
import { judge } from '#engine';
import { serviceEdges, type ServiceEdges } from '#facts/service-edges';
import { suppressions } from '#facts/suppressions';
import { openProject } from '#host';
import { tempFolder } from '../../host/temp-folder.ts';

type Files = Readonly<Record<string, string | object>>;

function edgesIn(files: Files): ServiceEdges {
  const value = judge({ rules: [], suppressions, also: { serviceEdges } }, openProject(tempFolder(files), { ignore: [] })).valueOf(serviceEdges);
  return value as ServiceEdges; // holds: the fact's own value
}

const told = (files: Files): string[] => edgesIn(files).edges.map(({ from, to, via, name, isSynchronous }) => `${from} ${isSynchronous ? '=>' : '->'} ${to} ${via}${name === undefined ? '' : ` ${name}`}`);

const compose = (services: Readonly<Record<string, string>>): string => `services:\n${Object.entries(services).map(([name, environment]) => `  ${name}: { build: ./${name}${environment === '' ? '' : `, environment: { ${environment} }`} }\n`).join('')}`;

describe('calls', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['through the environment', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '' }), 'a/x.ts': 'fetch(process.env.B_URL + "/x")', 'b/x.ts': '' }, ['a => b http http://b:80']],
    ['through a constant of another module, and its own variable', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '' }), 'a/config.ts': 'export const config = { b: { url: process.env.B_URL } } as const;', 'a/index.ts': "export * from './config';", 'a/x.ts': "import { config } from './index'; fetch(`${config.b.url}/x`)", 'b/x.ts': '' }, ['a => b http http://b:80']],
    ['through settings of Nest', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '' }), 'a/config.ts': "export default registerAs('b', () => ({ url: process.env.B_URL }));", 'a/x.ts': 'class A { constructor(private http: HttpService, private config: ConfigService) {} run() { return this.http.get(this.config.get("b.url")) } }', 'b/x.ts': '' }, ['a => b http http://b:80']],
    ['through a function of another module that gives the address', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '' }), 'a/config.ts': 'export function base() { return process.env.B_URL; }', 'a/x.ts': "import { base } from './config'; fetch(base() + '/x')", 'b/x.ts': '' }, ['a => b http http://b:80']],
    ['through settings of Python', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '' }), 'a/app/__init__.py': '', 'a/app/config.py': 'class Settings(BaseSettings):\n    b_url: str = "http://localhost"\nsettings = Settings()\n', 'a/app/main.py': 'import httpx\nfrom .config import settings\nhttpx.get(f"{settings.b_url}/x")\n', 'b/x.py': '' }, ['a => b http http://b:80']],
    ['in a library, by the service that imports it', { 'docker-compose.yml': compose({ a: 'B_URL: "http://b:80"', b: '', c: 'B_URL: "http://b:80"' }), 'lib/client.ts': 'export const ask = () => fetch(process.env.B_URL + "/x");', 'lib/other.ts': 'export const x = 1;', 'lib/index.ts': "export * from './client'; export * from './other';", 'a/x.ts': "import { ask } from '../lib'; ask()", 'b/x.ts': '', 'c/x.ts': "import { x } from '../lib'; x" }, ['a => b http http://b:80', 'c -> b http http://b:80']],
    ['what only the environment says', { 'docker-compose.yml': compose({ a: 'B_ADDR: "b:50051"', b: '' }), 'a/Dockerfile': 'FROM golang:1', 'b/Dockerfile': 'FROM golang:1' }, ['a -> b grpc b:50051']],
    ['an address that stands in code without a call', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "export const defaults = { url: 'http://b:80/x' }; // not http://b:80", 'b/x.ts': '' }, ['a -> b http http://b:80']],
    ['not who may call', { 'docker-compose.yml': compose({ a: 'CORS_ORIGIN: "http://b:80"', b: '' }), 'a/x.ts': '', 'b/x.ts': '' }, []],
    ['not a path', { 'docker-compose.yml': compose({ a: '', orders: '' }), 'a/x.ts': "import axios from 'axios'; axios.get('orders'); axios.get('/orders')", 'orders/x.ts': '' }, []],
    ['not in a test', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.test.ts': "fetch('http://b')", 'a/x.ts': '', 'b/x.ts': '' }, []],
    ['not to itself', { 'docker-compose.yml': compose({ a: 'A_URL: "http://a:80"', b: '' }), 'a/x.ts': "fetch('http://a:80'); fetch(process.env.A_URL)", 'b/x.ts': '' }, []],
    ['not by a port that another variable’s name denies', { 'docker-compose.yml': compose({ a: '', b: '', payments: '' }), 'a/.env': 'PAYMENTS_URL=http://localhost:4000\n', 'b/.env': 'PORT=4000\n', 'a/x.ts': 'fetch(process.env.PAYMENTS_URL)', 'b/x.ts': '', 'payments/x.ts': '' }, []],
    ['not by a port, where a variable names a service that nobody knows', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/.env': 'USER_SERVICE_URL=http://localhost:4000\n', 'b/.env': 'PORT=4000\n', 'a/x.ts': 'fetch(process.env.USER_SERVICE_URL)', 'b/x.ts': '' }, []],
    ['by a port of the same machine that one service listens on', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/.env': 'B_URL=http://localhost:4000\n', 'b/.env': 'PORT=4000\n', 'a/x.ts': 'fetch(process.env.B_URL)', 'b/x.ts': '' }, ['a => b http http://localhost:4000']],
    ['by the name of a gRPC service that one service answers', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': 'new shop.Cart(ADDRESS, grpc.credentials.createInsecure())', 'b/x.ts': 'server.addService(shop.Cart.service, {})' }, ['a => b grpc Cart']],
    ['by start order only', { 'docker-compose.yml': 'services:\n  a: { build: ./a, depends_on: [b, db] }\n  b: { build: ./b }\n  db: { image: "postgres:16" }\n', 'a/x.ts': '', 'b/x.ts': '' }, ['a -> b depends-on']],
  ])('%s', (_, files, expected) => expect(told(files)).toEqual(expected));

  it('counts targets by where they lead', () => {
    const { coverage } = edgesIn({ 'docker-compose.yml': `${compose({ a: 'DB: "http://db:80"', b: '' })}  db: { image: "postgres:16" }\n`, 'a/x.ts': "fetch('http://b/x'); fetch(process.env.DB); fetch('https://example.com'); fetch('/x'); fetch(process.env.NOBODY); fetch(f(x)); fetch('http://nobody/x'); fetch('http://localhost:1/x')", 'b/x.ts': '' });
    expect(coverage).toEqual({ total: 8, services: 1, infrastructure: 1, external: 1, relative: 1, unknown: 4, unknownBy: { expression: 1, host: 1, local: 1, variable: 1 } });
  });

  it('says where: the call first, then the deployment', () => {
    const [edge] = edgesIn({ 'docker-compose.yml': compose({ z: 'B_URL: "http://b:80"', b: '' }), 'z/x.ts': 'fetch(process.env.B_URL)', 'b/x.ts': '' }).edges;
    expect(edge?.evidence.map(({ file }) => file)).toEqual(['z/x.ts', 'docker-compose.yml']);
  });
});

describe('messages', () => {
  const KAFKA = "import { Kafka } from 'kafkajs'; const kafka = new Kafka({}); const producer = kafka.producer(); const consumer = kafka.consumer({}); ";
  it.each<readonly [string, Files, readonly string[]]>([
    ['of one topic', { 'docker-compose.yml': compose({ a: '', b: '', c: '' }), 'a/x.ts': `${KAFKA} producer.send({ topic: 'placed', messages: [] })`, 'b/x.ts': `${KAFKA} consumer.subscribe({ topic: 'placed' })`, 'c/x.ts': `${KAFKA} consumer.subscribe({ topic: 'other' })` }, ['a -> b topic placed']],
    ['by a constant that both import', { 'docker-compose.yml': compose({ a: '', b: '' }), 'contracts/topics.ts': "export enum Topics { Placed = 'order.placed' }", 'a/x.ts': `import { Topics } from '../contracts/topics'; ${KAFKA} producer.send({ topic: Topics.Placed, messages: [] })`, 'b/x.ts': `import { EventPattern } from '@nestjs/microservices'; import { Topics } from '../contracts/topics'; class B { @EventPattern(Topics.Placed) on() {} }` }, ['a -> b topic order.placed']],
    ['by one variable of both', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "import { SendMessageCommand } from '@aws-sdk/client-sqs'; new SendMessageCommand({ QueueUrl: process.env.MAILS_QUEUE })", 'b/x.py': 'import boto3\nsqs.receive_message(QueueUrl=os.environ["MAILS_QUEUE"])\n' }, ['a -> b topic $MAILS_QUEUE']],
    ['that are waited for', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "import { ClientProxy } from '@nestjs/microservices'; class A { constructor(private c: ClientProxy) {} run() { return this.c.send({ cmd: 'sum' }, 1) } }", 'b/x.ts': "import { MessagePattern } from '@nestjs/microservices'; class B { @MessagePattern({ cmd: 'sum' }) sum() {} }" }, ['a => b topic {cmd:sum}']],
    ['by a wrapper, to a listener that is sure', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "import { KafkaProducer } from './kafka'; new KafkaProducer().emitMessage('placed', 1)", 'a/kafka.ts': 'export class KafkaProducer { emitMessage(topic: string, value: number) { return [topic, value]; } }', 'b/x.ts': "import { EventPattern } from '@nestjs/microservices'; class B { @EventPattern('placed') on() {} }" }, ['a -> b topic placed']],
    ['through an exchange, by its keys', { 'docker-compose.yml': compose({ a: '', b: '', c: '' }), 'a/x.py': "import pika\nchannel.basic_publish(exchange='shop', routing_key='order.placed', body=b)\n", 'b/x.py': "import pika\nchannel.queue_bind(exchange='shop', queue='q', routing_key='order.*')\n", 'c/x.py': "import pika\nchannel.queue_bind(exchange='shop', queue='p', routing_key='stock.*')\n" }, ['a -> b topic shop']],
    ['of a name like any other', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "bus.publish('__proto__', 1)", 'b/x.ts': "bus.subscribe('__proto__', f)" }, ['a -> b topic __proto__']],
    ['not of names that everybody uses', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': "bus.publish('message', 1)", 'b/x.ts': "bus.subscribe('message', f)" }, []],
    ['not of two brokers', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': `${KAFKA} producer.send({ topic: 'mails', messages: [] })`, 'b/x.ts': "import { Worker } from 'bullmq'; new Worker('mails', f)" }, []],
    ['not of a name that is worked out', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/x.ts': `${KAFKA} producer.send({ topic: name + '.placed', messages: [] })`, 'b/x.ts': `${KAFKA} consumer.subscribe({ topic: other + '.placed' })` }, []],
  ])('%s', (_, files, expected) => expect(told(files)).toEqual(expected));
});

describe('databases', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['by one address', { 'docker-compose.yml': compose({ a: 'DATABASE_URL: "postgres://u:p@db/shop"', b: 'PG: "postgresql://v@db:5432/shop?x=1"', c: 'DATABASE_URL: "postgres://db/other"' }), 'a/x.ts': '', 'b/x.ts': '', 'c/x.ts': '' }, ['a -> b database db:5432/shop']],
    ['by host and name apart', { 'docker-compose.yml': compose({ a: 'DB_HOST: db, DB_PORT: "5432", DB_NAME: shop', b: 'POSTGRES_HOST: db, POSTGRES_DB: shop' }), 'a/x.ts': '', 'b/x.ts': '' }, ['a -> b database db:5432/shop']],
    ['by one variable from outside', { 'docker-compose.yml': compose({ a: 'DATABASE_URL: "${SHOP_DATABASE_URL}"', b: 'DATABASE_URL: "${SHOP_DATABASE_URL}"' }), 'a/x.ts': '', 'b/x.ts': '' }, ['a -> b database $SHOP_DATABASE_URL']],
    ['not by another schema', { 'docker-compose.yml': compose({ a: 'D: "postgres://db/shop?schema=a"', b: 'D: "postgres://db/shop?schema=b"' }), 'a/x.ts': '', 'b/x.ts': '' }, []],
    ['not by the database of tests', { 'docker-compose.yml': compose({ a: '', b: '' }), 'a/.env.test': 'D=postgres://db/test\n', 'b/.env.test': 'D=postgres://db/test\n', 'a/x.ts': '', 'b/x.ts': '' }, []],
    ['not by a cache', { 'docker-compose.yml': compose({ a: 'R: "redis://r:6379/0"', b: 'R: "redis://r:6379/0"' }), 'a/x.ts': '', 'b/x.ts': '' }, []],
  ])('%s', (_, files, expected) => expect(told(files)).toEqual(expected));
});

describe('addresses written into code', () => {
  const endpoints = (files: Files): string[] => edgesIn({ 'docker-compose.yml': compose({ a: '', b: '' }), 'b/x.ts': '', ...files }).endpoints.map(({ address, kind, service, isDeployed }) => `${kind} ${address}${service === undefined ? '' : ` of ${service}`}${isDeployed ? '' : ', perhaps meant'}`);
  it.each<readonly [string, Files, readonly string[]]>([
    ['of another service', { 'a/x.ts': "fetch('http://b:80/x')" }, ['service http://b:80 of b']],
    ['by a constant of another module', { 'a/config.ts': "export const B = 'http://b:80';", 'a/x.ts': "import { B } from './config'; fetch(`${B}/x`)" }, ['service http://b:80 of b']],
    ['whose host is a constant', { 'a/x.ts': "const HOST = 'b'; fetch(`http://${HOST}:80/x`)" }, ['service http://b:80 of b']],
    ['whose host is a default', { 'a/x.ts': "const host = process.env.B_HOST || 'b'; fetch('http://' + host + ':80/x')" }, []],
    ['in a default, a branch or a parameter', { 'a/x.ts': "fetch(process.env.B ?? 'http://b'); fetch(dev ? 'http://localhost:1' : 'http://b'); export const go = (url = 'http://b') => fetch(url)" }, []],
    ['by an IP address, but none that is the same for all', { 'a/x.ts': "fetch('http://10.0.0.7:9000'); fetch('http://169.254.169.254/latest'); fetch('https://1.1.1.1/dns-query')" }, ['ip http://10.0.0.7:9000']],
    ['on the same machine', { 'a/x.ts': "fetch('http://localhost:9000')" }, ['local http://localhost:9000']],
    ['on the same machine, in a program of a browser', { 'a/x.ts': "fetch('http://localhost:9000')", 'a/page.tsx': 'export const page = <p />;' }, ['local http://localhost:9000, perhaps meant']],
    ['on the same machine, in a library', { 'lib/x.ts': "export const go = () => fetch('http://localhost:9000')", 'a/x.ts': "import { go } from '../lib/x'; go()" }, ['local http://localhost:9000, perhaps meant']],
    ['on its own port', { 'a/.env': 'PORT=9000\n', 'a/x.ts': "fetch('http://localhost:9000/health')" }, []],
    ['of a public host, and in a log', { 'a/x.ts': "fetch('https://example.com'); console.log('http://b:80')" }, []],
  ])('%s', (_, files, expected) => expect(endpoints(files)).toEqual(expected));
});

describe('tables that several services change', () => {
  const D = 'D: "postgres://db/shop"';
  const tables = (files: Files, environments: readonly [string, string] = [D, D]): string[] => edgesIn({ 'docker-compose.yml': compose({ a: environments[0], b: environments[1] }), 'a/x.ts': '', 'b/x.ts': '', ...files }).sharedTables.map(({ store, table, owners }) => `${store} ${table}: ${owners.map(({ service, kind }) => `${service} ${kind}`).join(', ')}`);
  const ENTITY = "@Entity('orders') export class Order {}";
  const WRITES = "import { Order } from '../lib/order'; class A { constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {} run() { return this.orders.save(1); } }";
  it.each<readonly [string, () => string[]]>([
    ['by an entity of a library', () => tables({ 'lib/order.ts': ENTITY, 'a/w.ts': WRITES, 'b/w.ts': WRITES })],
    ['by a migration and SQL', () => tables({ 'a/migrations/1.sql': 'CREATE TABLE orders (id int);', 'b/w.py': 'cursor.execute("INSERT INTO orders VALUES (1)")\n' })],
  ])('%s', (_, found) => expect(found()).toHaveLength(1));
  it.each<readonly [string, () => string[]]>([
    ['one of them only declares it', () => tables({ 'lib/order.ts': ENTITY, 'a/w.ts': WRITES, 'b/w.ts': "import { Order } from '../lib/order'; export const x = Order;" })],
    ['they have other databases', () => tables({ 'a/w.ts': "q('INSERT INTO orders VALUES (1)')", 'b/w.ts': "q('INSERT INTO orders VALUES (1)')" }, [D, 'D: "postgres://db/other"'])],
    ['one of them has two databases, and nobody knows which is meant', () => tables({ 'a/w.ts': "q('INSERT INTO orders VALUES (1)')", 'b/w.ts': "q('INSERT INTO orders VALUES (1)')" }, [D, `${D}, E: "postgres://db/other"`])],
    ['only a test writes it', () => tables({ 'a/w.ts': "q('INSERT INTO orders VALUES (1)')", 'b/w.test.ts': "q('INSERT INTO orders VALUES (1)')" })],
  ])('not where %s', (_, found) => expect(found()).toEqual([]));
});
