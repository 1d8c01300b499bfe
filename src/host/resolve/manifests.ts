import { baseNameOf, folderOf, isBelow, upward } from '#model';
import { asObject, asText, own, parseJsonObject, type Json } from '../json.ts';
import { originOf } from './dependencies.ts';
import { first } from './first.ts';
import { findWorkspaces, type Broken, type Workspace } from './workspaces.ts';

/** A `package.json` as far as resolution needs it. */
export interface Manifest {
  /** Folder relative to the root; empty for the root itself. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly data: Json;
}

export interface Manifests {
  /** The manifest nearest upward of a file. */
  ownerOf(file: string): Manifest | undefined;
  /**
   * The package of the project that a name means as seen from a file: its own, the folder or member that the nearest
   * manifest declares for it (`file:`, `link:`, `workspace:other@*`), a member of its workspace, or of an outer one.
   */
  byName(name: string, from: string): Manifest | undefined;
  in(folder: string): Manifest | undefined;
  /** Whether the manifests from the file up to the root declare the package in any section. */
  declares(name: string, from: string): boolean;
  /** The innermost workspace that the package of a file belongs to. */
  workspaceOf(file: string): Workspace | undefined;
  readonly broken: readonly Broken[];
}

/** Sections of a manifest that declare dependencies. */
export const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Reads the package manifests of a project and joins them into workspaces (npm, yarn, bun, pnpm, rush, lerna),
 * without an install.
 * @param projectFiles paths from discovery
 * @param read gives a file's text, or undefined
 * @param holdsModules whether modules lie in a folder, at any depth
 */
export function readManifests(projectFiles: readonly string[], read: (file: string) => string | undefined, holdsModules: (folder: string) => boolean = () => false): Manifests {
  const byFolder = new Map<string, Manifest>();
  const broken: Broken[] = [];
  for (const file of projectFiles) {
    if (baseNameOf(file) !== 'package.json') continue;
    const data = parseJsonObject(read(file) ?? '');
    if (data) byFolder.set(folderOf(file), { folder: folderOf(file), name: asText(own(data, 'name')), data });
    else broken.push({ file, reason: 'it is not valid JSON, so its package is unknown' });
  }
  const workspaces = findWorkspaces(projectFiles, byFolder, read, broken);

  const owners = new Map<string, Manifest | undefined>();
  const ownerOf = (file: string): Manifest | undefined => {
    const folder = folderOf(file);
    if (!owners.has(folder)) owners.set(folder, first(upward(folder), (one) => byFolder.get(one)));
    return owners.get(folder);
  };
  // a package beside the workspace, such as an example, has its dependencies from the registry; one within a member shares its own
  const isOf = ({ folder, folders }: Workspace, declaredIn: string): boolean => declaredIn === folder || upward(declaredIn).some((one) => one !== folder && folders.has(one));
  const member = (name: string, from: string, declaredIn: string | undefined): Manifest | undefined =>
    workspaces.filter((one) => isBelow(from, one.folder) && (declaredIn === undefined || isOf(one, declaredIn))).map(({ members }) => members.get(name)).find((one) => one !== undefined && !isSomeoneElse(one));
  const overrides = overridesOf(byFolder.values());
  const declaration = (name: string, from: string): Declared | undefined => {
    const folders = upward(folderOf(from));
    const forced = overrides.size === 0 ? undefined : first([...folders].reverse(), (folder) => overrides.get(folder)?.get(name));
    return forced ?? first(folders, (folder) => declaredIn(byFolder.get(folder), name));
  };
  return {
    broken,
    ownerOf,
    in: (folder) => byFolder.get(folder),
    byName(name, from) {
      const owner = ownerOf(from);
      if (owner?.name === name && !isSomeoneElse(owner)) return owner;
      const declared = declaration(name, from);
      const origin = declared && originOf(declared.version, declared.folder);
      if (origin?.kind === 'elsewhere') return undefined;
      if (origin?.kind === 'member') return member(origin.name ?? name, from, undefined);
      if (origin?.kind === 'folder') return byFolder.get(origin.folder) ?? (holdsModules(origin.folder) ? { folder: origin.folder, name, data: {} } : undefined);
      return member(name, from, declared?.folder);
    },
    workspaceOf: (file) => workspaces.find((one) => isBelow(file, one.folder) && isOf(one, ownerOf(file)?.folder ?? folderOf(file))),
    declares: (name, from) => declaration(name, from) !== undefined,
  };
}

/** A version as written, and the folder of the manifest that has it. */
interface Declared {
  readonly version: string;
  readonly folder: string;
}

function declaredIn(manifest: Manifest | undefined, name: string): Declared | undefined {
  for (const section of manifest ? SECTIONS : []) {
    const version = own(asObject(own(manifest?.data, section)), name);
    if (version !== undefined) return { version: asText(version) ?? '', folder: manifest?.folder ?? '' };
  }
  return undefined;
}

/** A package that depends on one of its own name, such as an app called `storybook`: all others mean that one too, unless `exports` give its own. */
function isSomeoneElse(manifest: Manifest): boolean {
  return manifest.name !== undefined && own(manifest.data, 'exports') === undefined && declaredIn(manifest, manifest.name) !== undefined;
}

/** Packages that `resolutions` (yarn) or `overrides` (npm, pnpm, bun) put to a folder or a member, by folder of the manifest. */
function overridesOf(manifests: Iterable<Manifest>): ReadonlyMap<string, ReadonlyMap<string, Declared>> {
  const found = new Map<string, Map<string, Declared>>();
  for (const { folder, data } of manifests) {
    const here = new Map<string, Declared>();
    for (const map of [own(data, 'resolutions'), own(data, 'overrides'), own(asObject(own(data, 'pnpm')), 'overrides')])
      for (const [name, version] of Object.entries(asObject(map) ?? {})) if (typeof version === 'string' && /^(?:file|link|portal|workspace):/.test(version)) here.set(name, { version, folder });
    if (here.size > 0) found.set(folder, here);
  }
  return found;
}
