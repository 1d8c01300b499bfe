import { comparePlaces, type ByFile, type Given, type Place } from '#model';
import type { Undeclared } from '../dependency-uses.ts';
import type { exports } from '../exports.ts';
import { exactEdges } from '../graph/edge-kind.ts';
import type { guards } from '../guards.ts';
import type { judged } from '../judged.ts';
import type { Link, links } from '../links.ts';
import type { lockFiles } from '../lock-files.ts';
import type { mocks } from '../mocks.ts';
import type { origins } from '../origins.ts';
import type { resolutions } from '../resolutions.ts';
import type { testFiles } from '../test-files.ts';
import type { uses } from '../uses.ts';
import { chainOf, isDeclared, typesPackageOf, within, type Boundaries, type Boundary } from './declared.ts';
import { isDevelopmentPath } from './development.ts';
import { createAdvice } from './uses-advice.ts';
import { givenNames } from './uses-given.ts';
import type { guardedLookups } from './uses-guarded.ts';
import type { isPackedForAnyLoader, namesGiven } from './uses-names-given.ts';
import { isProvided } from './uses-provided.ts';
import type { typesReferences } from './uses-references.ts';
import { packageOf, subjectOf } from './uses-subject.ts';
import type { versionSettings } from './version-settings.ts';

export type UndeclaredNeeds = {
  links: typeof links;
  resolutions: typeof resolutions;
  testFiles: typeof testFiles;
  judged: typeof judged;
  exports: typeof exports;
  guards: typeof guards;
  mocks: typeof mocks;
  uses: typeof uses;
  origins: typeof origins;
  lockFiles: typeof lockFiles;
  versionSettings: typeof versionSettings;
  typesReferences: typeof typesReferences;
  namesGiven: typeof namesGiven;
  isPackedForAnyLoader: typeof isPackedForAnyLoader;
  guardedLookups: typeof guardedLookups;
};

/** One use of a package, wherever it is declared. */
interface Use {
  readonly from: string;
  readonly at: Place;
  readonly subject: string;
  readonly specifier: string;
  readonly boundary: Boundary;
  /** Folder of the package, if it is one of the workspace. */
  readonly member: string | undefined;
  readonly link?: Link;
}

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
    const isDevelopment = given.testFiles.has(from) || isDevelopmentPath(from);
    const chain = chainOf(boundary);
    if (isServed(use, isDevelopment, chain) || chain.some(({ manifest }) => manifest.error !== undefined) || !judged.has(from)) return;
    if (isProvided(subject, chain) || isKnownHere(use)) return;
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

  for (const link of links) {
    const subject = subjectOf(link, given.resolutions);
    if (subject === undefined) continue;
    const boundary = boundaries.of(link.from);
    if (boundary) judge({ from: link.from, at: link.at, specifier: link.written.specifier, boundary, link, ...subject });
  }
  for (const [from, references] of typesReferences) {
    const boundary = references.length > 0 ? boundaries.of(from) : undefined;
    if (!boundary) continue;
    for (const { name, at } of references) {
      const subject = packageOf(name);
      if (!name.startsWith('.') && !isTypesFolder(name)) judge({ from, at: { file: from, ...at }, subject, specifier: name, boundary, member: given.resolutions.memberNamed?.(from, name)?.folder });
    }
  }
  return inOrder(found);

  /** A name of `typeRoots`, rather than of a package. */
  function isTypesFolder(name: string): boolean {
    return given.links.modules.some((module) => module.endsWith(`/${name}.d.ts`) || module.endsWith(`/${name}/index.d.ts`));
  }
}

/** Code whose imports another file than a manifest maps or installs: that of Deno, and of workflows of GitHub. */
const ELSEWHERE = /(?:^|\/)(?:supabase\/functions|\.github|(?:[\w-]+-)?deno(?:-[\w-]+)?)\//;
/** What a generator copies, where nothing imports it. */
const TEMPLATE = /(?:^|\/)_?templates?\/|\.(?:template|tmpl|tpl|stub)\./;

/** Whether an import is right although nothing declares its package: it may fail, or something else gives the module. */
function knownOtherwise({ guards, guardedLookups, mocks, exports, isPackedForAnyLoader, links, namesGiven }: Given<UndeclaredNeeds>, boundaries: Boundaries): (use: Use) => boolean {
  const ambient = ambientModules(exports, boundaries);
  const given = givenNames(links.modules, namesGiven, boundaries);
  const imported = new Set(links.links.flatMap(({ target }) => (target.kind === 'file' ? [target.file] : [])));
  return ({ from, at, specifier, boundary, link }) => {
    if (ELSEWHERE.test(from) || (TEMPLATE.test(from) && !imported.has(from))) return true;
    if (ambient(specifier, boundary) || guards.get(from)?.includes(at.start) === true || mocks.get(from)?.includes(specifier) === true) return true;
    if (link?.written.form === 'resolve' && guardedLookups.get(from)?.includes(at.start) === true) return true;
    if (link?.written.form === 'require' && isPackedForAnyLoader.get(from) === true) return true;
    return given(specifier, boundary);
  };
}

/** Names that a `declare module` of the package, or of one around it, stands for; `*` stands for any text. */
function ambientModules(exports: ByFile<{ readonly ambient: readonly string[] }>, boundaries: Boundaries): (specifier: string, boundary: Boundary) => boolean {
  const byBoundary = new Map<Boundary | undefined, Set<string>>();
  for (const [file, { ambient }] of exports) {
    if (ambient.length === 0) continue;
    const boundary = boundaries.of(file);
    const names = byBoundary.get(boundary) ?? new Set();
    for (const name of ambient) if (!name.startsWith('.')) names.add(name);
    byBoundary.set(boundary, names);
  }
  const matches = (pattern: string, specifier: string): boolean => {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.join('*');
    return pattern.includes('*') && pattern !== '*' && specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  };
  return (specifier, boundary) =>
    [...chainOf(boundary), undefined].some((one) => {
      const names = byBoundary.get(one);
      return names !== undefined && (names.has(specifier) || [...names].some((name) => matches(name, specifier)));
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
