import { join } from 'node:path/posix';
import type { TsConfig } from './tsconfig.ts';

const OUTPUT_FOLDERS = new Set(['dist', 'build', 'lib', 'out', 'esm', 'cjs', 'es', 'output', 'types']);
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
 */
export function* sourceCandidates(path: string, packageFolder: string, config: TsConfig | undefined): Generator<string> {
  yield* withSourceExtensions(path);
  if (config?.outDir !== undefined && config.outDir !== '' && path.startsWith(`${config.outDir}/`)) {
    const inside = path.slice(config.outDir.length + 1);
    for (const base of config.rootDir === undefined ? [join(config.folder, 'src'), config.folder] : [config.rootDir]) yield* withSourceExtensions(join(base, inside));
  }
  const local = packageFolder === '' ? path : path.startsWith(`${packageFolder}/`) ? path.slice(packageFolder.length + 1) : undefined;
  if (local === undefined) return;
  const parts = local.split('/');
  while (OUTPUT_FOLDERS.has(parts[0] ?? '')) {
    parts.shift();
    const inside = parts.length === 0 ? 'index.js' : parts.join('/');
    yield* withSourceExtensions(join(packageFolder, 'src', inside));
    yield* withSourceExtensions(join(packageFolder, inside));
  }
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
