import { compareText } from '#model';
import type { LockFile, LockManager } from '../lock-files.ts';

const MOST_DEPENDENTS = 3;

/** Collects what a lock file says of its packages, whatever their order. */
export interface LockBuilder {
  chosen(name: string, version: string): void;
  /** `dependent` brings `name` in. */
  brings(dependent: string, name: string): void;
  peer(of: string, name: string): void;
  bin(of: string, command: string): void;
  done(manager: LockManager, format: string): Pick<LockFile, 'manager' | 'format' | 'packages' | 'versions' | 'dependents' | 'peers' | 'bins'>;
}

export function createLockBuilder(): LockBuilder {
  const versions = new Map<string, Set<string>>();
  const dependents = new Map<string, Set<string>>();
  const peers = new Map<string, Set<string>>();
  const bins = new Map<string, Set<string>>();
  return {
    chosen: (name, version) => void addTo(versions, name, version),
    brings: (dependent, name) => void (dependent !== '' && addTo(dependents, name, dependent)),
    peer: (of, name) => void addTo(peers, of, name),
    bin: (of, command) => void addTo(bins, of, command),
    done: (manager, format) => ({
      manager,
      format,
      packages: [...versions.keys()].sort(compareText),
      versions: pairs(versions),
      dependents: pairs(dependents, MOST_DEPENDENTS),
      peers: pairs(peers),
      ...(bins.size > 0 ? { bins: pairs(bins) } : {}),
    }),
  };
}

function addTo(lists: Map<string, Set<string>>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.add(value);
  else lists.set(key, new Set([value]));
}

function pairs(lists: ReadonlyMap<string, ReadonlySet<string>>, most = Infinity): (readonly [string, readonly string[]])[] {
  return [...lists].map(([key, values]) => [key, [...values].sort(compareText).slice(0, most)] as const).sort(([a], [b]) => compareText(a, b));
}
