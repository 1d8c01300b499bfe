import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';
import { join } from 'node:path/posix';
import type { Target } from '#facts/resolutions';
import { nearest } from '#facts/spelling';
import { asObject, own } from '../json.ts';
import { matchPaths, matchPattern } from './aliases.ts';
import { conditionsOf } from './conditions.ts';
import { targetsBy } from './exports.ts';
import { first } from './first.ts';
import { mannerOf, type Locator } from './locate.ts';
import { explainMiss } from './misses.ts';
import { isDrive, isPackageName, isVirtual, packageName } from './specifiers.ts';
import type { TsConfig } from './tsconfig.ts';
import type { World } from './world.ts';

/** Tools that may give aliases of their own, in configuration that is code. */
const BUNDLERS = [
  'vite', 'vitest', 'webpack', 'rollup', 'rolldown', 'esbuild', 'parcel', 'tsup', 'tsdown', 'jest', '@rspack/core', '@rsbuild/core', '@farmfe/core', '@babel/core', 'babel-plugin-module-resolver', '@swc/core', 'module-alias', 'metro',
  'next', 'nuxt', 'astro', 'gatsby', 'expo', 'react-native', 'react-scripts', '@craco/craco', '@vue/cli-service', '@sveltejs/kit', '@umijs/max', 'umi', 'wxt', 'plasmo', 'vinxi', 'electron-vite', '@docusaurus/core',
];
/** Tools that give `#` aliases beside `imports`. */
const HASH_ALIASING = ['nuxt', 'nitro', 'nitropack', '@nuxt/kit', '@nuxt/schema'];

export interface Names {
  target(file: string, specifier: string, config: TsConfig | undefined): Target;
  /** Whether an alias of the tsconfig leads somewhere. */
  isAliased(file: string, specifier: string, config: TsConfig | undefined): boolean;
}

/**
 * Resolves what is no relative path: aliases of the tsconfig, `imports` of the package, packages of the project,
 * then packages.
 */
export function createNames(world: World, { fileAt, packageAt }: Locator): Names {
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

  const byImports = (file: string, specifier: string, config: TsConfig | undefined): Target => {
    const owner = manifests.ownerOf(file);
    const map = own(owner?.data, 'imports');
    const targets = targetsBy(map ?? {}, specifier, conditionsOf(file, config));
    if (targets.length === 0 || !owner) {
      if (isVirtual(specifier) && (map === undefined || usesAny(HASH_ALIASING, file))) return { kind: 'external', name: specifier };
      const isOfTool = map === undefined ? config?.isPartial === true || usesAny(BUNDLERS, file) : usesAny(HASH_ALIASING, file);
      if (isOfTool) return { kind: 'unresolved', code: 'ignored', reason: 'its alias, if there is one, is that of a tool' };
      return { kind: 'unresolved', code: 'subpath', reason: 'the package has no such entry in `imports`', ...hintOf('#', specifier, map) };
    }
    const at = (target: string): Target | undefined => leads(target.startsWith('.') ? fileAt(join(owner.folder, target), mannerOf(config)) : byName(file, target, config));
    const isThere = (target: string): boolean => !/\.[cm]?tsx?$/.test(target) || world.modules.has(join(owner.folder, target));
    const found = first(targets.filter(isThere), at) ?? first(targets, at);
    if (found) return found;
    const tried = targets.filter((target) => target.startsWith('.')).map((target) => join(owner.folder, target));
    return explainMiss({ file, specifier, tried, code: 'subpath', reason: `its entry in \`imports\` leads to \`${targets[0] ?? ''}\`, which does not exist` }, world);
  };

  const byName = (file: string, specifier: string, config: TsConfig | undefined): Target => {
    const name = packageName(specifier);
    if (isBuiltin(specifier)) return { kind: 'external', name: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
    const member = manifests.byName(name, file);
    if (!member) return { kind: 'external', name };
    const subpath = specifier === name ? '.' : `.${specifier.slice(name.length)}`;
    const found = packageAt(member, subpath, conditionsOf(file, config), config?.ignoresExports);
    if ('target' in found) return found.target;
    const isPublishedElsewhere = own(asObject(own(member.data, 'publishConfig')), 'directory') !== undefined;
    if (isPublishedElsewhere) return { kind: 'unresolved', code: 'ignored', reason: `what the package ${name} gives is made by a build` };
    if (found.isHidden) return { kind: 'unresolved', code: 'hidden', reason: `\`${subpath}\` is not in the exports of ${name}`, ...hintOf(`${name}/`, specifier, own(member.data, 'exports')) };
    return explainMiss({ file, specifier, tried: found.tried, code: 'workspace', reason: `the package ${name} of this workspace has no such file in \`${member.folder || '.'}\`` }, world);
  };

  const target: Names['target'] = (file, specifier, config) => {
    const aliased = config ? byAlias(file, specifier, config) : { tried: [] };
    if (aliased.target) return aliased.target;
    if (isAbsolute(specifier) || isDrive(specifier)) return { kind: 'unresolved', reason: 'the path is absolute', code: 'absolute' };
    const isAliased = config?.patterns.some((pattern) => pattern !== '*' && matchPattern(pattern, specifier) !== undefined) ?? false;
    if (specifier.startsWith('#') && !isAliased) return byImports(file, specifier, config);
    const found = byName(file, specifier, config);
    if (found.kind !== 'external' || found.name.startsWith('node:') || manifests.declares(found.name, file)) return found;
    if (aliased.tried.some((path) => /(?:^|\/)node_modules\//.test(path))) return found;
    if (isAliased) return explainMiss({ file, specifier, tried: aliased.tried, suffixes: config?.moduleSuffixes, code: 'alias', reason: aliasReason(aliased.tried, config) }, world);
    if (isPackageName(found.name) || isVirtual(specifier)) return found;
    const isCertain = /^[@~]\//.test(specifier) && /\.[cm]?tsx?$/.test(file) && config?.isPartial === false && !usesAny(BUNDLERS, file);
    return { kind: 'unresolved', code: isCertain ? 'alias' : 'ignored', reason: `it is no package name, and ${config ? `${config.file} has no alias for it` : 'no tsconfig has an alias for it'}` };
  };
  return { target, isAliased: (file, specifier, config) => config !== undefined && byAlias(file, specifier, config).target !== undefined };
}

const leads = (target: Target | undefined): Target | undefined => (target?.kind === 'unresolved' ? undefined : target);

function aliasReason([first]: readonly string[], config: TsConfig | undefined): string {
  const file = config?.file ?? 'tsconfig.json';
  return first === undefined ? `\`paths\` of \`${file}\` replace those of a base, which have its alias` : `its alias in \`${file}\` leads to \`${first}\`, which does not exist`;
}

/** The entry of a map that is spelled most like a specifier, written as one; patterns are none. */
function hintOf(prefix: string, specifier: string, map: unknown): { readonly hint?: string } {
  const entries = Object.keys(asObject(map) ?? {}).flatMap((key) => (key.includes('*') ? [] : (/^(?:\.\/|#)(.+)$/.exec(key)?.[1] ?? [])));
  const hint = nearest(specifier.slice(prefix.length), entries);
  return hint === undefined ? {} : { hint: prefix + hint };
}
