import { scriptSyntaxOf, sorted, type Completeness } from '#model';
import { judge } from '#engine';
import { dependentsOf, entriesAmong } from '#facts/graph/impact';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { testFiles, type TestFiles } from '#facts/test-files';
import { services, type Services } from '#facts/services';
import type { ImpactToDescribe } from '#report';
import { skippedOf } from './completeness.ts';
import { changeFor } from './new-findings.ts';
import { open } from './open.ts';
import type { RunRequest } from './request.ts';

export interface ImpactRun {
  readonly impact: ImpactToDescribe;
  /** What could not be read, and is missing from the graph. */
  readonly skipped: Completeness['skipped'];
  readonly notices: readonly string[];
}

/**
 * What a change touches: who depends on it, which services, programs and tests reach it.
 * @throws {UserError} `no-base`, `no-history`, and as `run`
 */
export function impactOf(request: RunRequest = {}): ImpactRun {
  const opened = open(request);
  const { project, close } = opened;
  const { base, files } = changeFor(opened);
  const judgement = judge({ rules: [], suppressions, also: { moduleGraph, testFiles, services } }, project);
  // holds: the facts' own values
  const { edges, coverage } = judgement.valueOf(moduleGraph) as ModuleGraph;
  const isTest = judgement.valueOf(testFiles) as TestFiles;
  const known = judgement.valueOf(services) as Services;
  const servicesOf = (paths: readonly string[]): string[] => sorted(new Set(paths.flatMap((path) => known.of(path)?.name ?? [])));

  const changed = files.map(({ path, kind }) => ({ path, kind, isModule: scriptSyntaxOf(path) !== undefined }));
  const modules = changed.flatMap(({ path, isModule }) => (isModule ? [path] : []));
  const dependents = dependentsOf(modules, edges);
  const reached = sorted(new Set([...modules, ...dependents.map(({ module }) => module)]));
  const inChanged = servicesOf(files.map(({ path }) => path));
  return {
    impact: {
      base,
      changed,
      dependents,
      services: { changed: inChanged, reached: servicesOf(reached).filter((name) => !inChanged.includes(name)) },
      entries: entriesAmong(reached.filter((module) => !isTest.has(module)), edges),
      tests: reached.filter((module) => isTest.has(module)),
      unresolved: coverage.unresolved,
    },
    skipped: skippedOf(judgement, project),
    notices: close(),
  };
}
