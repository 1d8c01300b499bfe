import { createRequire, isBuiltin } from 'node:module';
import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { join as joinPosix } from 'node:path/posix';
import type { ResolverFactory } from 'oxc-resolver';
import { syntaxOf } from '#model';
import type { Resolutions, Target } from '#facts/resolutions';
import { asText, own } from '../json.ts';
import { mapTarget } from './exports.ts';
import { folderOf, isBelow, readManifests, type Manifest } from './manifests.ts';
import { sourceCandidates } from './sources.ts';
import { readTsConfigs, type TsConfig } from './tsconfig.ts';

export interface Resolver extends Resolutions {
  /** Manifests and tsconfigs that could be used only in part. */
  readonly degraded: readonly { readonly file: string; readonly reason: string }[];
}

export interface ResolverInput {
  /** Absolute real path of the root. */
  readonly root: string;
  readonly sources: readonly string[];
  readonly projectFiles: readonly string[];
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
}

const CONDITIONS = ['source', 'development', 'node', 'import', 'module', 'require', 'default'];

/**
 * Resolves specifiers as TypeScript and Node would, from sources: aliases of the tsconfig that owns the file,
 * package `imports`, workspace packages by name without an install and without a build, then the relative file.
 * What is left is a package. Manifests and the list of sources decide first, so the answer is the same before and
 * after an install or a build.
 */
export function createResolver({ root, sources, projectFiles, read }: ResolverInput): Resolver {
  const known = new Set(sources);
  const manifests = readManifests(projectFiles, read);
  const onDisk = diskResolver();
  const tsconfigs = readTsConfigs(projectFiles, read, (specifier, folder) => below(root, onDisk.config(join(root, folder), specifier)));
  const owners = new Map<string, TsConfig | undefined>();
  const answers = new Map<string, Target>();

  const ownerOf = (file: string): TsConfig | undefined => {
    if (!owners.has(file)) owners.set(file, tsconfigs.ownerOf(file));
    return owners.get(file);
  };
  const firstKnown = (candidates: Iterable<string>): Target | undefined => {
    for (const file of candidates) if (known.has(file)) return { kind: 'file', file };
    return undefined;
  };

  /** A path below the root, with or without extension, as a module or an asset. With `/` at its end it is a folder only. */
  const fileAt = (written: string): Target | undefined => {
    const path = written.replace(/^\.?\/?$|\/$/, '');
    if (path.startsWith('..')) return { kind: 'unresolved', reason: 'it leads out of the project' };
    if (known.has(path)) return { kind: 'file', file: path };
    const found = onDisk.file(root, path === '' ? '' : written);
    if (found !== undefined) {
      const file = below(root, found);
      if (file === undefined) return { kind: 'unresolved', reason: 'it leads out of the project' };
      if (known.has(file)) return { kind: 'file', file };
      const source = firstKnown(sourceCandidates(file, manifests.ownerOf(file)?.folder ?? '', tsconfigs.nearest(folderOf(file))));
      if (source) return source;
      return syntaxOf(file) === undefined ? { kind: 'asset', file } : { kind: 'unresolved', reason: 'it leads to a file that is ignored' };
    }
    const member = manifests.in(path);
    if (member) return packageAt(member, '.', new Set(CONDITIONS));
    const wanted = written.endsWith('/') ? joinPosix(path, 'index.js') : path;
    return firstKnown(sourceCandidates(wanted, manifests.ownerOf(path)?.folder ?? '', tsconfigs.nearest(folderOf(path))));
  };

  const packageAt = (manifest: Manifest, subpath: string, conditions: ReadonlySet<string>): Target | undefined => {
    const { folder, data } = manifest;
    const at = (target: string): Target | undefined => {
      const path = joinPosix(folder, target);
      return known.has(path) ? { kind: 'file', file: path } : (firstKnown(sourceCandidates(path, folder, tsconfigs.nearest(folder))) ?? fileAt(path));
    };
    const map = own(data, 'exports');
    if (map !== undefined && map !== null) {
      const target = mapTarget(map, subpath, conditions) ?? mapTarget(map, subpath, new Set([...conditions, 'types', 'browser']));
      if (typeof target !== 'string') return { kind: 'unresolved', reason: `\`${subpath}\` is not in the exports of ${manifest.name ?? folder}` };
      const found = at(target) ?? typesOf(map, subpath, at);
      if (found) return found;
      if (syntaxOf(target) === undefined && /\.\w+$/.test(target)) return { kind: 'asset', file: joinPosix(folder, target) }; // made by a build
      return subpath === '.' ? firstKnown(indexCandidates(folder)) : undefined;
    }
    if (subpath !== '.') return at(subpath);
    for (const field of ['source', 'module', 'main', 'types', 'typings']) {
      const target = asText(own(data, field));
      const found = target === undefined ? undefined : at(target);
      if (found?.kind === 'file') return found;
    }
    return firstKnown(indexCandidates(folder));
  };

  const alias = (specifier: string, config: TsConfig): { readonly target: Target | undefined; readonly isSpecific: boolean } => {
    for (const path of matchPaths(specifier, config)) {
      const target = fileAt(path);
      if (target && target.kind !== 'unresolved') return { target, isSpecific: true };
    }
    if (config.baseUrl !== undefined) {
      const target = fileAt(joinPosix(config.baseUrl, specifier));
      if (target && target.kind !== 'unresolved') return { target, isSpecific: true };
    }
    return { target: undefined, isSpecific: config.patterns.some((pattern) => pattern !== '*' && matchPattern(pattern, specifier) !== undefined) };
  };

  const relativeFile = (file: string, specifier: string): Target => {
    const clean = specifier.replace(/#.*$/s, '');
    const path = joinPosix(folderOf(file), /(?:^|\/)\.{1,2}$/.test(clean) ? `${clean}/` : clean);
    const target = fileAt(path);
    if (target) return target;
    for (const other of otherRoots(path, ownerOf(file))) {
      const found = fileAt(other);
      if (found?.kind === 'file') return found;
    }
    return { kind: 'unresolved', reason: 'there is no such file' };
  };

  const packageImport = (file: string, specifier: string, conditions: ReadonlySet<string>): Target => {
    const owner = manifests.ownerOf(file);
    const target = mapTarget(own(owner?.data, 'imports') ?? {}, specifier, conditions);
    if (typeof target !== 'string' || !owner) return { kind: 'unresolved', reason: 'the package has no such entry in `imports`' };
    if (!target.startsWith('.')) return bare(file, target, conditions);
    const path = joinPosix(owner.folder, target);
    return fileAt(path) ?? { kind: 'unresolved', reason: `its entry in \`imports\` leads to \`${target}\`, which does not exist` };
  };

  const bare = (file: string, specifier: string, conditions: ReadonlySet<string>): Target => {
    const name = packageName(specifier);
    if (isBuiltin(specifier)) return { kind: 'external', name: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
    const member = manifests.byName(name, file);
    if (!member) return { kind: 'external', name };
    return packageAt(member, specifier === name ? '.' : `.${specifier.slice(name.length)}`, conditions) ?? { kind: 'unresolved', reason: `the package ${name} of this workspace has no such source` };
  };

  const resolve = (file: string, written: string): Target => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(written) && !/^[a-z]:[\\/]/i.test(written)) return { kind: 'external', name: written };
    const specifier = written.replace(/\?.*$/s, ''); // what bundlers are asked for: `./logo.svg?url`
    if (specifier === '') return { kind: 'unresolved', reason: 'the specifier is empty' };
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return relativeFile(file, specifier);
    if (isAbsolute(specifier) || /^[a-z]:[\\/]/i.test(specifier)) return { kind: 'unresolved', reason: 'the path is absolute' };
    const config = ownerOf(file);
    const aliased = config ? alias(specifier, config) : { target: undefined, isSpecific: false };
    if (aliased.target) return aliased.target;
    const conditions = new Set([...(config?.customConditions ?? []), ...CONDITIONS]);
    if (specifier.startsWith('#')) return packageImport(file, specifier, conditions);
    const found = bare(file, specifier, conditions);
    if (found.kind === 'external' && aliased.isSpecific && !found.name.startsWith('node:') && !manifests.declares(found.name, file))
      return { kind: 'unresolved', reason: `the alias in ${config?.file ?? 'the tsconfig'} leads to no file` };
    return found;
  };

  return {
    target(file, specifier) {
      const key = `${folderOf(file)}\0${ownerOf(file)?.file ?? ''}\0${specifier}`;
      let answer = answers.get(key);
      if (!answer) answers.set(key, (answer = resolve(file, specifier)));
      return answer;
    },
    erasure(file) {
      const config = ownerOf(file);
      return { isVerbatim: config?.isVerbatim ?? false, hasMetadata: config?.hasMetadata ?? false, checksJs: config?.checksJs ?? false };
    },
    packageOf: (file) => manifests.ownerOf(file)?.name,
    get degraded() {
      return [...manifests.broken, ...tsconfigs.broken].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    },
  };
}

/** `paths`: an exact key first, else the pattern with the longest text before its `*`, as TypeScript does. */
function matchPaths(specifier: string, { paths }: TsConfig): string[] {
  let best: string[] = [];
  let longest = -1;
  for (const { pattern, targets } of paths) {
    if (pattern === specifier) return [...targets];
    const star = pattern.indexOf('*');
    const match = matchPattern(pattern, specifier);
    if (star <= longest || match === undefined) continue;
    longest = star;
    best = targets.map((target) => joinPosix(target.replace('*', () => match)));
  }
  return best;
}

/** The text that the `*` of a `paths` pattern stands for, empty for an exact key, or undefined. */
function matchPattern(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < head.length + tail.length) return undefined;
  return specifier.slice(head.length, specifier.length - tail.length);
}

/** The same path seen from the other `rootDirs`. */
function otherRoots(path: string, config: TsConfig | undefined): string[] {
  const dirs = config?.rootDirs ?? [];
  const from = dirs.find((dir) => isBelow(path, dir));
  return from === undefined ? [] : dirs.filter((dir) => dir !== from).map((dir) => joinPosix(dir, from === '' ? path : path.slice(from.length + 1)));
}

function* indexCandidates(folder: string): Generator<string> {
  for (const base of ['src/index', 'index', 'src/main', 'lib/index']) yield* sourceCandidates(joinPosix(folder, `${base}.js`), folder, undefined);
}

function typesOf(map: unknown, subpath: string, at: (target: string) => Target | undefined): Target | undefined {
  const target = mapTarget(map, subpath, new Set(['types', 'default']));
  return typeof target === 'string' ? at(target) : undefined;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** A path relative to the root, or undefined when it lies outside. */
function below(root: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const inside = relative(root, path);
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  return sep === '/' ? inside : inside.split(sep).join('/');
}

const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const EXTENSIONS = [...TYPESCRIPT, '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts', '.vue', '.svelte', '.astro', '.node'];
const ALIASES = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};

/** What only the disk can tell, through oxc-resolver, loaded on first need. */
function diskResolver() {
  let resolver: ResolverFactory | undefined;
  const get = (): ResolverFactory => {
    const { ResolverFactory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
    return (resolver ??= new ResolverFactory({ extensions: EXTENSIONS, extensionAlias: ALIASES, conditionNames: CONDITIONS, mainFields: ['module', 'main'], mainFiles: ['index'] }));
  };
  return {
    file(folder: string, path: string): string | undefined {
      return get().sync(folder, path === '' ? '.' : `./${path}`).path;
    },
    /** The file of a tsconfig base that names a package. */
    config(folder: string, specifier: string): string | undefined {
      for (const candidate of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
        const { path } = get().sync(folder, candidate);
        if (path?.endsWith('.json')) return realpathSync(path);
      }
      return undefined;
    },
  };
}
