import { compareText, folderOf, upward } from '#model';
import type { PythonManifest } from '../python-manifests.ts';
import { declaringOf, type Declaring, type Manifests, type Requirement } from './projects-requirements.ts';
import { versionsOf, type PythonVersions } from './standard-library.ts';

/** What is declared for a folder of Python code. */
export interface PythonProject {
  /** The folder of the nearest manifest. */
  readonly folder: string;
  /** Nearest first. */
  readonly declaring: readonly Declaring[];
  readonly requires: readonly Requirement[];
  /** What is declared for development in the folders above, which tests and tools may use. */
  readonly inherited: readonly Requirement[];
  readonly versions: PythonVersions;
  /** A manifest that does not say all, if one does not. */
  readonly unknown?: Declaring;
}

export interface PythonProjects {
  /** The project in force for a file; undefined where nothing is declared anywhere above it. */
  of(file: string): PythonProject | undefined;
  /** Every manifest that declares something, in order of files. */
  readonly all: readonly Declaring[];
}

/** Folders that only keep the files of requirements of the folder above. */
const KEEPING = /(?:^|\/)(?:requirements|reqs|requires|deps|dependencies)$/i;

/** Which manifests are in force where: all of the nearest folder that has one. */
export function pythonProjects(manifests: Manifests): PythonProjects {
  const folders = new Map<string, Declaring[]>();
  const scripts = new Map<string, Declaring>();
  const pythons = new Map<string, string>();
  for (const [file, manifest] of manifests.byFile) {
    if (!manifest) continue;
    const folder = folderFor(file, manifest);
    if (manifest.requiresPython !== undefined && manifest.kind !== 'script' && isInForce(file, manifest) && !pythons.has(folder)) pythons.set(folder, manifest.requiresPython);
    if (!manifest.isDeclaring || !isInForce(file, manifest)) continue;
    const declaring = declaringOf(file, manifest, manifests);
    if (manifest.kind === 'script') scripts.set(file, declaring);
    else if (folders.has(folder)) folders.get(folder)?.push(declaring);
    else folders.set(folder, [declaring]);
  }
  const known = new Map<string, PythonProject | undefined>();
  const ofFolder = (folder: string): PythonProject | undefined => {
    if (!known.has(folder)) known.set(folder, projectAt(folder, folders, pythons));
    return known.get(folder);
  };
  return {
    of(file) {
      const own = scripts.get(file);
      if (!own) return ofFolder(folderOf(file));
      return { folder: folderOf(file), declaring: [own], requires: own.requires, inherited: [], versions: versionsOf(own.manifest.requiresPython), ...(own.unknown === undefined ? {} : { unknown: own }) };
    },
    all: [...[...folders.values()].flat(), ...scripts.values()].sort((a, b) => compareText(a.file, b.file)),
  };
}

function projectAt(folder: string, folders: ReadonlyMap<string, readonly Declaring[]>, pythons: ReadonlyMap<string, string>): PythonProject | undefined {
  const above = upward(folder);
  const nearest = above.findIndex((one) => folders.has(one));
  if (nearest < 0) return undefined;
  const declaring: Declaring[] = [];
  let next = nearest;
  for (; next < above.length; next++) {
    const here = folders.get(above[next] ?? '') ?? [];
    declaring.push(...here);
    // a list for the tests or the documents alone does not say what the code needs that they are about
    if (here.some(({ isDevelopment }) => !isDevelopment)) break;
  }
  const unknown = declaring.find((one) => one.unknown !== undefined && !isSaidElsewhere(one, declaring));
  const python = above.slice(0, next + 1).map((one) => pythons.get(one)).find((one) => one !== undefined) ?? above.map((one) => pythons.get(one)).find((one) => one !== undefined);
  return {
    folder: above[nearest] ?? '',
    declaring,
    requires: declaring.flatMap(({ requires }) => requires),
    inherited: above.slice(next + 1).flatMap((one) => (folders.get(one) ?? []).flatMap(({ requires }) => requires.filter(({ kind }) => kind === 'development'))),
    versions: versionsOf(python),
    ...(unknown ? { unknown } : {}),
  };
}

/** `dynamic = ["dependencies"]` leaves it to `setup.py` or `setup.cfg`, and an empty `setup()` leaves it to the others. */
function isSaidElsewhere({ manifest }: Declaring, all: readonly Declaring[]): boolean {
  if (manifest.error !== undefined || manifest.kind !== 'pyproject') return false;
  return all.some((other) => (other.manifest.kind === 'setup-py' || other.manifest.kind === 'setup-cfg') && other.unknown === undefined && other.requires.some(({ kind }) => kind === 'runtime'));
}

/** Limits of versions declare nothing, and `setup.py` is the only module that sets up. */
function isInForce(file: string, { kind }: PythonManifest): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (kind === 'requirements') return !/constraint/i.test(name);
  return kind !== 'setup-py' || name === 'setup.py';
}

function folderFor(file: string, { kind }: PythonManifest): string {
  const folder = folderOf(file);
  return kind === 'requirements' && KEEPING.test(folder) ? folderOf(folder) : folder;
}
