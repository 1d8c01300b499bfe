import { projectFact } from '#model';
import { architectureSettings } from './architecture-settings.ts';
import { crossingsIn, type Around } from './boundaries/cross.ts';
import type { Crossing } from './boundaries/crossing.ts';
import { termsOf, type Terms } from './boundaries/terms.ts';
import { elements } from './elements.ts';
import { exactEdges, isErasedAsStated, isUndecided, kindWithoutUses } from './graph/edge-kind.ts';
import { importArrows, type ImportArrow } from './import-arrows.ts';
import { origins } from './origins.ts';
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
