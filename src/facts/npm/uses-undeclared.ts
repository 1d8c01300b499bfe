import { comparePlaces, type Given } from '#model';
import type { Undeclared } from '../dependency-uses.ts';
import { exactEdges } from '../graph/edge-kind.ts';
import type { Link } from '../links.ts';
import { chainOf, isDeclared, typesPackageOf, within, type Boundaries, type Boundary } from './declared.ts';
import { isDevelopmentPath } from './development.ts';
import { isRunByScript } from './production-entries.ts';
import { createAdvice } from './uses-advice.ts';
import { knownOtherwise } from './uses-known.ts';
import type { UndeclaredNeeds, Use } from './uses-needs.ts';
import { isProvided } from './uses-provided.ts';
import { packageOf, subjectOf } from './uses-subject.ts';

/** The imports of packages that no manifest in force declares, in order of files and places. */
export function undeclaredIn(given: Given<UndeclaredNeeds>, boundaries: Boundaries): Undeclared[] {
  const { links: { links }, judged, typesReferences } = given;
  const rootedIn = new Map<string, boolean>();
  const isKnownHere = knownOtherwise(given, boundaries);
  const kindOf = exactEdges(given);
  const adviceOn = createAdvice(given, boundaries);
  const found: Undeclared[] = [];

  const judge = (use: Use): void => {
    const { from, at, subject, boundary, member, link } = use;
    const isDevelopment = given.testFiles.has(from) || isDevelopmentPath(from) || isRunByScript(from, boundary);
    const chain = chainOf(boundary);
    if (isServed(use, isDevelopment, chain) || chain.some(({ manifest }) => manifest.error !== undefined) || !judged.has(from)) return;
    if (isProvided(subject, chain) || (use.isUnchecked && given.checkComments.get(from) !== 'check') || isKnownHere(use)) return;
    const isType = link === undefined || kindOf(link).kind === 'type';
    if (isType && chain.some((one) => isDeclared(one, subject) || isDeclared(one, typesPackageOf(subject)))) return;
    found.push({ at, subject, ...adviceOn({ subject, specifier: use.specifier, boundary, member, isType, isDevelopment }) });
  };

  /** Whether a manifest in force declares it, whatever it is used for. */
  const isServed = ({ from, subject, boundary, member }: Use, isDevelopment: boolean, chain: readonly Boundary[]): boolean => {
    if (isDeclared(boundary, subject) || boundary.manifest.name === subject) return true;
    if (isDevelopment && chain.some((one) => isDeclared(one, subject) || one.manifest.name === subject)) return true;
    if (member !== undefined && isWorkspaceRoot(boundary, from)) return true; // it is linked into the root by all but pnpm
    return hasNoListOfItsOwn(boundary) && chain.some((one) => isDeclared(one, subject));
  };

  const isWorkspaceRoot = ({ folder }: Boundary, from: string): boolean => {
    const known = rootedIn.get(folder) ?? given.resolutions.workspaceOf?.(from)?.folder === folder;
    rootedIn.set(folder, known);
    return known;
  };

  /** In some workspaces the root lists the dependencies of all, and manifests of members hold no more than a name. */
  const hasNoListOfItsOwn = (boundary: Boundary): boolean => {
    const { manifest, root, outer } = boundary;
    if (!root && !outer) return false;
    return manifest.hasSections ? isAmongSources(boundary) || isSharingRoot(boundary) : true;
  };

  /** A manifest that is data of the code beside it, such as one that a generator begins with. */
  const isAmongSources = ({ file, folder, outer }: Boundary): boolean =>
    outer !== undefined && /(?:^|\/)src\//.test(`${within(outer.folder, folder)}/`) && ![...(given.resolutions.workspaceOf?.(file)?.members.values() ?? [])].includes(folder);

  /** Nx, where packages are not members of a workspace, and their manifests are written for publishing. */
  const isSharingRoot = ({ file, root, outer }: Boundary): boolean => {
    const around = root ?? outer;
    if (!around || !['nx', '@nrwl/workspace', '@nx/workspace'].some((tool) => isDeclared(around, tool))) return false;
    return given.resolutions.workspaceOf?.(file) === undefined;
  };

  const use = (link: Link, isUnchecked: boolean): void => {
    const subject = subjectOf(link, given.resolutions);
    const boundary = subject && boundaries.of(link.from);
    if (subject && boundary) judge({ from: link.from, at: link.at, specifier: link.written.specifier, boundary, link, isUnchecked, ...subject });
  };
  for (const link of links) use(link, false);
  for (const link of jsdocUnchecked(given)) use(link, true);
  for (const [from, references] of typesReferences) {
    const boundary = references.length > 0 ? boundaries.of(from) : undefined;
    if (!boundary) continue;
    for (const { name, at } of references) {
      const subject = packageOf(name);
      if (!name.startsWith('.')) judge({ from, at: { file: from, ...at }, subject, specifier: name, boundary, member: given.resolutions.memberNamed?.(from, name)?.folder });
    }
  }
  return inOrder(found);
}

/** What JSDoc says in files that no configuration has checked; a comment in the file itself may. */
function jsdocUnchecked({ imports, resolutions }: Given<UndeclaredNeeds>): Link[] {
  return [...imports].flatMap(([from, list]) => {
    const written = list.filter(({ form }) => form === 'jsdoc');
    const erasure = written.length > 0 ? resolutions.erasure(from) : undefined;
    return !erasure || erasure.checksJs ? [] : written.map((one) => ({ from, written: one, at: { file: from, ...one.at }, target: resolutions.target(from, one.specifier), erasure }));
  });
}

function inOrder(found: readonly Undeclared[]): Undeclared[] {
  const seen = new Set<string>();
  const once = found.filter(({ at: { file, start } }) => {
    const key = `${file}\0${start}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
  return once.sort((a, b) => comparePlaces(a.at, b.at));
}
