import { createRequire } from 'node:module';
import { join } from 'node:path/posix';
import { baseNameOf, compareText, compileGlob, folderOf, isBelow, type GlobMatcher } from '#model';
import { asObject, asText, asTexts, own, parseJsonObject, type Json } from '../json.ts';
import type { Manifest } from './manifests.ts';

/** A manifest or workspace file that could be used only in part. */
export interface Broken {
  readonly file: string;
  readonly reason: string;
}

export interface Workspace {
  readonly folder: string;
  readonly members: ReadonlyMap<string, Manifest>;
  /** Folders of all members, named or not, and of the workspace itself. */
  readonly folders: ReadonlySet<string>;
}

/** Workspaces from the deepest to the outermost. */
export function findWorkspaces(projectFiles: readonly string[], byFolder: ReadonlyMap<string, Manifest>, read: (file: string) => string | undefined, broken: Broken[]): Workspace[] {
  const patterns = new Map<string, string[]>();
  const add = (folder: string, globs: readonly string[]): void => void patterns.set(folder, [...(patterns.get(folder) ?? []), ...globs]);
  for (const { folder, data } of byFolder.values()) {
    const field = own(data, 'workspaces');
    if (field !== undefined) add(folder, asTexts(Array.isArray(field) ? field : own(asObject(field), 'packages')));
  }
  for (const file of projectFiles) {
    if (baseNameOf(file) === 'pnpm-workspace.yaml') {
      const globs = pnpmPackages(read(file) ?? '');
      if (globs) add(folderOf(file), globs);
      else broken.push({ file, reason: 'it is not valid YAML, so its packages are unknown' });
    } else if (baseNameOf(file) === 'lerna.json' || baseNameOf(file) === 'rush.json') {
      const data = parseJsonObject(read(file) ?? '');
      if (data) add(folderOf(file), [...asTexts(own(data, 'packages')), ...rushProjects(data)]);
      else broken.push({ file, reason: 'it is not valid JSON, so its packages are unknown' });
    }
  }
  return [...patterns]
    .map(([folder, globs]) => ({ folder, ...membersOf(folder, globs, byFolder, broken) }))
    .sort((a, b) => b.folder.length - a.folder.length || compareText(a.folder, b.folder));
}

function membersOf(folder: string, globs: readonly string[], byFolder: ReadonlyMap<string, Manifest>, broken: Broken[]): Pick<Workspace, 'members' | 'folders'> {
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
  const folders = new Set([folder]);
  for (const manifest of byFolder.values()) {
    const path = folder === '' ? manifest.folder : manifest.folder === folder ? '' : isBelow(manifest.folder, folder) ? manifest.folder.slice(folder.length + 1) : undefined;
    if (path === undefined) continue;
    if (path === '' || (wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path)))) {
      folders.add(manifest.folder);
      if (manifest.name === undefined) continue;
      const first = members.get(manifest.name);
      if (first) broken.push({ file: join(manifest.folder, 'package.json'), reason: `its name is also that of \`${first.folder || '.'}\`, which imports of \`${manifest.name}\` are taken to mean` });
      else members.set(manifest.name, manifest);
    }
  }
  return { members, folders };
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

/** Loaded on first need: most projects have no YAML that we read. */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml') as typeof import('yaml');
}
