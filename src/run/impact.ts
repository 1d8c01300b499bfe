import { scriptSyntaxOf, sorted, UserError, type Completeness } from '#model';
import { judge } from '#engine';
import { dependentsOf, entriesAmong } from '#facts/graph/impact';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { testFiles, type TestFiles } from '#facts/test-files';
import { serviceEdges, type ServiceEdges } from '#facts/service-edges';
import { services, type Services } from '#facts/services';
import { openProject, viewOfBase, type Change } from '#host';
import type { ImpactToDescribe } from '#report';
import { skippedOf } from './completeness.ts';
import { changeFor } from './new-findings.ts';
import { open, reportedIn, type Opened } from './open.ts';
import type { RunRequest } from './request.ts';

export interface ImpactRun {
  readonly impact: ImpactToDescribe;
  /** What could not be read, and is missing from the graph. */
  readonly skipped: Completeness['skipped'];
  readonly notices: readonly string[];
}

/**
 * What a change touches: who depends on it, which services, programs and tests reach it. Of paths without a base it is what a change
 * of them would touch; beside a base they narrow the change.
 * @throws {UserError} `no-base`, `no-history`, `nothing-to-judge`, and as `run`
 */
export function impactOf(request: RunRequest = {}): ImpactRun {
  const opened = open(request);
  const { project, close, paths } = opened;
  const isMeant = reportedIn(paths);
  const change = paths.length > 0 && request.base === undefined && !request.isStaged ? undefined : changeFor(opened);
  const files = change ? change.files.filter(({ path }) => isMeant(path)) : project.files.filter(isMeant).map((path) => ({ path, kind: 'named' }));
  if (files.length === 0 && !change) throw new UserError('nothing-to-judge', `There is no file in ${paths.map(({ path }) => `\`${path}\``).join(', ')} that is read. Check the path, \`ignore\` and the .gitignore files.`);
  const judgement = judge({ rules: [], suppressions, also: { moduleGraph, testFiles, services, serviceEdges } }, project);
  // holds: the facts' own values
  const { edges, coverage } = judgement.valueOf(moduleGraph) as ModuleGraph;
  const isTest = judgement.valueOf(testFiles) as TestFiles;
  const known = judgement.valueOf(services) as Services;
  const serviceEdgesFound = (judgement.knownOf(serviceEdges) as ServiceEdges | undefined)?.edges ?? [];
  const servicesOf = (paths: readonly string[]): string[] => sorted(new Set(paths.flatMap((path) => known.of(path)?.name ?? [])));

  const changed = files.map(({ path, kind }) => ({ path, kind, isModule: scriptSyntaxOf(path) !== undefined }));
  const modules = changed.flatMap(({ path, isModule }) => (isModule ? [path] : []));
  const dependents = dependentsOf(modules, [...edges, ...(change ? edgesToGone(change, opened) : [])]);
  const reached = sorted(new Set([...modules, ...dependents.map(({ module }) => module)]));
  const gone = new Set(files.flatMap(({ path, kind }) => (kind === 'deleted' ? [path] : [])));
  const present = reached.filter((module) => !gone.has(module));
  const inChanged = servicesOf(files.map(({ path }) => path));
  const byImports = servicesOf(reached).filter((name) => !inChanged.includes(name));
  const calling = serviceEdgesFound.filter(({ from, to, via }) => via !== 'import' && via !== 'database' && inChanged.includes(to) && !inChanged.includes(from));
  return {
    impact: {
      ...(change ? { base: change.base } : {}),
      changed,
      dependents,
      services: { changed: inChanged, reached: sorted(new Set([...byImports, ...calling.map(({ from }) => from)])) },
      entries: entriesAmong(present.filter((module) => !isTest.has(module)), edges),
      tests: present.filter((module) => isTest.has(module)),
      unresolved: coverage.unresolved,
    },
    skipped: skippedOf(judgement, project),
    notices: close(),
  };
}

/** Who imported modules at the base that are gone: in the graph of now nobody does. */
function edgesToGone(change: Change, { root, settings, today }: Pick<Opened, 'root' | 'settings' | 'today'>): Pick<ModuleGraph['edges'][number], 'from' | 'to'>[] {
  const gone = new Set(change.files.flatMap(({ path, kind }) => (kind === 'deleted' && scriptSyntaxOf(path) !== undefined ? [path] : [])));
  if (gone.size === 0) return [];
  const before = judge({ rules: [], suppressions, also: { moduleGraph } }, openProject(root.path, settings, { view: viewOfBase(change), today }));
  return (before.valueOf(moduleGraph) as ModuleGraph).edges.filter(({ from, to }) => gone.has(to) && !gone.has(from)); // holds: the fact's own value
}
