import { join } from 'node:path/posix';
import { scriptSyntaxOf } from '#model';
import type { Target } from '#facts/resolutions';
import { own } from '../json.ts';
import { matchPaths, matchPattern } from './aliases.ts';
import { fileCandidates } from './candidates.ts';
import type { Conditions } from './conditions.ts';
import { targetsBy } from './exports.ts';
import { mainFields, mainOf, typesVersions } from './fields.ts';
import { first } from './first.ts';
import type { Manifest } from './manifests.ts';
import { sourceCandidates, withoutOutputFolders } from './sources.ts';
import type { World } from './world.ts';

/** What a package of the project gives for `.` or `./sub`, or the paths that were tried. */
export type Found = { readonly target: Target } | { readonly tried: readonly string[]; readonly isHidden: boolean };

/** How paths of a package lead to files. */
interface Files {
  fileAt(path: string): Target | undefined;
  /** As `fileAt`, for a path that a build may write, wherever that stands. */
  atBuilt(path: string): Target | undefined;
}

/** @param isLax what `exports` hide is given all the same, as `moduleResolution` `node10` does */
export type PackageAt = (manifest: Manifest, subpath: string, conditions: Conditions, isLax?: boolean) => Found;

/** Finds what the packages of the project give, from their sources. */
export function createEntries({ modules, tsconfigs }: World, { fileAt, atBuilt }: Files): PackageAt {
  const found = (path: string): Target | undefined => leads(fileAt(path));
  const foundBuilt = (path: string): Target | undefined => leads(atBuilt(path));

  /** The likely entry of a package whose manifest names none, or names something built. */
  const usualEntry = (folder: string): Target | undefined => {
    for (const base of ['src/index', 'index', 'src/main', 'lib/index'])
      for (const file of sourceCandidates(join(folder, `${base}.js`), folder, undefined)) if (modules.has(file)) return { kind: 'file', file };
    return undefined;
  };
  /** `paths` of the package's own tsconfig for its own name. */
  const byOwnPaths = (folder: string, specifier: string): Target | undefined => {
    const config = tsconfigs.nearest(folder);
    if (!config?.patterns.some((pattern) => pattern !== '*' && matchPattern(pattern, specifier) !== undefined)) return undefined;
    return first(matchPaths(specifier, config), found);
  };
  /** The only module below `src` that ends like a path of the output: `dist/esm/internal/index.mjs` for `src/ui/internal/index.ts`. */
  const deeper = (folder: string, target: string): Target | undefined => {
    const tail = withoutOutputFolders(target)?.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    if (tail === undefined || !tail.includes('/')) return undefined;
    const files = new Set([...fileCandidates(tail)].flatMap((one) => modules.endingIn(join(folder, 'src'), one)));
    const [file] = files;
    return file !== undefined && files.size === 1 ? { kind: 'file', file } : undefined;
  };

  /** A source that is named as it is, before what a name may stand for. */
  const exact = (path: string): Target | undefined => (!/\.[cm]?tsx?$/.test(path) ? foundBuilt(path) : modules.has(path) ? { kind: 'file', file: path } : undefined);

  /** With `exports`: what they map to, and nothing else. */
  const mapped = (map: unknown, { folder, name }: Manifest, subpath: string, conditions: Conditions, isLax: boolean): Found => {
    const targets = targetsBy(map, subpath, conditions);
    const isAmongSources = (target: string): boolean => modules.in(join(folder, target.split('/')[1] ?? '')) !== undefined;
    const paths = targets.map((target) => join(folder, target));
    const target = first(paths, exact) ?? first(paths, foundBuilt) ?? byOwnPaths(folder, join(name ?? '', subpath));
    if (target) return { target };
    if (targets.length === 0) {
      const file = isLax ? foundBuilt(join(folder, subpath)) : undefined;
      return file ? { target: file } : { tried: [join(folder, subpath)], isHidden: true };
    }
    const asset = paths.find((path) => scriptSyntaxOf(path) === undefined && /\.\w+$/.test(path));
    if (asset !== undefined) return { target: { kind: 'asset', file: asset } }; // made by a build
    const source = (subpath === '.' && !targets.every(isAmongSources) ? usualEntry(folder) : undefined) ?? first(targets, (one) => deeper(folder, one));
    return source ? { target: source } : { tried: paths, isHidden: false };
  };

  return (manifest, subpath, conditions, isLax = false) => {
    const { folder, data, name } = manifest;
    const map = own(data, 'exports') ?? undefined;
    if (map !== undefined) return mapped(map, manifest, subpath, conditions, isLax);
    const specifier = join(name ?? '', subpath);
    if (subpath === '.') {
      const target = mainOf(manifest, atBuilt) ?? usualEntry(folder) ?? byOwnPaths(folder, specifier) ?? found(join(folder, 'index'));
      return target ? { target } : { tried: [...mainFields(manifest), join(folder, 'index')], isHidden: false };
    }
    // a folder that a build makes (`compiler`, `cli`) is what stands below `src` under its name
    const tried = [join(folder, subpath), ...typesVersions(manifest, subpath)];
    const target = first([...tried, join(folder, 'src', subpath)], foundBuilt) ?? byOwnPaths(folder, specifier) ?? deeper(folder, subpath);
    return target ? { target } : { tried, isHidden: false };
  };
}

const leads = (target: Target | undefined): Target | undefined => (target?.kind === 'unresolved' ? undefined : target);
