import { join } from 'node:path/posix';
import { baseNameOf, compileSelector, folderOf } from '#model';
import { whyNotRead } from '../discover.ts';
import { isIgnored, outerScopes, readScope, type Scope } from '../gitignore.ts';
import { ownText } from '../read.ts';
import type { Disk } from './disk.ts';
import { fileCandidates } from './candidates.ts';
import type { Modules } from './modules.ts';

/** Tells which paths are, or would be, ignored or generated, so that nothing can be said about a file missing there. */
export interface LeftOut {
  /** A path as a specifier gives it: with or without extension, a file or a folder. */
  has(path: string): boolean;
  /** A folder as a whole. */
  hasFolder(folder: string): boolean;
}

/** A name that only a pattern for every name matches. */
const PROBE = 'arch-lint-probe';
const GENERATED_FOLDER = /^(?:__|_|\.)?(?:generated|gen|codegen)(?:__|_)?$/i;
/** Folders with a dot that people write. */
const BY_HAND = new Set(['.storybook', '.github', '.vscode', '.husky', '.ci', '.config']);
const GENERATED_FILE = /(?:[._-](?:generated|gen|pb|grpc)|_pb|\$types)(?:\.d)?(?:\.[cm]?[jt]sx?|\.json)?$/;

/**
 * @param ignore selectors of the configuration
 */
export function createLeftOut({ root, ignore, disk, modules }: { readonly root: string; readonly ignore: readonly string[]; readonly disk: Disk; readonly modules: Modules }): LeftOut {
  const folders = new Map<string, boolean>();
  const scopes = new Map<string, readonly Scope[]>();
  const selectors = ignore.map(compileSelector);
  const submodules = submodulePaths(root);

  const scopesOf = (folder: string): readonly Scope[] => {
    let known = scopes.get(folder);
    if (!known) scopes.set(folder, (known = [...(folder === '' ? outerScopes(root) : scopesOf(folderOf(folder))), readScope(root, folder)]));
    return known;
  };
  const isFileIgnored = (path: string): boolean => isIgnored(path, false, scopesOf(folderOf(path))) || selectors.some((matches) => matches(path));

  const hasFolder = (folder: string): boolean => {
    if (folder === '') return false;
    let known = folders.get(folder);
    if (known === undefined) folders.set(folder, (known = hasFolder(folderOf(folder)) || isFolderLeftOut(folder)));
    return known;
  };
  const isFolderLeftOut = (folder: string): boolean => {
    const name = baseNameOf(folder);
    if (modules.in(folder) !== undefined) return false;
    if (GENERATED_FOLDER.test(name) || submodules.some((path) => folder === path && disk.names(path).size === 0)) return true;
    if (disk.names(folderOf(folder)).get(name)?.isSymbolicLink() && disk.at(folder)?.kind !== 'folder') return true; // into what is not here
    if (name.startsWith('.') && name !== '..' && !BY_HAND.has(name) && disk.at(folder) === undefined) return true; // a tool makes it
    return isIgnored(folder, true, scopesOf(folderOf(folder))) || whyNotRead(root, ignore, `${folder}/${PROBE}.ts`) !== undefined;
  };

  return {
    hasFolder,
    has(path) {
      if (GENERATED_FILE.test(path) || /(?:^|\/)\+types\//.test(path) || hasFolder(folderOf(path)) || hasFolder(path)) return true;
      if (isFileIgnored(path)) return true;
      // where every `.js` is ignored, that says nothing about this one
      const said = (candidate: string): boolean => candidate !== path && isFileIgnored(candidate) && !isFileIgnored(join(folderOf(candidate), PROBE + extensionOf(candidate)));
      return [...fileCandidates(path), ...fileCandidates(join(path, 'index'))].some(said);
    },
  };
}

function extensionOf(path: string): string {
  return /(?:\.d)?\.\w+$/.exec(path)?.[0] ?? '';
}

/** Paths of `.gitmodules`: without `git submodule update`, their folders are empty. */
function submodulePaths(root: string): string[] {
  const paths = [...ownText(root, '.gitmodules').matchAll(/^[ \t]*path[ \t]*=(.*)$/gm)].map(([, path = '']) => path.trim().replace(/\/$/, ''));
  return paths.filter((path) => path !== '');
}
