import { Buckets } from './buckets.ts';
import type { Forest } from './forest.ts';
import { Hash } from './hashes.ts';

/** Statements that follow each other in one block: the first and the last of them. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** Runs that are equal, but for the file's own names perhaps. */
export interface RunClass {
  /** In order of files and places; none overlaps another one. */
  readonly runs: readonly Run[];
  readonly size: number;
  /** Names agree as well. */
  readonly isExact: boolean;
}

/**
 * Every maximal class of equal runs: what stands before, after or around all of its members is not equal for all.
 * Of each statement the shortest run from it on that is large enough is a print; runs that are equal begin with equal prints,
 * so none is missed, and a print that all its places share with the statement before is left to that one.
 */
export function runClasses(forest: Forest, smallest: number): RunClass[] {
  // what one file declares another one may import: such copies agree by their names only
  const byName = classesIn({ ...forest, tree: forest.named }, smallest, (_, runs) => (runs.length > 1 && !isOneShape(forest, runs) ? [{ runs, size: sizeOf(forest, runs[0] ?? NOTHING), isExact: true }] : []));
  return [...classesIn(forest, smallest, alike), ...byName];
}

const NOTHING: Run = { first: -1, last: -1 };

/** Whether runs of equal length are the same but for the file's own names. */
function isOneShape({ tree, after }: Forest, runs: readonly Run[]): boolean {
  const [one] = runs;
  return one !== undefined && runs.every(({ first }) => {
    for (let here = one.first, there = first; here >= 0; here = here === one.last ? -1 : (after[here] ?? -1), there = after[there] ?? -1) if (tree[here] !== tree[there]) return false;
    return true;
  });
}

type Classify = (forest: Forest, runs: readonly Run[]) => RunClass[];

function classesIn(forest: Forest, smallest: number, classify: Classify): RunClass[] {
  const { count, after, whole, tree } = forest;
  const prints = new Float64Array(count);
  const lasts = new Int32Array(count).fill(-1);
  const buckets = new Buckets(count);
  for (let first = 0; first < count; first++) {
    const hash = new Hash();
    let size = 0;
    for (let at = first; at >= 0; at = after[at] ?? -1) {
      hash.addValue(tree[at] ?? 0);
      size += whole[at] ?? 0;
      if (size < smallest) continue;
      prints[first] = hash.value;
      lasts[first] = at;
      buckets.put(first, hash.value);
      break;
    }
  }
  const classes: RunClass[] = [];
  for (let first = 0; first < count; first++) {
    const print = prints[first] ?? 0;
    if (lasts[first] === -1 || !buckets.isFirst(first) || buckets.count(print) < 2) continue;
    const places = buckets.itemsOf(print).reverse();
    grow(forest, withoutOverlap(forest, places.map((place) => ({ first: place, last: lasts[place] ?? place }))), classes, classify);
  }
  return classes;
}

/** So many classes are made of one print: texts that get shorter by one statement each have a class for every length. */
const MOST_PARTINGS = 64;

/** Lengthens runs as long as all are equal; where they part, each group goes on by itself. */
function grow(forest: Forest, given: readonly Run[], classes: RunClass[], classify: Classify): void {
  const waiting: (readonly Run[])[] = [given];
  const most = classes.length + MOST_PARTINGS;
  for (let runs = waiting.pop(); runs && classes.length < most; runs = waiting.pop()) {
    if (runs.length < 2 || isPartOfLarger(forest, runs)) continue;
    for (;;) {
      const groups = groupsByNext(forest, runs);
      const [all] = groups.values();
      if (groups.size !== 1 || all?.length !== runs.length) {
        classes.push(...classify(forest, runs));
        for (const group of groups.values()) if (group.length > 1) waiting.push(group);
        break;
      }
      runs = all;
    }
  }
}

/** The runs with the statement after them, by what that is; without those that would run into the next one. */
function groupsByNext({ after, tree, end }: Forest, runs: readonly Run[]): Map<number, Run[]> {
  const groups = new Map<number, Run[]>();
  runs.forEach(({ first, last }, index) => {
    const next = after[last] ?? -1;
    if (next < 0 || (end[next] ?? 0) > (runs[index + 1]?.first ?? Infinity)) return;
    const key = tree[next] ?? 0;
    const group = groups.get(key);
    if (group) group.push({ first, last: next });
    else groups.set(key, [{ first, last: next }]);
  });
  return groups;
}

/** What stands before the runs, or around them, is equal too: that class is found by itself. */
function isPartOfLarger({ before, parent, tree }: Forest, runs: readonly Run[]): boolean {
  return [before, parent].some((column) => {
    const [one] = runs;
    const outer = one ? (column[one.first] ?? -1) : -1;
    if (outer < 0) return false;
    const seen = new Set<number>();
    return runs.every(({ first }) => {
      const other = column[first] ?? -1;
      if (other < 0 || tree[other] !== tree[outer] || seen.has(other)) return false;
      seen.add(other);
      return true;
    });
  });
}

function withoutOverlap({ end }: Forest, runs: readonly Run[]): Run[] {
  let free = 0;
  return runs.filter(({ first, last }) => {
    if (first < free) return false;
    free = end[last] ?? last + 1;
    return true;
  });
}

/** The classes of runs between which one name stands for one name throughout. */
function alike(forest: Forest, runs: readonly Run[]): RunClass[] {
  const groups = new Map<number, { readonly runs: Run[]; readonly names: Set<number> }>();
  for (const run of runs) {
    const { renamed, named } = namesOf(forest, run);
    let group = groups.get(renamed);
    if (!group) groups.set(renamed, (group = { runs: [], names: new Set() }));
    group.runs.push(run);
    group.names.add(named);
  }
  return [...groups.values()].flatMap(({ runs: members, names }) => {
    const [one] = members;
    return one && members.length > 1 ? [{ runs: members, size: sizeOf(forest, one), isExact: names.size === 1 }] : [];
  });
}

/** Hashes of the names in a run: as numbers by first use, and as they are. */
function namesOf(forest: Forest, { first, last }: Run): { readonly renamed: number; readonly named: number } {
  const [renamed, named] = [new Hash(), new Hash()];
  const numbers = new Map<number, number>();
  for (let at = first; at < (forest.end[last] ?? 0); at++)
    for (const use of forest.usesOf(at)) {
      let number = numbers.get(use);
      if (number === undefined) numbers.set(use, (number = numbers.size));
      renamed.add(number);
      named.add(use);
    }
  return { renamed: renamed.value, named: named.value };
}

/** Size of a run with all in its blocks. */
export function sizeOf({ after, whole }: Forest, { first, last }: Run): number {
  let size = 0;
  for (let at = first; at >= 0; at = at === last ? -1 : (after[at] ?? -1)) size += whole[at] ?? 0;
  return size;
}
