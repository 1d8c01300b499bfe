import { join } from 'node:path/posix';
import { compareText, folderOf } from '#model';
import type { Resolutions, Target } from '#facts/resolutions';
import { matchPaths, otherRoots } from './aliases.ts';
import { createBaseFinder } from './bases.ts';
import { openDisk } from './disk.ts';
import { first } from './first.ts';
import { createLeftOut } from './left-out.ts';
import { createLocator, mannerOf } from './locate.ts';
import { readManifests } from './manifests.ts';
import { explainMiss } from './misses.ts';
import { indexModules } from './modules.ts';
import { createNames } from './names.ts';
import { filesMatching } from './patterns.ts';
import { hasScheme, isRelative, packageName } from './specifiers.ts';
import { standingOf } from './standing.ts';
import { readTsConfigs, type TsConfig } from './tsconfig.ts';
import type { World } from './world.ts';

export interface Resolver extends Resolutions {
  /** Manifests and tsconfigs that could be used only in part. */
  readonly degraded: readonly { readonly file: string; readonly reason: string }[];
  /** Whether a folder that an answer depends on has changed on disk, apart from sources and project files. */
  hasChanged(): boolean;
}

export interface ResolverInput {
  /** Absolute real path of the root. */
  readonly root: string;
  /** In code-unit order. */
  readonly sources: readonly string[];
  readonly projectFiles: readonly string[];
  /** Selectors of files that the configuration leaves out. */
  readonly ignore?: readonly string[];
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
}

/**
 * Resolves specifiers as TypeScript and Node would, from sources: aliases of the tsconfig that owns the file,
 * package `imports`, packages of the project by name without an install and without a build, then the relative file.
 * What is left is a package. Manifests and the list of sources decide first, so the answer is the same before and
 * after an install or a build.
 */
export function createResolver({ root, sources, projectFiles, ignore = [], read }: ResolverInput): Resolver {
  const modules = indexModules(sources);
  const disk = openDisk(root);
  const manifests = readManifests(projectFiles, read, (folder) => modules.in(folder) !== undefined);
  const leftOut = createLeftOut({ root, ignore, disk, modules });
  const tsconfigs = readTsConfigs(projectFiles, createBaseFinder({ root, disk, manifests, modules, leftOut, read }));
  const world: World = { modules, disk, manifests, tsconfigs, leftOut };
  const locator = createLocator(world);
  const named = createNames(world, locator);
  const owners = new Map<string, TsConfig | undefined>();
  const answers = new Map<string, Target>();
  const matches = new Map<string, readonly Target[]>();

  const ownerOf = (file: string): TsConfig | undefined => {
    if (!owners.has(file)) owners.set(file, tsconfigs.ownerOf(file));
    return owners.get(file);
  };

  const relative = (file: string, specifier: string, config: TsConfig | undefined): Target => {
    const clean = specifier.replace(/#.*$/s, '');
    const path = join(folderOf(file), /(?:^|\/)\.{1,2}$/.test(clean) ? `${clean}/` : clean);
    const target = locator.fileAt(path, mannerOf(config));
    if (target) return target;
    const others = otherRoots(clean.endsWith('/') ? path : path.replace(/\/$/, ''), config); // there TypeScript looks for a file too, also for `.`
    const inOther = first(others, (other) => {
      const found = locator.fileAt(other, mannerOf(config));
      return found?.kind === 'unresolved' ? undefined : found;
    });
    if (inOther) return inOther;
    const tried = [path.endsWith('/') ? join(path, 'index') : path, ...others.filter((other) => !isFrameworkRoot(other))];
    return explainMiss({ file, specifier: clean, tried, suffixes: config?.moduleSuffixes, code: 'missing', reason: 'there is no such file' }, world);
  };

  const resolve = (file: string, written: string): Target => {
    if (hasScheme(written)) return { kind: 'external', name: written };
    const isLoaded = written.includes('!'); // webpack's `!!raw-loader!./notes.md`
    const specifier = written.slice(written.lastIndexOf('!') + 1).replace(/\?.*$/s, ''); // and what bundlers are asked for: `./logo.svg?url`
    if (specifier === '') return { kind: 'unresolved', reason: 'the specifier is empty', code: 'empty' };
    const target = (isRelative(specifier) ? relative : named.target)(file, specifier, ownerOf(file));
    return isLoaded && target.kind === 'unresolved' ? { kind: 'unresolved', code: 'ignored', reason: target.reason } : target;
  };

  const matching = (file: string, written: string): readonly Target[] => {
    const config = ownerOf(file);
    const pattern = written.replace(/[?#].*$/s, '');
    const aliased = config ? [...matchPaths(pattern, config), ...(config.baseUrl === undefined ? [] : [join(config.baseUrl, pattern)])] : [];
    for (const path of isRelative(pattern) ? [join(folderOf(file), pattern)] : aliased) {
      let found = matches.get(path);
      if (!found) matches.set(path, (found = filesMatching(path, world)));
      if (found.length > 0) return found.filter((target) => !('file' in target) || target.file !== file);
    }
    return [];
  };

  return {
    target(file, specifier) {
      // what is no path depends on the package and the kind of the file, not on its folder
      const place = isRelative(specifier) ? folderOf(file) : `${manifests.ownerOf(file)?.folder ?? folderOf(file)}\0${kindOf(file)}`;
      const key = `${place}\0${ownerOf(file)?.file ?? ''}\0${specifier}`;
      const known = answers.get(key);
      if (known) return known;
      const answer = resolve(file, specifier);
      // the nearest spelling depends on the file itself, not only on its folder
      if (answer.kind !== 'unresolved' || answer.code === 'ignored') answers.set(key, answer);
      return answer;
    },
    matching,
    erasure(file) {
      const config = ownerOf(file);
      return { isVerbatim: config?.isVerbatim ?? false, hasMetadata: config?.hasMetadata ?? false, hasStrictNulls: config?.hasStrictNulls ?? true, checksJs: config?.checksJs ?? false, jsxNames: config?.jsxNames ?? [], keepsConstEnums: config?.keepsConstEnums ?? 'never' };
    },
    standing: (file) => standingOf(file, world),
    packageOf: (file) => manifests.ownerOf(file)?.name,
    memberNamed(file, specifier) {
      if (isRelative(specifier) || hasScheme(specifier) || specifier.startsWith('#') || named.isAliased(file, specifier, ownerOf(file))) return undefined;
      const member = manifests.byName(packageName(specifier), file);
      return member && { name: packageName(specifier), folder: member.folder };
    },
    workspaceOf(file) {
      const workspace = manifests.workspaceOf(file);
      return workspace && { folder: workspace.folder, members: new Map([...workspace.members].map(([name, { folder }]) => [name, folder])) };
    },
    get brokenConfigs() {
      return tsconfigs.broken;
    },
    get degraded() {
      return [...manifests.broken, ...tsconfigs.degraded].sort((a, b) => compareText(a.file, b.file));
    },
    hasChanged: () => disk.hasChanged(),
  };
}

/** The extension, which conditions and certainty depend on. */
const kindOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);

/** A root of `rootDirs` in which a framework writes only types under names of their own (`./$types`, `./+types/*`). */
function isFrameworkRoot(path: string): boolean {
  return /(?:^|\/)\.(?:svelte-kit|react-router)\//.test(path);
}
