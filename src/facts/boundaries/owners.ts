import type { Ban, Own } from './terms.ts';

/** The importing parts, as numbers, by what they own. */
export interface Owners {
  /** Those to which a ban is none. */
  of(ban: Ban): ReadonlySet<number>;
  readonly count: number;
}

export function ownersAmong(owns: Iterable<Own>): Owners {
  const ids = new Map<string, number>();
  const byInside = new Map<string, Set<number>>();
  const byValue = new Map<string, Set<number>>();
  for (const { inside, values } of owns) {
    const key = JSON.stringify([inside, ...values]);
    if (ids.has(key)) continue;
    const id = ids.size;
    ids.set(key, id);
    if (inside !== undefined) add(byInside, inside, id);
    for (const [axis, value] of values) add(byValue, `${axis} ${value}`, id);
  }
  return {
    count: ids.size,
    of({ inside, axis, value }) {
      const one = inside === undefined ? NOBODY : (byInside.get(inside) ?? NOBODY);
      const other = byValue.get(`${axis} ${value}`) ?? NOBODY;
      if (one.size === 0 || one === other) return other;
      return other.size === 0 ? one : new Set([...one, ...other]);
    },
  };
}

const NOBODY: ReadonlySet<number> = new Set();

function add(map: Map<string, Set<number>>, key: string, id: number): void {
  const known = map.get(key);
  if (known) known.add(id);
  else map.set(key, new Set([id]));
}
