import { compareText, groupBy } from '#model';
import type { ForeignClass, ForeignMember } from '#facts/foreign-clones';
import { asObject, asText, own, parseJsonObject, type Json } from '../json.ts';
import { isDeclaration } from './foreign-lines.ts';

/** Lines of a file that a pair names. */
interface Fragment {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

interface Pair {
  readonly sides: readonly [Fragment, Fragment];
  readonly tokens: number;
}

/** Of two fragments of one file this share of the longer one must be the same for them to be one member. */
const OVERLAP = 0.7;

/**
 * Joins the pairs of a report into classes: jscpd tells of code that stands in three places as two pairs or more, with fragments that
 * overlap. Lines that only import, comment or close count for nothing.
 * @param floor names, numbers and strings, and lines, that each member has at least
 * @param textOf text of a file of the project, or undefined
 * @returns undefined where the text is no report of jscpd
 */
export function classesOfReport(report: string, floor: { readonly size: number; readonly lines: number }, textOf: (file: string) => string | undefined): ForeignClass[] | undefined {
  const duplicates = own(parseJsonObject(report) ?? {}, 'duplicates');
  if (!Array.isArray(duplicates)) return undefined;
  const pairs = duplicates.flatMap((one): Pair[] => {
    const [first, second, tokens] = [fragmentOf(one, 'firstFile'), fragmentOf(one, 'secondFile'), own(asObject(one), 'tokens')];
    return first && second && [first, second].every(({ file }) => textOf(file) !== undefined) ? [{ sides: [first, second], tokens: typeof tokens === 'number' ? tokens : 0 }] : [];
  });
  const classes = joined(pairs).flatMap(({ members, tokens }): ForeignClass[] => {
    const placed = members.map((member) => placedIn(member, textOf(member.file) ?? ''));
    const codes = placed.map(({ start, end, file }) => plain((textOf(file) ?? '').slice(start, end)));
    const [code = ''] = codes;
    return placed.length > 1 && codes.map(codeIn).every((one) => one.length >= floor.lines && weightOf(one) >= floor.size && !isDeclaration(one)) ? [{ members: placed, tokens, code }] : [];
  });
  return toldOnce(classes);
}

/** The larger classes, and of the others those that are not mostly lines of larger ones: every line is told of once. */
function toldOnce(classes: readonly ForeignClass[]): ForeignClass[] {
  const told = new Map<string, Set<number>>();
  const weight = ({ tokens, members }: ForeignClass): number => tokens * (members.length - 1);
  return [...classes].sort((a, b) => weight(b) - weight(a)).filter(({ members }) => {
    const isKnown = members.every(({ file, line, endLine }) => linesBetween(line, endLine).filter((one) => told.get(file)?.has(one)).length * 2 > endLine - line + 1);
    if (isKnown) return false;
    for (const { file, line, endLine } of members) {
      const known = told.get(file) ?? new Set();
      for (const one of linesBetween(line, endLine)) known.add(one);
      told.set(file, known);
    }
    return true;
  });
}

const linesBetween = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

function fragmentOf(pair: unknown, side: string): Fragment | undefined {
  const found: Json | undefined = asObject(own(asObject(pair), side));
  const file = asText(own(found, 'name'))?.replaceAll('\\', '/').replace(/^\.\//, '');
  const [line, endLine] = [own(found, 'start'), own(found, 'end')];
  return file !== undefined && !file.startsWith('/') && !file.split('/').includes('..') && typeof line === 'number' && typeof endLine === 'number' && endLine >= line ? { file, line, endLine } : undefined;
}

/** Union of fragments that are paired, or are nearly the same lines of one file. */
function joined(pairs: readonly Pair[]): { readonly members: readonly Fragment[]; readonly tokens: number }[] {
  const fragments = pairs.flatMap(({ sides }) => sides);
  const above = fragments.map((_, index) => index);
  const top = (index: number): number => {
    let at = index;
    for (let next = above[at] ?? at; next !== at; next = above[at] ?? at) {
      above[at] = above[next] ?? next;
      at = next;
    }
    return at;
  };
  const join = (a: number, b: number): void => void (above[Math.max(top(a), top(b))] = Math.min(top(a), top(b)));
  pairs.forEach((_, index) => join(2 * index, 2 * index + 1));
  for (const same of groupBy(fragments.keys(), (index) => fragments[index]?.file).values()) {
    const inOrder = same.sort((a, b) => (fragments[a]?.line ?? 0) - (fragments[b]?.line ?? 0) || a - b);
    // what nearly is the same begins near each other: to look at the next few is enough
    inOrder.forEach((index, place) => inOrder.slice(place + 1, place + 9).forEach((other) => isNearlySame(fragments[index], fragments[other]) && join(index, other)));
  }
  return [...groupBy(fragments.keys(), top).values()].map((group) => {
    const found = group.flatMap((index) => fragments[index] ?? []);
    const places: Fragment[] = [];
    for (const one of found.sort((a, b) => compareText(a.file, b.file) || a.line - b.line)) {
      const last = places.at(-1);
      const isSame = last?.file === one.file && one.line <= last.endLine;
      if (last && isSame) places.splice(-1, 1, { ...last, line: Math.max(last.line, one.line), endLine: Math.min(last.endLine, one.endLine) });
      else places.push(one);
    }
    return { members: places.filter(({ line, endLine }) => endLine >= line), tokens: Math.min(...group.map((index) => pairs[index >> 1]?.tokens ?? 0)) };
  });
}

function isNearlySame(a: Fragment | undefined, b: Fragment | undefined): boolean {
  if (!a || !b) return false;
  const common = Math.min(a.endLine, b.endLine) - Math.max(a.line, b.line) + 1;
  return common >= OVERLAP * Math.max(a.endLine - a.line + 1, b.endLine - b.line + 1);
}

/** A fragment without the lines at its ends that are no code, and its offsets. */
function placedIn({ file, line, endLine }: Fragment, text: string): ForeignMember {
  const all = text.split('\n'); // as jscpd counts lines
  let [first, last] = [line, Math.min(endLine, all.length)];
  while (first < last && !isCode(all[first - 1] ?? '')) first++;
  while (last > first && (all[last - 1] ?? '').trim() === '') last--;
  const start = all.slice(0, first - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const length = all.slice(first - 1, last).join('\n').trimEnd().length;
  return { file, line: first, endLine: last, start, end: start + length };
}

const plain = (code: string): string => code.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
/** The lines of a fragment that do something. */
const codeIn = (code: string): string[] => code.split('\n').filter(isCode);
/** Names, numbers and strings: what `size` counts in the languages that we read. */
const weightOf = (code: readonly string[]): number => code.reduce((sum, line) => sum + (line.match(/"[^"]*"|'[^']*'|[\p{L}\p{N}_$]+/gu)?.length ?? 0), 0);

/** Whether a line does something: imports, packages, comments and what only closes brackets do not. */
function isCode(line: string): boolean {
  const text = line.trim();
  return /[\p{L}\p{N}]/u.test(text) && !/^(?:import|package|using|use|require|include|namespace|from|mod|extern|#include|\/\/|\/\*|\*|#|--|;;|end\b|else\b|@Override)/.test(text);
}
