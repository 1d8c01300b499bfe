import { comparePlaces, type Given } from '#model';
import type { Misplaced } from '../dependency-uses.ts';
import { exactEdges, isRuntime, kindWithoutUses } from '../graph/edge-kind.ts';
import type { guards } from '../guards.ts';
import type { judged } from '../judged.ts';
import type { Link, links } from '../links.ts';
import type { origins } from '../origins.ts';
import type { resolutions } from '../resolutions.ts';
import type { testFiles } from '../test-files.ts';
import type { uses } from '../uses.ts';
import { chainOf, isForRuntime, type Boundaries, type Boundary } from './declared.ts';
import { productionOf } from './production.ts';
import { isProvided } from './uses-provided.ts';
import { subjectOf } from './uses-subject.ts';

export type MisplacedNeeds = { links: typeof links; resolutions: typeof resolutions; testFiles: typeof testFiles; judged: typeof judged; guards: typeof guards; uses: typeof uses; origins: typeof origins };

interface Suspect {
  readonly link: Link;
  readonly subject: string;
  readonly boundary: Boundary;
}

/** The imports in production code of packages that their manifest declares for development only, in order of files and places. */
export function misplacedIn(given: Given<MisplacedNeeds>, boundaries: Boundaries): Misplaced[] {
  const { links: { links }, judged, guards, resolutions } = given;
  const production = productionOf(given, boundaries);

  /** An import that runs when its module does, of a package that no manifest in force declares for more than development. */
  const suspectOf = (link: Link): Suspect[] => {
    const subject = subjectOf(link, resolutions)?.subject;
    const boundary = subject === undefined || !isUnconditional(link) ? undefined : boundaries.of(link.from);
    if (subject === undefined || !boundary?.names.has(subject) || boundary.manifest.error !== undefined || boundary.manifest.name === subject) return [];
    const chain = chainOf(boundary);
    if (chain.some((one) => isForRuntime(one, subject)) || isProvided(subject, chain)) return [];
    return production.isShippable(link.from, boundary) && judged.has(link.from) && production.isOf(boundary) ? [{ link, subject, boundary }] : [];
  };

  const suspects = links.flatMap(suspectOf);
  if (suspects.length === 0) return [];
  const kindOf = exactEdges(given);
  const shipped = production.shipped(new Set(suspects.map(({ boundary }) => boundary)));
  return suspects
    .filter(({ link }) => shipped.has(link.from) && guards.get(link.from)?.includes(link.at.start) !== true && isRuntime(kindOf(link).kind))
    .flatMap(({ link, subject, boundary }): Misplaced[] => {
      const [declared] = boundary.names.get(subject) ?? [];
      return declared ? [{ at: link.at, subject, declared: { file: boundary.file, start: declared.at.start, end: declared.at.end }, from: 'devDependencies', to: 'dependencies' }] : [];
    })
    .sort((a, b) => comparePlaces(a.at, b.at));
}

/** A `require` in a condition gives its result no name at the top level. */
function isUnconditional(link: Link): boolean {
  const { form, bindings } = link.written;
  return isRuntime(kindWithoutUses(link)) && (form !== 'require' || bindings.length > 0);
}
