import { canonical, type AskedFact, type ByFile, type FileFact, type Suppression } from '#model';
import { askedOf, foldFacts, judgeProject, planFor, settle, type ActiveRule, type Plan, type SettledFinding } from '#engine';
import { suppressions } from '#facts/suppressions';
import { extractAll, openProject, stampOf, type FileSettings, type Project } from '#host';
import type { LiveSource } from './live.ts';
import { shownIn, type Shown } from './shown.ts';

/** The stored facts of a project, kept in step with the disk and overlaid with the open files. */
export interface Store {
  /** What a project rule shows in a file whose text is `source`. */
  findingsIn(file: string, source: LiveSource, active: ActiveRule): Shown[];
}

interface Entry {
  readonly stamp: string;
  readonly values: ReadonlyMap<string, unknown>;
}

/** The least time between two looks at the disk, and how many times a look's own cost passes between two. */
const LEAST_PAUSE = 200;
const COST_FACTOR = 10;
/** How much longer, in milliseconds, rules that judge a file by itself do without a look. */
const SETTINGS_HOLD_FOR = 3_000;

/**
 * Opens the store of a project; nothing is read before the first question.
 * The disk is looked at again (list, size, time and inode of every file) when the last look is older than ten times
 * what it cost, so that a run over thousands of files does not spend itself on looking.
 */
export function openStore(root: string, files: FileSettings): Store {
  let project: Project | undefined;
  let shape = '';
  let nextLook = 0;
  let version = 0;
  const entries = new Map<string, Entry>();
  const live = new Map<string, { readonly values: ReadonlyMap<string, unknown>; readonly source: LiveSource; readonly stamp: string }>();
  const plans = new Map<string, Plan>();
  const answers = new Map<string, { readonly version: number; readonly findings: readonly SettledFinding[] }>();

  const look = (): Project => {
    const start = performance.now();
    if (project && start < nextLook) return project;
    const fresh = openProject(root, files, { today: new Date().toISOString().slice(0, 10), startsNothing: true });
    const freshShape = fresh.shape;
    const present = new Set(fresh.files);
    for (const [file, { stamp }] of entries) if (!present.has(file) || stampOf(root, file) !== stamp) forget(file);
    for (const [file, { stamp }] of live) if (stampOf(root, file) !== stamp) live.delete(file);
    // the old project keeps its resolutions as long as nothing that they depend on has changed
    if (!project || freshShape !== shape) {
      project = fresh;
      shape = freshShape;
      version++;
    }
    const end = performance.now();
    nextLook = end + Math.max(LEAST_PAUSE, (end - start) * COST_FACTOR);
    return project;
  };
  const forget = (file: string): void => {
    entries.delete(file);
    project?.forget(file);
    version++;
  };
  const gather = (from: Project, facts: readonly FileFact<unknown>[]): void => {
    for (const file of from.files) {
      const known = entries.get(file);
      if (known && facts.every((fact) => known.values.has(fact.id))) continue;
      const stamp = stampOf(root, file);
      const gathered = from.gather(file, facts);
      const values = gathered && 'values' in gathered ? gathered.values : new Map(facts.map((fact) => [fact.id, undefined]));
      entries.set(file, { stamp, values: new Map([...(known?.values ?? []), ...values]) });
      version++;
    }
  };
  /** An asked fact of a file: of its live text where it is open, else as stored. */
  const asked = (from: Project, plan: Plan, fact: AskedFact<unknown>, file: string): unknown => {
    const open = live.get(file);
    if (open?.values.has(fact.id)) return open.values.get(fact.id);
    const known = entries.get(file);
    if (known?.values.has(fact.id)) return known.values.get(fact.id);
    if (!known) return undefined; // a file that is not on disk yet
    const answer = askedOf(from, plan.askedFacts, file);
    const values = 'values' in answer ? answer.values : new Map(plan.askedFacts.map(({ id }) => [id, undefined]));
    entries.set(file, { ...known, values: new Map([...known.values, ...values]) });
    return values.get(fact.id);
  };
  const overlay = (from: Project, file: string, source: LiveSource, plan: Plan): void => {
    const facts = [...plan.fileFacts, ...plan.askedFacts.map((fact) => ({ ...fact, kind: 'file' as const }))].filter((fact) => fact.syntax.includes(source.syntax));
    const gathered = extractAll(facts, source);
    if ('skipped' in gathered) throw new Error(gathered.skipped);
    const before = (id: string): unknown => {
      const open = live.get(file);
      if (open?.values.has(id)) return open.values.get(id);
      const fact = plan.askedFacts.find((one) => one.id === id);
      return fact ? asked(from, plan, fact, file) : entries.get(file)?.values.get(id);
    };
    const hasChanged = [...gathered.values].some(([id, value]) => canonical(value) !== canonical(before(id)));
    // other rules' facts of the same open file stay, as long as its text does
    const others = live.get(file)?.source.text === source.text ? (live.get(file)?.values ?? []) : [];
    live.set(file, { values: new Map([...others, ...gathered.values]), source, stamp: stampOf(root, file) });
    if (hasChanged) version++;
  };
  const valuesOf = (file: string, id: string): unknown => live.get(file)?.values.get(id) ?? entries.get(file)?.values.get(id);
  const byFile = (from: Project, id: string): ByFile<unknown> => {
    const files = [...new Set([...from.files, ...live.keys()])].sort();
    return new Map(files.flatMap((file) => (valuesOf(file, id) === undefined ? [] : [[file, valuesOf(file, id)] as const])));
  };
  const judge = (from: Project, plan: Plan, active: ActiveRule): readonly SettledFinding[] => {
    const facts = new Map(plan.fileFacts.map((fact) => [fact.id, byFile(from, fact.id)]));
    const verdict = judgeProject(active, foldFacts(plan, facts, { ask: (tool, given) => from.ask(tool, given), askFile: (fact, file) => asked(from, plan, fact, file) }));
    if ('error' in verdict) throw verdict.error;
    const written = (facts.get(suppressions.id) ?? new Map()) as ByFile<readonly Suppression[]>; // holds: the fact's own values
    return settle(verdict.findings, { rules: [active], written, lines: (file) => live.get(file)?.source.lines ?? from.lines(file), isReported: () => true }).findings;
  };

  /** What a rule finds in an open file by itself: no other file is read, and nothing is remembered. */
  const alone = (from: Project, plan: Plan, file: string, source: LiveSource, active: ActiveRule): readonly SettledFinding[] => {
    const needed = [...Object.values(active.rule.needs), suppressions].flatMap((fact) => (fact.kind === 'file' || fact.kind === 'asked' ? [{ ...fact, kind: 'file' as const }] : []));
    const gathered = extractAll(needed.filter((fact) => fact.syntax.includes(source.syntax)), source);
    if ('skipped' in gathered) throw new Error(gathered.skipped);
    const { values } = gathered;
    const facts = new Map([...values].map(([id, value]) => [id, new Map([[file, value]])]));
    const verdict = judgeProject(active, foldFacts(plan, facts, { ask: (tool, given) => from.ask(tool, given), askFile: (fact, asked) => (asked === file ? values.get(fact.id) : undefined) }));
    if ('error' in verdict) throw verdict.error;
    const written = (facts.get(suppressions.id) ?? new Map()) as ByFile<readonly Suppression[]>; // holds: the fact's own values
    return settle(verdict.findings, { rules: [active], written, lines: () => source.lines, isReported: () => true }).findings;
  };

  return {
    findingsIn(file, source, active) {
      const { others } = active.rule;
      let plan = plans.get(active.rule.id);
      if (!plan) plans.set(active.rule.id, (plan = planFor([active.rule], { suppressions })));
      if (others !== undefined) {
        // of the project only settings are asked, which do not change with every look
        const own = alone(project && performance.now() < nextLook + SETTINGS_HOLD_FOR ? project : look(), plan, file, source, active);
        // what others may silence is judged with them, where there is something to be silenced
        if (others === 'nothing' || own.length === 0) return own.flatMap((finding) => shownIn(file, finding));
      }
      const from = look();
      gather(from, plan.fileFacts);
      overlay(from, file, source, plan);
      const key = canonical([active.rule.id, active.options]);
      let answer = answers.get(key);
      if (answer?.version !== version) answers.set(key, (answer = { version, findings: judge(from, plan, active) }));
      return answer.findings.flatMap((finding) => shownIn(file, finding));
    },
  };
}
