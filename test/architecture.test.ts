import { readFileSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '#engine';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { openProject } from '#host';
import { run } from '../src/run.ts';

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

/** The picture of docs/architecture.md as walls: what each room may import of this project. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  '^src/model/': ['^src/model/'],
  '^src/facts/': ['^src/(?:model|facts)/'],
  '^rules/[^/]+/': ['^src/(?:model|facts)/', '^rules/'],
  '^src/engine/': ['^src/(?:model|engine)/'],
  '^src/report/': ['^src/(?:model|engine|report)/'],
  '^src/host/': ['^src/(?:model|facts|engine|host)/'],
  '^src/eslint/': ['^src/(?:model|facts|engine|report|host|eslint)/', '^rules/index'],
  '^src/cli/': ['^src/(?:model|facts|engine|report|host|cli)/', '^src/(?:run|index)\\.ts$', '^rules/index'],
};
const BUILTINS: Readonly<Record<string, string>> = {
  '^src/(?:model|engine|report)/|^rules/[^/]+/': '.',
  '^src/facts/': '^(?!(?:node:)?module$)', // createRequire loads parsers on first need; nothing else of Node
  '^src/eslint/': '^(?:node:)?(?:fs|child_process|net|http)',
};

const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(ROOMS).map(([from, allowed]): IForbiddenRuleType => ({
    name: `walls of ${from}`,
    severity: 'error',
    from: { path: from },
    to: { path: '^(?:src|rules)/', pathNot: [...allowed] },
  })),
  ...Object.entries(BUILTINS).map(([from, path]): IForbiddenRuleType => ({ name: `no Node in ${from}`, severity: 'error', from: { path: from }, to: { dependencyTypes: ['core'], path } })),
  { name: 'no package in model, engine and report', severity: 'error', from: { path: '^src/(?:model|engine|report)/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] } },
  { name: 'a rule knows no other rule', severity: 'error', from: { path: '^rules/([^/]+)/' }, to: { path: '^rules/[^/]+/', pathNot: '^rules/$1/' } },
  { name: 'no ring', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
];

let result: ICruiseResult;
beforeAll(async () => {
  const options = { baseDir: root, ruleSet: { forbidden }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: 'rules/_template' } } as const;
  const { output } = await cruise(['src', 'rules'], { ...options, enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] } } as never);
  result = output as ICruiseResult;
});

describe('the walls of the house', () => {
  it('stand, by dependency-cruiser', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} > ${to}`)).toEqual([]);
    expect(result.summary.totalCruised).toBeGreaterThan(60);
  });

  it('would be seen to fall: dependency-cruiser and our own graph see the same imports', () => {
    const project = openProject(root, { ignore: ['fixtures', 'test', 'bench', 'rules/_template'] });
    const graph = judge({ rules: [], suppressions, also: { moduleGraph } }, project).valueOf(moduleGraph) as ModuleGraph;
    const ours = new Set(graph.edges.filter(({ from }) => /^(?:src|rules)\//.test(from)).map(({ from, to }) => `${from} > ${to}`));
    const theirs = new Set(result.modules.flatMap(({ source, dependencies }) => dependencies.filter(({ resolved }) => /^(?:src|rules)\//.test(resolved)).map(({ resolved }) => `${source} > ${resolved}`)));
    expect([...ours].sort()).toEqual([...theirs].sort());
    expect(graph.coverage.unresolved).toBe(0);
  });
});

describe('arch-lint judges arch-lint', () => {
  it('and finds nothing', () => {
    const { report } = run({ cwd: root });
    expect(report.findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`)).toEqual([]);
    expect(report.completeness.skipped).toEqual([]);
  });
});

describe('every room', () => {
  it.each(['model', 'facts', 'engine', 'report', 'host', 'eslint', 'cli'])('%s opens by saying what it does and what it may never do', (room) => {
    const [does, never] = readFileSync(`${root}/src/${room}/index.ts`, 'utf8').split('\n');
    expect(does).toMatch(/^\/\/ The \w+/);
    expect(never).toMatch(/^\/\/ May never /);
  });
});
