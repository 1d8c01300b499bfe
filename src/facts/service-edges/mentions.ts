import type { Place } from '#model';
import type { ServiceAddresses } from '../service-addresses.ts';
import type { ServiceCalls } from '../service-calls.ts';
import { addressOf } from './address.ts';
import { addressText } from './calls.ts';
import type { Sight } from './edges.ts';

type Files = readonly (readonly [file: string, calls: ServiceCalls])[];
type UsersOf = (file: string) => readonly string[];

/** Addresses of services that stand in code where no call is seen: a default in settings, an argument of a client that nobody here knows. */
export function mentionSights(files: Files, usersOf: UsersOf, { hostOf }: ServiceAddresses, known: readonly Sight[]): Sight[] {
  const seen = new Set(known.filter(({ via }) => via !== 'topic' && via !== 'import').map(({ from, to }) => `${from}\0${to}`));
  return files.flatMap(([file, { mentions }]) =>
    mentions.flatMap(({ address: text, start, end }): Sight[] => {
      const address = addressOf(text);
      const to = address && hostOf(address.host, address.port)?.service;
      if (!address || to === undefined) return [];
      const via = address.scheme.startsWith('grpc') ? 'grpc' : 'http';
      return usersOf(file).filter((from) => !seen.has(`${from}\0${to}`)).map((from) => ({ from, to, via, name: addressText(address), code: [{ file, start, end }], configuration: [], isSynchronous: false }));
    }),
  );
}

/** Where each service reads its variables, by `service\0name`. */
export function readsByService(files: Files, usersOf: UsersOf): ReadonlyMap<string, readonly Place[]> {
  const reads = new Map<string, Place[]>();
  for (const [file, { reads: list }] of files) {
    if (list.length === 0) continue;
    for (const service of usersOf(file))
      for (const { name, start, end } of list) {
        const key = `${service}\0${name}`;
        const places = reads.get(key);
        if (places) places.push({ file, start, end });
        else reads.set(key, [{ file, start, end }]);
      }
  }
  return reads;
}
