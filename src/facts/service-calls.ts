import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { mayCall } from './service-calls/hints.ts';
import { mentionsOf, readsOf } from './service-calls/reads.ts';
import { callsOfScript } from './service-calls/script.ts';
import type { WrittenValue } from './service-calls/values.ts';

/**
 * What is said to another process:
 * `http` (web sockets too), `grpc`, `tcp`: a call to, or a client for, an address;
 * `publish` and `consume`: a message that nobody waits for; `request` and `reply`: one that is waited for;
 * `serve`: a gRPC service that is answered here, by its name.
 */
export type CallRole = 'http' | 'grpc' | 'tcp' | 'publish' | 'consume' | 'request' | 'reply' | 'serve';

/** Who carries a message. `any`: a bus whose library the file does not tell. */
export type MessageSystem = 'kafka' | 'amqp' | 'bull' | 'aws' | 'nats' | 'redis' | 'nest' | 'celery' | 'any';

/** One thing that is said to another process. The span is the whole call. */
export interface ServiceCall extends Span {
  readonly role: CallRole;
  /** An address, or the name of a topic, queue or exchange. */
  readonly target: WrittenValue;
  /** Of gRPC: the name of the service in its protocol. */
  readonly name?: string;
  /** Of an exchange: the routing key, or the pattern of keys. */
  readonly key?: WrittenValue;
  readonly system?: MessageSystem;
  /** How sure it is that this is a message: 2 by its library, 1 by a verb such as `publish`, 0 by a name such as `emitMessage`. */
  readonly certainty?: 0 | 1 | 2;
}

/** A variable of the environment that a file reads, where its name says that it holds an address. */
export interface VariableRead extends Span {
  readonly name: string;
}

/** An address with a name that is not public, such as `http://orders:3000`, wherever it is written. */
export interface MentionedAddress extends Span {
  /** Scheme, host and port. */
  readonly address: string;
}

export interface ServiceCalls {
  /** In order of places. */
  readonly calls: readonly ServiceCall[];
  /** In order of places. */
  readonly reads: readonly VariableRead[];
  /** In order of places. */
  readonly mentions: readonly MentionedAddress[];
  /** Objects that a configuration service gives out, by their namespace: `registerAs('payments', () => ({ url }))`; empty for that of `export default () => ({})`. */
  readonly settings: readonly (readonly [namespace: string, value: WrittenValue])[];
}

/** Calls to other processes in TypeScript and JavaScript, with targets as they are written. */
export const serviceCalls = fileFact<ServiceCalls>({
  id: 'service-calls',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    const { text } = source; // `scripts` is not touched: it would parse
    const told = { reads: readsOf(text), mentions: mentionsOf(text) };
    if (!mayCall(text)) return { calls: [], ...told, settings: [] };
    const found = source.scripts.map(callsOfScript);
    const calls = found.flatMap((one) => one.calls).sort((a, b) => a.start - b.start || a.end - b.end);
    return { calls, ...told, settings: found.flatMap(({ settings }) => settings) };
  },
});
