import type { Environment, Host, ServiceAddresses } from '../service-addresses.ts';
import type { Services } from '../services.ts';
import { isLocal } from './address.ts';

/** Environments of what is generated elsewhere, not run here. */
const IS_TEMPLATE = /(?:^|[/._-])templates?(?:[/._-]|$)/i;

/** Environments without those of templates, and addresses with those of the same machine that services say they listen on themselves: `PORT=3002` in the `.env` of one service only. */
export function withLocalPorts(addresses: ServiceAddresses, services: Services): ServiceAddresses {
  const byPort = new Map<number, Host | undefined>();
  for (const { name } of services.all) {
    const ports = new Set((addresses.environmentOf(name).get('PORT') ?? []).filter(({ at }) => !IS_TEMPLATE.test(at.file)).map(({ value }) => Number(value)).filter((port) => port > 0));
    const at = addresses.environmentOf(name).get('PORT')?.[0]?.at;
    for (const port of ports) if (at) byPort.set(port, byPort.has(port) ? undefined : { service: name, at });
  }
  const environments = new Map<string, Environment>();
  const environmentOf = (service: string): Environment => {
    const known = environments.get(service);
    if (known) return known;
    const kept = new Map([...addresses.environmentOf(service)].map(([variable, values]) => [variable, values.filter(({ at }) => !IS_TEMPLATE.test(at.file))]));
    environments.set(service, kept);
    return kept;
  };
  return {
    ...addresses,
    environmentOf,
    hostOf: (name, port) => addresses.hostOf(name, port) ?? (port !== undefined && isLocal(name) ? byPort.get(port) : undefined),
  };
}

const MOST_OF_ONE_SYSTEM = 12;

/**
 * Whether two files may speak of the same machine. In a folder of many projects that nothing at its root holds together,
 * each project has a `localhost` of its own.
 */
export function sameMachine(services: Services, rootFiles: Iterable<string>): (one: string, other: string) => boolean {
  const isOneSystem = services.all.length <= MOST_OF_ONE_SYSTEM || [...rootFiles].some((file) => !file.includes('/'));
  const first = (file: string): string => file.slice(0, file.indexOf('/') + 1);
  return (one, other) => isOneSystem || first(one) === first(other);
}
