/** Extensions that a specifier may leave out, likeliest first. A declaration stands for a module only where there is none. */
const LEFT_OUT = ['.ts', '.tsx', '.js', '.jsx', '.json', '.d.ts', '.vue', '.svelte', '.astro'];

/** Extensions that only some bundlers let a specifier leave out: they count where nothing else does. */
const RARELY_LEFT_OUT = ['.mts', '.cts', '.mjs', '.cjs', '.d.mts', '.d.cts', '.node'];

/** What an extension may be written for: TypeScript is imported by the name of what it becomes, or by its own where there are only declarations. */
const WRITTEN_FOR: ReadonlyMap<string, readonly string[]> = new Map([
  ['.ts', ['.ts', '.tsx', '.js', '.jsx', '.d.ts']],
  ['.tsx', ['.tsx', '.ts', '.jsx', '.js', '.d.ts']],
  ['.mts', ['.mts', '.mjs', '.d.mts']],
  ['.cts', ['.cts', '.cjs', '.d.cts']],
  ['.js', ['.ts', '.tsx', '.js', '.jsx', '.d.ts']],
  ['.jsx', ['.tsx', '.ts', '.jsx', '.js', '.d.ts']],
  ['.mjs', ['.mts', '.mjs', '.d.mts']],
  ['.cjs', ['.cts', '.cjs', '.d.cts']],
  ['.json', ['.json', '.d.json.ts']],
]);

/** A part of a file's name that chooses a platform, in React Native and Expo. */
const PLATFORMS = ['.native', '.ios', '.android', '.web'];

const ONLY_PLAIN: readonly string[] = [''];

/**
 * The files that a path without index may mean, in TypeScript's order, but for a module before its own declaration,
 * since it is the module that runs.
 * @param suffixes `moduleSuffixes` of the tsconfig; the empty one is the plain name
 */
export function* fileCandidates(path: string, suffixes: readonly string[] = ONLY_PLAIN): Generator<string> {
  const dot = path.lastIndexOf('.');
  const extension = dot > path.lastIndexOf('/') + 1 ? path.slice(dot) : '';
  const stem = path.slice(0, path.length - extension.length);
  const written = WRITTEN_FOR.get(extension);
  if (written) for (const one of written) yield* suffixed(stem, one, suffixes);
  else if (extension === '') yield path;
  else yield* suffixed(stem, extension, suffixes);
  for (const one of LEFT_OUT) yield* suffixed(path, one, suffixes);
}

/** The files that a path may mean where it means no other: with an extension that is rarely left out, or for one platform. */
export function* rareCandidates(path: string, suffixes: readonly string[] = ONLY_PLAIN): Generator<string> {
  for (const one of RARELY_LEFT_OUT) yield* suffixed(path, one, suffixes);
  for (const platform of PLATFORMS) for (const extension of ['.ts', '.tsx', '.js', '.jsx']) yield path.replace(/\.[cm]?[jt]sx?$/, '') + platform + extension;
}

function* suffixed(stem: string, extension: string, suffixes: readonly string[]): Generator<string> {
  for (const suffix of suffixes) yield stem + suffix + extension;
}
