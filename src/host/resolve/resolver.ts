import { isBuiltin } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { join as joinPosix } from 'node:path/posix';
import type { Resolutions, Target } from '#facts/resolutions';
import { own } from '../json.ts';
import { matchPaths, matchPattern, otherRoots } from './aliases.ts';
import { below, diskResolver } from './disk.ts';
import { mapTarget } from './exports.ts';
import { CONDITIONS, createLocator } from './locate.ts';
import { folderOf, readManifests } from './manifests.ts';
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

/**
 * Resolves specifiers as TypeScript and Node would, from sources: aliases of the tsconfig that owns the file,
 * package `imports`, workspace packages by name without an install and without a build, then the relative file.
 * What is left is a package. Manifests and the list of sources decide first, so the answer is the same before and
 * after an install or a build.
 */
export function createResolver({ root, sources, projectFiles, read }: ResolverInput): Resolver {
  const manifests = readManifests(projectFiles, read);
  const onDisk = diskResolver(CONDITIONS);
  const tsconfigs = readTsConfigs(projectFiles, read, (specifier, folder) => below(root, onDisk.config(join(root, folder), specifier)));
  const { fileAt, packageAt } = createLocator(root, new Set(sources), manifests, tsconfigs, onDisk);
  const owners = new Map<string, TsConfig | undefined>();
  const answers = new Map<string, Target>();

  const ownerOf = (file: string): TsConfig | undefined => {
    if (!owners.has(file)) owners.set(file, tsconfigs.ownerOf(file));
    return owners.get(file);
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
      return { isVerbatim: config?.isVerbatim ?? false, hasMetadata: config?.hasMetadata ?? false, hasStrictNulls: config?.hasStrictNulls ?? true, checksJs: config?.checksJs ?? false };
    },
    packageOf: (file) => manifests.ownerOf(file)?.name,
    get degraded() {
      return [...manifests.broken, ...tsconfigs.broken].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    },
  };
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

