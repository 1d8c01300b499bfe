import { join } from 'node:path/posix';

/** Where a dependency comes from, as far as its version in `package.json` says. */
export type Origin =
  | { readonly kind: 'folder'; readonly folder: string } // relative to the root of the project
  | { readonly kind: 'member'; readonly name?: string } // of the workspace, under another name or its own
  | { readonly kind: 'elsewhere' } // a registry under another name, a repository, an archive
  | { readonly kind: 'unsaid' }; // a version range, which a member of the workspace may satisfy

/**
 * Reads the version of a dependency: `file:`, `link:`, `portal:` and `workspace:` lead to folders and members of the project,
 * `npm:` and addresses to packages from elsewhere, whatever they are called.
 * @param version as written
 * @param folder of the manifest, relative to the root
 */
export function originOf(version: string, folder: string): Origin {
  const local = /^(?:(?:file|link|portal):|(?=\.{1,2}\/))(.*)$/.exec(version)?.[1];
  if (local !== undefined) return /\.(?:tgz|tar\.gz|tar)$/.test(local) ? { kind: 'elsewhere' } : folderOrigin(local, folder);
  const workspace = /^workspace:(.*)$/.exec(version)?.[1];
  if (workspace !== undefined) {
    if (/^\.{1,2}(?:\/|$)/.test(workspace)) return folderOrigin(workspace, folder);
    const name = /^(@[^/@]+\/[^/@]+|[^@/^~*]+)@/.exec(workspace)?.[1];
    return name === undefined ? { kind: 'member' } : { kind: 'member', name };
  }
  return /^(?:npm|jsr|patch|github|gitlab|bitbucket|git|git\+\w+|https?|ssh):/.test(version) ? { kind: 'elsewhere' } : { kind: 'unsaid' };
}

function folderOrigin(path: string, folder: string): Origin {
  if (path.startsWith('/') || path.startsWith('~') || /^[a-z]:/i.test(path)) return { kind: 'elsewhere' };
  const target = join(folder, path).replace(/^\.\/?$/, '').replace(/\/$/, '');
  return target === '..' || target.startsWith('../') ? { kind: 'elsewhere' } : { kind: 'folder', folder: target };
}
