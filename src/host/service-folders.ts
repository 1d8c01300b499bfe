import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Place } from '#model';
import { asObject, asText, own, parseJsonObject, type Json } from './json.ts';
import type { Discovered } from './discover.ts';

/** Folders whose packages are services. */
const SERVICE_FOLDERS = new Set(['apps', 'applications', 'services', 'svc', 'microservices', 'servers', 'backends', 'functions', 'lambdas', 'workers']);
/** What stands below them is shared by services. */
const SHARED_FOLDERS = new Set(['lib', 'libs', 'packages', 'pkg', 'internal', 'internal-packages', 'shared', 'common', 'contracts']);
/** What stands below them is never run for its own sake. */
const OTHER_FOLDERS = new Set(['tools', 'utils', 'scripts', 'docs', 'example', 'examples', 'demo', 'demos', 'playground', 'playgrounds', 'fixtures', '__fixtures__', 'test', 'tests', '__tests__', 'e2e']);
/** Hidden folders, and names that say the same in part. */
const ALSO_OTHER = /^\.|^e2e-|-e2e$|(?:^|[-_])templates?$|\{\{/;

/** Manifests of programs in other languages than JavaScript. */
const PYTHON_MANIFEST = /^(?:pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile)$/;
const OTHER_MANIFEST = /^(?:go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|[\w.-]+\.(?:cs|fs|vb)proj)$/;
/** Names of files that programs are written in. */
const PROGRAM = /\.(?:go|rs|java|kt|cs|fs|rb|php|exs?|scala|cc|cpp|swift|dart|py|[cm]?[jt]sx?|vue|svelte|astro)$/;

/** What is known of the folders of a project. */
export interface Folders {
  /** All that hold a file which some fact reads, at any depth, and programs of other languages beside them; the root is the empty text. */
  readonly all: ReadonlySet<string>;
  /** Names of what is in a folder. */
  names(folder: string): readonly string[];
  /** The package.json of a folder, unless it is that of a workspace. */
  packageOf(folder: string): Json | undefined;
  /** The manifest of a Python project, or of a program in another language. */
  otherManifest(folder: string): { readonly file: string; readonly isPython: boolean } | undefined;
  /** Whether a folder holds a program's manifest or its source. */
  isProgram(folder: string): boolean;
  /** Whether nothing in a folder is run for its own sake: tests, examples, tools. */
  isAside(folder: string): boolean;
  /** How far below a folder of services it stands: the place of the first part below it, or 0. */
  underServices(folder: string): number;
  /** Whether a package is there for others to import: in a folder of shared packages, and two or more declare that they need it. */
  isLibrary(folder: string): boolean;
  /** Whether a manifest says what others import of a package, and nothing of how it is started. */
  isImported(folder: string): boolean;
  /** Names that others may call a folder by: its own and its package's, without the scope. */
  calledAs(folder: string): readonly string[];
  lineOf(file: string, offset: number): number;
  read(file: string): string | undefined;
}

export interface FoldersInput extends Pick<Discovered, 'sources' | 'others' | 'projectFiles'> {
  /** Absolute real path of the root. */
  readonly root: string;
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
  lineOf(place: Place): number;
}

export function foldersOf({ root, sources, others, projectFiles, read, lineOf }: FoldersInput): Folders {
  const all = holding([...sources, ...others, ...projectFiles]);
  const listed = new Map<string, readonly string[]>();
  const names = (folder: string): readonly string[] => {
    let found = listed.get(folder);
    if (!found) listed.set(folder, (found = entriesIn(root, folder).map(({ name }) => name).sort(compareText)));
    return found;
  };
  for (const folder of besides(root, all)) all.add(folder);
  const manifests = new Set(projectFiles.filter((file) => /(?:^|\/)package\.json$/.test(file)));
  const known = new Map<string, Json | undefined>();
  const packageOf = (folder: string): Json | undefined => {
    const file = within(folder, 'package.json');
    if (!manifests.has(file)) return undefined;
    if (!known.has(file)) known.set(file, parseJsonObject(read(file) ?? ''));
    const manifest = known.get(file);
    return manifest && own(manifest, 'workspaces') === undefined ? manifest : undefined;
  };
  let dependents: ReadonlyMap<string, number> | undefined;
  const otherManifest = (folder: string): ReturnType<Folders['otherManifest']> => {
    const python = names(folder).find((name) => PYTHON_MANIFEST.test(name));
    const file = python ?? names(folder).find((name) => OTHER_MANIFEST.test(name));
    return file === undefined ? undefined : { file: within(folder, file), isPython: python !== undefined };
  };
  return {
    all,
    names,
    packageOf,
    otherManifest,
    isProgram: (folder) => packageOf(folder) !== undefined || otherManifest(folder) !== undefined || names(folder).some((name) => PROGRAM.test(name)),
    isAside: (folder) => folder.split('/').some((part) => OTHER_FOLDERS.has(part) || ALSO_OTHER.test(part)),
    underServices(folder) {
      const parts = folder.split('/');
      const start = parts.slice(0, -1).findLastIndex((part) => SERVICE_FOLDERS.has(part)) + 1;
      return start > 0 && !parts.slice(start).some((part) => SHARED_FOLDERS.has(part)) ? start : 0;
    },
    isLibrary(folder) {
      const name = asText(own(packageOf(folder), 'name'));
      if (name === undefined || !folder.split('/').some((part) => SHARED_FOLDERS.has(part))) return false;
      return ((dependents ??= countDependents([...all].map(packageOf))).get(name) ?? 0) > 1;
    },
    isImported(folder) {
      const manifest = packageOf(folder);
      const scripts = Object.keys(asObject(own(manifest, 'scripts')) ?? {});
      return ['exports', 'main', 'module', 'types', 'files'].some((key) => own(manifest, key) !== undefined) && !scripts.some((name) => /^(?:start|serve|dev)(?:$|:)/.test(name));
    },
    calledAs(folder) {
      const folderName = folder.slice(folder.lastIndexOf('/') + 1);
      const packageName = asText(own(packageOf(folder), 'name'))?.replace(/^@[^/]*\//, '');
      const isTaken = packageName !== undefined && packageName !== folder && all.has(packageName); // the folder of the whole program is called so
      return packageName === undefined || packageName === folderName || isTaken ? [folderName] : [folderName, packageName];
    },
    lineOf: (file, start) => lineOf({ file, start, end: start }),
    read,
  };
}

/** How many packages declare that they need each one. */
function countDependents(manifests: readonly (Json | undefined)[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const manifest of manifests)
    for (const name of new Set(['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => Object.keys(asObject(own(manifest, key)) ?? {})))) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/** Folders next to sources that hold a program in another language: they run, though nothing of them is in the graph. */
function besides(root: string, folders: ReadonlySet<string>): string[] {
  const beside = [...folders].filter((folder) => SERVICE_FOLDERS.has(folder.slice(folder.lastIndexOf('/') + 1)));
  return beside
    .flatMap((folder) => entriesIn(root, folder).flatMap((entry) => (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name) ? [`${folder}/${entry.name}`] : [])))
    .filter((folder) => !folders.has(folder) && entriesIn(root, folder).some(({ name }) => PYTHON_MANIFEST.test(name) || OTHER_MANIFEST.test(name) || PROGRAM.test(name)));
}

function entriesIn(root: string, folder: string) {
  try {
    const path = join(root, folder);
    if (realpathSync(path) !== path) return []; // a link may lead out of the project
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // discovery has told of the folder already
  }
}

/** All folders that hold any of the files, at any depth; the root is the empty text. */
function holding(files: readonly string[]): Set<string> {
  const folders = new Set<string>(['']);
  for (const file of files)
    for (const folder of upward(file)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** The folders above a path, nearest first; the root is the empty text. */
export function upward(path: string): string[] {
  const folders: string[] = [];
  for (let at = path; at !== ''; ) folders.push((at = folderOf(at)));
  return folders;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
