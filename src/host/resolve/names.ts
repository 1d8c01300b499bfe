import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';
import { join } from 'node:path/posix';
import type { Target } from '#facts/resolutions';
import { asObject, own } from '../json.ts';
import { matchPaths, matchPattern } from './aliases.ts';
import { mapTargets } from './exports.ts';
import { first } from './first.ts';
import { CONDITIONS, mannerOf, type Locator } from './locate.ts';
import { explainMiss } from './misses.ts';
import { isDrive, isPackageName, isVirtual, packageName } from './specifiers.ts';
import type { TsConfig } from './tsconfig.ts';
import type { World } from './world.ts';

/** Tools that may give aliases of their own, in configuration that is code. */
const BUNDLERS = ['vite', 'webpack', 'rollup', 'esbuild', 'parcel', 'nuxt', 'next', 'astro', '@rspack/core', '@rsbuild/core', 'rolldown', 'babel-plugin-module-resolver', 'tsup', 'vitest', 'jest'];
/** Tools that give `#` aliases beside `imports`. */
const HASH_ALIASING = ['nuxt', 'nitro', 'nitropack', '@nuxt/kit', '@nuxt/schema'];

/**
 * Resolves what is no relative path: aliases of the tsconfig, `imports` of the package, packages of the project,
 * then packages.
 */
export function createNames(world: World, { fileAt, packageAt }: Locator): (file: string, specifier: string, config: TsConfig | undefined) => Target {
  const { manifests } = world;
  const usesAny = (tools: readonly string[], file: string): boolean => tools.some((name) => manifests.declares(name, file));

  const byAlias = (file: string, specifier: string, config: TsConfig): { readonly target?: Target; readonly tried: readonly string[] } => {
    const tried = matchPaths(specifier, config);
    const mapped = first(tried, (path) => leads(fileAt(path, mannerOf(config))));
    if (mapped) return { target: mapped, tried };
    if (config.baseUrl === undefined) return { tried };
    // a folder that happens to be called like a package that is declared is not what is meant
    const filesOnly = config.isNode16 || manifests.declares(packageName(specifier), file);
    const target = leads(fileAt(join(config.baseUrl, specifier), { ...mannerOf(config), filesOnly }));
    return target ? { target, tried } : { tried };
  };

  const byImports = (file: string, specifier: string, conditions: ReadonlySet<string>, config: TsConfig | undefined): Target => {
    const owner = manifests.ownerOf(file);
    const map = own(owner?.data, 'imports');
    const targets = mapTargets(map ?? {}, specifier, conditions);
    if (!targets || !owner) {
      if (isVirtual(specifier) && (map === undefined || usesAny(HASH_ALIASING, file))) return { kind: 'external', name: specifier };
      const isOfTool = map === undefined ? config?.isPartial === true || usesAny(BUNDLERS, file) : usesAny(HASH_ALIASING, file);
      if (isOfTool) return { kind: 'unresolved', code: 'ignored', reason: 'its alias, if there is one, is that of a tool' };
      return { kind: 'unresolved', code: 'subpath', reason: 'the package has no such entry in `imports`' };
    }
    const found = first(targets, (target) => leads(target.startsWith('.') ? fileAt(join(owner.folder, target), mannerOf(config)) : byName(file, target, conditions, false)));
    if (found) return found;
    const tried = targets.filter((target) => target.startsWith('.')).map((target) => join(owner.folder, target));
    return explainMiss({ file, specifier, tried, code: 'subpath', reason: `its entry in \`imports\` leads to \`${targets[0] ?? ''}\`, which does not exist` }, world);
  };

  const byName = (file: string, specifier: string, conditions: ReadonlySet<string>, isLax: boolean): Target => {
    const name = packageName(specifier);
    if (isBuiltin(specifier)) return { kind: 'external', name: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
    const member = manifests.byName(name, file);
    if (!member) return { kind: 'external', name };
    const subpath = specifier === name ? '.' : `.${specifier.slice(name.length)}`;
    const found = packageAt(member, subpath, conditions, isLax);
    if ('target' in found) return found.target;
    const isPublishedElsewhere = own(asObject(own(member.data, 'publishConfig')), 'directory') !== undefined;
    if (isPublishedElsewhere) return { kind: 'unresolved', code: 'ignored', reason: `what the package ${name} gives is made by a build` };
    if (found.isHidden) return { kind: 'unresolved', code: 'hidden', reason: `\`${subpath}\` is not in the exports of ${name}` };
    return explainMiss({ file, specifier, tried: found.tried, code: 'workspace', reason: `the package ${name} of this workspace has no such source` }, world);
  };

  return (file, specifier, config) => {
    const aliased = config ? byAlias(file, specifier, config) : { tried: [] };
    if (aliased.target) return aliased.target;
    if (isAbsolute(specifier) || isDrive(specifier)) return { kind: 'unresolved', reason: 'the path is absolute', code: 'absolute' };
    const conditions = new Set([...(config?.customConditions ?? []), ...CONDITIONS]);
    const isAliased = config?.patterns.some((pattern) => pattern !== '*' && matchPattern(pattern, specifier) !== undefined) ?? false;
    if (specifier.startsWith('#') && !isAliased) return byImports(file, specifier, conditions, config);
    const found = byName(file, specifier, conditions, config?.ignoresExports ?? false);
    if (found.kind !== 'external' || found.name.startsWith('node:') || manifests.declares(found.name, file)) return found;
    if (isAliased) return explainMiss({ file, specifier, tried: aliased.tried, suffixes: config?.moduleSuffixes, code: 'alias', reason: `the alias in ${config?.file ?? 'the tsconfig'} leads to no file` }, world);
    if (isPackageName(found.name) || isVirtual(specifier)) return found;
    const isCertain = /^[@~]\//.test(specifier) && /\.[cm]?tsx?$/.test(file) && config?.isPartial === false && !usesAny(BUNDLERS, file);
    return { kind: 'unresolved', code: isCertain ? 'alias' : 'ignored', reason: `it is no package name, and ${config ? `${config.file} has no alias for it` : 'no tsconfig has an alias for it'}` };
  };
}

const leads = (target: Target | undefined): Target | undefined => (target?.kind === 'unresolved' ? undefined : target);
