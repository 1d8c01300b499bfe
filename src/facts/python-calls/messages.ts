import type { CallRole, MessageSystem, ServiceCall } from '../service-calls.ts';
import { isKnown, type WrittenValue } from '../service-calls/values.ts';
import type { PythonCall } from './calls.ts';

type Found = Omit<ServiceCall, 'start' | 'end'>;

const message = (role: CallRole, target: WrittenValue, system: MessageSystem, certainty: 0 | 1 | 2, key?: WrittenValue): Found => ({ role, target, system, certainty, ...(key && isKnown(key) ? { key } : {}) });

const isText = (value: WrittenValue, text: string): boolean => value.kind === 'text' && value.text === text;

/** A message that a call sends or takes. */
export function messageOf(call: PythonCall, text: string): Found | undefined {
  const { callee, argument, isDecorator } = call;
  const method = callee.slice(callee.lastIndexOf('.') + 1);
  const hasKafka = /kafka/i.test(text);
  switch (method) {
    case 'basic_publish':
      return throughExchange('publish', argument(0, 'exchange'), argument(1, 'routing_key'));
    case 'basic_consume':
      return message('consume', isKnown(argument(-1, 'queue')) ? argument(-1, 'queue') : argument(0), 'amqp', 2);
    case 'queue_bind':
      return throughExchange('consume', argument(1, 'exchange'), argument(2, 'routing_key'));
    case 'KafkaConsumer':
    case 'AIOKafkaConsumer':
      return message('consume', argument(0), 'kafka', 2);
    case 'send':
    case 'send_and_wait':
    case 'produce':
      return hasKafka && /producer|kafka|send_and_wait|self/i.test(callee) ? message('publish', argument(0, 'topic'), 'kafka', 2) : undefined;
    case 'send_task':
    case 'signature':
      return /celery|send_task/i.test(text) ? message('publish', argument(0, 'name'), 'celery', 2) : undefined;
    case 'task':
    case 'shared_task':
      return isDecorator ? message('consume', argument(-1, 'name'), 'celery', 2) : undefined;
    case 'send_message':
      return message('publish', argument(-1, 'QueueUrl'), 'aws', 2);
    case 'receive_message':
      return message('consume', argument(-1, 'QueueUrl'), 'aws', 2);
    case 'publish':
      return publishOf(call, text);
    case 'publisher':
      return isDecorator ? message('publish', argument(0), 'any', 2) : undefined;
    case 'subscriber':
      return isDecorator ? message('consume', argument(0), 'any', 2) : undefined;
    case 'subscribe':
    case 'psubscribe':
      return message('consume', argument(0, 'topics', 'topic', 'subject', 'channel'), hasKafka ? 'kafka' : /nats/i.test(text) ? 'nats' : /redis/i.test(text) ? 'redis' : 'any', hasKafka || /\bnats\b|redis/i.test(text) ? 2 : 1);
    case 'bind':
      // of aio_pika, whose exchange is an object: the key alone is what both sides write
      return /pika/.test(text) ? message('consume', argument(-1, 'routing_key'), 'amqp', 2) : undefined;
    case 'publish_event':
    case 'publish_message':
    case 'emit_event':
    case 'send_event':
      return /pika|kafka|redis|nats|rabbit|broker|queue|event/i.test(text) ? message('publish', argument(0, 'event_type', 'routing_key', 'topic', 'channel', 'subject'), 'any', 0) : undefined;
    case 'declare_queue':
      return /\.consume\(|\.iterator\(/.test(text) ? message('consume', argument(0, 'name'), 'amqp', 2) : undefined;
    case 'request':
      return /\bnats\b/.test(text) && !/requests|httpx|aiohttp/.test(text) ? message('request', argument(0), 'nats', 2) : undefined;
    default:
      return undefined;
  }
}

/** Without an exchange the key is the queue. */
function throughExchange(role: 'publish' | 'consume', exchange: WrittenValue, key: WrittenValue): Found {
  return isText(exchange, '') || !isKnown(exchange) ? message(role, key, 'amqp', 2) : message(role, exchange, 'amqp', 2, key);
}

function publishOf({ argument }: PythonCall, text: string): Found | undefined {
  if (isKnown(argument(-1, 'TopicArn'))) return message('publish', argument(-1, 'TopicArn'), 'aws', 2);
  const key = argument(-1, 'routing_key');
  if (isKnown(key)) return throughExchange('publish', argument(-1, 'exchange'), key);
  const topic = argument(0, 'topic', 'channel', 'subject', 'event_type');
  const second = argument(1, 'queue', 'topic');
  if (/faststream|propan/.test(text)) return message('publish', second, 'any', 2);
  return isKnown(topic) ? message('publish', topic, /redis/i.test(text) ? 'redis' : /\bnats\b/.test(text) ? 'nats' : 'any', /redis|\bnats\b|paho|mqtt/i.test(text) ? 2 : 1) : undefined;
}
