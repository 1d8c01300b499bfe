import { folderOf, type ByFile } from '#model';
import type { LockedRequest, LockFile, LockManager } from '../lock-files.ts';
import { lockAdvice } from '../npm/locked-versions.ts';
import type { PythonManifest, PythonRequirement } from '../python-manifests.ts';
import type { VersionFault } from '../version-faults.ts';
import { fitsSpecifier } from './python-specifiers.ts';

const PYTHON_MANAGERS: readonly LockManager[] = ['uv', 'poetry', 'pdm', 'pipenv'];

/** The lock file that a Python manifest is locked by. */
export interface PythonLock {
  readonly file: string;
  readonly lock: LockFile;
  /** What it says that the project asked for, by normalised name; absent where the format does not say. */
  readonly requests?: ReadonlyMap<string, LockedRequest>;
  /** The versions chosen, by normalised name. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

/** Finds the lock file of a Python manifest: beside it, or of uv in a folder above that lists it. */
export function pythonLocks(lockFiles: ByFile<LockFile>): { of(manifest: string, of: PythonManifest): PythonLock | undefined } {
  const byFolder = new Map<string, [file: string, lock: LockFile][]>();
  for (const [file, lock] of lockFiles) if (PYTHON_MANAGERS.includes(lock.manager)) byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), [file, lock]]);
  const opened = new Map<LockFile, PythonLock['versions']>();
  const versionsOf = (lock: LockFile): PythonLock['versions'] => {
    const known = opened.get(lock) ?? new Map(lock.versions.map(([name, versions]) => [normalised(name), versions]));
    opened.set(lock, known);
    return known;
  };
  return {
    of(file, { kind }) {
      if (kind !== 'pyproject' && kind !== 'pipfile') return undefined;
      const folder = folderOf(file);
      for (let at = folder; ; at = folderOf(at)) {
        const locks = (byFolder.get(at) ?? []).filter(([, { manager }]) => (manager === 'pipenv') === (kind === 'pipfile'));
        const [only] = locks;
        if (only !== undefined && locks.length > 1) return undefined; // which of them counts is not known
        if (only !== undefined) {
          const [lockFile, lock] = only;
          const requests = lock.importers?.find(([importer]) => importer === (at === '' ? folder : folder.slice(at.length + 1)))?.[1];
          if (lock.error !== undefined || (at !== folder && requests === undefined) || (lock.importers !== undefined && requests === undefined)) return undefined;
          return { file: lockFile, lock, versions: versionsOf(lock), ...(requests ? { requests: new Map(requests.map((one) => [normalised(one.name), one])) } : {}) };
        }
        if (at === '') return undefined;
      }
    },
  };
}

/** What a lock file says otherwise than a manifest about one requirement. */
export function pythonLockFault({ name, version: written, style, kind, source, hasMarker }: PythonRequirement, { file, lock, requests, versions }: PythonLock): Pick<VersionFault, 'reason' | 'advice'> | undefined {
  // a requirement to build with is never locked, and PDM locks the groups it is told to
  if (source !== undefined || kind === 'build' || hasMarker || (lock.manager === 'pdm' && kind !== 'runtime')) return undefined;
  const key = normalised(name);
  const advice = lockAdvice(lock.manager);
  const chosen = versions.get(key) ?? [];
  const isThere = lock.manager === 'uv' ? requests?.has(key) !== false : chosen.length > 0;
  if (!isThere) return { reason: `\`${file}\` does not have it`, advice };
  const known = chosen.filter((version) => version !== '');
  if (known.length === 0 || known.some((version) => fitsSpecifier(version, written, style))) return undefined;
  return { reason: `\`${file}\` chose ${known.slice(0, 3).join(', ')}, which is outside of it`, advice };
}

/** The name of a distribution as PEP 503 compares it. */
const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
