import { comparePlaces, compareText, projectFact } from '#model';
import type { DependencyUses, Doubt } from './dependency-uses.ts';
import { includedRequirements } from './included-requirements.ts';
import { installedPython } from './installed-python.ts';
import { judged } from './judged.ts';
import { lockFiles } from './lock-files.ts';
import { mentions } from './mentions.ts';
import { developmentFiles } from './python/projects-development.ts';
import { holds } from './python/projects-hints.ts';
import { foreignImports, type ForeignImport } from './python/projects-imports.ts';
import type { Declaring } from './python/projects-requirements.ts';
import { misplacedIn, undeclaredIn, type Surroundings } from './python/projects-undeclared.ts';
import { unusedIn } from './python/projects-unused.ts';
import { normalName } from './python/requirements-line.ts';
import { pythonProjects, type PythonProject } from './python/projects.ts';
import { pythonConditions } from './python-conditions.ts';
import { pythonImports } from './python-imports.ts';
import { pythonManifests } from './python-manifests.ts';
import { pythonModules } from './python-modules.ts';
import { testFiles } from './test-files.ts';

const NEEDS = { pythonImports, pythonModules, pythonManifests, pythonConditions, includedRequirements, testFiles, judged, lockFiles, mentions, installedPython };

/** Stubs for packages of others, code that a compiler of interfaces writes, templates of projects, and what tests take for data. */
const NOT_JUDGED = /(?:^|\/)typings\/.*\.pyi$|_pb2(?:_grpc)?\.pyi?$|\{\{|(?:^|\/)[^/]{0,100}tests?[^/]{0,100}\/(?:.*\/)?(?:files|data|testdata|fixtures?|resources|samples?|snapshots?|assets|cases)\//;

/** How what Python code imports and what its manifests declare fit. */
export const pypiUses = projectFact<DependencyUses, typeof NEEDS>({
  id: 'pypi-uses',
  version: 1,
  needs: NEEDS,
  derive({ pythonImports, pythonModules, pythonManifests, pythonConditions, includedRequirements, testFiles, judged, lockFiles, mentions, installedPython }) {
    const projects = once(() => pythonProjects({ byFile: pythonManifests, included: includedRequirements }));
    const imports = once(() => foreignImports({ imports: pythonImports, modules: pythonModules, projects: projects() }));
    const around: Surroundings = {
      isJudged: (file) => judged.has(file) && !NOT_JUDGED.test(file),
      development: developmentFiles(pythonImports, pythonModules, testFiles),
      locks: lockFiles,
      conditions: (file) => pythonConditions.get(file) ?? [],
      installed: (folder, module) => installedPython.modulesOf(folder).get(module) ?? [],
    };
    const undeclared = once(() => undeclaredIn(imports(), around));
    const misplaced = once(() => misplacedIn(imports(), around));
    const unused = once(() => {
      const declaring = projects().all.flatMap((one): (readonly [Declaring, PythonProject])[] => {
        const project = projects().of(one.file);
        return project ? [[one, project]] : [];
      });
      return unusedIn({ imports: imports(), declaring, mentions: () => mentions, isJudged: around.isJudged, isHeld: holds(lockFiles, ownNames(declaring)) });
    });
    const doubts = once(() => doubtsOf(projects().all, imports(), around));
    return {
      get undeclared() {
        return undeclared();
      },
      get misplaced() {
        return misplaced();
      },
      get unused() {
        return unused();
      },
      get doubts() {
        return doubts();
      },
    };
  },
});

const ownNames = (declaring: readonly (readonly [Declaring, PythonProject])[]): ReadonlySet<string> => new Set(declaring.flatMap(([{ manifest: { name } }]) => (name === undefined ? [] : [normalName(name)])));

/** Manifests that are broken, and those that leave the imports below them unjudged. */
function doubtsOf(all: readonly Declaring[], imports: readonly ForeignImport[], { isJudged }: Surroundings): Doubt[] {
  const unjudged = new Map<string, Declaring>();
  for (const { project } of imports) if (project?.unknown) unjudged.set(project.unknown.file, project.unknown);
  for (const one of all) if (one.manifest.error !== undefined) unjudged.set(one.file, one);
  return [...unjudged.values()]
    .filter(({ file }) => isJudged(file))
    .map(({ file, manifest: { error }, unknown = '' }) => ({ file, reason: error?.message ?? unknown, ...(error ? { at: { file, start: error.offset, end: error.offset } } : {}) }))
    .sort((a, b) => (a.at && b.at ? comparePlaces(a.at, b.at) : compareText(a.file, b.file)));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
