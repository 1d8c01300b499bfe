import type { TSESTree } from '@typescript-eslint/types';
import { bare, literalText, memberName, spanOf } from '../imports/nodes.ts';
import type { ServiceCall } from '../service-calls.ts';
import { lastName, type Evaluator } from './evaluate.ts';
import type { Scopes } from './scopes.ts';
import { isKnown, joined, member, UNKNOWN, type WrittenValue } from './values.ts';

type Node = TSESTree.Node;

/** gRPC clients and servers, and clients of Nest's transports. */
export function rpcCall(node: Node, { valueOf }: Evaluator, scopes: Scopes): ServiceCall | undefined {
  switch (node.type) {
    case 'NewExpression':
      return node.arguments.some(isCredentials) ? { role: 'grpc', target: valueOf(node.arguments[0] ?? node), name: serviceName(lastName(node.callee)), ...spanOf(node) } : undefined;
    case 'CallExpression':
      return callOf(node, valueOf);
    case 'ObjectExpression':
      return isServed(node, scopes) ? undefined : clientOf(node, valueOf);
    case 'Decorator': {
      const call = node.expression.type === 'CallExpression' ? node.expression : undefined;
      const name = call && /^Grpc(?:Stream)?(?:Method|Call)$/.test(lastName(call.callee)) ? literalText(call.arguments[0]) : undefined;
      return name === undefined ? undefined : { role: 'serve', target: UNKNOWN, name, ...spanOf(node) };
    }
    default:
      return undefined;
  }
}

/** `credentials.createInsecure()`. */
function isCredentials(argument: Node): boolean {
  const node = bare(argument);
  return node.type === 'CallExpression' && /^create(?:Insecure|Ssl|FromSecureContext|FromGoogleCredential)$/.test(lastName(node.callee));
}

const serviceName = (name: string): string => name.replace(/(?:Client|Stub)$/, '');

function callOf(node: TSESTree.CallExpression, valueOf: Evaluator['valueOf']): ServiceCall | undefined {
  const callee = bare(node.callee);
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const [first] = node.arguments;
  if (method === 'addService' && first) {
    // `shop.CartService.service`, `CartServiceService`
    const served = bare(first);
    const name = served.type === 'MemberExpression' && memberName(served) === 'service' ? lastName(served.object) : serviceName(lastName(served));
    return name === '' ? undefined : { role: 'serve', target: UNKNOWN, name, ...spanOf(node) };
  }
  if (method === 'getService' && callee.type === 'MemberExpression' && /grpc|client/i.test(`${lastName(callee.object)}`)) {
    const name = literalText(first);
    return name === undefined ? undefined : { role: 'grpc', target: UNKNOWN, name, ...spanOf(node) };
  }
  if (first && /^(?:createChannel|createGrpcTransport)$/.test(lastName(callee))) {
    const value = valueOf(first);
    return { role: 'grpc', target: value.kind === 'object' ? member(value, 'baseUrl') : value, ...spanOf(node) };
  }
  return undefined;
}

/** The options are those of a server, which says its own address. */
function isServed(node: Node, scopes: Scopes): boolean {
  let inner = node;
  for (let at = scopes.parentOf(node), steps = 0; at && steps < 8; inner = at, at = scopes.parentOf(at), steps++) {
    if (at.type === 'CallExpression' && at.callee !== inner) return /^(?:createMicroservice|connectMicroservice)$/.test(lastName(at.callee));
  }
  return false;
}

/** `{ transport: Transport.GRPC, options: { url } }`, `{ transport: Transport.TCP, options: { host, port } }`. */
function clientOf(node: TSESTree.ObjectExpression, valueOf: Evaluator['valueOf']): ServiceCall | undefined {
  const transport = node.properties.find((property) => property.type === 'Property' && !property.computed && property.key.type === 'Identifier' && property.key.name === 'transport');
  if (transport?.type !== 'Property') return undefined;
  const kind = bare(transport.value);
  if (kind.type !== 'MemberExpression' || lastName(kind.object) !== 'Transport') return undefined;
  const options = member(valueOf(node), 'options');
  const name = memberName(kind);
  if (name === 'GRPC') return { role: 'grpc', target: member(options, 'url'), ...spanOf(node) };
  const target: WrittenValue = joined([member(options, 'host'), { kind: 'text', text: ':', at: spanOf(node) }, member(options, 'port')]);
  return name === 'TCP' && isKnown(member(options, 'host')) ? { role: 'tcp', target, ...spanOf(node) } : undefined;
}
