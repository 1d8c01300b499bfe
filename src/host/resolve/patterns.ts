import { join } from 'node:path/posix';
import { compareText, compileGlob, scriptSyntaxOf } from '#model';
import type { Target } from '#facts/resolutions';
import type { World } from './world.ts';

/** Extensions of modules that a pattern may leave out, as a specifier may. */
const LEFT_OUT = /(?:\.d)?\.(?:[cm]?[jt]sx?|json|vue|svelte|astro)$/;

/**
 * The modules and assets below the root that a path with `*` may mean; `*` stands for text without `/`, and for no
 * name that begins with a dot. A folder stands for its index.
 */
export function filesMatching(pattern: string, { modules, disk, leftOut }: World): Target[] {
  const segments = pattern.split('/');
  if (segments[0] === '..') return [];
  const matcher = (segment: string): ((name: string) => boolean) => {
    if (!segment.includes('*')) return (name) => name === segment;
    const matches = compileGlob(segment.replace(/[[\]{}?!\\]/g, '\\$&'), { braces: false });
    return (name) => (!name.startsWith('.') || segment.startsWith('.')) && matches(name);
  };

  let folders = [''];
  for (const segment of segments.slice(0, -1)) {
    if (!segment.includes('*')) {
      folders = folders.map((folder) => join(folder, segment)).filter((folder) => isRead(folder));
      continue;
    }
    const fits = matcher(segment);
    folders = folders.flatMap((folder) => foldersIn(folder).filter(fits).map((name) => join(folder, name)).filter((path) => isRead(path)));
  }
  const fits = matcher(segments.at(-1) ?? '');
  const found = new Set<string>();
  for (const folder of folders) {
    for (const name of modules.in(folder)?.files ?? []) if (fits(name) || fits(name.replace(LEFT_OUT, ''))) found.add(join(folder, name));
    for (const name of modules.in(folder)?.folders ?? [])
      if (fits(name)) for (const index of (modules.in(join(folder, name))?.files ?? []).filter((one) => /^index\.[cm]?[jt]sx?$/.test(one))) found.add(join(folder, name, index));
    for (const [name, entry] of disk.names(folder)) {
      const path = join(folder, name);
      if (entry.isFile() && scriptSyntaxOf(name) === undefined && (fits(name) || (name.endsWith('.json') && fits(name.slice(0, -5)))) && !leftOut.has(path)) found.add(path);
    }
  }
  return [...found].sort(compareText).map((file) => ({ kind: modules.has(file) ? 'file' : 'asset', file }));

  function foldersIn(folder: string): string[] {
    const onDisk = [...disk.names(folder)].flatMap(([name, entry]) => (entry.isDirectory() ? [name] : []));
    return [...new Set([...(modules.in(folder)?.folders ?? []), ...onDisk])];
  }
  function isRead(folder: string): boolean {
    return modules.in(folder) !== undefined || (disk.at(folder)?.path === folder && !leftOut.hasFolder(folder));
  }
}
