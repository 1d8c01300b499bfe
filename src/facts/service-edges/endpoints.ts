import { comparePlaces, type Given, type Place } from '#model';
import type { ServiceEdgesNeeds, WrittenEndpoint } from '../service-edges.ts';
import { isIp, isLocal } from './address.ts';
import { addressText, type Destination } from './calls.ts';

/** An address that is written in code, and that nothing can change from outside. */
export function endpointOf(destination: Destination, call: Place, from: string, isDeployed: boolean): WrittenEndpoint | undefined {
  if (destination.kind !== 'service' && destination.kind !== 'unknown') return undefined;
  const { address, candidate } = destination;
  if (!address || !candidate?.literal || candidate.isDefault) return undefined;
  const base = { address: addressText(address), host: address.host, isDeployed, at: candidate.literal, call };
  if (isLocal(address.host)) return address.port === undefined ? undefined : { ...base, kind: 'local', ...(destination.kind === 'service' && destination.service !== from ? { service: destination.service } : {}) };
  if (isIp(address.host)) return WELL_KNOWN.test(address.host) ? undefined : { ...base, kind: 'ip' };
  return destination.kind === 'service' && destination.service !== from ? { ...base, kind: 'service', service: destination.service } : undefined;
}

/** Addresses that are the same for everybody: of a cloud's metadata, of public name servers, of documentation. */
const WELL_KNOWN = /^(?:169\.254\.|1\.1\.1\.1$|1\.0\.0\.1$|8\.8\.8\.8$|8\.8\.4\.4$|9\.9\.9\.9$|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|255\.|224\.|239\.)/;

/** Services that are deployed and have no markup: what they call on their own machine is in their own container. */
export function servers({ services, links, pythonImports }: Given<ServiceEdgesNeeds>): (service: string) => boolean {
  const deployed = new Set(services.all.flatMap(({ name, kind }) => (DEPLOYED.has(kind) ? [name] : [])));
  for (const file of [...links.modules, ...pythonImports.keys()]) if (/\.(?:[jt]sx|vue|svelte|astro)$/.test(file)) deployed.delete(services.of(file)?.name ?? '');
  return (service) => deployed.has(service);
}

const DEPLOYED: ReadonlySet<string> = new Set(['compose', 'artifact', 'kubernetes', 'helm', 'dockerfile', 'serverless', 'process']);

/** Each literal once, with the first call that sends to it. */
export function distinct(endpoints: readonly WrittenEndpoint[]): WrittenEndpoint[] {
  const sorted = [...endpoints].sort((a, b) => comparePlaces(a.at, b.at) || comparePlaces(a.call, b.call));
  return sorted.filter((one, index) => index === 0 || comparePlaces(one.at, sorted[index - 1]?.at ?? one.at) !== 0);
}
