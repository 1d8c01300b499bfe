import type { ByFile } from '#model';
import type { Deployment } from '#facts/deployments';
import type { ServiceEvidence, ServiceSign } from '#facts/services';
import { isDataStore } from '#facts/deployments/infrastructure';
import { asObject, asText, own, parseJsonObject } from './json.ts';
import { within, type Folders } from './service-folders.ts';

/** What is looked for, for a person who misses a service. */
export const LOOKED_FOR_SERVICES =
  'Looked for: what compose files, Skaffold, Tilt, Kubernetes manifests and Helm values build and run, packages and programs with a Dockerfile, serverless files, Procfiles, applications of Nx, Nest and moon, packages and Python projects under `apps`, `services`, `functions` and the like, and packages with a script `start` that runs a server.';

/** A script that starts what runs, after settings of the environment; a build that watches is none. */
const RUNS = /^(?:(?:cross-env|dotenv -e \S+ --|env)\s+)?(?:\w+=\S*\s+)*(?:node|nodemon|nest start|next start|nuxt start|tsx|ts-node|bun run|fastify start|remix-serve|medusa start|strapi start)(?:\s|$)/;

const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$).+)?$|\.Dockerfile$/i;
const SERVERLESS = /^serverless\.(?:ya?ml|json|[cm]?[jt]s)$/;
const PLATFORM = /^(?:Procfile|fly\.toml|wrangler\.(?:toml|jsonc?))$/;

/** Signs of one folder in its own files. Nothing is run to find out. */
export function signsOf(folder: string, folders: Folders, deployments: ByFile<Deployment | undefined>): ServiceEvidence[] {
  const manifest = folders.packageOf(folder);
  const other = folders.otherManifest(folder);
  const start = folders.underServices(folder);
  const parts = folder.split('/');
  const isDirect = start > 0 && parts.length === start + 1;
  const isInside = parts.slice(start, -1).some((_, index) => folders.packageOf(parts.slice(0, start + index + 1).join('/')) !== undefined);
  const names = folders.names(folder);
  const found: ServiceEvidence[] = [];
  const add = (sign: ServiceSign, file: string, word = ''): void => void found.push({ sign, file, line: folders.lineOf(file, Math.max(0, word === '' ? 0 : (folders.read(file) ?? '').indexOf(word))) });

  found.push(...projectSigns(folder, folders, deployments));
  if (start > 0 && !isInside && manifest) add('package', within(folder, 'package.json'), '"name"');
  if (isDirect && !manifest && other) add(other.isPython ? 'python' : 'program', other.file);
  if (!manifest && !other && !isDirect) return found;
  if (isInsideSource(parts, folders)) return found;
  const named = (pattern: RegExp): string | undefined => names.find((name) => pattern.test(name));
  const [serverless, platform] = [named(SERVERLESS), named(PLATFORM)];
  if (serverless !== undefined) add('serverless', within(folder, serverless));
  if (platform !== undefined) add('process', within(folder, platform));
  const dockerfiles = names.filter((name) => DOCKERFILE.test(name)).map((name) => within(folder, name));
  const own_ = dockerfiles.find((file) => !isStore(file, deployments));
  if (own_ !== undefined) add('dockerfile', own_);
  const script = asText(own(asObject(own(manifest, 'scripts')), 'start'));
  if (script !== undefined && RUNS.test(script) && ['bin', 'files', 'publishConfig'].every((key) => own(manifest, key) === undefined)) add('start-script', within(folder, 'package.json'), '"start"');
  return found;
}

/** What a package holds below its `src` is material that it works on, such as templates; it does not run for itself. */
function isInsideSource(parts: readonly string[], folders: Folders): boolean {
  return parts.some((part, index) => part === 'src' && index > 0 && folders.packageOf(parts.slice(0, index).join('/')) !== undefined);
}

function isStore(dockerfile: string, deployments: ByFile<Deployment | undefined>): boolean {
  const image = deployments.get(dockerfile)?.units[0]?.image?.text;
  return image !== undefined && isDataStore(image);
}

/** A target of Nx that runs or ships the project. */
const RUNNING_TARGET = /^(?:serve|start|dev|run|up|docker|container|deploy|package)(?:[:-]|$)/;

/** Applications of Nx by their `project.json`, and of moon. */
function projectSigns(folder: string, folders: Folders, deployments: ByFile<Deployment | undefined>): ServiceEvidence[] {
  const found: ServiceEvidence[] = [];
  const nx = within(folder, 'project.json');
  if (folders.names(folder).includes('project.json')) {
    const project = parseJsonObject(folders.read(nx) ?? '');
    const targets = Object.keys(asObject(own(project, 'targets')) ?? {});
    if (own(project, 'projectType') === 'application' && targets.some((target) => RUNNING_TARGET.test(target)) && holdsProgram(folder, folders)) found.push({ sign: 'project', file: nx, line: lineOfWord(nx, '"projectType"', folders) });
  }
  const moon = within(folder, 'moon.yml');
  const unit = deployments.get(moon)?.units.find(({ form }) => form === 'project');
  if (unit) found.push({ sign: 'project', file: moon, line: folders.lineOf(moon, unit.at.start) });
  return found;
}

function holdsProgram(folder: string, folders: Folders): boolean {
  return folders.isProgram(folder) || folders.isProgram(within(folder, 'src')) || folders.isProgram(within(folder, 'app'));
}

function lineOfWord(file: string, word: string, folders: Folders): number {
  return folders.lineOf(file, Math.max(0, (folders.read(file) ?? '').indexOf(word)));
}

/** Applications of a Nest or an older Nx workspace, by its own list. */
export function listedProjects(folders: Folders): { readonly folder: string; readonly evidence: ServiceEvidence }[] {
  return [...folders.all].flatMap((folder) =>
    ['nest-cli.json', 'angular.json', 'workspace.json'].filter((name) => folders.names(folder).includes(name)).flatMap((name) => {
      const file = within(folder, name);
      const projects = Object.entries(asObject(own(parseJsonObject(folders.read(file) ?? ''), 'projects')) ?? {});
      return projects.flatMap(([key, value]) => {
        const project = asObject(value);
        const isApplication = own(project, 'type') === 'application' || own(project, 'projectType') === 'application';
        const root = asText(own(project, 'root'))?.replace(/^\.\//, '').replace(/\/+$/, '');
        if (!isApplication || root === undefined || root === '' || root.startsWith('..')) return [];
        const path = within(folder, root);
        return folders.all.has(path) ? [{ folder: path, evidence: { sign: 'project' as const, file, line: lineOfWord(file, `"${key}"`, folders) } }] : [];
      });
    }),
  );
}
