import { folderOf, type ByFile } from '#model';
import type { Misplaced, Undeclared } from '../dependency-uses.ts';
import type { LockFile } from '../lock-files.ts';
import type { ConditionalLine } from '../python-conditions.ts';
import { adviceFor, mayBring, type Module } from './distributions.ts';
import type { DevelopmentFiles } from './projects-development.ts';
import { hintFor, nearDeclared } from './projects-hints.ts';
import type { ForeignImport } from './projects-imports.ts';
import { destinationOf, partOf } from './projects-places.ts';
import type { Requirement } from './projects-requirements.ts';
import type { PythonProject } from './projects.ts';

/** What the judges of imports need to know besides the imports. */
export interface Surroundings {
  readonly isJudged: (file: string) => boolean;
  readonly development: DevelopmentFiles;
  readonly locks: ByFile<LockFile>;
  /** Distributions that an installed environment says a module comes from. */
  readonly installed: (folder: string, module: string) => readonly string[];
  /** Lines below an `if`. Dear: to be asked where a finding turns on it. */
  readonly conditions: (file: string) => readonly ConditionalLine[];
}

/** What may fail without harm, or is never loaded, needs no declaration. */
const isBinding = ({ written, isProbed }: ForeignImport): boolean => !written.isGuarded && !written.isTypeChecking && !written.isVersionGated && !isProbed;

/** What runs these files brings their module along. */
const RUNNERS: ReadonlyMap<string, RegExp> = new Map([
  ['nox', /(?:^|\/)noxfile\.py$/],
  ['invoke', /(?:^|\/)tasks(?:\/.+)?\.py$/],
  ['fabric', /(?:^|\/)fabfile(?:\/.+)?\.py$/],
  ['setuptools', /(?:^|\/)setup\.py$/],
  ['wheel', /(?:^|\/)setup\.py$/],
  ['Cython', /(?:^|\/)setup\.py$/],
  ['numpy', /(?:^|\/)setup\.py$/],
]);

/** Installed in every environment that is not made by hand, as long as a version of Python before 3.12 is meant. */
const BY_DEFAULT = new Set(['setuptools', 'pkg_resources']);

export function undeclaredIn(imports: readonly ForeignImport[], around: Surroundings): Undeclared[] {
  return imports.flatMap((one): Undeclared[] => {
    const { file, written, module, project } = one;
    if (!project || project.unknown || !isBinding(one) || !around.isJudged(file) || isBroughtByRunner(file, module, project)) return [];
    const isDevelopment = around.development.has(file);
    if (providersOf(module, project, { file, isDevelopment }).length > 0) return [];
    const installed = around.installed(folderOf(file), module.path[0] ?? '');
    if (installed.some((name) => project.requires.some(({ normal }) => normal === name))) return [];
    const place = destinationOf(project, isDevelopment);
    if (!place || isExample(file, project) || one.mayBeLocal() || isConditional(one, around, 'optional')) return [];
    const near = nearDeclared(module.subject, project);
    return [{ at: { file, ...written.at }, subject: module.subject, add: adviceFor(module), ...place, ...(near === undefined ? {} : { near }), hint: hintFor(module, project, file, around.locks) }];
  });
}

/** Commands of a command line, some of which are for those who develop: each loads what it needs when it is called. */
const COMMANDS = /(?:^|\/)(?:management\/commands|commands?|cli)\/|(?:^|\/)(?:manage|cli|commands?|__main__)\.py$/;

/** Production code that imports what is declared for development alone, by a name that leaves no doubt. */
export function misplacedIn(imports: readonly ForeignImport[], around: Surroundings): Misplaced[] {
  return imports.flatMap((one): Misplaced[] => {
    const { file, written, module, project } = one;
    if (!project || project.unknown || !isBinding(one) || !around.isJudged(file) || !project.requires.some(({ kind }) => kind === 'runtime')) return [];
    const providers = providersOf(module, project, { file, isDevelopment: false });
    const [declared] = providers.filter(({ normal }) => module.names.includes(normal));
    if (written.isLocal && (COMMANDS.test(file) || isExtra(declared))) return [];
    if (!declared || providers.some(({ kind }) => kind !== 'development') || around.development.has(file) || one.mayBeLocal() || isConditional(one, around, 'any')) return [];
    const place = destinationOf(project, false);
    if (!place || place.manifest === declared.file && place.section === declared.section) return [];
    const { start, end } = declared.at;
    return [{ at: { file, ...written.at }, subject: module.subject, declared: { file: declared.file, start, end }, from: partOf(declared), to: place.section === '' ? place.manifest : place.section }];
  });
}

/** Whoever installs a library may ask for its extras, so what it loads late may be there: a backend, a plugin for tests. */
const isExtra = (declared: Requirement | undefined): boolean => /optional-dependencies|extras_require|requires-extra/.test(declared?.section ?? '');

/** Below an `if`: of any kind, or of one that asks for a setting or for the module itself. */
function isConditional({ file, written }: ForeignImport, { conditions }: Surroundings, which: 'any' | 'optional'): boolean {
  return conditions(file).some(({ start, end, isOptional }) => written.at.start >= start && written.at.start < end && (which === 'any' || isOptional));
}

/** Examples of a library need what their reader installs: nobody declares that, unless they have a manifest of their own. */
const isExample = (file: string, { folder }: PythonProject): boolean => /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|cookbook|notebooks?|snippets)\//i.test(file.slice(folder === '' ? 0 : folder.length));

/** The requirements that may bring a module to a file. */
function providersOf(module: Module, project: PythonProject, { file, isDevelopment }: { readonly file: string; readonly isDevelopment: boolean }): Requirement[] {
  const isSetup = file.endsWith('setup.py');
  const usable = project.requires.filter(({ kind }) => kind !== 'build' || isSetup);
  return [...usable, ...(isDevelopment ? project.inherited : [])].filter(({ normal, extras }) => mayBring({ name: normal, extras }, module));
}

function isBroughtByRunner(file: string, { path }: Module, project: PythonProject): boolean {
  const [top = ''] = path;
  if (top === 'pip' || (BY_DEFAULT.has(top) && project.versions.first < 12)) return true;
  if (RUNNERS.get(top)?.test(file) === true) return true;
  // the name of the project itself: its modules may be made by a build, or stand where nobody looks
  return project.declaring.some(({ manifest }) => manifest.name !== undefined && mayBring({ name: manifest.name.toLowerCase().replace(/[-_.]+/g, '-'), extras: [] }, { ...(moduleOf(path)) }));
}

const moduleOf = (path: readonly string[]): Module => ({ subject: path.join('.'), path, names: [(path[0] ?? '').toLowerCase().replace(/[-_.]+/g, '-')] });
