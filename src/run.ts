import { compareText, UserError, type Completeness, type LineTable, type Report, type Rule } from '#model';
import { links, type Links } from '#facts/links';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { resolutions, type Resolutions } from '#facts/resolutions';
import { suppressions } from '#facts/suppressions';
import { judge, type ActiveRule, type Judgement } from '#engine';
import { describeRun } from '#report';
import { nearest } from '#facts/spelling';
import { askedFor, findServices, loadSettings, openProject, ownPackage, whyNotRead, type ArchLintConfig, type Asked, type Project, type Root, type Services, type Settings } from '#host';
import { rules as allRules } from '#rules';

export interface RunRequest {
  /** Folder from which relative paths are meant. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Files and folders to report on. The graph is always made of the whole project. */
  readonly paths?: readonly string[] | undefined;
  /** Path of a configuration file, or `false` for none. */
  readonly config?: string | false | undefined;
  /** Settings laid over the file's, each with what it came from. */
  readonly overrides?: readonly { readonly data: ArchLintConfig; readonly origin: string }[];
  /** Judge by these rules alone. */
  readonly only?: readonly string[] | undefined;
  readonly progress?: undefined | ((done: number, total: number) => void);
}

export interface Run {
  readonly report: Report;
  readonly root: Root;
  readonly settings: Settings;
  /** Line tables of the sources, for code frames. */
  lines(file: string): LineTable;
  /** What rules died of, for `--debug`. */
  readonly errors: readonly unknown[];
}

/** Configuration keys that only a rule can enforce. Until that rule exists, the run says that it was not run. */
const ENFORCED_BY = { layers: 'no-upward-import', boundaries: 'no-forbidden-import', changelog: 'require-changelog-entry' } as const;

/**
 * Judges a project and describes what was found.
 * @throws {UserError} for whatever the caller can mend: a missing path, an unknown rule, a broken configuration
 */
export function run(request: RunRequest = {}): Run {
  const { root, paths, settings, project } = open(request);
  const active = activeRules(settings, request.only);
  const excluded = notSources(paths, project, settings);

  const judgement = judge({ rules: active, suppressions, isReported: reportedIn(paths) }, project);
  const own = ownPackage();
  const lines = (file: string): LineTable => project.lines(file);
  const completeness = completenessOf(judgement, project, settings, excluded, active);
  const report = describeRun({ ...judgement, completeness, rules: allRules, version: own.version, lines, docs: (rule) => own.docs(rule) });
  return { report, root, settings, lines, errors: judgement.crashes.map(({ error }) => error) };
}

export interface GraphRun {
  readonly root: Root;
  readonly graph: ModuleGraph;
  /** The name of the package that owns a module. */
  packageOf(module: string): string | undefined;
  readonly services: Services;
  lines(file: string): LineTable;
  /** What could not be read, and is missing from the graph. */
  readonly skipped: Completeness['skipped'];
}

/**
 * The module graph of a project, without judging it.
 * @throws {UserError} as `run`
 */
export function graphOf(request: RunRequest = {}): GraphRun {
  const { root, project, settings } = open(request);
  const judgement = judge({ rules: [], suppressions, also: { moduleGraph, resolutions } }, project);
  const known = judgement.valueOf(resolutions) as Resolutions; // holds: the fact's own value
  return {
    root,
    graph: judgement.valueOf(moduleGraph) as ModuleGraph, // holds: the fact's own value
    packageOf: (module) => known.packageOf(module),
    services: findServices({ root: root.path, configured: settings.values['services'], ...project.discovered, read: (file) => project.text(file) }),
    lines: (file) => project.lines(file),
    skipped: skippedOf(judgement, project),
  };
}

function open({ cwd = process.cwd(), paths = [], config, overrides, progress }: RunRequest) {
  const asked = askedFor(paths, cwd);
  const settings = loadSettings({ root: asked.root.path, rules: allRules, config, cwd, overrides });
  return { ...asked, settings, project: openProject(asked.root.path, settings, progress) };
}

/** Files that could not be judged, and folders that could not be listed. */
function skippedOf({ skipped }: Judgement, { discovered: { unreadable } }: Project): Completeness['skipped'] {
  return [...skipped, ...unreadable].sort((a, b) => compareText(a.file, b.file));
}

/**
 * The rules in force.
 * @throws {UserError} `unknown-rule`
 */
export function activeRules(settings: Settings, only?: readonly string[]): ActiveRule[] {
  const ids = allRules.map(({ id }) => id);
  for (const id of only ?? []) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new UserError('unknown-rule', `There is no rule \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''} \`arch-lint rules\` lists them all.`);
  }
  return allRules.flatMap((rule): ActiveRule[] => {
    const setting = settings.rules.get(rule.id);
    if (only && !only.includes(rule.id)) return [];
    const severity = setting && setting.severity !== 'off' ? setting.severity : only ? 'error' : undefined;
    return severity ? [{ rule, severity, options: setting?.options ?? {} }] : [];
  });
}

/**
 * Asked-for files that are no sources are told, and a folder without any source is a mistake: it must not read as clean.
 * @throws {UserError} `nothing-to-judge`
 */
function notSources(asked: Asked['paths'], { root, files }: Project, { ignore }: Settings): Completeness['excluded'] {
  if (files.length === 0) throw new UserError('nothing-to-judge', `There is no source file to judge below ${root}. Run arch-lint in a project, or check \`ignore\`.`);
  const missed = asked.filter((one) => !files.some(reportedIn([one])));
  const folder = missed.find(({ isFolder }) => isFolder);
  if (folder) throw new UserError('nothing-to-judge', `There is no source file to judge in \`${folder.path}\`. Check the path, \`ignore\` and the .gitignore files.`);
  return missed.map(({ path }) => ({ path, reason: whyNotRead(root, ignore, path) ?? 'it is no source file' }));
}

function reportedIn(asked: Asked['paths']): (file: string) => boolean {
  if (asked.length === 0 || asked.some(({ path }) => path === '')) return () => true;
  return (file) => asked.some(({ path }) => file === path || file.startsWith(`${path}/`));
}

function completenessOf(judgement: Judgement, project: Project, settings: Settings, excluded: Completeness['excluded'], active: readonly ActiveRule[]): Completeness {
  const resolved = judgement.knownOf(links) as Links | undefined; // holds: the fact's own value; undefined where no rule needs it
  const known: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));
  const skipped = skippedOf(judgement, project);
  return {
    files: judgement.parsed + skipped.length,
    parsed: judgement.parsed,
    imports: resolved?.coverage ?? { total: 0, resolved: 0, external: 0, unresolved: 0, unresolvedBy: {} },
    skipped,
    crashed: judgement.crashes.map(({ rule, file, error, more }) => ({
      rule,
      ...(file === undefined ? {} : { file }),
      reason: `${firstLine(error)}${more > 0 ? ` (and on ${more} more files)` : ''}`,
    })),
    notRun: [
      ...Object.entries(ENFORCED_BY)
        .filter(([key, rule]) => settings.origins.has(key) && !known.has(rule))
        .map(([key, rule]) => ({ rule, reason: `\`${key}\` is configured (${settings.origins.get(key)}), and this version has no rule for it yet` })),
      ...active.flatMap(({ rule }) => unansweredOf(rule, project)),
    ],
    excluded: [...project.discovered.excluded, ...excluded],
    degraded: project.degraded(),
  };
}

/** What a rule could not judge, in one sentence, as the tools that it asks did not know. */
function unansweredOf({ id, needs }: Rule, project: Project): Completeness['notRun'] {
  const ids = Object.values(needs).map((fact) => fact.id);
  const [first, ...more] = project.unanswered().filter(({ fact }) => ids.includes(fact)).map(({ reason }) => reason);
  if (first === undefined) return [];
  return [{ rule: id, reason: more.length === 0 ? first : `${first}, and the same of ${more.length} more` }];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
