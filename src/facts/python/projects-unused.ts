import { comparePlaces, folderOf } from '#model';
import type { Unused } from '../dependency-uses.ts';
import type { Mentions } from '../mentions.ts';
import { mayBeUsedBy, modulesBroughtBy, type Module } from './distributions.ts';
import { worksUnseen } from './distributions-silent.ts';
import { BROUGHT_IN } from './requirements-compiled.ts';
import type { ForeignImport } from './projects-imports.ts';
import type { Declaring, Requirement } from './projects-requirements.ts';
import type { PythonProject } from './projects.ts';
import { isStandard } from './standard-library.ts';

export interface Uses {
  readonly imports: readonly ForeignImport[];
  /** All that declares, and the project that is in force where it stands. */
  readonly declaring: readonly (readonly [Declaring, PythonProject])[];
  readonly mentions: () => Mentions;
  readonly isJudged: (file: string) => boolean;
  /** Whether a lock file in force says that another package needs one: then its line holds a version. */
  readonly isHeld: (file: string, normal: string) => boolean;
}

/** What a manifest asks for to run, and nothing imports or names; and what comes with Python. */
export function unusedIn({ imports, declaring, mentions, isJudged, isHeld }: Uses): Unused[] {
  const modules = new Map<string, Module>();
  for (const { module } of imports) modules.set(module.path.join('.'), module);
  const used = [...modules.values()];
  const found = new Map<string, Unused>();
  for (const [one, project] of declaring) {
    for (const requirement of one.requires) {
      const { file, name, kind, style, hasMarker } = requirement;
      if (file !== one.file || !isJudged(file) || hasMarker || style === 'conda' || kind === 'build') continue;
      const place = { file, start: requirement.at.start, end: requirement.at.end };
      const key = `${file}\0${place.start}`;
      if (isOfPython(requirement, project)) found.set(key, { at: place, subject: name, isStandardLibrary: true });
      else if (kind === 'runtime' && !isListApart(one, project) && !isHeld(file, requirement.normal) && !isUsed(requirement, used, project) && !isNamed(requirement, one, mentions())) found.set(key, { at: place, subject: name });
    }
  }
  return [...found.values()].sort((a, b) => comparePlaces(a.at, b.at));
}

/** On the registry these are something else than the module of that name. */
const OTHERS = new Set(['datetime', 'test', 'code', 'this', 'resource', 'configparser', 'parser']);

/** A distribution with the name of a module of Python's is never what an import of that name loads. */
function isOfPython({ normal, source }: Requirement, { versions }: PythonProject): boolean {
  return source === undefined && !OTHERS.has(normal) && isStandard(normal, versions, 'everywhere');
}

/** What is always installed; other lists are for a platform, for plugins, for a way to run. */
const MAIN_LIST = /(?:^|\/)(?:requirements|(?:(?:requirements|reqs|requires)\/|requirements[-_.])?(?:base|main|common|core|app|all|prod|production|runtime)(?:[-_.]requirements)?)\.(?:txt|in|pip)$/i;

/** A list that a tool wrote, that says what others bring in; or one beside a project's own manifest, to develop with. */
function isListApart({ file, manifest, isDevelopment }: Declaring, project: PythonProject): boolean {
  if (manifest.isCompiled || isDevelopment) return true;
  if (manifest.kind === 'requirements' && !MAIN_LIST.test(file)) return true;
  return manifest.kind === 'requirements' && project.declaring.some((other) => other.manifest.kind !== 'requirements' && other.manifest.kind !== 'conda' && other.requires.some(({ kind }) => kind === 'runtime'));
}

/** Packages that load another one when they are told to. */
const STORAGES = new Set(['django-storages', 'smart-open', 'fsspec', 'mlflow', 'dvc', 'celery', 'kombu', 'django-ses', 'django-anymail', 'watchtower', 'zappa', 'apache-airflow', 'prefect', 'pandas', 'flask-caching', 'django-dbbackup', 'litellm', 'langchain', 'langchain-community', 'haystack-ai', 'llama-index', 'llama-index-core']);
const NEEDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(['boto3', 'google-cloud-storage', 'azure-storage-blob', 'azure-identity', 'dropbox', 'paramiko', 's3fs', 'gcsfs', 'adlfs', 'pypdf', 'unstructured', 'tiktoken', 'faiss-cpu', 'sentence-transformers', 'sqlalchemy'].map((name) => [name, STORAGES]));

/** By an import, or as part of another one that is declared: `celery` of `django-celery-beat`, whatever it does for it. */
function isUsed({ normal, extras, source }: Requirement, used: readonly Module[], { requires, declaring }: PythonProject): boolean {
  if (worksUnseen(normal) || BROUGHT_IN.has(normal) || declaring.some(({ manifest }) => manifest.name !== undefined && normal === manifest.name.toLowerCase().replace(/[-_.]+/g, '-'))) return true;
  if (requires.some((other) => NEEDED_BY.get(normal)?.has(other.normal) === true)) return true;
  if (source !== undefined && !/^[a-z]+:\/\/|^git\+/i.test(source)) return true; // a folder of the project, which the name need not tell
  if (used.some((module) => mayBeUsedBy({ name: normal, extras }, module))) return true;
  return requires.some((other) => other.normal !== normal && (other.normal.startsWith(`${normal}-`) || other.normal.endsWith(`-${normal}`) || normal.startsWith(`${other.normal}-`)));
}

function isNamed({ name, normal }: Requirement, { file }: Declaring, mentions: Mentions): boolean {
  const folder = /(?:^|\/)(?:requirements|reqs|requires|deps)$/i.test(folderOf(file)) ? folderOf(folderOf(file)) : folderOf(file);
  return [name, ...modulesBroughtBy(normal)].some((word) => mentions.isMentioned(folder, word));
}
