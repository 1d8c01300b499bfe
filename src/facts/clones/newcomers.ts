import { groupBy, syntaxOf, type ByFile } from '#model';
import type { Changes } from '../changes.ts';
import { cloneTokens } from '../clone-tokens.ts';
import { openSource } from '../source.ts';
import { forestOf, type Forest } from './forest.ts';
import { bodiesOf } from './near.ts';
import type { Run } from './runs.ts';
import type { Chosen } from './select.ts';
import { similarity } from './similarity.ts';
import type { CloneTokens } from './statements.ts';

/** Which members of a class a change adds, as indices, in order. */
export type Newcomers = (forest: Forest, chosen: Chosen) => readonly number[];

/**
 * Compares classes with the texts of the merge base: of every file that changed, how often the code of a member stands there now and
 * how often it stood there before. What one file lost another may have got: that is a move, and nothing is new. A function that was
 * only changed, and is alike to what it was, is not new either.
 * @param now statements of all files
 * @param floor share from which on two functions are alike
 */
export function newcomersSince({ files, textAtBase }: Changes, now: ByFile<CloneTokens>, floor: number): Newcomers {
  const oldPaths = new Map(files.flatMap(({ path, before = path, kind }) => (kind === 'deleted' ? [] : [[path, before]])));
  const bases = files.flatMap(({ path, before = path, kind }): (readonly [string, CloneTokens])[] => {
    const text = kind === 'added' ? undefined : textAtBase(before);
    const syntax = syntaxOf(before);
    return text === undefined || !syntax || !cloneTokens.syntax.includes(syntax) ? [] : [[before, tokensOf(before, syntax, text)]];
  });
  const old = forestOf(bases);
  const oldTokens = new Map(bases);
  const all = Array.from({ length: old.count }, (_, statement) => statement);
  const [byTree, byName] = [groupBy(all, (statement) => old.tree[statement]), groupBy(all, (statement) => old.named[statement])];
  const countsBefore = (forest: Forest, { first, last }: Run): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const start of new Set([...(byTree.get(forest.tree[first]) ?? []), ...(byName.get(forest.named[first]) ?? [])])) {
      const file = old.files[old.file[start] ?? 0] ?? '';
      if (isEqualRun(forest, first, last, old, start, 'tree') || isEqualRun(forest, first, last, old, start, 'named')) counts.set(file, (counts.get(file) ?? 0) + 1);
    }
    return counts;
  };
  const isChangedOnly = (forest: Forest, run: Run, file: string): boolean => {
    const [after, before] = [now.get(file), oldTokens.get(oldPaths.get(file) ?? '')];
    if (!after || !before) return false;
    const both = forestOf([['now', after], ['before', before]]);
    const start = forest.linesOf(run.first).start;
    const bodies = bodiesOf(both, 1);
    const own = bodies.find(({ first }) => both.file[first] === 0 && both.linesOf(first).start === start);
    return own !== undefined && bodies.some((body) => both.file[body.first] === 1 && similarity(both, own, body) >= floor);
  };
  return (forest, { runs, kind }) => {
    const fileOf = ({ first }: Run): string => forest.files[forest.file[first] ?? 0] ?? '';
    const suspects = runs.flatMap((run, index) => (oldPaths.has(fileOf(run)) ? [{ run, index, file: fileOf(run) }] : []));
    const [first] = suspects;
    if (!first) return [];
    if (kind === 'near-miss') return suspects.filter(({ run, file }) => countsBefore(forest, run).size === 0 && !isChangedOnly(forest, run, file)).map(({ index }) => index);
    return added(suspects, countsBefore(forest, first.run), oldPaths);
  };
}

/**
 * Which members are more than a file held before, without those that another file lost: they were moved.
 * @param suspects members in files that changed, with their indices, in order
 * @param before how many of them each file held, by the path that it had
 */
export function added(suspects: readonly { readonly file: string; readonly index: number }[], before: ReadonlyMap<string, number>, oldPaths: ReadonlyMap<string, string>): number[] {
  const perFile = groupBy(suspects, ({ file }) => file);
  const after = new Map([...perFile].map(([file, list]) => [oldPaths.get(file), list.length]));
  const surplus = [...perFile].flatMap(([file, list]) => list.slice(before.get(oldPaths.get(file) ?? '') ?? 0));
  const lost = [...before].reduce((sum, [file, count]) => sum + Math.max(0, count - (after.get(file) ?? 0)), 0);
  return surplus.slice(lost).map(({ index }) => index).sort((a, b) => a - b);
}

function tokensOf(file: string, syntax: NonNullable<ReturnType<typeof syntaxOf>>, text: string): CloneTokens {
  try {
    return cloneTokens.extract(openSource(file, syntax, text));
  } catch {
    return { count: 0, names: [], packed: '' }; // it could not be parsed then: all that is equal to other code now is new
  }
}

function isEqualRun(forest: Forest, first: number, last: number, old: Forest, start: number, by: 'tree' | 'named'): boolean {
  let there = start;
  for (let here = first; ; here = forest.after[here] ?? -1, there = old.after[there] ?? -1) {
    if (here < 0 || there < 0 || forest[by][here] !== old[by][there]) return false;
    if (here === last) return true;
  }
}
