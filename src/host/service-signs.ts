import { readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { asObject, asText, own, type Json } from './json.ts';
import { ownText } from './read.ts';

/** A package under a folder such as `services`; a folder that a compose file builds; a file in it; a script that starts it. */
export type ServiceSign = 'package' | 'compose' | 'dockerfile' | 'serverless' | 'procfile' | 'start-script';

/** What `signOf` looks for, for a person who misses a service. */
export const LOOKED_FOR_SERVICES =
  'Looked for: packages under `apps`, `services`, `functions` and the like, build contexts of compose files, and packages with a Dockerfile, a serverless file, a Procfile or a script `start` that runs a server.';

/** Folders whose packages are services. */
const SERVICE_FOLDERS = new Set(['apps', 'applications', 'services', 'microservices', 'servers', 'backends', 'functions', 'lambdas', 'workers']);
/** What stands below them is shared by services. */
const SHARED_FOLDERS = new Set(['lib', 'libs', 'packages', 'shared', 'common', 'contracts']);
/** What stands below them is never run for its own sake. */
const OTHER_FOLDERS = new Set(['tools', 'scripts', 'docs', 'example', 'examples', 'demo', 'demos', 'playground', 'playgrounds', 'template', 'templates', 'fixtures', '__fixtures__', 'test', 'tests', '__tests__', 'e2e']);
/** A script that starts what runs, after settings of the environment; a build that watches is none. */
const RUNS = /^(?:(?:cross-env|dotenv -e \S+ --|env)\s+)?(?:\w+=\S*\s+)*(?:node|nodemon|nest start|next start|nuxt start|tsx|ts-node|bun run|fastify start|remix-serve|medusa start|strapi start)(?:\s|$)/;
const FILES: readonly (readonly [RegExp, ServiceSign])[] = [
  [/^Dockerfile(?:\.(?!dockerignore$).+)?$|\.Dockerfile$/i, 'dockerfile'],
  [/^serverless\.(?:ya?ml|json|[cm]?[jt]s)$/, 'serverless'],
  [/^Procfile$/, 'procfile'],
];
const OTHER_LANGUAGE = /^(?:pyproject\.toml|requirements.*\.txt|setup\.(?:py|cfg)|Pipfile|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|.+\.csproj)$/;

const DEEPEST_COMPOSE_FILE = 3;

type ManifestOf = (folder: string) => Json | undefined;

/** Why a folder is a service, or undefined. Nothing is run to find out. */
export function signOf(root: string, path: string, manifestOf: ManifestOf, composed: ReadonlySet<string>): ServiceSign | undefined {
  const parts = path.split('/');
  if (parts.some((part) => OTHER_FOLDERS.has(part) || part.endsWith('-e2e'))) return undefined;
  if (composed.has(path)) return 'compose';
  const isPackage = (folder: string): boolean => {
    const manifest = manifestOf(folder);
    return manifest !== undefined && own(manifest, 'workspaces') === undefined;
  };
  const start = parts.slice(0, -1).findLastIndex((part) => SERVICE_FOLDERS.has(part)) + 1;
  const isUnder = start > 0 && !parts.slice(start).some((part) => SHARED_FOLDERS.has(part));
  const isInside = parts.slice(start, -1).some((_, index) => isPackage(parts.slice(0, start + index + 1).join('/')));
  if (isUnder && !isInside && isPackage(path)) return 'package';
  if (!isPackage(path) && !(isUnder && parts.length === start + 1)) return undefined;
  const names = namesIn(root, path);
  const file = FILES.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (file) return file[1];
  const script = asText(own(asObject(own(manifestOf(path) ?? {}, 'scripts')), 'start'));
  return script !== undefined && RUNS.test(script) && own(manifestOf(path) ?? {}, 'bin') === undefined ? 'start-script' : undefined;
}

/** Folders that the compose files of the project build images from. Deeper than three folders nobody keeps one, and to look costs time. */
export function composedFolders(root: string, folders: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const folder of [...folders].filter((one) => one.split('/').length <= DEEPEST_COMPOSE_FILE))
    for (const name of namesIn(root, folder).filter((one) => /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(one)))
      for (const context of contextsIn(ownText(root, posix.join(folder, name)))) {
        const path = posix.normalize(posix.join(folder, context)).replace(/\/$/, '');
        if (path !== '.' && path !== '..' && !path.startsWith('../') && namesIn(root, path).length > 0) found.add(path);
      }
  return found;
}

/** What each service is built from: the folder of its Dockerfile where the context is a folder above it. */
function contextsIn(text: string): string[] {
  const services = Object.values(asObject(own(asObject(parsed(text)), 'services')) ?? {});
  return services.flatMap((service) => {
    const build = own(asObject(service), 'build');
    const context = asText(build) ?? asText(own(asObject(build), 'context'));
    if (context === undefined || /^[a-z]+:\/\/|^git@|\$\{?|^[/~]/.test(context)) return [];
    const dockerfile = asText(own(asObject(build), 'dockerfile'));
    return dockerfile !== undefined && dockerfile.includes('/') && !/^\/|\$\{?/.test(dockerfile) ? [posix.join(context, posix.dirname(dockerfile))] : [context];
  });
}

/** Folders next to sources that hold a program in another language: they run, though nothing of them is in the graph. */
export function foldersOfOtherLanguages(root: string, folders: ReadonlySet<string>): string[] {
  const beside = [...folders].filter((folder) => SERVICE_FOLDERS.has(folder.slice(folder.lastIndexOf('/') + 1)));
  return beside
    .flatMap((folder) => entriesIn(root, folder).flatMap((entry) => (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name) ? [`${folder}/${entry.name}`] : [])))
    .filter((folder) => !folders.has(folder) && namesIn(root, folder).some((name) => OTHER_LANGUAGE.test(name)));
}

function namesIn(root: string, folder: string): string[] {
  return entriesIn(root, folder).map(({ name }) => name);
}

function entriesIn(root: string, folder: string) {
  try {
    const path = join(root, folder);
    if (realpathSync(path) !== path) return []; // a link may lead out of the project
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // discovery has told of the folder already
  }
}

/** Loaded on first need: most projects have no compose file. */
function parsed(text: string): unknown {
  try {
    return (createRequire(import.meta.url)('yaml') as typeof import('yaml')).parse(text, { maxAliasCount: 100, logLevel: 'error', merge: true });
  } catch {
    return undefined;
  }
}
