import { expect, it } from 'vitest';
import { serviceCalls } from '#facts/service-calls';
import { openSource } from '#facts/source';
import { told } from './told.ts';

const calls = (text: string): string[] => serviceCalls.extract(openSource('a.ts', 'typescript', text)).calls.map(told);

it.each<readonly [string, string, readonly string[]]>([
  ['a literal', "fetch('http://orders:3000/x')", ['http http://orders:3000/x']],
  ['a template on a variable', 'fetch(`${process.env.ORDERS_URL}/x/${id}`)', ['http $ORDERS_URL/x/?']],
  ['a default', "const url = process.env.ORDERS_URL ?? 'http://localhost:3000'; fetch(url)", ['http ($ORDERS_URL|http://localhost:3000)']],
  ['a variable taken apart', "const { ORDERS_URL: url = 'http://x' } = process.env; fetch(url + '/x')", ['http ($ORDERS_URL|http://x)/x']],
  ['import.meta.env', 'fetch(import.meta.env.VITE_API_URL)', ['http $VITE_API_URL']],
  ['a validated environment', "const env = schema.safeParse(process.env).data; fetch(env.ORDERS_URL)", ['http $ORDERS_URL']],
  ['a reader of the environment', 'const read = (name: string) => process.env[name]; fetch(read("ORDERS_URL"))', ['http $ORDERS_URL']],
  ['an object of constants', "const config = { orders: { url: 'http://orders' } } as const; fetch(config.orders.url)", ['http http://orders']],
  ['another module', "import { config } from './config'; fetch(config.orders.url)", ['http <./config>.config.orders.url']],
  ['CommonJS', "const { url } = require('./config'); fetch(url)", ['http <./config>.url']],
  ['a client with a base', "import axios from 'axios'; axios.create({ baseURL: process.env.ORDERS_URL })", ['http $ORDERS_URL']],
  ['a method of axios', "import axios from 'axios'; axios.post('http://orders/x', {})", ['http http://orders/x']],
  ['a request of axios', "import axios from 'axios'; axios({ method: 'get', url: 'http://orders/x' })", ['http http://orders/x']],
  ['axios.defaults', "import axios from 'axios'; axios.defaults.baseURL = 'http://orders'", ['http http://orders']],
  ['got, ky, undici, superagent', "import got from 'got'; import ky from 'ky'; import { request } from 'undici'; import agent from 'superagent'; got('http://a'); ky.get('http://b'); request('http://c'); agent.put('http://d')", ['http http://a', 'http http://b', 'http http://c', 'http http://d']],
  ['got and ky with a prefix', "import got from 'got'; import ky from 'ky'; got.extend({ prefixUrl: 'http://a' }); ky.create({ prefixUrl: 'http://b' })", ['http http://a', 'http http://b']],
  ['node:http with options', "import http from 'node:http'; http.request({ host: process.env.ORDERS_HOST, port: 3000, path: '/x' })", ['http $ORDERS_HOST:3000']],
  ['node:http with a URL', "import { get } from 'http'; import http from 'http'; http.get(new URL('/x', process.env.ORDERS_URL))", ['http $ORDERS_URL//x']],
  ['HttpService of Nest', 'class A { constructor(private readonly http: HttpService) {} run() { return this.http.get(`${this.config.get("ORDERS_URL")}/x`) } }', ['http $ORDERS_URL/x']],
  ['a setting of Nest', 'class A { constructor(private readonly http: HttpService, private readonly config: ConfigService) {} run() { return this.http.get(this.config.get("orders.url")) } }', ['http %orders.url']],
  ['a field', "class A { private readonly base = 'http://orders'; run() { return fetch(`${this.base}/x`) } }", ['http http://orders/x']],
  ['a field that is given', "class A { constructor(private readonly base = 'http://orders') {} run() { return fetch(this.base) } }", ['http (?|http://orders)']],
  ['a function that makes the address', "const url = (path: string) => 'http://orders' + path; fetch(url('/x'))", ['http http://orders?']],
  ['a wrapper, at its callers', "async function ask(base: string) { return fetch(base + '/x') } ask('http://a'); ask('http://b')", ['http http://a', 'http http://b']],
  ['a gateway of many', "new IntrospectAndCompose({ subgraphs: [{ name: 'a', url: 'http://a' }, { name: 'b', url: process.env.B }] })", ['http http://a', 'http $B']],
  ['a proxy', "import { createProxyMiddleware } from 'x'; createProxyMiddleware({ target: 'http://orders' })", ['http http://orders']],
  ['a client of one’s own', "new OrdersClient({ baseUrl: 'http://orders' })", ['http http://orders']],
  ['a web socket', "new WebSocket('ws://orders/x')", ['http ws://orders/x']],
  ['what is none: a log, a header, a map, a route', "console.log('http://orders'); res.setHeader('Location', 'http://orders'); new Map().get('http://orders'); app.get('/x', () => fetch)", []],
  ['what is none: a name that is shadowed', "const url = 'http://orders'; export function run(url: string) { return fetch(url) }", ['http ?']],
])('%s', (_, text, expected) => expect(calls(text)).toEqual(expected));

it('tells which variables with addresses are read, even without a call', () => {
  const { reads } = serviceCalls.extract(openSource('a.ts', 'typescript', "export const a = process.env.ORDERS_URL, b = process.env.NODE_ENV, c = get('STOCK_HOST');"));
  expect(reads.map(({ name }) => name)).toEqual(['ORDERS_URL', 'STOCK_HOST']);
});

it('tells what a configuration service gives out', () => {
  const { settings } = serviceCalls.extract(openSource('a.ts', 'typescript', "export default registerAs('orders', () => ({ url: process.env.ORDERS_URL }));"));
  expect(settings.map(([namespace]) => namespace)).toContain('orders');
});

it('takes no tree where no word of a library is written', () => {
  const source = { syntax: 'typescript', text: 'export const total = (a: number) => a;', get scripts(): never { throw new Error('parsed'); } } as const;
  expect(serviceCalls.extract(source).calls).toEqual([]);
});
