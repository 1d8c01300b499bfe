import { groupBy, type Place } from '#model';
import type { MessageSystem } from '../service-calls.ts';
import type { Sight } from './edges.ts';

/** One side of a message: who sends or takes it, by its topic. */
export interface TopicUse {
  readonly service: string;
  readonly side: 'publish' | 'consume';
  readonly isAnswered: boolean;
  readonly topic: string;
  /** Routing key or pattern of keys; undefined where there is none or it is not known. */
  readonly key?: string;
  readonly system: MessageSystem;
  readonly certainty: 0 | 1 | 2;
  readonly at: Place;
  readonly variables: readonly Place[];
}

/** Places of one service that send to or take from one topic. */
const MOST_PLACES = 20;

/** Names that say what happened to a connection or a page, not what was published. */
const COMMON: ReadonlySet<string> = new Set(['message', 'messages', 'error', 'data', 'connect', 'disconnect', 'close', 'open', 'end', 'change', 'update', 'event', 'events', 'ready', 'log', 'ping', 'default', 'test']);

/** An edge from each service that sends a message to each other one that takes it. */
export function topicSights(all: readonly TopicUse[]): Sight[] {
  const uses = [...groupBy(all, ({ service, side, topic, system, certainty, key }) => [service, side, topic, system, certainty, key].join('\0')).values()].flatMap((same) => same.slice(0, MOST_PLACES));
  const taken = uses.filter(({ side }) => side === 'consume');
  const consumers = groupBy(taken.filter((use) => !hasWildcard(use)), ({ topic }) => topic);
  const patterns = taken.filter(hasWildcard);
  return uses.flatMap((sent): Sight[] => {
    if (sent.side !== 'publish') return [];
    const takers = [...(consumers.get(sent.topic) ?? []), ...patterns.filter(({ topic }) => isMatch(topic.split(/[.:/]/), sent.topic.split(/[.:/]/)))];
    return takers.filter((taken) => taken.service !== sent.service && fits(sent, taken)).map((taken) => ({
      ...{ from: sent.service, to: taken.service, via: 'topic', name: sent.topic, key: sent.topic },
      ...{ code: [sent.at], taken: [taken.at], configuration: [...sent.variables, ...taken.variables], isSynchronous: sent.isAnswered },
    }));
  });
}

function hasWildcard({ topic, system }: TopicUse): boolean {
  return (system === 'nats' || system === 'redis' || system === 'amqp' || system === 'any' || system === 'nest') && /(?:^|[.:/])(?:\*|>|#)(?:[.:/]|$)/.test(topic);
}

function fits(sent: TopicUse, taken: TopicUse): boolean {
  const sure = sent.certainty + taken.certainty;
  if (sure < 2 || (COMMON.has(sent.topic.toLowerCase()) && sure < 4)) return false;
  if (sent.system !== taken.system && [sent, taken].some(({ system }) => CLOSED.has(system)) && sent.system !== 'any' && taken.system !== 'any') return false;
  // @MessagePattern also takes what is emitted, but @EventPattern answers nobody
  if (sent.isAnswered && !taken.isAnswered && taken.system !== 'nats') return false;
  return sent.key === undefined || taken.key === undefined || isMatch(taken.key.split('.'), sent.key.split('.'));
}

/** Systems whose messages no other can take. */
const CLOSED: ReadonlySet<MessageSystem> = new Set<MessageSystem>(['bull', 'celery', 'aws']);

/** Whether segments fit a pattern: `*` is one segment, `#` and `>` are all that are left. */
function isMatch(pattern: readonly string[], segments: readonly string[]): boolean {
  for (const [index, part] of pattern.entries()) {
    if (part === '#' || part === '>') return true;
    if (segments[index] === undefined || (part !== '*' && part !== segments[index])) return false;
  }
  return pattern.length === segments.length;
}
