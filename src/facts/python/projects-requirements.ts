import type { Asked, ByFile } from '#model';
import type { PythonManifest, PythonRequirement } from '../python-manifests.ts';
import { isDevelopmentName, normalName } from './requirements-line.ts';

/** A requirement, and the file that it stands in. */
export interface Requirement extends PythonRequirement {
  readonly file: string;
  /** Its name as all spellings have it in common. */
  readonly normal: string;
}

/** All that a manifest declares, with what it includes. */
export interface Declaring {
  readonly file: string;
  readonly manifest: PythonManifest;
  /** Of files of requirements: made for development, by its name. */
  readonly isDevelopment: boolean;
  readonly requires: readonly Requirement[];
  /** The file that a list of main requirements is taken from, where the manifest has none itself. */
  readonly listedIn?: string;
  /** Why more may be declared than is known, in one clause. */
  readonly unknown?: string;
}

export interface Manifests {
  readonly byFile: ByFile<PythonManifest | undefined>;
  readonly included: Asked<PythonManifest | undefined>;
}

/** Whether a file of requirements is for development, by its name or its folder's: `requirements-dev.txt`, `requirements/test.txt`, `docs/requirements.txt`. */
export function isDevelopmentFile(file: string): boolean {
  const parts = file.replace(/\.\w+$/, '').split('/').slice(-2);
  return parts.some((part) => isDevelopmentName(part) || /^(?:local|debug|profiling|optional-dev)$/i.test(part)) || /(?:^|[-_.])local(?:$|[-_.])/i.test(parts.at(-1) ?? '');
}

/** Nobody's lists include that many others. */
const MOST_INCLUDED = 100;

/** Follows what a manifest includes, each file once: what is included again, or leads in a circle, adds nothing. */
export function declaringOf(file: string, manifest: PythonManifest, manifests: Manifests): Declaring {
  const isDevelopment = manifest.kind === 'requirements' && isDevelopmentFile(file);
  const requires: Requirement[] = [];
  const seen = new Set<string>();
  let unknown = manifest.error?.message ?? (manifest.isDynamic ? 'it does not list all of its dependencies as data' : undefined);
  let listedIn: string | undefined;
  /** @param kind what the list that led here is for; the list of a file is for nothing else */
  const take = (at: string, one: PythonManifest, kind: PythonRequirement['kind'] | undefined, group: string, section: string | undefined): void => {
    const key = `${at}\0${kind ?? ''}`;
    if (seen.has(key)) return;
    if (seen.size >= MOST_INCLUDED) unknown ??= 'it includes more files than are read';
    if (seen.size >= MOST_INCLUDED) return;
    seen.add(key);
    for (const found of one.requires) {
      requires.push({ ...found, ...(kind === undefined ? {} : { kind, group }), ...(section === undefined ? {} : { section }), file: at, normal: normalName(found.name) });
    }
    for (const include of one.includes) {
      if (include.isConstraint) continue;
      const path = beside(at, include.path) ?? '';
      const target = manifests.byFile.get(path) ?? manifests.included.get(path);
      if (target?.kind !== 'requirements') unknown ??= `it includes \`${include.path}\`, which cannot be read`;
      else {
        const isOwnKind = one.kind === 'requirements';
        if (!isOwnKind && include.kind === 'runtime') listedIn ??= path;
        if (target.error ?? target.isDynamic) unknown ??= `it includes \`${include.path}\`, which is not known in full`;
        // what a file for development includes by a name of its own is what that name says
        const known = kind === 'development' && /requirements|^base|^main|^common|^prod/i.test(path.slice(path.lastIndexOf('/') + 1)) && !isDevelopmentFile(path) ? 'runtime' : kind;
        take(path, target, isOwnKind ? known : include.kind, isOwnKind ? group : include.group, isOwnKind ? section : undefined);
      }
    }
  };
  const kind = manifest.kind === 'requirements' ? (isDevelopment ? 'development' : 'runtime') : undefined;
  take(file, manifest, kind, isDevelopment ? 'dev' : '', undefined);
  return { file, manifest, isDevelopment, requires, ...(listedIn === undefined ? {} : { listedIn }), ...(unknown === undefined ? {} : { unknown }) };
}

/** A path as a file writes it, from the root on; undefined where it leads out of that. */
function beside(file: string, path: string): string | undefined {
  if (/^(?:[\\/~]|[A-Za-z]:)/.test(path)) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split(/[\\/]/)) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}
