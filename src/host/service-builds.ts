import { posix } from 'node:path';
import type { ByFile } from '#model';
import type { Deployment, Unit } from '#facts/deployments';
import { interpolated, variablesBeside } from '#facts/deployments/interpolation';
import { isDataStore } from '#facts/deployments/infrastructure';
import { folderOf, within, type Folders } from './service-folders.ts';
import { alike } from './service-names.ts';

/** A unit of a deployment file. */
export interface PlacedUnit {
  readonly file: string;
  readonly index: number;
  readonly unit: Unit;
}

/** What a unit is built from: a folder, or an image of a data store with nothing but settings. */
export type Built = { readonly folder: string } | { readonly store: string };

/** Folders of nothing but what it takes to build and to deploy. */
const DEPLOY_FOLDER = /^(?:dev|development|local|hosting|docker|dockerfiles?|\.docker|deploy|deployments?|deploying|build|builds|ci|infra|infrastructure|ops|containers?|images?|k8s|compose)$/i;

/** Where the source of a unit that is built stands, or undefined where that is not known. */
export function builtFrom({ file, unit }: PlacedUnit, deployments: ByFile<Deployment | undefined>, folders: Folders): Built | undefined {
  const { build } = unit;
  if (!build) return undefined;
  const variables = variablesBeside(file, deployments);
  const context = interpolated(build.context, variables);
  const written = build.dockerfile === undefined ? undefined : interpolated(build.dockerfile, variables);
  if (context === undefined || /^[a-z][a-z0-9+.-]*:\/\/|^git@|\$|^[/~]/i.test(context)) return undefined;
  const base = normal(posix.join(folderOf(file), context));
  const dockerfile = written === undefined ? undefined : normal(posix.join(base ?? '..', written));
  if (base === undefined || (written !== undefined && dockerfile === undefined)) return undefined;

  const path = dockerfile ?? within(base, 'Dockerfile');
  const home = folderOf(path);
  const image = deployments.get(path)?.units[0];
  const stands = image?.image?.text;
  if (stands !== undefined && isDataStore(stands) && folders.packageOf(home) === undefined && folders.otherManifest(home) === undefined) return { store: stands };
  const isThere = deployments.has(path) || folders.names(home).includes(nameOf(path));
  if (!isThere && (context === '.' || written !== undefined || !folders.all.has(base))) return undefined; // it is put in place elsewhere, who knows from where
  const isProgram = (folder: string): boolean => folder !== '' && !DEPLOY_FOLDER.test(nameOf(folder)) && folders.isProgram(folder);
  if (home !== base && isProgram(home)) return { folder: lifted(home) };
  const named = base === '' || home !== base ? byName([...namesIn(unit, path), home === base ? '' : nameOf(home)], copiedBy(image, base), base, folders) : undefined;
  if (named !== undefined) return { folder: named };
  if (home !== base && !DEPLOY_FOLDER.test(nameOf(home))) return { folder: lifted(home) };
  const isForDeployment = base.split('/').some((part) => DEPLOY_FOLDER.test(part)) && !folders.isProgram(base);
  return base === '' || isForDeployment ? undefined : { folder: lifted(base) };
}

/** What a unit is called in its deployment, most telling first: itself, its stage, its Dockerfile, what its command names. */
function namesIn({ name, build, command = '' }: Unit, dockerfile: string): string[] {
  const of = /^Dockerfile[.-](.+)$/i.exec(nameOf(dockerfile)) ?? /^(.+)\.Dockerfile$/i.exec(nameOf(dockerfile));
  const started = command.slice(0, 1000).matchAll(/(?:--(?:filter|scope|workspace)[= ]|\bworkspace |-w |\b(?:apps|services|packages)\/|\bnest start |\b(?:start|serve|dev)(?::(?:dev|prod|debug))?[: ])(?:@[\w-]{1,60}\/)?([\w-]{2,60})/g);
  return [name, build?.target ?? '', of?.[1] ?? '', ...[...started].map((match) => match[1] ?? '')];
}

function copiedBy(image: Unit | undefined, base: string): string[] {
  return (image?.copied ?? []).flatMap((one) => {
    const path = normal(posix.join(base, one));
    return path === undefined || path === base || path === '' ? [] : [path];
  });
}

/** The one component at or below the context that is called as the unit is; of several the one that is copied in. */
function byName(names: readonly string[], copied: readonly string[], base: string, folders: Folders): string | undefined {
  const below = componentsOf(folders).filter((folder) => base === '' || folder.startsWith(`${base}/`));
  for (const name of names) {
    if (name === '') continue;
    const found = below.filter((folder) => folders.calledAs(folder).some((called) => alike(called, name)));
    const inside = found.filter((folder) => copied.some((one) => folder === one || folder.startsWith(`${one}/`)));
    const [only, ...others] = found.length > 1 ? inside : found;
    if (only === undefined || others.length > 0) continue;
    return only;
  }
  const services = below.filter((folder) => copied.includes(folder) && folders.underServices(folder) > 0);
  return services.length === 1 ? services[0] : undefined;
}

const components = new WeakMap<Folders, readonly string[]>();

/** Folders that hold a program and stand for themselves. */
export function componentsOf(folders: Folders): readonly string[] {
  let found = components.get(folders);
  if (!found) components.set(folders, (found = [...folders.all].filter((folder) => isComponent(folder, folders))));
  return found;
}

/** A folder of services without a manifest of its own stands at the top: deeper, `services` is a folder of somebody's modules. */
function isComponent(folder: string, folders: Folders): boolean {
  if (folder === '' || folders.isAside(folder)) return false;
  if (folders.packageOf(folder) !== undefined) return !folders.isImported(folder);
  return folders.otherManifest(folder) !== undefined || (folder.split('/').length === 2 && folders.underServices(folder) === 1);
}

/** A folder is called by what is around its `src`. */
function lifted(folder: string): string {
  return /\/(?:src|app)$/.test(folder) ? folderOf(folder) : folder;
}

/** A path below the root, or undefined. */
function normal(path: string): string | undefined {
  const found = posix.normalize(path).replace(/\/$/, '');
  return found === '..' || found.startsWith('../') ? undefined : found === '.' ? '' : found;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
