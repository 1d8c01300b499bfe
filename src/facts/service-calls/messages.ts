import type { TSESTree } from '@typescript-eslint/types';
import { bare, memberName, spanOf } from '../imports/nodes.ts';
import type { CallRole, MessageSystem, ServiceCall } from '../service-calls.ts';
import { lastName, type Evaluator } from './evaluate.ts';
import { libraryOf, typeOf } from './libraries.ts';
import type { Scopes } from './scopes.ts';
import { isKnown, member, type WrittenValue } from './values.ts';

type Node = TSESTree.Node;
type Found = Pick<ServiceCall, 'role' | 'target' | 'key' | 'system' | 'certainty'>;

const SYSTEMS: readonly (readonly [RegExp, MessageSystem])[] = [
  [/kafka/i, 'kafka'],
  [/amqp|rabbit|rascal/i, 'amqp'],
  [/bull/i, 'bull'],
  [/sqs|sns|aws-sdk/i, 'aws'],
  [/nats/i, 'nats'],
  [/redis/i, 'redis'],
  [/@nestjs\/microservices/, 'nest'],
];

/** Names of methods that send a message whose first argument is its topic, where the name of the receiver or the file speaks of messages. */
const SENDERS: ReadonlySet<string> = new Set(['emit', 'emitMessage', 'emitEvent', 'publishMessage', 'publishEvent', 'produce', 'send', 'sendMessage', 'sendEvent', 'enqueue', 'addJob', 'dispatch']);

/** Messages that an expression sends or takes, by topic. One expression may name several. */
export function messagesOf(node: Node, { valueOf }: Evaluator, scopes: Scopes): ServiceCall[] {
  const found = node.type === 'CallExpression' ? ofCall(node, valueOf, scopes) : node.type === 'NewExpression' ? ofNew(node, valueOf, scopes) : node.type === 'Decorator' ? ofDecorator(node, valueOf) : [];
  return found.flatMap((one) => namesIn(one.target).map((target) => ({ ...one, target, ...spanOf(node) })));
}

/** Each name of a list by itself; what can be no name is left out. */
function namesIn(value: WrittenValue): WrittenValue[] {
  if (value.kind === 'list') return value.items.flatMap((item) => (item.kind === 'list' ? [] : namesIn(item)));
  return value.kind === 'text' || value.kind === 'variable' || value.kind === 'setting' || value.kind === 'import' || value.kind === 'joined' || value.kind === 'either' || value.kind === 'object' ? [value] : [];
}

const message = (role: CallRole, target: WrittenValue, system: MessageSystem, certainty: 0 | 1 | 2, key?: WrittenValue): Found[] => [{ role, target, system, certainty, ...(key && isKnown(key) ? { key } : {}) }];

function ofCall(node: TSESTree.CallExpression, valueOf: Evaluator['valueOf'], scopes: Scopes): Found[] {
  const callee = bare(node.callee);
  const [first, second, third] = node.arguments;
  if (!first) return [];
  if (callee.type === 'Super') return ofSuper(node, first, valueOf, scopes);
  if (callee.type !== 'MemberExpression') return [];
  const method = memberName(callee) ?? '';
  const receiver = bare(callee.object);
  const system = systemOf(receiver, scopes);
  const value = (argument: Node | undefined): WrittenValue => (argument && argument.type !== 'SpreadElement' ? valueOf(argument) : { kind: 'unknown' });
  const of = (key: string): WrittenValue => member(value(first), key);
  const isOptions = bare(first).type === 'ObjectExpression';
  switch (method) {
    case 'send':
      if (isOptions && isKnown(of('topic'))) return message('publish', of('topic'), 'kafka', system === 'kafka' || has(first, 'messages') ? 2 : 1);
      if (system === 'nest' || /client/i.test(typeOf(receiver, scopes))) return message('request', value(first), 'nest', 2);
      break;
    case 'sendBatch': {
      const batch = of('topicMessages');
      return batch.kind === 'list' ? batch.items.flatMap((item) => message('publish', member(item, 'topic'), 'kafka', 2)) : [];
    }
    case 'subscribe':
    case 'psubscribe':
    case 'pSubscribe':
      if (isOptions) return ['topic', 'topics'].flatMap((key) => (isKnown(of(key)) ? message('consume', of(key), 'kafka', 2) : []));
      return isName(first) ? message('consume', value(first), system ?? 'any', system ? 2 : 1) : [];
    case 'publish':
      if (isOptions) return ['TopicArn', 'TargetArn'].flatMap((key) => (isKnown(of(key)) ? message('publish', of(key), 'aws', 2) : []));
      if (!isName(first)) return [];
      return system === 'amqp' || (node.arguments.length >= 3 && /channel|amqp/i.test(lastName(receiver))) ? message('publish', value(first), 'amqp', 2, value(second)) : message('publish', value(first), system ?? 'any', system ? 2 : 1);
    case 'sendToQueue':
      return message('publish', value(first), 'amqp', 2);
    case 'consume':
      return isName(first) && (system === 'amqp' || /chan|amqp|rabbit|broker/i.test(lastName(receiver))) ? message('consume', value(first), 'amqp', 2) : [];
    case 'bindQueue':
      return message('consume', value(second), 'amqp', 2, value(third));
    case 'request':
      return system === 'nats' ? message('request', value(first), 'nats', 2) : [];
    case 'receiveMessage':
      return message('consume', of('QueueUrl'), 'aws', 2);
    case 'create':
      return isOptions && isKnown(of('queueUrl')) ? message('consume', of('queueUrl'), 'aws', 2) : [];
  }
  if (method === 'sendMessage' && isOptions && isKnown(of('QueueUrl'))) return message('publish', of('QueueUrl'), 'aws', 2);
  if (SENDERS.has(method) && isName(first)) return message('publish', value(first), system ?? 'any', method === 'emit' && system === 'nest' ? 2 : 0);
  return [];
}

/** Whether an argument can be a name: not a function, an object or an array. */
function isName(argument: Node): boolean {
  const node = bare(argument);
  if (node.type === 'Literal') return typeof node.value === 'string' && node.value !== '';
  return node.type === 'TemplateLiteral' || node.type === 'MemberExpression' || node.type === 'Identifier' || node.type === 'BinaryExpression' || node.type === 'ObjectExpression' || node.type === 'LogicalExpression';
}

function has(argument: Node, key: string): boolean {
  const node = bare(argument);
  return node.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key);
}

function systemOf(receiver: Node, scopes: Scopes): MessageSystem | undefined {
  const words = [libraryOf(receiver, scopes), typeOf(receiver, scopes)];
  const named = SYSTEMS.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
  if (named) return named;
  return /^(?:ClientProxy|ClientKafka|ClientRMQ|ClientNats|ClientRedis)$/.test(words[1] ?? '') ? 'nest' : undefined;
}

function ofNew(node: TSESTree.NewExpression, valueOf: Evaluator['valueOf'], scopes: Scopes): Found[] {
  const name = lastName(node.callee);
  const [first] = node.arguments;
  if (!first) return [];
  const of = (key: string): WrittenValue => member(valueOf(first), key);
  if (/^(?:SendMessage(?:Batch)?)Command$/.test(name)) return message('publish', of('QueueUrl'), 'aws', 2);
  if (name === 'ReceiveMessageCommand') return message('consume', of('QueueUrl'), 'aws', 2);
  if (/^Publish(?:Batch)?Command$/.test(name)) return message('publish', of('TopicArn'), 'aws', 2);
  if (!/^(?:Queue|Worker|Bull|QueuePro|WorkerPro)$/.test(name) || !/bull/i.test(libraryOf(node.callee, scopes))) return [];
  return message(name.startsWith('Worker') ? 'consume' : 'publish', valueOf(first), 'bull', 2);
}

/** A queue of its own class: `class MailQueue extends QueueBase { constructor() { super('mail') } }`. */
function ofSuper(node: Node, first: Node, valueOf: Evaluator['valueOf'], scopes: Scopes): Found[] {
  if (!isName(first)) return [];
  for (let at = scopes.parentOf(node); at; at = scopes.parentOf(at)) {
    if (at.type !== 'ClassDeclaration' && at.type !== 'ClassExpression') continue;
    const words = `${at.id?.name ?? ''} ${at.superClass ? lastName(at.superClass) : ''}`;
    if (/worker|consumer|processor|listener|subscriber(?!.*queue)/i.test(words) && !/queue/i.test(words.split(' ')[1] ?? '')) return message('consume', valueOf(first), 'any', 1);
    return /queue|producer|publisher/i.test(words) ? message('publish', valueOf(first), 'any', 1) : [];
  }
  return [];
}

function ofDecorator({ expression }: TSESTree.Decorator, valueOf: Evaluator['valueOf']): Found[] {
  if (expression.type !== 'CallExpression') return [];
  const [first] = expression.arguments;
  if (!first) return [];
  const value = valueOf(first);
  const of = (key: string): WrittenValue => member(value, key);
  switch (lastName(expression.callee)) {
    case 'EventPattern':
      return message('consume', value, 'nest', 2);
    case 'MessagePattern':
      return message('reply', value, 'nest', 2);
    case 'Processor':
      return message('consume', value.kind === 'object' ? of('name') : value, 'bull', 2);
    case 'InjectQueue':
      return message('publish', value, 'bull', 2);
    case 'RabbitSubscribe':
      return isKnown(of('exchange')) && of('exchange').kind !== 'text' ? message('consume', of('exchange'), 'amqp', 2, of('routingKey')) : message('consume', textOr(of('exchange'), of('queue')), 'amqp', 2, of('routingKey'));
    case 'RabbitRPC':
      return message('reply', textOr(of('exchange'), of('queue')), 'amqp', 2, of('routingKey'));
    case 'SqsMessageHandler':
      return message('consume', value, 'aws', 2);
    default:
      return [];
  }
}

const textOr = (one: WrittenValue, other: WrittenValue): WrittenValue => (one.kind === 'text' && one.text === '' ? other : isKnown(one) ? one : other);
