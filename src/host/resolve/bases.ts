import { isAbsolute } from 'node:path';
import { join } from 'node:path/posix';
import { folderOf, upward } from '#model';
import { asText, own } from '../json.ts';
import { ANY_CONDITIONS } from './conditions.ts';
import { below, type Disk } from './disk.ts';
import { targetsBy } from './exports.ts';
import type { BaseFinder } from './extends.ts';
import { frameworkBase } from './framework-bases.ts';
import type { LeftOut } from './left-out.ts';
import type { Manifests } from './manifests.ts';
import type { Modules } from './modules.ts';
import { isPackageName, packageName } from './specifiers.ts';

interface Surroundings {
  readonly root: string;
  readonly disk: Disk;
  readonly manifests: Manifests;
  readonly modules: Modules;
  readonly leftOut: LeftOut;
  read(file: string): string | undefined;
}

const LOCKFILES = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/** Finds what tsconfigs extend: in packages of the project, in installed ones, or what a framework would make. */
export function createBaseFinder({ root, disk, manifests, modules, leftOut, ...from }: Surroundings): BaseFinder {
  // a disk that ignores case gives a file under any spelling
  const read = (file: string): string | undefined => (disk.at(file) === undefined ? undefined : from.read(file));
  const inProject = (base: string, folder: string): string | undefined => {
    const name = packageName(base);
    const manifest = manifests.byName(name, join(folder, 'tsconfig.json'));
    if (!manifest) return undefined;
    const subpath = base.slice(name.length + 1);
    const mapped = targetsBy(own(manifest.data, 'exports'), subpath === '' ? '.' : `./${subpath}`, ANY_CONDITIONS);
    const plain = subpath === '' ? [asText(own(manifest.data, 'tsconfig')) ?? 'tsconfig.json', 'tsconfig.json'] : [subpath, `${subpath}.json`, `${subpath}/tsconfig.json`];
    return [...mapped, ...plain].map((path) => join(manifest.folder, path)).find((path) => path.endsWith('.json') && read(path) !== undefined);
  };
  /** Whether a lockfile names a package, so that an install brings it though no manifest declares it. */
  const isLocked = (name: string, file: string): boolean =>
    upward(folderOf(file)).some((folder) => LOCKFILES.some((lock) => disk.names(folder).has(lock) && (read(join(folder, lock)) ?? '').includes(name)));

  return {
    read,
    locate: (base, folder) => inProject(base, folder) ?? below(root, disk.config(folder, base)),
    isExpected(base, file) {
      if (base.startsWith('.')) return leftOut.has(join(folderOf(file), base));
      const name = packageName(base);
      const member = manifests.byName(name, file);
      if (member) return leftOut.has(join(member.folder, base.slice(name.length)));
      return isAbsolute(base) || !isPackageName(name) || manifests.declares(name, file) || isLocked(name, file);
    },
    standIn: (path) => frameworkBase(path, (folder) => modules.in(folder) !== undefined),
  };
}
