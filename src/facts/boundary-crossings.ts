import { projectFact, sorted } from '#model';
import { architectureSettings, type BoundaryWritten } from './architecture-settings.ts';
import type { Crossing } from './boundaries/crossing.ts';
import { isLaundered } from './boundaries/launder.ts';
import { reachOf, type Reach } from './boundaries/reach.ts';
import { termsOf, type Ban, type Terms } from './boundaries/terms.ts';
import { wayOutOf } from './boundaries/way-out.ts';
import { elements, type Elements, type ImportTarget } from './elements.ts';
import { exactEdges, isErasedAsStated, isUndecided, kindWithoutUses } from './graph/edge-kind.ts';
import { importArrows, type ImportArrow } from './import-arrows.ts';
import { origins, type Origins } from './origins.ts';
import { uses } from './uses.ts';

export type { Crossing, WayOut } from './boundaries/crossing.ts';

const NEEDS = { architectureSettings, elements, importArrows, origins, uses };

/** The imports that cross a boundary of the configuration, boundary by boundary, each statement once for each. */
export const boundaryCrossings = projectFact<readonly Crossing[], typeof NEEDS>({
  id: 'boundary-crossings',
  version: 1,
  needs: NEEDS,
  derive({ architectureSettings: { boundaries }, elements, importArrows, origins, uses }) {
    const exact = exactEdges({ uses, origins });
    const mayRun = ({ isType, link }: ImportArrow): boolean => !isType && !(link && (kindWithoutUses(link) === 'type' || isErasedAsStated(link, origins)));
    const runs = (arrow: ImportArrow): boolean => !arrow.link || !isUndecided(arrow.link) || exact(arrow.link).kind !== 'type';
    return boundaries.flatMap((boundary) => {
      const arrows = boundary.countsTypes ? importArrows.all : importArrows.all.filter(mayRun);
      const terms = termsOf(boundary, elements);
      const around: Around = { origins, importsOf: (file) => importArrows.of(file), areOfOnePackage: (file, other) => elements.areOfOnePackage(file, other) };
      const first = crossingsIn(arrows, terms, around);
      if (boundary.countsTypes || first.length === 0) return first;
      // edges only fall away where the files are asked what they use, so only what was found is looked at again
      const suspects = new Set(suspectsOf(first, arrows, terms));
      const left = arrows.filter((arrow) => !suspects.has(arrow) || runs(arrow));
      return crossingsIn(left, terms, around);
    });
  },
});

interface Around extends Pick<Elements, 'areOfOnePackage'> {
  readonly origins: Origins;
  /** The imports of a file. */
  importsOf(file: string): readonly ImportArrow[];
}

function crossingsIn(arrows: readonly ImportArrow[], terms: Terms, around: Around): Crossing[] {
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
    const own = terms.ownLabels(arrow.from);
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

const isOpen = (target: ImportTarget, { bans }: Terms, own: readonly string[]): boolean => bans(target).every(({ label }) => own.includes(label));

const NOTHING_BEHIND = { steps: [], symbols: [] } as const;

type Found = Pick<Crossing, 'kind' | 'denied' | 'goal'> & Partial<Pick<Crossing, 'steps' | 'symbols'>>;

function crossingBy(arrow: ImportArrow, terms: Terms, reach: () => Reach, around: Around): Found | undefined {
  const { from, to } = arrow;
  const own = terms.ownLabels(from);
  const banOn = (target: ImportTarget): Ban | undefined => terms.bans(target).find(({ label }) => !own.includes(label));
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
  return goal && { kind: 'passedOn', denied: goal.denied, goal: { file: goal.file }, symbols: sorted(new Set(symbols)) };
}

/** The imports that the crossings rest on, and all others on the way to anything forbidden. */
function suspectsOf(crossings: readonly Crossing[], arrows: readonly ImportArrow[], terms: Terms): ImportArrow[] {
  const direct = crossings.map(({ arrow }) => arrow);
  if (!terms.boundary.isTransitive) return direct;
  const reached = new Set(crossings.flatMap(({ kind, arrow }) => (kind === 'reached' && 'file' in arrow.to ? [arrow.to.file] : [])));
  const outgoing = new Map<string, ImportArrow[]>();
  for (const arrow of arrows) {
    const list = outgoing.get(arrow.from);
    if (list) list.push(arrow);
    else outgoing.set(arrow.from, [arrow]);
  }
  const behind: ImportArrow[] = [];
  for (const file of reached)
    for (const arrow of outgoing.get(file) ?? []) {
      behind.push(arrow);
      if ('file' in arrow.to && !terms.isOfFrom(arrow.to.file)) reached.add(arrow.to.file); // a set is walked to what is added on the way
    }
  return [...direct, ...behind];
}

function doorsOf(boundary: BoundaryWritten, { isExcepted }: Terms, arrows: readonly ImportArrow[]): readonly string[] {
  if (boundary.except.length === 0) return [];
  return sorted(new Set(arrows.flatMap(({ to }) => ('file' in to && isExcepted(to) ? [to.file] : []))));
}

function remembered<T>(find: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: find() }).value;
}
