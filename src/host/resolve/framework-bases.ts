import { join } from 'node:path/posix';
import type { Json } from '../json.ts';

/**
 * What a tsconfig that a framework generates would say, before it is there: the aliases that every project of the
 * framework has. Aliases of the framework's own configuration, which is code, stay unknown.
 * @param base path of the generated tsconfig below the root
 * @param holdsModules whether modules lie in a folder, at any depth
 * @see https://svelte.dev/docs/kit/$lib and https://nuxt.com/docs/api/nuxt-config#alias
 */
export function frameworkBase(base: string, holdsModules: (folder: string) => boolean): { readonly folder: string; readonly data: Json } | undefined {
  const made = /^(.*?)\/?\.(svelte-kit|nuxt)\/tsconfig[\w.]*\.json$/.exec(base);
  if (!made) return undefined;
  const [, folder = '', framework] = made;
  const app = holdsModules(join(folder, 'app')) && framework === 'nuxt' ? './app' : '.';
  const paths = framework === 'nuxt' ? { ...both('~', app), ...both('@', app), ...both('~~', '.'), ...both('@@', '.'), ...both('#shared', './shared') } : both('$lib', './src/lib');
  return { folder, data: { compilerOptions: { paths } } };
}

function both(alias: string, folder: string): Readonly<Record<string, readonly string[]>> {
  return { [alias]: [folder], [`${alias}/*`]: [`${folder}/*`] };
}
