import { dirname } from 'node:path/posix';

/** A folder and all folders above it, nearest first; the root is the empty text. */
export function upward(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) folders.push((at = folderOf(at)));
  return folders;
}

export function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
