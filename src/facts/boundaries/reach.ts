import { compareText } from '#model';
import type { ImportTarget } from '../elements.ts';
import type { ImportArrow } from '../import-arrows.ts';
import { ownersAmong } from './owners.ts';
import { isOwn, keyOf, type Ban, type Own, type Terms } from './terms.ts';

/** How a module reaches something forbidden. */
interface Way {
  readonly ban: Ban;
  /** The first import of the way; undefined where the module is forbidden itself. */
  readonly next: ImportArrow | undefined;
}

export interface Reach {
  /** A shortest way from a module to something that is forbidden and none of one's own, as its imports in order. */
  from(target: ImportTarget, own: Own): readonly ImportArrow[] | undefined;
}

/**
 * Finds out which modules lead to something forbidden, and how, by one breadth-first search against the arrows from all of it at
 * once. A module keeps a way only where some importing part owns the goals of all shorter ones and not this one: almost always one
 * or two, however many selectors there are and parts they stand for, so that it is O(V + E).
 * A way neither passes through the importing parts, where the import that leaves is told instead, nor through what is excepted.
 * @param arrows in order of their places; of ways of one length the first in code-unit order wins
 */
export function reachOf(terms: Terms, arrows: readonly ImportArrow[]): Reach {
  const into = new Map<string, ImportArrow[]>();
  const ways = new Map<string, Way[]>();
  let level: { readonly key: string; readonly ban: Ban }[] = [];
  const owners = ownersAmong(ownsIn(terms, arrows));
  /** The parts that own all goals known so far. */
  const untold = new Map<string, ReadonlySet<number>>();
  const add = (key: string, way: Way): boolean => {
    const owning = owners.of(way.ban);
    const before = untold.get(key);
    if (before ? [...before].every((id) => owning.has(id)) : owning.size === owners.count) return false;
    untold.set(key, before ? new Set([...before].filter((id) => owning.has(id))) : owning);
    const list = ways.get(key);
    if (list) list.push(way);
    else ways.set(key, [way]);
    return true;
  };
  for (const arrow of arrows) {
    const key = keyOf(arrow.to);
    const known = into.get(key);
    if (known) {
      known.push(arrow);
      continue;
    }
    into.set(key, [arrow]);
    for (const ban of terms.bans(arrow.to)) if (add(key, { ban, next: undefined })) level.push({ key, ban });
  }
  const isStep = remembered((file) => !terms.isOfFrom(file) && !terms.isExcepted({ file }));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { key, ban } of level.sort((a, b) => compareText(a.key, b.key) || compareBans(a.ban, b.ban)))
      for (const arrow of into.get(key) ?? []) {
        const before = keyOf({ file: arrow.from });
        if (isStep(arrow.from) && add(before, { ban, next: arrow })) next.push({ key: before, ban });
      }
    level = next;
  }
  return {
    from(target, own) {
      const way = ways.get(keyOf(target))?.find(({ ban }) => !isOwn(ban, own));
      const steps: ImportArrow[] = [];
      for (let at = way; at?.next; ) {
        const { next, ban } = at;
        steps.push(next);
        at = ways.get(keyOf(next.to))?.find((one) => one.ban === ban);
      }
      return way && steps;
    },
  };
}

/** What each file owns that a boundary speaks of. */
function ownsIn(terms: Terms, arrows: readonly ImportArrow[]): Own[] {
  const files = new Set(arrows.map(({ from }) => from));
  return [...files].flatMap((file) => (terms.importing(file) === undefined ? [] : [terms.ownOf(file)]));
}

function compareBans(a: Ban, b: Ban): number {
  return a.axis - b.axis || compareText(a.value, b.value) || compareText(a.inside ?? '', b.inside ?? '');
}

function remembered(find: (file: string) => boolean): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    if (!known.has(file)) known.set(file, find(file));
    return known.get(file) === true;
  };
}
