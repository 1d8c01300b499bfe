import { compareText, folderOf, groupBy, pathIn, type ByFile } from '#model';
import type { LockedDescriptor, LockedRequest, LockFile, LockManager } from '../lock-files.ts';
import type { Resolutions } from '../resolutions.ts';
import type { VersionSettings } from './version-settings.ts';

const NPM_MANAGERS: readonly LockManager[] = ['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun'];

/** The lock file that an install in a folder goes by. */
export interface GoverningLock {
  readonly file: string;
  readonly lock: LockFile;
  /** Whether the format says what each package of the project asked for. */
  readonly hasRequests: boolean;
  /** What it says that the package asked for under a name. */
  request(name: string): LockedRequest | undefined;
  /** The versions of a name that it chose, wherever they are installed. */
  versions(name: string): readonly string[];
  /** The ranges under which yarn files a name. */
  ranges(name: string): readonly string[];
}

export interface GoverningLocks {
  /** Of the package whose manifest is given; undefined where there is none, or which one counts is not known. */
  of(manifest: string): GoverningLock | undefined;
  /** What installs the packages of a folder and its members, if that is known. */
  managerIn(folder: string): LockManager | undefined;
}

/** Finds for each manifest the lock file that governs it: that of its workspace, or the one beside it. */
export function governingLocks(lockFiles: ByFile<LockFile>, settings: ByFile<VersionSettings>, resolutions: Pick<Resolutions, 'workspaceOf'>): GoverningLocks {
  const byFolder = new Map<string, [file: string, lock: LockFile][]>();
  for (const [file, lock] of lockFiles) if (NPM_MANAGERS.includes(lock.manager)) byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), [file, lock]]);

  /** Of several locks beside each other the one of `packageManager` counts, and npm's shrinkwrap comes before its lock. */
  const pick = (folder: string): [file: string, lock: LockFile] | undefined => {
    const locks = byFolder.get(folder) ?? [];
    const named = namedManager(settings.get(pathIn(folder, 'package.json'))?.packageManager);
    const fitting = locks.filter(([, { manager }]) => named === undefined || named.includes(manager));
    const managers = new Set(fitting.map(([, { manager }]) => manager));
    return managers.size === 1 ? [...fitting].sort(([a], [b]) => compareText(a, b))[0] : undefined;
  };

  const rangesByLock = new Map<LockFile, ReadonlyMap<string, readonly LockedDescriptor[]>>();
  const rangesOf = (lock: LockFile): ReadonlyMap<string, readonly LockedDescriptor[]> => {
    const known = rangesByLock.get(lock) ?? groupBy(lock.descriptors ?? [], ({ name }) => name);
    rangesByLock.set(lock, known);
    return known;
  };
  const versionsByLock = new Map<LockFile, ReadonlyMap<string, readonly string[]>>();
  const versionsOf = (lock: LockFile): ReadonlyMap<string, readonly string[]> => {
    const known = versionsByLock.get(lock) ?? new Map(lock.versions);
    versionsByLock.set(lock, known);
    return known;
  };
  /** What a lock says of one package of the project; undefined where it lists packages, and this is none of them. */
  const open = ([file, lock]: readonly [string, LockFile], folder: string): GoverningLock | undefined => {
    if (lock.error !== undefined) return undefined;
    const requests = lock.importers?.find(([importer]) => importer === folder)?.[1];
    if (lock.importers !== undefined && requests === undefined) return undefined;
    const byName = new Map((requests ?? []).map((one) => [one.name, one]));
    return { file, lock, hasRequests: requests !== undefined, request: (name) => byName.get(name), versions: (name) => versionsOf(lock).get(name) ?? [], ranges: (name) => rangesOf(lock).get(name)?.map(({ range }) => range) ?? [] };
  };

  return {
    of(manifest) {
      const folder = folderOf(manifest);
      const workspace = resolutions.workspaceOf?.(manifest)?.folder;
      const outer = workspace === undefined || workspace === folder ? undefined : pick(workspace);
      if (outer !== undefined && workspace !== undefined) {
        const found = open(outer, workspace === '' ? folder : folder.slice(workspace.length + 1));
        const isForRootAlone = outer[1].importers?.every(([importer]) => importer === '') ?? false;
        if (found !== undefined || !isForRootAlone) return found;
      }
      if (workspace !== undefined && workspace !== folder && settings.get(pathIn(workspace, 'package.json'))?.hasWorkspaces) return undefined; // one beside it is not looked at
      const own = pick(folder);
      return own && open(own, '');
    },
    managerIn(folder) {
      const named = namedManager(settings.get(pathIn(folder, 'package.json'))?.packageManager);
      if (named?.length === 1) return named[0];
      return pick(folder)?.[1].manager ?? (named === undefined && !byFolder.has(folder) && settings.has(pathIn(folder, 'pnpm-workspace.yaml')) ? 'pnpm' : undefined);
    },
  };
}

function namedManager(packageManager: string | undefined): readonly LockManager[] | undefined {
  const [, name, major] = /^(\w+)@(\d+)/.exec(packageManager ?? '') ?? [];
  if (name === 'yarn') return [major === '1' ? 'yarn' : 'yarn-berry'];
  return name === 'npm' || name === 'pnpm' || name === 'bun' ? [name] : name === undefined ? undefined : [];
}

/** Of a path, the folder it is in; empty for the root. */
