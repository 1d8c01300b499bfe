import { type Asked, type Completeness, type LineTable, type Report } from '#model';
import { abstractions, type Abstractions } from '#facts/abstractions';
import { cohesion, type ClassCohesion } from '#facts/cohesion';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { resolutions, type Resolutions } from '#facts/resolutions';
import { serviceEdges, type ServiceEdges } from '#facts/service-edges';
import { suppressions } from '#facts/suppressions';
import { judge } from '#engine';
import { describeRun } from '#report';
import { services, type Services } from '#facts/services';
import { ownPackage, type Root, type Settings } from '#host';
import { rules as allRules } from '#rules';
import { completenessOf, skippedOf } from './run/completeness.ts';
import { changeSinceBase, newFindings, remembering } from './run/new-findings.ts';
import { activeRules, notSources, open, reportedIn } from './run/open.ts';
import type { RunRequest } from './run/request.ts';

export { activeRules } from './run/open.ts';
export type { RunRequest } from './run/request.ts';

export interface Run {
  readonly report: Report;
  readonly root: Root;
  readonly settings: Settings;
  /** Line tables of the sources, for code frames. */
  lines(file: string): LineTable;
  /** What rules died of, for `--debug`. */
  readonly errors: readonly unknown[];
  /** What the caller should know of the run itself and no report tells, such as a cache that cannot be written. */
  readonly notices: readonly string[];
}

/**
 * Judges a project and describes what was found.
 * @throws {UserError} for whatever the caller can mend: a missing path, an unknown rule, a broken configuration
 */
export function run(request: RunRequest = {}): Run {
  const opened = open(request);
  const { root, paths, settings, project, close } = opened;
  const active = activeRules(settings, request.only);
  const excluded = notSources(paths, project, settings);

  const change = request.isNew ? changeSinceBase(opened) : undefined;
  const gathered = change ? remembering(project) : project;
  const judgement = judge({ rules: active, suppressions, isReported: reportedIn(paths) }, { ...project, gather: (file, facts) => gathered.gather(file, facts) });
  const findings = change ? newFindings(judgement.findings, active, change, { ...opened, gathered }) : judgement.findings;
  const own = ownPackage();
  const lines = (file: string): LineTable => project.lines(file);
  const completeness = completenessOf(judgement, project, settings, excluded, active);
  const report = describeRun({ ...judgement, findings, completeness, rules: allRules, version: own.version, lines, docs: (rule) => own.docs(rule) });
  return { report, root, settings, lines, errors: judgement.crashes.map(({ error }) => error), notices: close() };
}

export interface GraphRun {
  readonly root: Root;
  readonly graph: ModuleGraph;
  /** The name of the package that owns a module. */
  packageOf(module: string): string | undefined;
  readonly services: Services;
  /** Who depends on whom among services, and how. */
  readonly serviceEdges: ServiceEdges;
  /** What a module declares that is or can be abstract, and how its classes hold together: parsed when first asked for. */
  abstractionsOf(module: string): Abstractions | undefined;
  cohesionOf(module: string): readonly ClassCohesion[];
  lines(file: string): LineTable;
  /** What could not be read, and is missing from the graph. */
  readonly skipped: Completeness['skipped'];
  readonly notices: Run['notices'];
}

/**
 * The module graph of a project, without judging it.
 * @throws {UserError} as `run`
 */
export function graphOf(request: RunRequest = {}): GraphRun {
  const { root, project, close } = open(request);
  const judgement = judge({ rules: [], suppressions, also: { moduleGraph, resolutions, services, serviceEdges, abstractions, cohesion } }, project);
  // holds: the facts' own values
  const known = judgement.valueOf(resolutions) as Resolutions;
  const [things, classes] = [judgement.valueOf(abstractions) as Asked<Abstractions>, judgement.valueOf(cohesion) as Asked<readonly ClassCohesion[]>];
  return {
    root,
    graph: judgement.valueOf(moduleGraph) as ModuleGraph, // holds: the fact's own value
    packageOf: (module) => known.packageOf(module),
    services: judgement.valueOf(services) as Services, // holds: the fact's own value
    get serviceEdges() {
      return judgement.valueOf(serviceEdges) as ServiceEdges; // holds: the fact's own value
    },
    abstractionsOf: (module) => things.get(module),
    cohesionOf: (module) => classes.get(module) ?? [],
    lines: (file) => project.lines(file),
    get skipped() {
      return skippedOf(judgement, project); // which grows where what is asked for later cannot be read
    },
    notices: close(),
  };
}
