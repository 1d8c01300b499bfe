import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { ResolverFactory } from 'oxc-resolver';

/** A path relative to the root, or undefined when it lies outside. */
export function below(root: string, path: string | undefined): string | undefined {
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

export interface Disk {
  /** The real path of the file that a path below a folder stands for: itself, with an extension, or an index. */
  file(folder: string, path: string): string | undefined;
  /** The real path of a tsconfig base that names a package. */
  config(folder: string, specifier: string): string | undefined;
}

/** What only the disk can tell, through oxc-resolver, loaded on first need. */
export function diskResolver(conditions: readonly string[]): Disk {
  let resolver: ResolverFactory | undefined;
  const get = (): ResolverFactory => {
    const { ResolverFactory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
    return (resolver ??= new ResolverFactory({ extensions: EXTENSIONS, extensionAlias: ALIASES, conditionNames: [...conditions], mainFields: ['module', 'main'], mainFiles: ['index'] }));
  };
  return {
    file(folder, path) {
      return get().sync(folder, path === '' ? '.' : `./${path}`).path;
    },
    config(folder, specifier) {
      for (const candidate of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
        const { path } = get().sync(folder, candidate);
        if (path?.endsWith('.json')) return realpathSync(path);
      }
      return undefined;
    },
  };
}
