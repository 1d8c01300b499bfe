import { compareText } from '#model';
import type { PackageManifest } from '../package-manifests.ts';
import type { Resolutions } from '../resolutions.ts';

/**
 * Where code of several packages could live: a package of the project that each of them has among its dependencies, or is.
 * @returns for files, its name, or undefined where there is none
 */
export function sharedHome(manifests: ReadonlyMap<string, PackageManifest>, resolutions: Resolutions): (files: readonly string[]) => string | undefined {
  const byName = new Map<string, PackageManifest>();
  for (const manifest of manifests.values()) if (manifest.name !== undefined && !byName.has(manifest.name)) byName.set(manifest.name, manifest);
  return (files) => {
    const names = [...new Set(files.map((file) => resolutions.packageOf(file)))];
    const members = resolutions.workspaceOf?.(files[0] ?? '')?.members;
    let common: string[] | undefined;
    for (const name of names) {
      const manifest = name === undefined ? undefined : byName.get(name);
      if (!manifest || name === undefined || !members) return undefined;
      const near = new Set([name, ...manifest.declared.filter(({ section }) => section !== 'devDependencies').map((one) => one.name)]);
      common = common ? common.filter((one) => near.has(one)) : [...near].filter((one) => members.has(one));
    }
    return common?.sort(compareText)[0];
  };
}
