import type { Stub, Stubs } from '#facts/stubs';

/**
 * Whether a stub is one wherever the program uses it. Methods that subclasses may override are templates; an empty method that an
 * interface from elsewhere asks for, or that other implementations fill, may be the right answer of this one.
 */
export function evidence(files: ReadonlyMap<string, Stubs>): (stub: Stub) => boolean {
  const extended = new Set<string>();
  const implementers = new Map<string, number>();
  const declared = new Set<string>();
  for (const { heirs } of files.values()) {
    for (const name of heirs.extended) extended.add(name);
    for (const name of heirs.implemented) implementers.set(name, (implementers.get(name) ?? 0) + 1);
    for (const name of heirs.interfaces) declared.add(name);
  }
  return ({ kind, owner, contracts = [] }) => {
    if (owner !== undefined && extended.has(owner)) return false;
    return kind !== 'emptyFunction' || contracts.every((name) => declared.has(name) && implementers.get(name) === 1);
  };
}
