import type { Place } from '#model';
import type { ServiceCall } from '../service-calls.ts';
import { HOLE } from './address.ts';
import { placesOf } from './calls.ts';
import type { TopicUse } from './topics.ts';
import { candidatesOf, type Candidate, type Surroundings } from './values.ts';

/** The topics that a service sends to or takes from by one call, as far as their names are known. */
export function topicUses(call: ServiceCall, at: Place, service: string, around: Surroundings): TopicUse[] {
  const named = (candidate: Candidate): string | undefined => {
    const { text, variables } = candidate;
    if (!text.includes(HOLE)) return text;
    // a name that comes from outside is the same for all that are handed it by the same variable
    return text === HOLE && variables.length === 1 ? `$${variables[0]?.name ?? ''}` : undefined;
  };
  const keys = call.key ? candidatesOf(call.key, at.file, service, around).flatMap((one) => named(one) ?? []) : [];
  return candidatesOf(call.target, at.file, service, around).flatMap((candidate): TopicUse[] => {
    const topic = named(candidate);
    if (topic === undefined || topic.length < 2 || topic.length > 200 || /[\s]{2}|\n/.test(topic)) return [];
    return [{
      ...{ service, topic, side: call.role === 'publish' || call.role === 'request' ? 'publish' : 'consume', isAnswered: call.role === 'request' || call.role === 'reply' },
      ...(keys.length === 1 && keys[0] !== undefined ? { key: keys[0] } : {}),
      ...{ system: call.system ?? 'any', certainty: call.certainty ?? 0, at, variables: placesOf(candidate) },
    }];
  });
}
