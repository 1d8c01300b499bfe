import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOfModule, isRuntime, quotient, shortestRing, stronglyConnectedComponents, type Edge } from '#facts/module-graph';
import { compileGlob, type ReportedFinding } from '#model';
import { metricsOf } from '../src/cli/graph-metrics.ts';
import { atLevel } from '../src/cli/graph-view.ts';
import { graphOf, run, type GraphRun } from '../src/run.ts';
import { CASE_RULES, findingsBy, type GivenRules } from './case-rules.ts';
import { elementaryRings } from './elementary-rings.ts';

/** One statement of a case about the right answer. */
interface Statement {
  readonly kind: string;
  readonly scope?: 'runtime' | 'all' | 'production' | 'with-tests';
  readonly sccs?: readonly (readonly string[])[];
  readonly from?: string;
  readonly to?: string;
  readonly dep?: string;
  readonly package?: string;
  readonly specifier?: string;
  readonly level?: 'folder' | 'package' | 'file';
  readonly members?: readonly string[];
  readonly path?: readonly string[];
  readonly length?: number;
  readonly count?: number | 'components' | 'files';
  readonly component?: string;
  readonly class?: string;
  readonly Ca?: number;
  readonly Ce?: number;
  readonly I?: number;
  readonly A?: number;
  readonly D?: number;
  readonly Na?: number;
  readonly Nc?: number;
  readonly I_from?: number;
  readonly I_to?: number;
  readonly rule?: string;
  readonly result?: 'pass' | 'matches-nothing';
  readonly side?: string;
  readonly edges?: readonly (readonly [string, string])[];
  readonly symbol?: string;
  readonly value?: string | number;
  readonly use?: { readonly file: string; readonly binding: string; readonly where: string };
  readonly throwsWhenEntryIs?: string;
  readonly closedBy?: readonly (readonly [string, string])[];
  readonly baseline?: string;
  readonly run?: string;
  readonly newCount?: number;
  readonly newMentions?: readonly string[];
  readonly stale?: readonly (readonly string[])[];
  readonly via?: string;
  readonly topic?: string;
  readonly evidence?: { readonly file: string; readonly line: number };
  readonly name?: string;
  readonly services?: readonly string[];
  readonly store?: string;
  readonly file?: string;
  readonly line?: number;
}

interface Case {
  readonly given?: GivenRules & { readonly components?: string; readonly tests?: string };
  readonly what: string;
  readonly expect: readonly Statement[];
  readonly symlinks?: Readonly<Record<string, string>>;
}

const cases = new URL('../fixtures/cases/graph/', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ringFindings = (cwd: string): readonly ReportedFinding[] => run({ cwd, only: ['no-import-cycle'] }).report.findings;

/** The quotient of the runtime graph by `given.components`, such as `libs/*`, with or without the imports of test code. */
function joinedBy({ components = '', tests = '' }: NonNullable<Case['given']>, { graph }: GraphRun, scope: Statement['scope']) {
  const isTest = compileGlob(tests);
  const depth = components.split('/').length;
  const edges = graph.edges.filter(({ from, kind }) => isRuntime(kind) && (scope === 'with-tests' || !isTest(from)));
  return quotient(edges, (module) => module.split('/').slice(0, depth).join('/'));
}

/** A shared database is an edge of the service graph; an address in code is a finding. */
function smellsOf({ name, services = [], store, file, line }: Statement, { serviceEdges, root }: GraphRun): readonly unknown[] {
  if (name === 'shared-persistency') return serviceEdges.edges.filter(({ from, to, via, name: one }) => via === 'database' && String([from, to]) === String(services) && (store === undefined || one === store));
  const { findings } = run({ cwd: root.path, only: ['no-hard-coded-endpoint'] }).report;
  return findings.filter((one) => one.file === file && (line === undefined || one.line === line));
}

/** Statements that are checked here. Others wait for the rules and commands that answer them, and are counted below. */
const CHECKS: Readonly<Record<string, (statement: Statement, found: GraphRun, given: Case['given']) => void>> = {
  cycles({ scope, sccs }, { graph }) {
    const edges = scope === 'runtime' ? graph.edges.filter(({ kind }) => isRuntime(kind)) : graph.edges;
    expect(stronglyConnectedComponents(edges)).toEqual(sccs);
  },
  edge({ from, to, dep }, { graph }) {
    const kinds = [...graph.edges, ...graph.assets].filter((edge) => edge.from === from && edge.to === to).map(({ kind }) => kind);
    expect(kinds).toContain(dep);
  },
  'no-edge'({ from, to }, { graph }) {
    expect(graph.edges.filter((edge) => edge.from === from && edge.to === to)).toEqual([]);
  },
  asset({ from, to }, { graph }) {
    expect(graph.assets.some((edge) => edge.from === from && edge.to === to)).toBe(true);
  },
  external({ from, package: name }, { graph }) {
    expect(graph.external.some((one) => one.from === from && one.package === name)).toBe(true);
  },
  unresolved({ from, specifier }, { graph }) {
    expect(graph.unresolved.some((one) => one.from === from && one.specifier === specifier)).toBe(true);
  },
  'component-cycle'({ level, members = [], scope, closedBy = [] }, found, given) {
    const { graph, packageOf } = found;
    if (scope !== undefined) {
      const arcs = joinedBy(given ?? {}, found, scope);
      expect(stronglyConnectedComponents(arcs)).toEqual(members.length === 0 ? [] : [members]);
      const isTest = compileGlob(given?.tests ?? '');
      const inRing = arcs.flatMap(({ edges }) => edges).filter(({ from }) => isTest(from));
      if (scope === 'with-tests') expect(inRing.map(({ from, to }) => [from, to])).toEqual(closedBy);
      return;
    }
    const joined = quotient(graph.edges, (module) => (level === 'folder' ? folderOfModule(module) : (packageOf(module) ?? '.'))).filter(({ isRuntime }) => isRuntime);
    expect(stronglyConnectedComponents(joined)).toContainEqual(members);
  },
  'node-count'({ count }, { graph }) {
    expect(graph.modules).toHaveLength(Number(count ?? -1));
  },
  'canonical-path'({ path }, { graph }) {
    const [members = []] = stronglyConnectedComponents(graph.edges);
    const ring = shortestRing(members, graph.edges);
    expect([...ring, ring[0]]).toEqual(path);
  },
  'shortest-cycle'({ length }, { graph }) {
    const [members = []] = stronglyConnectedComponents(graph.edges);
    expect(shortestRing(members, graph.edges)).toHaveLength(length ?? -1);
  },
  violation({ rule = '', from = '', to = '' }, { root }, given) {
    const found = findingsBy(rule, given ?? {}, root.path).filter(({ file }) => file === from);
    expect(found.map(({ data }) => data['goal'] ?? data['subject'])).toEqual([to]);
  },
  'rule-result'({ rule = '', result, side = '' }, { root }, given) {
    const index = given?.forbidden?.findIndex(({ name }) => name === rule) ?? -1;
    const about = findingsBy('forbidden', given ?? {}, root.path).filter(({ data }) => data['because'] === rule || String(data['key']).startsWith(`boundaries[${index}]`));
    expect(about.map(({ messageId, data }) => `${messageId} ${data['key']}`)).toEqual(result === 'pass' ? [] : [`matchesNothing boundaries[${index}].${side}`]);
  },
  'finding-count'({ rule = '', count }, { root }, given) {
    if (rule in CASE_RULES) return expect(findingsBy(rule, given ?? {}, root.path)).toHaveLength(Number(count ?? -1));
    const { report } = run({ cwd: root.path, only: [rule === 'cycle' ? 'no-import-cycle' : 'no-unresolved-import'] });
    expect(report.findings).toHaveLength(Number(count ?? -1));
  },
  'elementary-cycles'({ count }, { graph }) {
    expect(elementaryRings(graph.edges.filter(({ kind }) => isRuntime(kind)))).toHaveLength(Number(count ?? -1));
  },
  'min-cut'({ edges = [] }, { root }) {
    expect(ringFindings(root.path).flatMap(({ data }) => data['cut'])).toEqual(edges.map(([from, to]) => `${from} > ${to}`));
  },
  rewire({ from, to, symbol, specifier }, { root, graph }) {
    const [finding] = ringFindings(root.path);
    const barrel = graph.edges.find((edge: Edge) => edge.from === from && edge.specifier === specifier)?.to;
    expect(finding?.message).toContain(`No ring is left if \`${from}\` imports \`${symbol}\` from \`${to}\` instead of \`${barrel}\`.`);
  },
  hazard({ members, value, use, throwsWhenEntryIs }, { root }) {
    const finding = ringFindings(root.path).find(({ data }) => String(data['members']) === String(members));
    expect(finding?.data['hazard']).toBe(value);
    if (use) expect(finding?.message).toContain(`\`${use.binding}\` is read in \`${use.file}\` while modules load (${use.where}), and is not set yet if \`${throwsWhenEntryIs}\` loads first`);
  },
  'service-edge'({ from, to, via, topic, evidence }, { serviceEdges, lines }) {
    const found = serviceEdges.edges.filter((edge) => edge.from === from && edge.to === to && edge.via === via && (topic === undefined || edge.name === topic));
    expect(found).toHaveLength(1);
    const places = found.flatMap((edge) => edge.evidence.map(({ file, start }) => `${file}:${lines(file).at(start).line}`));
    if (evidence) expect(places).toContain(`${evidence.file}:${evidence.line}`);
  },
  'no-service-edge'({ from, to, via }, { serviceEdges }) {
    expect(serviceEdges.edges.filter((edge) => edge.from === from && edge.to === to && edge.via === via)).toEqual([]);
  },
  'service-cycle'({ members }, { root }) {
    expect(run({ cwd: root.path, only: ['no-service-cycle'] }).report.findings.map(({ data }) => data['members'])).toContainEqual(members);
  },
  smell(statement, found) {
    expect(smellsOf(statement, found)).toHaveLength(1);
  },
  'no-smell'(statement, found) {
    expect(smellsOf(statement, found)).toEqual([]);
  },
  baseline({ baseline = '', run: name = '', newCount, newMentions = [], stale = [] }, { root }) {
    const before = ringFindings(join(root.path, baseline));
    const after = ringFindings(join(root.path, name));
    const isIn = (list: readonly ReportedFinding[]) => (one: ReportedFinding) => list.some(({ fingerprint }) => fingerprint === one.fingerprint);
    const added = after.filter((one) => !isIn(before)(one));
    expect(added).toHaveLength(newCount ?? 0);
    for (const mention of newMentions) expect(added.map(({ message, data }) => `${message} ${String(data['members'])}`).join()).toContain(mention);
    // open on purpose in the case: whether the entry of a ring that has grown is stale too
    if (newCount === undefined) expect(before.filter((one) => !isIn(after)(one)).map(({ data }) => [...(data['members'] as string[]), (data['members'] as string[])[0]])).toEqual(stale);
  },
  metric({ component, count = 'files', ...wanted }, found) {
    const written = metricsOf(found, atLevel(found, 'folder'), () => true).couplings.find((one) => one.component === component && one.unit === count);
    const rounded = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000);
    const said = { Ca: written?.ca, Ce: written?.ce, I: rounded(written?.instability), A: rounded(written?.abstractness), D: rounded(written?.distance) };
    for (const key of ['Ca', 'Ce', 'I', 'A', 'D'] as const) if (wanted[key] !== undefined) expect(said[key], key).toBe(wanted[key]);
    if (wanted.Na === undefined || wanted.Nc === undefined) return;
    const things = found.graph.modules.filter((module) => folderOfModule(module) === component).map((module) => found.abstractionsOf(module));
    const [abstract, concrete] = [things.reduce((sum, one) => sum + (one?.abstract ?? 0), 0), things.reduce((sum, one) => sum + (one?.concrete ?? 0), 0)];
    expect([abstract, abstract + concrete]).toEqual([wanted.Na, wanted.Nc]);
  },
  lcom4({ class: name, value }, found) {
    const all = metricsOf(found, atLevel(found, 'file'), () => true).classes;
    expect(all.find((one) => one.name === name)?.lcom4).toBe(value);
  },
  'sdp-violation'({ from, to, count, I_from: own, I_to: other }, { root }) {
    const unit = count === 'files' ? 'files' : 'components';
    const { report } = run({ cwd: root.path, only: ['no-unstable-dependency'], overrides: [{ data: { rules: { 'no-unstable-dependency': ['error', { levels: ['folder'], counts: [unit] }] } }, origin: 'test' }] });
    expect(report.findings.map(({ data }) => [data['component'], data['dependency'], data['instability'], data['dependencyInstability']])).toEqual([[from, to, own, other]]);
  },
};

/** Findings of rules that do not exist yet. */
function isLater({ kind, rule = '' }: Statement): boolean {
  return ['finding-count', 'violation'].includes(kind) && !['cycle', 'unresolved', ...Object.keys(CASE_RULES)].includes(rule);
}

const later: string[] = [];

describe.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json'))))('graph/%s', (name) => {
  const { what, expect: statements, symlinks = {}, given } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;
  const root = join(folder, name);
  cpSync(join(cases, name), root, { recursive: true });
  for (const [link, target] of Object.entries(symlinks)) {
    mkdirSync(dirname(join(root, link)), { recursive: true });
    rmSync(join(root, link), { recursive: true, force: true }); // a checkout may have lost the link, or kept a copy
    symlinkSync(target, join(root, link));
  }
  const found = graphOf({ cwd: root });
  it('is read completely', () => expect(found.skipped).toEqual([]));
  for (const statement of statements) {
    const { kind, ...details } = statement;
    const check = CHECKS[kind];
    if (check !== undefined && !isLater(statement)) it(`${what} ${kind} ${JSON.stringify(details)}`, () => check(statement, found, given));
    else later.push(kind);
  }
});

it('counts the statements that wait for rules and commands to come', () => {
  const counts = Object.fromEntries([...new Set(later)].sort().map((kind) => [kind, later.filter((one) => one === kind).length]));
  expect(counts).toMatchInlineSnapshot(`{}`);
});
