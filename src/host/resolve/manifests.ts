import { createRequire } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { compileGlob, compareText, type GlobMatcher } from '#model';
import { asObject, asText, asTexts, own, parseJsonObject, type Json } from '../json.ts';

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
  /** The package of a name as seen from a file: a member of its workspace, an outer one, or its own package. */
  byName(name: string, from: string): Manifest | undefined;
  in(folder: string): Manifest | undefined;
  /** Whether the manifests from the file up to the root declare the package in any section. */
  declares(name: string, from: string): boolean;
  readonly broken: readonly Broken[];
}

interface Broken {
  readonly file: string;
  readonly reason: string;
}

interface Workspace {
  readonly folder: string;
  readonly members: ReadonlyMap<string, Manifest>;
}

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Reads the package manifests of a project and joins them into workspaces (npm, yarn, bun, pnpm, rush, lerna),
 * without an install.
 * @param projectFiles paths from discovery
 * @param read gives a file's text, or undefined
 */
export function readManifests(projectFiles: readonly string[], read: (file: string) => string | undefined): Manifests {
  const byFolder = new Map<string, Manifest>();
  const broken: Broken[] = [];
  for (const file of projectFiles) {
    if (!isNamed(file, 'package.json')) continue;
    const data = parseJsonObject(read(file) ?? '');
    if (data) byFolder.set(folderOf(file), { folder: folderOf(file), name: asText(own(data, 'name')), data });
    else broken.push({ file, reason: 'it is not valid JSON, so its package is unknown' });
  }
  const workspaces = findWorkspaces(projectFiles, byFolder, read, broken);

  const ownerOf = (file: string): Manifest | undefined => upward(folderOf(file)).map((folder) => byFolder.get(folder)).find((manifest) => manifest !== undefined);
  return {
    broken,
    ownerOf,
    in: (folder) => byFolder.get(folder),
    byName(name, from) {
      const own = ownerOf(from);
      if (own?.name === name) return own;
      return workspaces.filter(({ folder }) => isBelow(from, folder)).map(({ members }) => members.get(name)).find((member) => member !== undefined);
    },
    declares(name, from) {
      return upward(folderOf(from)).some((folder) => {
        const data = byFolder.get(folder)?.data;
        return SECTIONS.some((section) => own(asObject(own(data, section)), name) !== undefined);
      });
    },
  };
}

/** Workspaces from the deepest to the outermost. */
function findWorkspaces(projectFiles: readonly string[], byFolder: ReadonlyMap<string, Manifest>, read: (file: string) => string | undefined, broken: Broken[]): Workspace[] {
  const patterns = new Map<string, string[]>();
  const add = (folder: string, globs: readonly string[]): void => void patterns.set(folder, [...(patterns.get(folder) ?? []), ...globs]);
  for (const { folder, data } of byFolder.values()) {
    const field = own(data, 'workspaces');
    if (field !== undefined) add(folder, asTexts(Array.isArray(field) ? field : own(asObject(field), 'packages')));
  }
  for (const file of projectFiles) {
    if (isNamed(file, 'pnpm-workspace.yaml')) {
      const globs = pnpmPackages(read(file) ?? '');
      if (globs) add(folderOf(file), globs);
      else broken.push({ file, reason: 'it is not valid YAML, so its packages are unknown' });
    } else if (isNamed(file, 'lerna.json') || isNamed(file, 'rush.json')) {
      const data = parseJsonObject(read(file) ?? '');
      if (data) add(folderOf(file), [...asTexts(own(data, 'packages')), ...rushProjects(data)]);
      else broken.push({ file, reason: 'it is not valid JSON, so its packages are unknown' });
    }
  }
  return [...patterns]
    .map(([folder, globs]) => ({ folder, members: membersOf(folder, globs, byFolder, broken) }))
    .sort((a, b) => b.folder.length - a.folder.length || compareText(a.folder, b.folder));
}

function membersOf(folder: string, globs: readonly string[], byFolder: ReadonlyMap<string, Manifest>, broken: Broken[]): Map<string, Manifest> {
  const clean = (glob: string): string => glob.replace(/^!/, '').replace(/^\.?\//, '').replace(/\/+$/, '');
  const compile = (glob: string): GlobMatcher => {
    try {
      return compileGlob(clean(glob));
    } catch (error) {
      broken.push({ file: join(folder, 'package.json'), reason: error instanceof RangeError ? `its workspace globs cannot be used: ${error.message}` : String(error) });
      return () => false;
    }
  };
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(compile);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map(compile);
  const members = new Map<string, Manifest>();
  for (const manifest of byFolder.values()) {
    if (manifest.name === undefined) continue;
    const path = folder === '' ? manifest.folder : manifest.folder === folder ? '' : isBelow(manifest.folder, folder) ? manifest.folder.slice(folder.length + 1) : undefined;
    if (path === undefined) continue;
    if (path === '' || (wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path)))) {
      const first = members.get(manifest.name);
      if (first) broken.push({ file: join(manifest.folder, 'package.json'), reason: `its name is also that of \`${first.folder || '.'}\`, which imports of \`${manifest.name}\` are taken to mean` });
      else members.set(manifest.name, manifest);
    }
  }
  return members;
}

function pnpmPackages(text: string): string[] | undefined {
  try {
    return asTexts(own(asObject(yaml().parse(text, { maxAliasCount: 100, logLevel: 'error' })), 'packages'));
  } catch {
    return undefined;
  }
}

function rushProjects(data: Json): string[] {
  const projects = own(data, 'projects');
  return Array.isArray(projects) ? projects.flatMap((project) => asText(own(asObject(project), 'projectFolder')) ?? []) : [];
}

/** A folder and all folders above it, nearest first; the root is the empty text. */
export function upward(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) folders.push((at = folderOf(at)));
  return folders;
}

export function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function isNamed(file: string, name: string): boolean {
  return file === name || file.endsWith(`/${name}`);
}

/** Loaded on first need: most projects have no YAML that we read. */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml') as typeof import('yaml');
}
