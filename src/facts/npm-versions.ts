import { comparePlaces, folderOf, pathIn, projectFact, type ByFile, type Span } from '#model';
import { judged } from './judged.ts';
import { lockFiles } from './lock-files.ts';
import { catalogFault } from './npm/catalogs.ts';
import { governingLocks, type GoverningLocks } from './npm/governing-locks.ts';
import { lockFault } from './npm/locked-versions.ts';
import { faultOfRange } from './npm/version-ranges.ts';
import { versionSettings, type VersionSettings } from './npm/version-settings.ts';
import { workspaceFault, type WorkspaceVersions } from './npm/workspace-versions.ts';
import { packageManifests, type DeclaredPackage, type PackageManifest } from './package-manifests.ts';
import { resolutions, type Resolutions } from './resolutions.ts';
import { testFiles } from './test-files.ts';
import { isTestInput } from './test-inputs.ts';
import type { VersionFault } from './version-faults.ts';

type Said = Pick<VersionFault, 'kind' | 'reason' | 'advice'>;

/** Versions in `package.json` that cannot be right, in order of files and places. One entry has one fault at most. */
export const npmVersions = projectFact<readonly VersionFault[], { packageManifests: typeof packageManifests; lockFiles: typeof lockFiles; versionSettings: typeof versionSettings; resolutions: typeof resolutions; judged: typeof judged; testFiles: typeof testFiles }>({
  id: 'npm-versions',
  version: 1,
  needs: { packageManifests, lockFiles, versionSettings, resolutions, judged, testFiles },
  derive({ packageManifests, lockFiles, versionSettings, resolutions, judged, testFiles }) {
    const locks = governingLocks(lockFiles, versionSettings, resolutions);
    const faults: VersionFault[] = [];
    for (const [file, manifest] of packageManifests) {
      if (manifest.error !== undefined || !judged.has(file) || isTestInput(file, testFiles)) continue;
      const say = (subject: string, version: string, at: Span, said: Said | undefined): void => void (said && faults.push({ at: { file, start: at.start, end: at.end }, subject, version, ...said }));
      const ofEntry = entryFaults(file, manifest, { packageManifests, versionSettings, resolutions, locks });
      for (const declared of manifest.declared) say(declared.name, declared.version, declared.versionAt, ofEntry(declared));
      for (const { name, version, at } of versionSettings.get(file)?.engines ?? []) say(name, version, at, engineFault(name, version));
    }
    return faults.sort((a, b) => comparePlaces(a.at, b.at));
  },
});

interface Known {
  readonly packageManifests: ByFile<PackageManifest>;
  readonly versionSettings: ByFile<VersionSettings>;
  readonly resolutions: Resolutions;
  readonly locks: GoverningLocks;
}

/** The faults of the entries of one manifest, the plainest first. */
function entryFaults(file: string, manifest: PackageManifest, { packageManifests, versionSettings, resolutions, locks }: Known): (declared: DeclaredPackage) => Said | undefined {
  const governing = locks.of(file);
  const workspace = resolutions.workspaceOf?.(file);
  const root = workspace?.folder ?? folderOf(file);
  const manager = locks.managerIn(root) ?? governing?.lock.manager;
  const settings = [versionSettings.get(pathIn(root, 'package.json')), versionSettings.get(pathIn(root, 'pnpm-workspace.yaml'))];
  const overridden = new Set([...settings, versionSettings.get(file)].flatMap((one) => one?.overridden ?? []));
  const versions: WorkspaceVersions = {
    isKnown: workspace !== undefined,
    members: new Map([...(workspace?.members ?? [])].map(([name, folder]) => [name, { folder, version: packageManifests.get(pathIn(folder, 'package.json'))?.version }])),
    manager,
    linksPackages: manager !== 'pnpm' || (settings[1]?.linksPackages ?? hasLinkedRange(governing?.lock.importers)),
  };
  const asked = new Map<string, Set<string>>();
  for (const { name, section, version } of manifest.declared) if (section !== 'peerDependencies') asked.set(name, (asked.get(name) ?? new Set()).add(version));
  return (declared) => {
    const { name, version, section } = declared;
    const invalid = faultOfRange(version) ?? catalogFault(name, version, manager, settings);
    if (invalid) return { kind: 'invalid', ...invalid };
    const local = overridden.has(name) ? undefined : workspaceFault(declared, versions);
    if (local) return { kind: 'workspace', ...local };
    const isAmbiguous = section !== 'peerDependencies' && (asked.get(name)?.size ?? 0) > 1; // which of its sections counts is up to the manager
    const locked = governing === undefined || isAmbiguous || overridden.has(name) ? undefined : lockFault(declared, governing, versions.members.has(name));
    return locked && { kind: 'lockfile', ...locked };
  };
}

/** Whether pnpm has met a plain range by a package of the workspace: then it is told to, wherever that is written. */
function hasLinkedRange(importers: GoverningImporters): boolean {
  return importers?.some(([, requests]) => requests.some(({ specifier = '', version = '' }) => version.startsWith('link:') && /^[\^~]?\d/.test(specifier))) ?? false;
}

type GoverningImporters = NonNullable<ReturnType<GoverningLocks['of']>>['lock']['importers'];

/** Engines are ranges, and nothing else; names such as `lts/*` are left to who reads them. */
function engineFault(name: string, version: string): Said | undefined {
  if (name !== 'node' || !/^\s*[\^~<>=v\d]/.test(version) || /[/:]/.test(version)) return undefined;
  const fault = faultOfRange(version);
  return fault && { kind: 'invalid', ...fault };
}
