import type { Place } from '#model';
import type { ServiceAddresses } from '../service-addresses.ts';
import type { CallRole } from '../service-calls.ts';
import { addressOf, isIp, isLocal, isPublic, HOLE, type Address } from './address.ts';
import type { Candidate } from './values.ts';

/** Where a call leads. */
export type Destination =
  | { readonly kind: 'service'; readonly service: string; readonly address: Address; readonly candidate: Candidate }
  /** A database, a broker or another thing that is not built here. */
  | { readonly kind: 'infrastructure'; readonly address: Address; readonly candidate: Candidate }
  /** A public host. */
  | { readonly kind: 'external' }
  /** A path without host: whoever served the page, or what the client was made for. */
  | { readonly kind: 'relative' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly address?: Address; readonly candidate?: Candidate };

/** Why nobody can say where a call leads. */
export type UnknownReason =
  | 'expression' // worked out while the program runs
  | 'variable' // a variable that no environment sets
  | 'host' // a host that no deployment names
  | 'local'; // a port of the same machine that no deployment publishes

/** Where each candidate of a target leads. */
export function destinationsOf(role: CallRole, candidates: readonly Candidate[], { hostOf }: ServiceAddresses): Destination[] {
  return candidates.map((candidate): Destination => {
    const { text, variables } = candidate;
    if (text.startsWith(HOLE)) return { kind: 'unknown', reason: variables.length > 0 ? 'variable' : 'expression' };
    const address = addressOf(text);
    if (!address) return text.startsWith('/') || text === '' || text.startsWith('.') || text.startsWith('?') ? { kind: 'relative' } : { kind: 'unknown', reason: 'expression' };
    const { scheme, host, port } = address;
    // `axios.get('orders')` is a path on the base of its client
    if (role === 'http' && scheme === '' && port === undefined && variables.length === 0) return { kind: 'relative' };
    const found = hostOf(host, port ?? defaultPort(scheme));
    if (found?.service !== undefined) return { kind: 'service', service: found.service, address, candidate };
    if (found) return { kind: 'infrastructure', address, candidate };
    if (isLocal(host)) return { kind: 'unknown', reason: 'local', address, candidate };
    if (isPublic(host) && !isIp(host)) return { kind: 'external' };
    return { kind: 'unknown', reason: 'host', address, candidate };
  });
}

function defaultPort(scheme: string): number | undefined {
  return scheme === 'http' || scheme === 'ws' ? 80 : scheme === 'https' || scheme === 'wss' ? 443 : undefined;
}

/** An address in words. */
export function addressText({ scheme, host, port }: Address): string {
  return `${scheme === '' ? '' : `${scheme}://`}${host}${port === undefined ? '' : `:${port}`}`;
}

export const placesOf = ({ variables }: Candidate): Place[] => variables.flatMap(({ at }) => at ?? []);
