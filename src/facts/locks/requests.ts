import { compareText } from '#model';
import type { LockedRequest } from '../lock-files.ts';

/** A request with only what is known of it. */
export function request(name: string, specifier: string | undefined, version: string | undefined): LockedRequest {
  return { name, ...(specifier === undefined ? {} : { specifier }), ...(version === undefined ? {} : { version }) };
}

/** In order of names; of one that is asked for twice, the first. */
export function byName(requests: readonly LockedRequest[]): readonly LockedRequest[] {
  const first = new Map<string, LockedRequest>();
  for (const one of requests) if (!first.has(one.name)) first.set(one.name, one);
  return [...first.values()].sort((a, b) => compareText(a.name, b.name));
}
