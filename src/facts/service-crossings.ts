import { groupBy, projectFact, type Place } from '#model';
import { exactEdges, isUndecided } from './graph/edge-kind.ts';
import { importArrows, type ImportArrow, type ImportArrows } from './import-arrows.ts';
import { links } from './links.ts';
import { origins } from './origins.ts';
import { resolutions } from './resolutions.ts';
import { services, type Service, type Services } from './services.ts';
import { testFiles } from './test-files.ts';
import { uses } from './uses.ts';

/** An import by which the source of one service comes into another. */
export interface ServiceCrossing {
  readonly from: Service;
  readonly to: Service;
  readonly at: Place;
  /** The file that is imported, or the package where no file of it is known. */
  readonly subject: string;
  /** Erased when the program runs: only types are used. */
  readonly isType: boolean;
  /** Written in test code, or of a shared module that only test code of `from` reaches. */
  readonly isTest: boolean;
  /** Whether the file needs nothing else of its own service, so that it can move as it is. */
  readonly isLeaf: boolean;
  /** Of an import in a shared module: the imports by which `from` comes to that module, nearest to `from` first. */
  readonly steps: readonly { readonly from: string; readonly to: string; readonly at: Place }[];
}

const NEEDS = { importArrows, links, origins, resolutions, services, testFiles, uses };

/**
 * Every import of another service's source, in order of places, in code of services and in modules that they share.
 * Of services inside each other neither is foreign to the other: they are built from one folder.
 */
export const serviceCrossings = projectFact<readonly ServiceCrossing[], typeof NEEDS>({
  id: 'service-crossings',
  version: 1,
  needs: NEEDS,
  derive({ importArrows, links: { links }, origins, resolutions, services, testFiles, uses }) {
    if (services.all.length < 2) return [];
    const exact = exactEdges({ uses, origins });
    const isErased = ({ isType, link }: ImportArrow): boolean => isType || (link !== undefined && isUndecided(link) && exact(link).kind === 'type');
    const isLeaf = (file: string, { name }: Service): boolean => !importArrows.of(file).some(({ to }) => 'file' in to && to.file !== file && services.of(to.file)?.name === name);
    const found: ServiceCrossing[] = [];
    const shared: ImportArrow[] = [];
    for (const arrow of importArrows.all) {
      if (!('file' in arrow.to) || isData(arrow.to.file)) continue;
      const [from, to] = [services.of(arrow.from), services.of(arrow.to.file)];
      if (!to || from?.name === to.name) continue;
      if (!from) shared.push(arrow);
      else if (!isNested(from, to) && !mayBeLibrary(to, arrow)) found.push({ from, to, at: arrow.at, subject: arrow.to.file, isType: isErased(arrow), isTest: testFiles.has(arrow.from), isLeaf: isLeaf(arrow.to.file, to), steps: [] });
    }
    // a package of the workspace that is a service, where no source of it is found
    for (const { from: file, at, target, written } of links) {
      const member = target.kind === 'unresolved' ? resolutions.memberNamed?.(file, written.specifier) : undefined;
      const [from, to] = [services.of(file), member && services.of(`${member.folder}/package.json`)];
      if (member && from && to && from.name !== to.name && !isNested(from, to)) found.push({ from, to, at, subject: member.name, isType: written.isType, isTest: testFiles.has(file), isLeaf: false, steps: [] });
    }
    for (const arrow of shared) found.push(...carried(arrow, importArrows, services, (file) => testFiles.has(file)).map((one) => ({ ...one, isType: isErased(arrow), isLeaf: isLeaf(one.subject, one.to) })));
    const isSame = (a: ServiceCrossing | undefined, b: ServiceCrossing): boolean => a?.at.file === b.at.file && a.at.start === b.at.start && a.from.name === b.from.name && a.to.name === b.to.name;
    return found.filter((one, index) => !isSame(found[index - 1], one)); // a pattern crosses once
  },
});

/** Files that say how services talk, and manifests: to read them is no coupling of source. */
function isData(file: string): boolean {
  return /\.(?:proto|graphqls?|gql|avsc|thrift|wsdl|xsd)$|(?:^|\/)package\.json$|(?:openapi|swagger|asyncapi|schema)[\w.-]*\.(?:json|ya?ml)$/i.test(file);
}

const isNested = ({ path: a }: Service, { path: b }: Service): boolean => a === '.' || b === '.' || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/**
 * Whether what makes a service of a folder is no more than a Dockerfile or a script, and it is imported as a package:
 * such a package may be there to be imported, with an image for its migrations or its demonstration.
 */
function mayBeLibrary({ kind, evidence }: Service, { link }: ImportArrow): boolean {
  const isWeak = kind !== 'configured' && evidence.every(({ sign }) => sign === 'dockerfile' || sign === 'start-script');
  return isWeak && link !== undefined && !link.written.specifier.startsWith('.');
}

const MOST_SHARED = 5000;

/** Which services a shared module carries another one's source into: back along the imports of modules that belong to no service. */
function carried(arrow: ImportArrow, { all }: ImportArrows, services: Services, isTest: (file: string) => boolean): Omit<ServiceCrossing, 'isType' | 'isLeaf'>[] {
  const subject = 'file' in arrow.to ? arrow.to.file : arrow.to.package;
  const to = services.of(subject);
  if (!to || isTest(arrow.from)) return [];
  const into = importersIn(all);
  const next = new Map<string, ImportArrow | undefined>([[arrow.from, undefined]]);
  const found = new Map<string, Omit<ServiceCrossing, 'isType' | 'isLeaf'>>();
  for (const module of next.keys()) {
    if (next.size > MOST_SHARED) break;
    for (const one of into.get(module) ?? []) {
      if (one.isType || isTest(one.from) || next.has(one.from)) continue;
      const from = services.of(one.from);
      if (!from) next.set(one.from, one);
      else if (from.name !== to.name && !isNested(from, to) && !found.has(from.name)) found.set(from.name, { from, to, at: arrow.at, subject, isTest: false, steps: stepsFrom(one, next) });
    }
  }
  return [...found.values()];
}

function stepsFrom(first: ImportArrow, next: ReadonlyMap<string, ImportArrow | undefined>): ServiceCrossing['steps'] {
  const steps: ServiceCrossing['steps'][number][] = [];
  for (let one: ImportArrow | undefined = first; one && 'file' in one.to; one = next.get(one.to.file)) steps.push({ from: one.from, to: one.to.file, at: one.at });
  return steps;
}

const known = new WeakMap<readonly ImportArrow[], ReadonlyMap<string, readonly ImportArrow[]>>();

function importersIn(arrows: readonly ImportArrow[]): ReadonlyMap<string, readonly ImportArrow[]> {
  let found = known.get(arrows);
  if (!found) known.set(arrows, (found = groupBy(arrows, ({ to }) => ('file' in to ? to.file : ''))));
  return found;
}
