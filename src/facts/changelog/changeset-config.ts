import { compileGlob } from '#model';
import type { Changes } from '../changes.ts';

/** Whether changesets leaves a package out: `ignore` of its `config.json`, as it was at the merge base. */
export function ignoredPackages(folders: readonly string[], changes: Changes): (name: string) => boolean {
  const matchers = folders.flatMap((folder) => ignoreOf(changes.textAtBase(`${folder}/config.json`))).map((pattern) => compileGlob(pattern));
  return (name) => matchers.some((matches) => matches(name));
}

const MOST = 500;

function ignoreOf(text: string | undefined): string[] {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    const ignore: unknown = typeof read === 'object' && read !== null && 'ignore' in read ? read.ignore : [];
    return Array.isArray(ignore) ? ignore.filter((one): one is string => typeof one === 'string' && one.length < 300 && !one.includes('{')).slice(0, MOST) : [];
  } catch {
    return []; // changesets says itself what is wrong with its configuration
  }
}
