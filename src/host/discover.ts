import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText, compileSelector, scriptSyntaxOf, syntaxOf, type GlobMatcher } from '#model';
import { foreignExtension } from '#facts/foreign-clones';
import { isIgnored, outerScopes, readScope, type Scope } from './gitignore.ts';

/** What a walk over the root found. All paths are relative and `/`-separated, in code-unit order. */
export interface Discovered {
  /** TypeScript and JavaScript modules. */
  readonly sources: readonly string[];
  /** Other files that some fact can read: Python, manifests, lock files. */
  readonly others: readonly string[];
  /** Sources in languages that no fact of ours reads. */
  readonly foreign: readonly string[];
  /** `package.json`, `tsconfig*.json` and the like, for resolution. */
  readonly projectFiles: readonly string[];
  /** Folders and files left out by convention that no ignore file names. */
  readonly excluded: readonly { readonly path: string; readonly reason: string }[];
  /** Folders that could not be listed. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** Installed packages, what installs them, version control and tool caches: never sources, wherever they stand. */
const NEVER = new Set([
  'node_modules', 'bower_components', 'jspm_packages', '.git', '.hg', '.svn', '.yarn', '.pnpm-store', '.venv', 'site-packages', '__pycache__', '__pypackages__', '.tox', '.nox', '.eggs', '.mypy_cache', '.ruff_cache', '.pytest_cache',
  '.pnp.cjs', '.pnp.js', '.pnp.loader.mjs', '.next', '.nuxt', '.output', '.svelte-kit', '.turbo', '.nx', '.cache', '.parcel-cache', '.vercel', '.serverless', '.angular',
]);
/** Whether nothing in a folder of this name is anybody's source. */
export const isNeverRead = (name: string): boolean => NEVER.has(name);

/** Left out only where a package or the root begins: deeper, such a name may be a domain word. */
const AT_PACKAGE_ROOT = new Map([
  ['dist', 'build output'], ['build', 'build output'], ['out', 'build output'], ['coverage', 'build output'],
  ['vendor', 'vendored code'], ['third_party', 'vendored code'], ['vendored', 'vendored code'],
]);
const PROJECT_FILE = /^(?:package\.json|[tj]sconfig[\w.-]*\.json|pnpm-workspace\.yaml|rush\.json|lerna\.json)$/;

/**
 * Lists the sources of a project. Symbolic links are not followed, so nothing outside the root is read and
 * every file is met once. The machine's own git excludes are not read: they differ from machine to machine.
 * @param ignore selectors of the configuration
 */
export function discover(root: string, ignore: readonly string[]): Discovered {
  const found = { sources: [] as string[], others: [] as string[], foreign: [] as string[], projectFiles: [] as string[], excluded: [] as { path: string; reason: string }[], unreadable: [] as { file: string; reason: string }[] };
  const ignored = ignore.map(compileSelector);
  const walk = (folder: string, files: readonly Scope[]): void => {
    const entries = list(root, folder, found.unreadable);
    const names = new Set(entries.map(({ name }) => name));
    const scopes = names.has('.gitignore') ? [...files, readScope(root, folder)] : files;
    const isPackage = folder === '' || isPackageBy(names);
    if (names.has('pyvenv.cfg')) return; // an installed environment of Python, whatever its name
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (!isFolder && !(entry.isFile() && isWanted(entry.name))) continue;
      if (NEVER.has(entry.name) || isIgnored(path, isFolder, scopes) || ignored.some((matches) => matches(path))) continue;
      const convention = conventionOf(root, path, isFolder, isPackage);
      if (convention !== undefined) found.excluded.push({ path, reason: convention });
      else if (isFolder) walk(path, scopes);
      else {
        if (PROJECT_FILE.test(entry.name)) found.projectFiles.push(path);
        if (scriptSyntaxOf(entry.name)) found.sources.push(path);
        else if (syntaxOf(path)) found.others.push(path);
        else if (foreignExtension(entry.name) !== undefined) found.foreign.push(path);
      }
    }
  };
  walk('', outerScopes(root));
  found.sources.sort(compareText);
  found.others.sort(compareText);
  found.foreign.sort(compareText);
  found.projectFiles.sort(compareText);
  found.excluded.sort((a, b) => compareText(a.path, b.path));
  return found;
}

const isPackageBy = (names: ReadonlySet<string>): boolean => ['package.json', 'pyproject.toml', 'setup.py', 'setup.cfg'].some((name) => names.has(name));

/** Whether resolution reads a file: `package.json`, `tsconfig.json` and the like. */
export const isProjectFile = (file: string): boolean => PROJECT_FILE.test(file.slice(file.lastIndexOf('/') + 1));

const isWanted = (name: string): boolean => syntaxOf(name) !== undefined || PROJECT_FILE.test(name) || foreignExtension(name) !== undefined;

function list(root: string, folder: string, unreadable: { file: string; reason: string }[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    unreadable.push({ file: folder === '' ? '.' : folder, reason: `the folder cannot be listed (${codeOf(error)})` });
    return [];
  }
}

function conventionOf(root: string, path: string, isFolder: boolean, isPackage: boolean): string | undefined {
  if (!isFolder) return /\.min\.[cm]?js$/.test(path) ? 'minified' : undefined;
  const convention = isPackage ? AT_PACKAGE_ROOT.get(path.slice(path.lastIndexOf('/') + 1)) : undefined;
  return convention === 'build output' && holdsSources(root, path) ? undefined : convention;
}

/** No build writes TypeScript that is more than declarations: such a folder is where people keep their build scripts. */
function holdsSources(root: string, folder: string): boolean {
  return list(root, folder, []).some(({ name }) => /\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name));
}

/** The short code of a file-system error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : String(error);
}

/** Why a path below the root is not among the sources, in one clause, or undefined when it is. */
export function whyNotRead(root: string, ignore: readonly string[], path: string): string | undefined {
  if ((syntaxOf(path) ?? 'text') === 'text') return 'no rule reads files of this kind';
  const matchers: [string, GlobMatcher][] = ignore.map((selector) => [selector, compileSelector(selector)]);
  const parts = path.split('/');
  const scopes = outerScopes(root);
  for (let depth = 0; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const name = parts[depth] ?? '';
    const part = parts.slice(0, depth + 1).join('/');
    const isFolder = depth < parts.length - 1;
    scopes.push(readScope(root, folder));
    if (NEVER.has(name)) return `\`${part}\` is never read`;
    if (isIgnored(part, isFolder, scopes)) return `a .gitignore ignores \`${part}\``;
    const selector = matchers.find(([, matches]) => matches(part))?.[0];
    if (selector !== undefined) return `\`ignore\` names it: \`${selector}\``;
    const names = new Set(list(root, folder, []).map((entry) => entry.name));
    if (names.has('pyvenv.cfg')) return `\`${folder}\` is an environment of Python`;
    const convention = conventionOf(root, part, isFolder, folder === '' || isPackageBy(names));
    if (convention !== undefined) return `\`${part}\` is left out as ${convention}`;
  }
  return undefined;
}
