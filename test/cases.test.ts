import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOfModule, quotient, shortestRing, stronglyConnectedComponents } from '#facts/module-graph';
import { graphOf, run, type GraphRun } from '../src/run.ts';

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
  readonly count?: number;
  readonly rule?: string;
}

interface Case {
  readonly what: string;
  readonly expect: readonly Statement[];
  readonly symlinks?: Readonly<Record<string, string>>;
}

const cases = new URL('../fixtures/cases/graph/', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Statements that are checked here. Others wait for the rules and commands that answer them, and are counted below. */
const CHECKS: Readonly<Record<string, (statement: Statement, found: GraphRun) => void>> = {
  cycles({ scope, sccs }, { graph }) {
    const edges = scope === 'runtime' ? graph.edges.filter(({ kind }) => ['value', 'side-effect', 're-export'].includes(kind)) : graph.edges;
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
  'component-cycle'({ level, members }, { graph, packageOf }) {
    const joined = quotient(graph.edges, (module) => (level === 'folder' ? folderOfModule(module) : (packageOf(module) ?? '.'))).filter(({ isRuntime }) => isRuntime);
    expect(stronglyConnectedComponents(joined)).toContainEqual(members);
  },
  'node-count'({ count }, { graph }) {
    expect(graph.modules).toHaveLength(count ?? -1);
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
  'finding-count'({ rule, count }, { root }) {
    const { report } = run({ cwd: root.path, only: ['no-import-cycle'] });
    if (rule === 'cycle') expect(report.findings).toHaveLength(count ?? -1);
    else expect(report.completeness.imports.unresolved).toBe(count);
  },
};

/** Folders as test projects, and findings of rules that do not exist yet. */
function isLater({ kind, scope, rule = '' }: Statement): boolean {
  return (kind === 'component-cycle' && scope !== undefined) || (kind === 'finding-count' && !['cycle', 'unresolved'].includes(rule));
}

const later: string[] = [];

describe.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'expected.json'))))('graph/%s', (name) => {
  const { what, expect: statements, symlinks = {} } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as Case;
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
    if (check !== undefined && !isLater(statement)) it(`${what} ${kind} ${JSON.stringify(details)}`, () => check(statement, found));
    else later.push(kind);
  }
});

it('counts the statements that wait for rules and commands to come', () => {
  const counts = Object.fromEntries([...new Set(later)].sort().map((kind) => [kind, later.filter((one) => one === kind).length]));
  expect(counts).toMatchInlineSnapshot(`
    {
      "baseline": 4,
      "component-cycle": 2,
      "elementary-cycles": 1,
      "finding-count": 3,
      "hazard": 2,
      "lcom4": 6,
      "metric": 12,
      "min-cut": 1,
      "no-service-edge": 1,
      "no-smell": 2,
      "rewire": 1,
      "rule-result": 2,
      "sdp-violation": 1,
      "service-cycle": 1,
      "service-edge": 3,
      "smell": 3,
      "violation": 7,
    }
  `);
});
