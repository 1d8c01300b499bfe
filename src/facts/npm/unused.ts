import { comparePlaces, folderOf, groupBy, type ByFile } from '#model';
import type { Unused } from '../dependency-uses.ts';
import type { ImportWritten } from '../imports.ts';
import type { Judged } from '../judged.ts';
import type { Link } from '../links.ts';
import type { LockFile } from '../lock-files.ts';
import type { Mentions } from '../mentions.ts';
import type { DeclaredPackage, PackageManifest } from '../package-manifests.ts';
import type { Resolutions } from '../resolutions.ts';
import { governingLocks } from './governing-locks.ts';
import { usedNames } from './used-names.ts';
import { AUTOLINKING, commandsOf, isImplicit, wordsOf } from './unused-signs.ts';
import type { VersionSettings } from './version-settings.ts';

export interface UnusedGiven {
  readonly packageManifests: ByFile<PackageManifest>;
  readonly imports: ByFile<readonly ImportWritten[]>;
  readonly links: readonly Link[];
  readonly lockFiles: ByFile<LockFile>;
  readonly versionSettings: ByFile<VersionSettings>;
  readonly resolutions: Pick<Resolutions, 'workspaceOf'>;
  readonly judged: Judged;
  readonly mentions: Mentions;
}

/**
 * Packages of `dependencies` that nothing of the package uses: no import of any form, no script, no configuration,
 * no other package that expects it beside itself. In order of files and places; where a use cannot be ruled out, none.
 */
export function unusedOf(given: UnusedGiven): readonly Unused[] {
  const { packageManifests, lockFiles, versionSettings, resolutions, judged, mentions } = given;
  const used = usedNames(given);
  const broken = [...packageManifests].filter(([, { error }]) => error !== undefined).map(([file]) => folderOf(file));
  const locks = governingLocks(lockFiles, versionSettings, resolutions);
  const peersOf = peersByLock();
  const ownPeers = new Set([...packageManifests.values()].flatMap(({ declared, optionalPeers }) => [...optionalPeers, ...declared.flatMap(({ section, name }) => (section === 'peerDependencies' ? [name] : []))]));
  const found: Unused[] = [];
  for (const [file, manifest] of packageManifests) {
    const folder = folderOf(file);
    if (!manifest.isBoundary || !judged.has(file) || !used.hasSources(folder) || used.isUnclear(folder) || broken.some((other) => isWithin(other, folder) || isWithin(folder, other))) continue;
    const above = [...packageManifests].filter(([other]) => isWithin(folder, folderOf(other)));
    const outer = above.filter(([other, { isBoundary }]) => isBoundary && other !== file).map(([other]) => folderOf(other));
    const workspace = resolutions.workspaceOf?.(file);
    const lock = locks.of(file)?.lock;
    const isPackage = outer.length === 0 || lock !== undefined || (workspace !== undefined && (workspace.folder === folder || [...workspace.members.values()].includes(folder)));
    if (!isPackage) continue; // a part of the package around it, or made to be copied
    const peers = lock && lock.manager !== 'yarn' ? peersOf(lock) : undefined;
    const words = new Set(above.flatMap(([, { scripts }]) => scripts.flatMap(([, command]) => wordsOf(command))));
    const bins = new Map(lock?.bins);
    const overridden = new Set(above.flatMap(([other]) => versionSettings.get(other)?.overridden ?? []));
    const names = groupBy(manifest.declared, ({ name }) => name);
    const isAutolinked = AUTOLINKING.some((name) => names.has(name));

    const isDoubtful = ({ name, version }: DeclaredPackage): boolean =>
      isImplicit(name) || isLocal(version) || workspace?.members.has(name) === true || (names.get(name)?.length ?? 0) > 1 || overridden.has(name) || ownPeers.has(name) ||
      (isAutolinked && /native|expo|cordova|capacitor|^@ionic/.test(name)) || [...(bins.get(name) ?? []), ...commandsOf(name), name].some((command) => words.has(command)) ||
      (peers === undefined ? hasKin(name, manifest) : peers.has(name));

    for (const declared of manifest.declared) {
      const { name, section, at } = declared;
      if (section !== 'dependencies' || used.has(folder, name) || outer.some((one) => used.isOwn(one, name)) || used.isLent(folder, name) || isDoubtful(declared) || mentions.isMentioned(folder, name)) continue;
      found.push({ at: { file, start: at.start, end: at.end }, subject: name });
    }
  }
  return found.sort((a, b) => comparePlaces(a.at, b.at));
}

/** Lock files say which packages expect others beside them. */
function peersByLock(): (lock: LockFile) => ReadonlySet<string> {
  const known = new Map<LockFile, ReadonlySet<string>>();
  return (lock) => {
    const peers = known.get(lock) ?? new Set(lock.peers.flatMap(([, names]) => names));
    known.set(lock, peers);
    return peers;
  };
}

/** Where nothing says what expects what, packages of one scope or family may need each other. */
function hasKin(name: string, { declared }: PackageManifest): boolean {
  const family = /^(@[^/]+\/|[^-@.]+-)/.exec(name)?.[1];
  const root = family === undefined ? `${name}-` : family.replace(/[-/]$/, '');
  return declared.some((one) => one.name !== name && (one.name === root || (family !== undefined && one.name.startsWith(family)) || one.name.startsWith(root) || one.name.endsWith(`-${name}`) || one.name.endsWith(`/${name}`)));
}

/** Taken from the project itself, or from a place that may be used in other ways than by import. */
const isLocal = (version: string): boolean => /^(?:workspace|file|link|portal|npm|patch|exec|git|github|https?)[:+]|^[./~]|^[^@\s]+\/[^\s]+$/.test(version.trim());

const isWithin = (folder: string, outer: string): boolean => outer === '' || folder === outer || folder.startsWith(`${outer}/`);
