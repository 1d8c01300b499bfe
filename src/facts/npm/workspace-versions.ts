import type { LockManager } from '../lock-files.ts';
import type { DeclaredPackage } from '../package-manifests.ts';
import type { VersionFault } from '../version-faults.ts';
import { fits, registryRange, semver } from './version-ranges.ts';

type Said = Pick<VersionFault, 'reason' | 'advice'>;

/** What is known of the workspace that a manifest belongs to. */
export interface WorkspaceVersions {
  /** Whether there is one, so that a name that is none of its packages is known to be none. */
  readonly isKnown: boolean;
  /** Its packages by name, the version and the folder of each. */
  readonly members: ReadonlyMap<string, { readonly folder: string; readonly version: string | undefined }>;
  /** What installs it, if that is known. */
  readonly manager: LockManager | undefined;
  /** Whether plain ranges are met by its packages, where they fit. */
  readonly linksPackages: boolean;
}

/** What is wrong with the version at which one package of the project asks for another one. */
export function workspaceFault({ name, section, version: written }: DeclaredPackage, { isKnown, members, manager, linksPackages }: WorkspaceVersions): Said | undefined {
  if (section === 'peerDependencies') return undefined;
  const text = written.trim();
  if (text.startsWith('workspace:')) {
    if (manager === 'npm' || manager === 'yarn') return { reason: `${manager === 'npm' ? 'npm' : 'yarn 1'} does not know \`workspace:\``, advice: 'Write the range alone.' };
    const range = text.slice('workspace:'.length);
    if (!isKnown || manager === undefined || /[/@]|^\./.test(range)) return undefined; // a path, another name
    const member = members.get(name);
    return member && judge(member, registryRange(range), `so ${manager === 'yarn-berry' ? 'yarn' : manager} finds none in the workspace`);
  }
  const member = members.get(name);
  const range = /^[a-z]+:/i.test(text) ? undefined : registryRange(text);
  return member && linksPackages ? judge(member, range, 'so the registry is asked for another one') : undefined;
}

function judge({ folder, version }: { readonly folder: string; readonly version: string | undefined }, range: string | undefined, consequence: string): Said | undefined {
  if (version === undefined || range === undefined || isPlaceholder(version) || fits(version, range)) return undefined;
  return { reason: `\`${folder === '' ? '.' : folder}\` has version ${version}, ${consequence}`, advice: `Write a range that it fits, such as \`^${version}\`, or change its version.` };
}

/** The version of a package whose versions are written when it is released. */
function isPlaceholder(version: string): boolean {
  const parsed = semver().parse(version, { loose: true });
  return parsed === null || (parsed.major === 0 && parsed.minor === 0 && parsed.patch === 0);
}
