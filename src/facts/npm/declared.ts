import { folderOf, type ByFile } from '#model';
import type { DeclaredPackage, PackageManifest } from '../package-manifests.ts';
import type { Resolutions } from '../resolutions.ts';

/** A manifest that says what the files below its folder may import, down to the next one. */
export interface Boundary {
  /** The `package.json`. */
  readonly file: string;
  /** Empty for the root. */
  readonly folder: string;
  readonly manifest: PackageManifest;
  readonly names: ReadonlyMap<string, readonly DeclaredPackage[]>;
  /** The next one upward. */
  readonly outer: Boundary | undefined;
  /** The manifest at the root of the workspace that it is part of, if it is another one. */
  readonly root: Boundary | undefined;
}

export interface Boundaries {
  /** In code-unit order of their manifests. */
  readonly all: readonly Boundary[];
  of(file: string): Boundary | undefined;
}

/**
 * Finds the manifest in force for each file: the nearest one upward that has a name or a section of dependencies. A bare
 * `{ "type": "module" }`, and the entry of a package under a name below its own (`preact/hooks`), are none.
 */
export function boundariesOf(manifests: ByFile<PackageManifest>, { workspaceOf }: Pick<Resolutions, 'workspaceOf'>): Boundaries {
  const byFolder = new Map<string, Boundary | undefined>();
  const inFolder = (folder: string): Boundary | undefined => {
    if (!byFolder.has(folder)) byFolder.set(folder, find(folder));
    return byFolder.get(folder);
  };
  const find = (folder: string): Boundary | undefined => {
    const outer = folder === '' ? undefined : inFolder(folderOf(folder));
    const file = folder === '' ? 'package.json' : `${folder}/package.json`;
    const manifest = manifests.get(file);
    if (!manifest?.isBoundary && manifest?.error === undefined) return outer;
    if (outer && !manifest.hasSections && isEntryOf(outer.manifest.name, manifest.name)) return outer;
    const workspace = workspaceOf?.(file)?.folder;
    const root = workspace === undefined || workspace === folder ? undefined : inFolder(workspace);
    return { file, folder, manifest, names: groupedByName(manifest.declared), outer, root: root?.folder === folder ? undefined : root };
  };
  return {
    get all() {
      return [...manifests.keys()].flatMap((file) => {
        const boundary = inFolder(folderOf(file));
        return boundary?.file === file ? [boundary] : [];
      });
    },
    of: (file) => inFolder(folderOf(file)),
  };
}

function isEntryOf(outer: string | undefined, name: string | undefined): boolean {
  return outer !== undefined && name?.startsWith(`${outer}/`) === true;
}

function groupedByName(declared: readonly DeclaredPackage[]): ReadonlyMap<string, readonly DeclaredPackage[]> {
  const groups = new Map<string, DeclaredPackage[]>();
  for (const one of declared) {
    const group = groups.get(one.name);
    if (group) group.push(one);
    else groups.set(one.name, [one]);
  }
  return groups;
}

/** Whether a manifest declares a package in a section that a production install keeps, or that its users are asked for. */
export function isForRuntime({ names, manifest }: Boundary, name: string): boolean {
  return names.get(name)?.some(({ section }) => section !== 'devDependencies') === true || manifest.optionalPeers.includes(name);
}

/** Whether a manifest declares a package in any section. */
export function isDeclared({ names, manifest }: Boundary, name: string): boolean {
  return names.has(name) || manifest.optionalPeers.includes(name);
}

/** The package of DefinitelyTyped that has the types of another one. */
export function typesPackageOf(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

/** The boundary itself and those around it, inwards out, the root of its workspace among them. */
export function chainOf(boundary: Boundary): Boundary[] {
  const chain: Boundary[] = [];
  for (let one: Boundary | undefined = boundary; one; one = one.outer) chain.push(one);
  if (boundary.root && !chain.includes(boundary.root)) chain.push(boundary.root);
  return chain;
}

/** A path as seen from a folder that it is below. */
export const within = (folder: string, path: string): string => (folder === '' ? path : path.slice(folder.length + 1));
