import type { VariableRead } from '../service-calls.ts';

const CALL = /\b(?:requests|httpx|aiohttp|urllib3?|urlopen|HTTPConnection|websockets?|grpc|pika|kombu|celery|boto3|nats|faststream)\b|\b(?:AIO)?Kafka(?:Consumer|Producer)\b|confluent_kafka|aio_pika|base_url\s{0,3}=|add_\w{1,60}Servicer_to_server|\.(?:publish|subscribe|psubscribe|send_task|basic_publish|basic_consume|produce|publish_event|publish_message|emit_event|send_event)\s{0,3}\(/;

export const mayCallInPython = (text: string): boolean => CALL.test(text);

const READ = /\b(?:environ(?:\.get|\.setdefault|\.pop)?\s{0,3}[[(]|getenv\s{0,3}\(|\bconfig\(|\benv(?:\.\w{1,10})?\()\s{0,3}["']([A-Z][A-Z0-9_]{2,80})["']/g;
const ADDRESS = /URL|URI|HOST|ADDR|ENDPOINT|ORIGIN|SERVER|SERVICE|API|BASE|SVC|GATEWAY/;

/** Variables with addresses that a text reads; one in a comment counts too. */
export function pythonReadsOf(text: string): VariableRead[] {
  if (!/env/i.test(text)) return [];
  return [...text.matchAll(READ)].flatMap((match): VariableRead[] => {
    const name = match[1] ?? '';
    return ADDRESS.test(name) ? [{ name, start: match.index, end: match.index + match[0].length }] : [];
  });
}
