import { join } from 'node:path/posix';
import { syntaxOf } from '#model';
import type { Target } from '#facts/resolutions';
import { asText, own } from '../json.ts';
import { below, type Disk } from './disk.ts';
import { mapTarget } from './exports.ts';
import { folderOf, type Manifest, type Manifests } from './manifests.ts';
import { sourceCandidates } from './sources.ts';
import type { TsConfigs } from './tsconfig.ts';

/** Conditions of `exports` and `imports` that hold everywhere, sources first. */
export const CONDITIONS: readonly string[] = ['source', 'development', 'node', 'import', 'module', 'require', 'default'];

export interface Locator {
  /** A path below the root, with or without extension, as a module or an asset. With `/` at its end it is a folder only. */
  fileAt(path: string): Target | undefined;
  /** What a package of the workspace gives for `.` or `./sub`. */
  packageAt(manifest: Manifest, subpath: string, conditions: ReadonlySet<string>): Target | undefined;
}

/**
 * Finds the module that a path or a package of the project stands for. Known sources win over what lies on disk,
 * and what a build would write is put back to what it is written from.
 */
export function createLocator(root: string, known: ReadonlySet<string>, manifests: Manifests, tsconfigs: TsConfigs, onDisk: Disk): Locator {
  const firstKnown = (candidates: Iterable<string>): Target | undefined => {
    for (const file of candidates) if (known.has(file)) return { kind: 'file', file };
    return undefined;
  };

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
    const wanted = written.endsWith('/') ? join(path, 'index.js') : path;
    return firstKnown(sourceCandidates(wanted, manifests.ownerOf(path)?.folder ?? '', tsconfigs.nearest(folderOf(path))));
  };

  const packageAt = (manifest: Manifest, subpath: string, conditions: ReadonlySet<string>): Target | undefined => {
    const { folder, data } = manifest;
    const at = (target: string): Target | undefined => {
      const path = join(folder, target);
      return known.has(path) ? { kind: 'file', file: path } : (firstKnown(sourceCandidates(path, manifests.ownerOf(path)?.folder ?? folder, tsconfigs.nearest(folder))) ?? fileAt(path));
    };
    const map = own(data, 'exports');
    if (map !== undefined && map !== null) {
      const target = mapTarget(map, subpath, conditions) ?? mapTarget(map, subpath, new Set([...conditions, 'types', 'browser']));
      if (typeof target !== 'string') return { kind: 'unresolved', reason: `\`${subpath}\` is not in the exports of ${manifest.name ?? folder}` };
      const found = at(target) ?? typesOf(map, subpath, at);
      if (found) return found;
      if (syntaxOf(target) === undefined && /\.\w+$/.test(target)) return { kind: 'asset', file: join(folder, target) }; // made by a build
      return subpath === '.' ? firstKnown(indexCandidates(folder)) : undefined;
    }
    // without `exports`, a folder that a build makes (`compiler`, `cli`) is what stands below `src` under its name
    if (subpath !== '.') return at(subpath) ?? at(join('src', subpath));
    for (const field of ['source', 'module', 'main', 'types', 'typings']) {
      const target = asText(own(data, field));
      const found = target === undefined ? undefined : at(target);
      if (found?.kind === 'file') return found;
    }
    return firstKnown(indexCandidates(folder));
  };

  return { fileAt, packageAt };
}

function* indexCandidates(folder: string): Generator<string> {
  for (const base of ['src/index', 'index', 'src/main', 'lib/index']) yield* sourceCandidates(join(folder, `${base}.js`), folder, undefined);
}

function typesOf(map: unknown, subpath: string, at: (target: string) => Target | undefined): Target | undefined {
  const target = mapTarget(map, subpath, new Set(['types', 'default']));
  return typeof target === 'string' ? at(target) : undefined;
}
