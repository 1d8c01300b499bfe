import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of this user in which caches are kept, outside of every project: a repository can bring no facts of its own making.
 * @returns undefined where there is no home
 */
export function userCacheFolder(env: Readonly<Record<string, string | undefined>>, platform: string = process.platform): string | undefined {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? safeHome();
  const given = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  const base = given !== undefined && given !== '' ? given : home === undefined || home === '' ? undefined : platform === 'darwin' ? join(home, 'Library', 'Caches') : platform === 'win32' ? join(home, 'AppData', 'Local') : join(home, '.cache');
  return base === undefined ? undefined : join(base, 'arch-lint');
}

function safeHome(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined; // a container without users
  }
}
