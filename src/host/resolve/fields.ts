import { join } from 'node:path/posix';
import type { Target } from '#facts/resolutions';
import { asObject, asText, asTexts, own } from '../json.ts';
import { matchPattern } from './aliases.ts';
import type { Manifest } from './manifests.ts';

/** The paths that a manifest names as its entry, sources first. */
export function mainFields({ folder, data }: Manifest): string[] {
  return ['source', 'module', 'main', 'types', 'typings', 'style', 'sass'].flatMap((field) => asText(own(data, field)) ?? []).map((path) => join(folder, path));
}

/** The first of them that leads to a module, else to an asset. */
export function mainOf(manifest: Manifest, at: (path: string) => Target | undefined): Target | undefined {
  const targets = mainFields(manifest).flatMap((path) => at(path) ?? []);
  return targets.find(({ kind }) => kind === 'file') ?? targets.find(({ kind }) => kind === 'asset'); // a package of icons may be a style alone
}

/** Where `typesVersions` puts a subpath of a package without `exports`. */
export function typesVersions({ folder, data }: Manifest, subpath: string): string[] {
  const key = subpath.replace(/^\.\//, '');
  return Object.values(asObject(own(data, 'typesVersions')) ?? {}).flatMap((map) =>
    Object.entries(asObject(map) ?? {}).flatMap(([pattern, targets]) => {
      const match = matchPattern(pattern, key);
      return match === undefined ? [] : asTexts(targets).map((target) => join(folder, target.replace('*', () => match)));
    }),
  );
}
