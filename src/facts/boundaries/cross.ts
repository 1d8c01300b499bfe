import { sorted } from '#model';
import type { BoundaryWritten } from '../architecture-settings.ts';
import type { Elements, ImportTarget } from '../elements.ts';
import type { ImportArrow } from '../import-arrows.ts';
import type { Origins } from '../origins.ts';
import type { Crossing } from './crossing.ts';
import { isLaundered } from './launder.ts';
import { passingSteps } from './passing.ts';
import { reachOf, type Reach } from './reach.ts';
import { isOwn, type Ban, type Own, type Terms } from './terms.ts';
import { wayOutOf } from './way-out.ts';

export interface Around extends Pick<Elements, 'areOfOnePackage'> {
  readonly origins: Origins;
  /** The imports of a file. */
  importsOf(file: string): readonly ImportArrow[];
}

/** The imports that cross a boundary, in the order in which they are given. */
export function crossingsIn(arrows: readonly ImportArrow[], terms: Terms, around: Around): Crossing[] {
  const { boundary } = terms;
  let reach: Reach | undefined;
  const ways = (): Reach => (reach ??= reachOf(terms, arrows));
  const doors = remembered(() => doorsOf(boundary, terms, arrows));
  const found: Crossing[] = [];
  let last: ImportArrow | undefined;
  for (const arrow of arrows) {
    const part = terms.importing(arrow.from);
    if (part === undefined) continue;
    if (last && last.at.file === arrow.at.file && last.at.start === arrow.at.start) continue; // a pattern crosses once
    const crossing = crossingBy(arrow, terms, ways, around);
    if (!crossing) continue;
    last = arrow;
    const own = terms.ownOf(arrow.from);
    const isFree = (file: string): boolean => isOpen({ file }, terms, own) && (!boundary.isTransitive || !ways().from({ file }, own));
    const wayOut = wayOutOf(arrow, { ...around, doors: doors(), isFree, isOfFrom: terms.isOfFrom, part, denied: crossing.denied });
    found.push({ ...NOTHING_BEHIND, ...crossing, boundary, arrow, part, wayOut });
  }
  return withCuts(found);
}

/** Where a way has nothing cheaper, the import on it that most ways to what is forbidden lead through; of equals the one nearest to the goal. */
function withCuts(crossings: readonly Crossing[]): Crossing[] {
  const ways = new Map<ImportArrow, number>();
  for (const { steps } of crossings) for (const step of steps) ways.set(step, (ways.get(step) ?? 0) + 1);
  const countOf = (step: ImportArrow): number => ways.get(step) ?? 0;
  return crossings.map((crossing) => {
    const { kind, steps, wayOut } = crossing;
    const [first, ...others] = [...steps].reverse();
    if (kind !== 'reached' || wayOut.kind !== 'invert' || !first) return crossing;
    const step = others.reduce((best, one) => (countOf(one) > countOf(best) ? one : best), first);
    return countOf(step) > 1 ? { ...crossing, wayOut: { kind: 'cut', step, ways: countOf(step) } } : crossing;
  });
}

const isOpen = (target: ImportTarget, { bans }: Terms, own: Own): boolean => bans(target).every((ban) => isOwn(ban, own));

const NOTHING_BEHIND = { steps: [], symbols: [] } as const;

type Found = Pick<Crossing, 'kind' | 'denied' | 'goal'> & Partial<Pick<Crossing, 'steps' | 'symbols'>>;

function crossingBy(arrow: ImportArrow, terms: Terms, reach: () => Reach, around: Around): Found | undefined {
  const { from, to } = arrow;
  const own = terms.ownOf(from);
  const banOn = (target: ImportTarget): Ban | undefined => terms.bans(target).find((ban) => !isOwn(ban, own));
  const ban = banOn(to);
  if (ban) return { kind: 'direct', denied: ban.part, goal: to };
  if (!('file' in to) || terms.isOfFrom(to.file) || terms.isExcepted(to)) return undefined;
  if (!terms.boundary.isTransitive) return passedOn(arrow, to.file, terms.boundary, banOn, around);
  const steps = reach().from(to, own);
  const goal = steps?.at(-1)?.to;
  return steps && goal ? { kind: 'reached', denied: banOn(goal)?.part, goal, steps } : undefined;
}

/** Names that a module passes on from one that is denied. What `allow` lets through may pass on what it likes. */
function passedOn({ link }: ImportArrow, through: string, boundary: BoundaryWritten, banOn: (target: ImportTarget) => Ban | undefined, around: Around): Found | undefined {
  if (!link || boundary.deny.length === 0) return undefined;
  let goal: { readonly file: string; readonly denied: string | undefined } | undefined;
  const symbols: string[] = [];
  for (const { imported, isType } of link.written.bindings) {
    if (imported === '*' || (isType && !boundary.countsTypes)) continue;
    const origin = around.origins.find(through, imported);
    if (origin.kind !== 'found' || !isLaundered(link.from, through, origin.file, around) || (goal && goal.file !== origin.file)) continue;
    const forbidden = banOn({ file: origin.file });
    if (forbidden?.part === undefined || (!boundary.countsTypes && origin.as === 'type')) continue;
    goal ??= { file: origin.file, denied: forbidden.part };
    symbols.push(imported);
  }
  if (!goal) return undefined;
  return { kind: 'passedOn', denied: goal.denied, goal: { file: goal.file }, symbols: sorted(new Set(symbols)), steps: passingSteps(through, symbols[0] ?? '', goal.file, around) };
}

function doorsOf(boundary: BoundaryWritten, { isExcepted }: Terms, arrows: readonly ImportArrow[]): readonly string[] {
  if (boundary.except.length === 0) return [];
  return sorted(new Set(arrows.flatMap(({ to }) => ('file' in to && isExcepted(to) ? [to.file] : []))));
}

function remembered<T>(find: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: find() }).value;
}
