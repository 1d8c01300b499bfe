import type { Forest } from './forest.ts';
import type { Run } from './runs.ts';

/** Statements of a function that are compared at most: the table of all pairs is bounded by its square. */
const MOST_STATEMENTS = 400;

/**
 * How much of two functions is the same, by size, from 0 to 1: the heaviest common subsequence of their statements, of which
 * those count between which one name stands for one name throughout.
 */
export function similarity(forest: Forest, a: Run, b: Run): number {
  const [left, right] = [statementsOf(forest, a), statementsOf(forest, b)];
  if (left.length > MOST_STATEMENTS || right.length > MOST_STATEMENTS) return 0;
  const { size } = forest;
  const [forth, back] = [new Map<number, number>(), new Map<number, number>()];
  let matched = 0;
  for (const [one, other] of matches(forest, left, right, a, b)) if (agrees(forest.usesOf(one), forest.usesOf(other), forth, back)) matched += size[one] ?? 0;
  const sum = (statements: readonly number[]): number => statements.reduce((total, at) => total + (size[at] ?? 0), 0);
  return (2 * matched) / (sum(left) + sum(right));
}

/** All statements of a run, with those in their blocks. */
export const statementsOf = ({ end }: Forest, { first, last }: Run): number[] => Array.from({ length: (end[last] ?? first) - first }, (_, index) => first + index);

/** Whether the names of two statements go together with those before; if so, they are bound to each other. */
function agrees(one: Int32Array, other: Int32Array, forth: Map<number, number>, back: Map<number, number>): boolean {
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i] ?? -1, other[i] ?? -1];
    if ((forth.get(a) ?? b) !== b || (back.get(b) ?? a) !== a) return false;
  }
  one.forEach((a, i) => {
    const b = other[i] ?? -1;
    forth.set(a, b);
    back.set(b, a);
  });
  return true;
}

/** Pairs of a heaviest common subsequence, in order. */
function matches({ shape, depth, size }: Forest, left: readonly number[], right: readonly number[], a: Run, b: Run): (readonly [number, number])[] {
  const [baseA, baseB] = [depth[a.first] ?? 0, depth[b.first] ?? 0];
  const width = right.length + 1;
  const best = new Int32Array((left.length + 1) * width);
  const isEqual = (one: number, other: number): boolean => shape[one] === shape[other] && (depth[one] ?? 0) - baseA === (depth[other] ?? 0) - baseB;
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const [one, other] = [left[i] ?? 0, right[j] ?? 0];
      const without = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = isEqual(one, other) ? Math.max(without, (best[(i + 1) * width + j + 1] ?? 0) + (size[one] ?? 0)) : without;
    }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const here = best[i * width + j] ?? 0;
    if (here === best[(i + 1) * width + j]) i++;
    else if (here === best[i * width + j + 1]) j++;
    else pairs.push([left[i++] ?? 0, right[j++] ?? 0]);
  }
  return pairs;
}
