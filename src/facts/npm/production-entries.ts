import type { PackageManifest } from '../package-manifests.ts';
import { within, type Boundary } from './declared.ts';
import { isDevelopmentPath } from './development.ts';
import { isStart, wordsOf } from './production-built.ts';

/** Where a package begins when nothing says so. */
const USUAL = /^(?:src\/)?(?:index|main|server|app|cli|bin)\.[cm]?[jt]sx?$|^(?:src\/)?bin\/[^/]+\.[cm]?[jt]sx?$/;
/** Folders that a build writes, and where their sources are. */
const BUILT = /^(?:dist|build|lib|out|output|cjs|esm|es|compiled|target|dist-[\w-]+)(?:\/(?:src|cjs|esm|es|node|types|commonjs|module|umd))?\//;

/**
 * The modules that a package begins with in production: what its manifest offers, what its start script runs, and the usual names.
 * Files of development are none, whoever names them.
 * @param modules of the package alone
 */
export function entriesOf({ folder, manifest }: Boundary, modules: readonly string[]): string[] {
  const written = [...manifest.entries, ...startedBy(manifest)].map((path) => path.replace(/^\.\//, ''));
  const wanted = new Set(written.filter((path) => !path.includes('*')).flatMap(stemsOf));
  const patterns = written.filter((path) => path.includes('*')).flatMap((path) => stemsOf(path.slice(0, path.indexOf('*'))));
  return modules.filter((file) => {
    const path = within(folder, file);
    if (isDevelopmentPath(path)) return false;
    const stem = stemOf(path);
    return USUAL.test(path) || wanted.has(stem) || wanted.has(stem.replace(/\/index$/, '')) || patterns.some((prefix) => path.startsWith(prefix));
  });
}

/** The path of an entry without its extension, and of the source that a build may make it of. */
function stemsOf(path: string): string[] {
  const stem = path.endsWith('/') ? path : stemOf(path);
  const source = stem.replace(BUILT, '');
  return source === stem ? [stem] : [stem, source, `src/${source}`];
}

const stemOf = (path: string): string => path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');

function startedBy({ scripts }: PackageManifest): string[] {
  return scripts.flatMap(([name, command]) => (isStart(name) ? wordsOf(command).filter((word) => /^[\w.][\w./-]*$/.test(word) && (/\.[cm]?[jt]s$/.test(word) || word.includes('/'))) : []));
}

/** Scripts that run what production runs, only otherwise. */
const RUNS_PRODUCT = /^(?:dev|develop|watch|debug|preview|local)(?:$|[:.-])/;

/** Whether a script of the manifest that starts nothing in production runs a file, as `node check.mjs` in `prebuild` does. */
export function isRunByScript(file: string, { folder, manifest: { scripts, entries } }: Boundary): boolean {
  const path = within(folder, file);
  const isNamed = (written: string): boolean => written.replace(/^\.\//, '') === path;
  if (USUAL.test(path)) return false;
  return scripts.some(([name, command]) => !isStart(name) && !RUNS_PRODUCT.test(name) && command.includes(path) && wordsOf(command).some(isNamed)) && !entries.some(isNamed);
}
