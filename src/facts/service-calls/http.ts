import type { TSESTree } from '@typescript-eslint/types';
import { bare, keyName, memberName } from '../imports/nodes.ts';
import { lastName, type Evaluator } from './evaluate.ts';
import { libraryOf, typeOf } from './libraries.ts';
import type { Scopes } from './scopes.ts';
import { either, isKnown, joined, member, UNKNOWN, type WrittenValue } from './values.ts';

type Node = TSESTree.Node;

const LIBRARIES: ReadonlySet<string> = new Set(['axios', 'got', 'ky', 'ky-universal', 'undici', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'superagent', 'request', 'request-promise', 'request-promise-native', 'needle', 'ofetch', 'wretch', 'bent', 'phin', 'urllib', 'socket.io-client', 'graphql-request', 'express-http-proxy']);
const NODE_HTTP: ReadonlySet<string> = new Set(['http', 'https', 'node:http', 'node:https', 'http2', 'node:http2']);
const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'request', 'stream', 'query', 'raw', 'connect', 'fetch', 'native', 'postForm']);
/** Keys whose values are addresses, whatever they are handed to. */
const BASES: ReadonlySet<string> = new Set(['baseURL', 'baseUrl', 'base_url', 'prefixUrl', 'serverUrl', 'serverURL', 'apiUrl', 'apiURL', 'baseUri', 'basePath']);
/** Keys whose values are addresses where the callee's name says that it calls. */
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'uri', 'target', 'endpoint', 'host', 'hostname']);
const CALLS = /axios|request|^got$|^ky$|link$|client|proxy|fetch|http|gateway|compose|wretch|needle/i;

/** What a call or a `new` expression is sent to over HTTP; undefined where it is no such call. */
export function httpTarget(node: TSESTree.CallExpression | TSESTree.NewExpression, { valueOf }: Evaluator, scopes: Scopes): { readonly target: WrittenValue; readonly argument?: Node } | undefined {
  const callee = bare(node.callee);
  const [first] = node.arguments;
  const name = lastName(callee);
  if (first && isUrlCall(node, callee, name, scopes)) {
    const value = valueOf(first);
    if (value.kind !== 'object') return { target: value, argument: first };
  }
  for (const argument of node.arguments.slice(0, 2)) {
    const properties = objectAt(argument);
    if (!properties) continue;
    const given = valueOf(argument);
    const list = [...LISTS].find((key) => properties.has(key));
    if (list !== undefined) return { target: listed(member(given, list)) };
    const target = addressIn(given, properties, CALLS.test(name) || CALLS.test(libraryOf(callee, scopes)) || NODE_HTTP.has(libraryOf(callee, scopes)));
    if (target) return { target };
  }
  return undefined;
}

/** Keys of gateways that name many: `subgraphs: [{ name, url }]`. */
const LISTS: ReadonlySet<string> = new Set(['subgraphs', 'serviceList']);

function listed(value: WrittenValue): WrittenValue {
  return value.kind === 'list' ? { kind: 'list', items: value.items.map((item) => member(item, 'url')) } : UNKNOWN;
}

function objectAt(argument: Node): ReadonlySet<string> | undefined {
  const node = bare(argument);
  return node.type === 'ObjectExpression' ? new Set(node.properties.flatMap((property) => (property.type === 'Property' ? (keyName(property) ?? []) : []))) : undefined;
}

function addressIn(given: WrittenValue, keys: ReadonlySet<string>, isCall: boolean): WrittenValue | undefined {
  const of = (key: string): WrittenValue => member(given, key);
  const base = [...BASES].find((key) => keys.has(key) && isKnown(of(key)));
  if (base !== undefined) return keys.has('url') && isKnown(of('url')) ? either([joined([of(base), of('url')])]) : of(base);
  if (!isCall) return undefined;
  const host = ['hostname', 'host'].find((key) => keys.has(key));
  if (host !== undefined && isKnown(of(host))) return keys.has('port') ? joined([of(host), COLON, of('port')]) : of(host);
  const url = [...ADDRESSES].find((key) => keys.has(key));
  return url === undefined ? undefined : of(url);
}

const COLON: WrittenValue = { kind: 'text', text: ':', at: { start: 0, end: 0 } };

function isUrlCall(node: Node, callee: Node, name: string, scopes: Scopes): boolean {
  const library = libraryOf(callee, scopes);
  if (node.type === 'NewExpression') return /^(?:WebSocket|EventSource|ReconnectingWebSocket|GraphQLClient)$/.test(name) || (library === 'undici' && /^(?:Pool|Client)$/.test(name));
  if (callee.type === 'Identifier') {
    if (/^(?:fetch|\$fetch|ofetch)$/.test(callee.name) || /^fetch(?:Json|Retry|With\w{1,30})$/.test(callee.name)) return true;
    return LIBRARIES.has(library) && !/^(?:create|isAxiosError)/.test(callee.name);
  }
  if (callee.type !== 'MemberExpression') return false;
  const method = memberName(callee) ?? '';
  const receiver = bare(callee.object);
  if (method === 'fetch') return receiver.type === 'Identifier' && /^(?:globalThis|window|self|undici|global|app|page)$/.test(receiver.name);
  if (!METHODS.has(method)) return false;
  if (LIBRARIES.has(library)) return true;
  if (NODE_HTTP.has(library)) return method === 'get' || method === 'request' || method === 'connect';
  if (receiver.type === 'Identifier' && receiver.name === 'axios') return true;
  return lastName(receiver) === 'axiosRef' || /^(?:HttpService|HttpClient)$/.test(typeOf(receiver, scopes)) || /^(?:http|httpService|httpClient)$/.test(lastName(receiver));
}

/** `axios.defaults.baseURL = x`. */
export function httpDefault(node: TSESTree.AssignmentExpression, { valueOf }: Evaluator): WrittenValue {
  const { left } = node;
  return left.type === 'MemberExpression' && BASES.has(memberName(left) ?? '') && lastName(left.object) === 'defaults' ? valueOf(node.right) : UNKNOWN;
}
