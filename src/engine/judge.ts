import { compareText, suppressionUses, type AskedFact, type ByFile, type Fact, type FileFact, type Finding, type LineTable, type Needs, type Suppression, type ToolFact } from '#model';
import { judgeFile, judgeProject, type ActiveRule, type Verdict } from './check.ts';
import { foldFacts, type Folded } from './fold.ts';
import { planFor } from './plan.ts';
import { settle, useOfSuppressions, type Settled } from './settle.ts';

/** The facts of one file by fact id, or why it could not be read. A file whose syntax no wanted fact reads is left out. */
export type Gathered = { readonly values: ReadonlyMap<string, unknown> } | { readonly skipped: string } | undefined;

/** What the engine asks of the world. */
export interface Ports {
  /** Paths relative to the root, in code-unit order. */
  readonly files: readonly string[];
  gather(file: string, facts: readonly FileFact<unknown>[]): Gathered;
  ask(tool: ToolFact<unknown>, given: Readonly<Record<string, unknown>>): unknown;
  lines(file: string): LineTable;
  progress?(done: number, total: number): void;
}

export interface Request {
  readonly rules: readonly ActiveRule[];
  /** Where inline suppressions are written. */
  readonly suppressions: FileFact<readonly Suppression[]>;
  /** Facts that the caller wants to read from the judgement. */
  readonly also?: Needs;
  /** Narrows what is reported, never what is read. */
  readonly isReported?: (file: string) => boolean;
}

export interface Crash {
  readonly rule: string;
  readonly file?: string;
  readonly error: unknown;
  /** On how many more files the same rule crashed. */
  readonly more: number;
}

export interface Judgement extends Settled {
  readonly files: number;
  readonly parsed: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly crashes: readonly Crash[];
  /**
   * The value of a fact that was in the plan.
   * @throws what its computation ended with
   */
  valueOf(fact: Fact): unknown;
  /** The same, or undefined where it was not in the plan or its computation failed. */
  knownOf(fact: Fact): unknown;
}

/** Judges a project: every file is gathered once, file rules judge on the way, project rules after the folds. */
export function judge({ rules, suppressions, also = {}, isReported = () => true }: Request, ports: Ports): Judgement {
  const plan = planFor(rules.map(({ rule }) => rule), { ...also, suppressions });
  const fileRules = rules.filter(({ rule }) => rule.reach === 'file');
  const findings: Finding[] = [];
  const crashes = new Map<string, Crash>();
  const skipped: { file: string; reason: string }[] = [];
  const byFile = new Map<string, Map<string, unknown>>(plan.fileFacts.map((fact) => [fact.id, new Map()]));
  let parsed = 0;

  const take = (rule: string, verdict: Verdict, file?: string): void => {
    if ('findings' in verdict) for (const finding of verdict.findings) findings.push(finding);
    else {
      const before = crashes.get(rule);
      crashes.set(rule, before ? { ...before, more: before.more + 1 } : { rule, ...(file === undefined ? {} : { file }), error: verdict.error, more: 0 });
    }
  };

  ports.files.forEach((file, index) => {
    ports.progress?.(index, ports.files.length);
    const gathered = ports.gather(file, plan.fileFacts);
    if (gathered === undefined) return;
    if ('skipped' in gathered) return void skipped.push({ file, reason: gathered.skipped });
    parsed++;
    for (const active of fileRules)
      if (canJudge(active, gathered.values)) take(active.rule.id, judgeFile(active, file, gathered.values), file);
    for (const [id, value] of gathered.values) if (plan.keptFacts.has(id)) byFile.get(id)?.set(file, value);
  });

  const asked = new Map<string, ReadonlyMap<string, unknown>>();
  const askFile = (fact: AskedFact<unknown>, file: string): unknown => {
    let values = asked.get(file);
    if (!values) {
      const answer = askedOf(ports, plan.askedFacts, file);
      if ('skipped' in answer) {
        // what file facts needed of it could be read, the rest cannot: it is told like any other, and its asked facts are unknown
        skipped.push({ file, reason: answer.skipped });
        parsed--;
      }
      asked.set(file, (values = 'values' in answer ? answer.values : new Map()));
    }
    return values.get(fact.id);
  };
  const answers = { ask: ports.ask, askFile };
  const folded = foldFacts(plan, byFile, answers);
  const [afterAll, projectRules] = split(rules.filter(({ rule }) => rule.reach === 'project'), needsVerdict);
  for (const active of projectRules) take(active.rule.id, judgeProject(active, folded));

  const written = (byFile.get(suppressions.id) ?? new Map()) as ByFile<readonly Suppression[]>; // holds: the fact's own values
  if (afterAll.length > 0) {
    const uses = useOfSuppressions(findings, written, rules.map(({ rule }) => rule.id), ports.lines);
    const verdicts = foldFacts(plan, byFile, answers, new Map([[suppressionUses.id, uses]]));
    for (const active of afterAll) take(active.rule.id, judgeProject(active, verdicts));
  }
  for (const fact of Object.values(also)) valueOrUndefined(folded, fact); // what is asked on the way may turn out unreadable
  skipped.sort((a, b) => compareText(a.file, b.file));
  return {
    ...settle(findings, { rules, written, lines: ports.lines, isReported }),
    files: parsed + skipped.length,
    parsed,
    skipped,
    crashes: [...crashes.values()],
    valueOf: (fact) => folded.valueOf(fact),
    knownOf: (fact) => valueOrUndefined(folded, fact),
  };
}

/** Takes all asked facts of one file at once, as if they were file facts like any other: what is dear is the parse. */
export function askedOf(ports: Pick<Ports, 'gather'>, facts: readonly AskedFact<unknown>[], file: string): Exclude<Gathered, undefined> {
  return ports.gather(file, facts.map((fact) => ({ ...fact, kind: 'file' }))) ?? { values: new Map() };
}

const needsVerdict = ({ rule }: ActiveRule): boolean => Object.values(rule.needs).some((fact) => fact.kind === 'verdict');

/** A file rule judges a file only where every fact it needs reads that file's syntax. */
function canJudge({ rule }: ActiveRule, values: ReadonlyMap<string, unknown>): boolean {
  return Object.values(rule.needs).every((fact) => values.has(fact.id));
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function valueOrUndefined(folded: Folded, fact: Fact): unknown {
  try {
    return folded.valueOf(fact);
  } catch {
    return undefined;
  }
}
