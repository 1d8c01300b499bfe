import { compareText } from '#model';
import type { ImportTarget } from '../elements.ts';
import { nameOf, type ImportArrow } from '../import-arrows.ts';
import type { Terms } from './terms.ts';

/** How a module reaches something forbidden. */
interface Way {
  /** What tells the goals of different parts apart. */
  readonly label: string;
  /** The first import of the way; undefined where the module is forbidden itself. */
  readonly next: ImportArrow | undefined;
}

export interface Reach {
  /** A shortest way from a module to something that is forbidden to the parts that do not have these labels, as its imports in order. */
  from(target: ImportTarget, ownLabels: readonly string[]): readonly ImportArrow[] | undefined;
}

/**
 * Finds out which modules lead to something forbidden, and how, by one breadth-first search against the arrows from all of it at
 * once: O(S (V + E)) for a boundary of S selectors, however many parts they stand for. A module keeps the nearest goal of as many
 * different labels as one file may own, and one more: so there is one that counts, whoever asks.
 * A way neither passes through the importing parts, where the import that leaves is told instead, nor through what is excepted.
 * @param arrows in order of their places; of ways of one length the first in code-unit order wins
 */
export function reachOf(terms: Terms, arrows: readonly ImportArrow[]): Reach {
  const into = new Map<string, ImportArrow[]>();
  const ways = new Map<string, Way[]>();
  let level: { readonly key: string; readonly label: string }[] = [];
  const add = (key: string, way: Way): boolean => {
    const list = ways.get(key) ?? [];
    if (list.length > terms.mostOwn || list.some(({ label }) => label === way.label)) return false;
    list.push(way);
    ways.set(key, list);
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
    for (const { label } of terms.bans(arrow.to)) if (add(key, { label, next: undefined })) level.push({ key, label });
  }
  const isStep = remembered((file) => !terms.isOfFrom(file) && !terms.isExcepted({ file }));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { key, label } of level.sort((a, b) => compareText(a.key, b.key) || compareText(a.label, b.label)))
      for (const arrow of into.get(key) ?? []) {
        const before = keyOf({ file: arrow.from });
        if (isStep(arrow.from) && add(before, { label, next: arrow })) next.push({ key: before, label });
      }
    level = next;
  }
  return {
    from(target, ownLabels) {
      const way = ways.get(keyOf(target))?.find(({ label }) => !ownLabels.includes(label));
      const steps: ImportArrow[] = [];
      for (let at = way; at?.next; ) {
        const { next, label } = at;
        steps.push(next);
        at = ways.get(keyOf(next.to))?.find((one) => one.label === label);
      }
      return way && steps;
    },
  };
}

/** Files and packages may be called alike. */
const keyOf = (target: ImportTarget): string => ('file' in target ? `f ${target.file}` : `p ${nameOf(target)}`);

function remembered(find: (file: string) => boolean): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    if (!known.has(file)) known.set(file, find(file));
    return known.get(file) === true;
  };
}
