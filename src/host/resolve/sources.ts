import { join } from 'node:path/posix';
import type { TsConfig } from './tsconfig.ts';

/** `dist`, `lib/esm`, `lib-commonjs`, `dist_es6` and the like. */
const OUTPUT_FOLDER = /^(?:dist|build|lib|out|output|esm|cjs|es|types)(?:[-_](?:commonjs|cjs|common|esm|esnext|mjs|es\d*|module|modules|umd|amd|iife|dts|types?|node|browser|web|dev|prod))?$/;
const isOutputName = (name: string | undefined): boolean => name !== undefined && OUTPUT_FOLDER.test(name);
const SWAPS: readonly [RegExp, readonly string[]][] = [
  [/\.d\.([cm]?)ts$/, ['.$1ts', '.tsx', '.$1js']],
  [/\.([cm])js$/, ['.$1ts', '.ts', '.$1js', '.js']],
  [/\.jsx?$/, ['.ts', '.tsx', '.mts', '.js', '.jsx']],
];

/**
 * The sources that a build output path may come from, likeliest first: the path itself with source extensions,
 * then with the tsconfig's `outDir` put back to its `rootDir`, then with output folders (`dist`, `lib/esm`)
 * put back to `src` or to the package's own folder.
 * @param path the file a manifest or an import names, built or not
 * @param packageFolder folder of the package that owns it
 * @param isOutput whether a folder may be what a build writes, and not where sources stand
 */
export function* sourceCandidates(path: string, packageFolder: string, config: TsConfig | undefined, isOutput: (folder: string) => boolean = () => true): Generator<string> {
  yield* withSourceExtensions(path);
  if (config?.outDir !== undefined && config.outDir !== '' && path.startsWith(`${config.outDir}/`)) {
    const inside = path.slice(config.outDir.length + 1);
    for (const base of config.rootDir === undefined ? [join(config.folder, 'src'), config.folder] : [config.rootDir]) yield* withSourceExtensions(join(base, inside));
  }
  const local = packageFolder === '' ? path : path.startsWith(`${packageFolder}/`) ? path.slice(packageFolder.length + 1) : undefined;
  if (local === undefined) return;
  const parts = local.split('/');
  if (!isOutput(join(packageFolder, parts[0] ?? ''))) return;
  while (isOutputName(parts[0])) {
    parts.shift();
    const inside = parts.length === 0 ? 'index.js' : parts.join('/');
    yield* withSourceExtensions(join(packageFolder, 'src', inside));
    // a bundler names an entry after its folder; a declaration beside the manifest may only stand in for one
    const entry = inside.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    if (entry !== inside) for (const index of ['index.ts', 'index.tsx', 'index.js']) yield join(packageFolder, 'src', entry, index);
    yield* withSourceExtensions(join(packageFolder, inside));
  }
}

/** A path of a package without the output folders that it begins with, or undefined where it begins with none. */
export function withoutOutputFolders(path: string): string | undefined {
  const parts = path.replace(/^\.\//, '').split('/');
  const start = parts.findIndex((part) => !isOutputName(part));
  return start > 0 ? parts.slice(start).join('/') : undefined;
}

function* withSourceExtensions(path: string): Generator<string> {
  yield path;
  for (const [pattern, extensions] of SWAPS) {
    if (!pattern.test(path)) continue;
    for (const extension of extensions) yield path.replace(pattern, extension);
    return;
  }
  for (const extension of ['.ts', '.tsx', '.js', '/index.ts', '/index.tsx', '/index.js']) yield path + extension;
}
