import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** Variables that change what paths mean, or what git runs. */
const UNWANTED = /^GIT_(?:EXTERNAL_DIFF|NAMESPACE|PREFIX|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE\w*)$/;

/**
 * The environment of a git process in a folder.
 * @param env the environment of the whole run; in a hook, git says there which index and repository it means
 */
export function environment(env: Readonly<Record<string, string | undefined>>, folder: string): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !UNWANTED.test(name)));
  // in a hook these are relative to the folder that git started it in
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR']) if (kept[name] !== undefined && kept[name] !== '') kept[name] = absolute(kept[name]);
  // a repository without a work tree is taken to have it where the process starts, which is the top in a hook and may be below it here
  const top = (kept['GIT_DIR'] ?? '') !== '' && (kept['GIT_WORK_TREE'] ?? '') === '' ? topAbove(folder) : undefined;
  if (top !== undefined) kept['GIT_WORK_TREE'] = top;
  return { ...kept, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', GIT_ATTR_NOSYSTEM: '1' };
}

/** A path as git meant it where it started the hook; the hook may have gone into a folder since. */
function absolute(path: string): string {
  if (isAbsolute(path)) return path;
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path);
    if (dirname(folder) === folder) return resolve(path);
  }
}

function topAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : topAbove(dirname(folder));
}
