import { compareText, compileSelector, projectFact, type Place } from '#model';
import { changes } from './changes.ts';
import { cloneTokens } from './clone-tokens.ts';
import { boundariesOf, type Boundaries } from './clones/boundaries.ts';
import { foreignClasses } from './clones/foreign.ts';
import { forestOf, type Forest } from './clones/forest.ts';
import { isGeneratedPath } from './clones/generated.ts';
import { nearClasses } from './clones/near.ts';
import { newcomersSince, type Newcomers } from './clones/newcomers.ts';
import { runClasses, type Run } from './clones/runs.ts';
import { selectClasses, type Chosen, type CloneKind } from './clones/select.ts';
import { sharedHome } from './clones/shared-home.ts';
import type { Lines } from './clones/statements.ts';
import { foreignClones } from './foreign-clones.ts';
import { packageManifests } from './package-manifests.ts';
import { productionFiles } from './production-files.ts';
import { resolutions } from './resolutions.ts';
import { services } from './services.ts';

export type { CloneKind } from './clones/select.ts';

/** One of the places that hold the same code. */
export interface CloneMember {
  readonly at: Place;
  /** First and last line, 1-based. */
  readonly line: number;
  readonly endLine: number;
}

/** Code that stands in more than one place. */
export interface CloneClass {
  /** `exact`: but for layout, comments and types; `renamed`: but for names, one for one; `near-miss`: functions that differ in some statements. */
  readonly kind: CloneKind;
  /** In order of files and places. */
  readonly members: readonly CloneMember[];
  /** Those that the change since the base adds, where a run compares with one. */
  readonly newMembers?: readonly CloneMember[];
  /** Names, literals and operators of one member. */
  readonly size: number;
  /** Share of the statements that agree in the two members that agree least, from 0 to 1. */
  readonly similarity: number;
  /** Packages that the members are in, each once, in code-unit order. */
  readonly packages: readonly string[];
  /** Services that the members are in, likewise. */
  readonly services: readonly string[];
  /** A package of the project that all of these depend on already. */
  readonly home?: string;
  /** What the code is, wherever it stands. */
  readonly print: string;
}

/** From which size on code is worth to be told of. */
export interface CloneFloor {
  /** Names, literals and operators. */
  readonly size: number;
  readonly lines: number;
  /** Test code, examples and templates count as well. */
  readonly hasTests: boolean;
  /** Selectors of files that are not compared. */
  readonly ignore: readonly string[];
  /** Languages that jscpd reads count as well. */
  readonly hasForeign: boolean;
  /** Reports of jscpd to take up instead of running it, by their paths. */
  readonly reports: readonly string[];
}

export interface Clones {
  /** The classes above a floor, those across services first, then those across packages, then the larger ones; computed when first asked for. */
  above(floor: CloneFloor): readonly CloneClass[];
}

/** Functions that differ in more than this are not told of. */
export const SIMILARITY_FLOOR = 0.8;
/** Functions that are only alike must be so much larger than equal ones. */
const NEAR_FACTOR = 1.25;
/** So must parts of functions. */
const PART_FACTOR = 1.25;

type Needs = { changes: typeof changes; cloneTokens: typeof cloneTokens; foreignClones: typeof foreignClones; productionFiles: typeof productionFiles; resolutions: typeof resolutions; packageManifests: typeof packageManifests; services: typeof services };

/** Code that was written once and stands in several places. */
export const clones = projectFact<Clones, Needs>({
  id: 'clones',
  version: 1,
  needs: { changes, cloneTokens, foreignClones, productionFiles, resolutions, packageManifests, services },
  derive({ changes, cloneTokens, foreignClones, productionFiles, resolutions, packageManifests, services }) {
    const known = new Map<string, readonly CloneClass[]>();
    let newcomers: Newcomers | undefined;
    const boundaries = boundariesOf(resolutions, services);
    const find = (floor: CloneFloor): CloneClass[] => {
      const { size, lines, hasTests, ignore } = floor;
      const isIgnored = anyOf(ignore.map(compileSelector));
      const files = [...cloneTokens].filter(([file, { count }]) => count > 0 && !isGeneratedPath(file) && !isIgnored(file) && (hasTests || productionFiles.has(file))).sort(([a], [b]) => compareText(a, b));
      const forest = forestOf(files);
      const isLong = ({ runs }: { readonly runs: readonly Run[] }): boolean => runs.length > 1 && runs.every((run) => linesIn(placed(forest, run)) >= lines);
      const isKept = ({ first, last }: Run): boolean => {
        const spans = cloneTokens.get(forest.files[forest.file[first] ?? 0] ?? '')?.leftOut ?? [];
        return !spans.some(({ start, end }) => forest.linesOf(first).start < end && forest.linesOf(last).end > start);
      };
      const kept = <C extends { readonly runs: readonly Run[] }>(classes: readonly C[]): C[] => classes.map((one) => ({ ...one, runs: one.runs.filter(isKept) })).filter(isLong);
      const equal = kept(runClasses(forest, size));
      const near = kept(nearClasses(forest, Math.ceil(size * NEAR_FACTOR), SIMILARITY_FLOOR));
      const homeOf = sharedHome(packageManifests, resolutions);
      if (changes && !('missing' in changes.base)) newcomers ??= newcomersSince(changes, cloneTokens, SIMILARITY_FLOOR);
      const own = selectClasses(forest, equal, near, Math.ceil(size * PART_FACTOR)).map((chosen) => classOf(forest, chosen, newcomers, boundaries, homeOf));
      const others = floor.hasForeign ? foreignClasses(foreignClones, floor, isIgnored, productionFiles, changes, boundaries) : [];
      return [...own, ...others].sort((a, b) => b.services.length - a.services.length || b.packages.length - a.packages.length || weightOf(b) - weightOf(a));
    };
    return {
      above(floor) {
        const key = JSON.stringify(floor);
        let classes = known.get(key);
        if (!classes) known.set(key, (classes = find(floor)));
        return classes;
      },
    };
  },
});

const anyOf = (matchers: readonly ((path: string) => boolean)[]) => (path: string): boolean => matchers.some((matches) => matches(path));

/** What one copy less of each would save. */
const weightOf = ({ size, members }: CloneClass): number => size * (members.length - 1);

const linesIn = ({ line, endLine }: Lines): number => endLine - line + 1;

/** Where a run stands: all of the function, if it is all of its body. */
function placed(forest: Forest, { first, last }: Run): Lines {
  const owner = forest.owners.get(first);
  if (owner && (forest.after[last] ?? -1) === -1) return owner;
  const [from, to] = [forest.linesOf(first), forest.linesOf(last)];
  let { end, endLine } = to;
  // of Python a statement is its first line
  for (let at = last; at < (forest.end[last] ?? 0); at++) {
    const inner = forest.linesOf(at);
    if (inner.end > end) ({ end, endLine } = inner);
  }
  return { start: from.start, end, line: from.line, endLine };
}

function classOf(forest: Forest, chosen: Chosen, newcomers: Newcomers | undefined, boundaries: Boundaries, homeOf: (files: readonly string[]) => string | undefined): CloneClass {
  const { kind, runs, size, similarity } = chosen;
  const members = runs.map((run): CloneMember => {
    const { start, end, line, endLine } = placed(forest, run);
    return { at: { file: forest.files[forest.file[run.first] ?? 0] ?? '', start, end }, line, endLine };
  });
  const files = [...new Set(members.map(({ at }) => at.file))];
  const { packages, services } = boundaries(files);
  const home = packages.length > 1 ? homeOf(files) : undefined;
  const print = runs[0] ? printOf(forest, runs[0]) : '';
  const newMembers = newcomers?.(forest, chosen).flatMap((index) => members[index] ?? []);
  return { kind, members, ...(newMembers ? { newMembers } : {}), size, similarity, packages, services, ...(home === undefined ? {} : { home }), print };
}

function printOf({ after, tree }: Forest, { first, last }: Run): string {
  const parts: string[] = [];
  for (let at = first; at >= 0; at = at === last ? -1 : (after[at] ?? -1)) parts.push((tree[at] ?? 0).toString(36));
  return parts.length > 4 ? `${parts.slice(0, 4).join('.')}.${parts.length}` : parts.join('.');
}
