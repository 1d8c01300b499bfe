import { join } from 'node:path/posix';
import { baseNameOf, folderOf, scriptSyntaxOf } from '#model';
import type { UnresolvedCode } from '#facts/resolutions';
import { nearest } from '#facts/spelling';
import { fileCandidates, rareCandidates } from './candidates.ts';
import { first } from './first.ts';
import type { Unresolved, World } from './world.ts';

/** A specifier that leads nowhere: from which file, where it was looked for, and what is said if nothing else is. */
export interface Miss {
  readonly file: string;
  readonly specifier: string;
  readonly tried: readonly string[];
  readonly suffixes?: readonly string[] | undefined;
  readonly code: UnresolvedCode;
  readonly reason: string;
}

/** Says why a specifier leads nowhere: the letter case is wrong, the file is left out, or there is none. */
export function explainMiss({ file, specifier, tried, suffixes, code, reason }: Miss, world: World): Unresolved {
  const real = first(tried, (path) => wrongCase(path, suffixes, world));
  if (real !== undefined) return { kind: 'unresolved', code: 'wrongCase', reason: `its letter case is not that of \`${real}\``, hint: real };
  if (tried.some((path) => world.leftOut.has(path))) return { kind: 'unresolved', code: 'ignored', reason: 'it leads to a file that is ignored or made by a build' };
  const hint = first(tried, (path) => nearSpecifier(file, specifier, path, suffixes, world));
  return { kind: 'unresolved', code, reason, ...(hint === undefined ? {} : { hint }) };
}

/** The module or asset that differs from a path in letter case only. */
function wrongCase(path: string, suffixes: readonly string[] | undefined, { modules, disk, leftOut }: World): string | undefined {
  for (const candidate of [path, join(path, 'index')].flatMap((one) => [...fileCandidates(one, suffixes), ...rareCandidates(one, suffixes)])) {
    const [only, ...others] = modules.alike(candidate);
    if (only !== undefined && only !== candidate && others.length === 0) return only;
  }
  const spelled = scriptSyntaxOf(path) === undefined && /\.\w+$/.test(path) ? disk.spelling(path) : undefined;
  return spelled === undefined || spelled === path || leftOut.has(spelled) ? undefined : spelled;
}

/** The specifier with the one segment mended that names nothing, where that makes it lead to a module or an asset. */
function nearSpecifier(file: string, specifier: string, path: string, suffixes: readonly string[] | undefined, { modules, disk, leftOut }: World): string | undefined {
  const parts = path.split('/');
  const at = parts.findIndex((_, index) => index === parts.length - 1 || !modules.in(parts.slice(0, index + 1).join('/')));
  const parent = parts.slice(0, at).join('/');
  const folder = modules.in(parent);
  const wrong = parts[at];
  const written = specifier.split('/');
  const fromEnd = parts.length - at;
  if (!folder || wrong === undefined || written.at(-fromEnd) !== wrong) return undefined;

  const isLast = at === parts.length - 1;
  const extension = isLast ? (/\.\w+$/.exec(wrong)?.[0] ?? '') : '';
  const stem = wrong.slice(0, wrong.length - extension.length);
  const own = folderOf(file) === parent ? baseNameOf(file) : '';
  const assets = extension === '' ? [] : [...disk.names(parent).keys()].filter((name) => name.endsWith(extension) && scriptSyntaxOf(name) === undefined).map((name) => name.slice(0, -extension.length));
  const names = isLast ? [...folder.files.filter((name) => name !== own).map(withoutExtension), ...folder.folders, ...assets] : folder.folders;
  const near = nearest(stem, [...new Set(names)].filter((name) => name !== stem && name !== 'index'));
  if (near === undefined) return undefined;
  const mended = [...parts.slice(0, at), near + extension, ...parts.slice(at + 1)].join('/');
  const candidates = [...fileCandidates(mended, suffixes), ...(extension === '' ? fileCandidates(join(mended, 'index'), suffixes) : [])];
  const leads = candidates.some((one) => modules.has(one)) || (assets.includes(near) && !leftOut.has(mended));
  return leads ? written.with(-fromEnd, near + extension).join('/') : undefined;
}

function withoutExtension(name: string): string {
  return name.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}
