import { readFileSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { sorted } from '#model';
import { judge } from '#engine';
import { moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { loadSettings, openProject } from '#host';
import { rules } from '#rules';
import { activeRules, run } from '../src/run.ts';

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

describe('arch-lint judges arch-lint', () => {
  it('and finds nothing', () => {
    const { report } = run({ cwd: root });
    expect(report.findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`)).toEqual([]);
    expect(report.completeness.skipped).toEqual([]);
    expect(report.completeness.notRun).toEqual([]);
  });
});

/** One import through each wall of docs/architecture.md, written into a file that has none such, and what `layers` and `boundaries` of arch-lint.jsonc make of it. */
const BREACHES: readonly (readonly [file: string, specifier: string, finding: string])[] = [
  ['src/model/order.ts', '#engine', 'no-upward-import/upward'],
  ['src/model/place.ts', 'node:path', 'no-forbidden-import/forbidden'],
  ['src/model/glob.ts', 'semver', 'no-forbidden-import/forbidden'],
  ['src/facts/links.ts', '#engine', 'no-upward-import/sibling'],
  ['src/facts/source.ts', '#host', 'no-upward-import/upward'],
  ['src/facts/origins.ts', '../../rules/no-stub/rule.ts', 'no-forbidden-import/forbidden no-upward-import/upward'],
  ['src/facts/exports.ts', 'fs', 'no-forbidden-import/forbidden'],
  ['src/facts/imports.ts', 'eslint', 'no-forbidden-import/forbidden'],
  ['src/engine/fold.ts', '#facts/links', 'no-upward-import/sibling'],
  ['src/engine/plan.ts', '#rules', 'no-upward-import/upward'],
  ['src/engine/settle.ts', 'node:fs', 'no-forbidden-import/forbidden'],
  ['src/report/pretty.ts', '#facts/links', 'no-forbidden-import/forbidden'],
  ['src/report/json.ts', '#host', 'no-upward-import/sibling'],
  ['src/host/git.ts', '#rules', 'no-upward-import/sibling'],
  ['src/host/json.ts', '#report', 'no-upward-import/sibling'],
  ['src/host/root.ts', '../cli/main.ts', 'no-upward-import/upward'],
  ['rules/no-stub/rule.ts', '#engine', 'no-forbidden-import/forbidden'],
  ['rules/no-banned-term/rule.ts', '../no-stub/rule.ts', 'no-forbidden-import/forbidden'],
  ['rules/no-import-cycle/ring.ts', 'node:fs', 'no-forbidden-import/forbidden'],
  ['src/eslint/live.ts', '../run.ts', 'no-forbidden-import/forbidden'],
  ['src/eslint/shown.ts', '../cli/shell.ts', 'no-upward-import/sibling'],
  ['src/eslint/store.ts', 'node:fs', 'no-forbidden-import/forbidden'],
  ['src/cli/shell.ts', 'node:child_process', 'no-forbidden-import/forbidden'],
  ['src/cli/help.ts', '../../rules/no-stub/rule.ts', 'no-forbidden-import/forbidden'],
  ['src/run/request.ts', '../cli/shell.ts', 'no-upward-import/upward'],
];

describe('the walls of the house', () => {
  it('would be seen to fall, each', () => {
    const broken = new Map(BREACHES.map(([file, specifier]) => [file, `import '${specifier}';\n${readFileSync(`${root}/${file}`, 'utf8')}`]));
    const view = { has: () => true, extra: () => [], differs: (file: string) => broken.has(file), text: (file: string) => ({ text: broken.get(file) ?? '' }) };
    const settings = loadSettings({ root, rules });
    const { findings } = judge({ rules: activeRules(settings, ['no-forbidden-import', 'no-upward-import']), suppressions }, openProject(root, settings, { view }));
    const found = new Map<string, string[]>();
    for (const { rule, messageId, place } of findings) found.set(place.file, [...(found.get(place.file) ?? []), `${rule}/${messageId}`]);
    expect([...broken.keys()].map((file) => [file, sorted(found.get(file) ?? []).join(' ')])).toEqual(BREACHES.map(([file, , finding]) => [file, finding]));
  });
});

const NO_RING: IForbiddenRuleType = { name: 'no ring', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } };

let result: ICruiseResult;
beforeAll(async () => {
  const options = { baseDir: root, ruleSet: { forbidden: [NO_RING] }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: 'rules/_template' } } as const;
  const { output } = await cruise(['src', 'rules'], { ...options, enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] } } as never);
  result = output as ICruiseResult;
});

describe('dependency-cruiser, the second opinion', () => {
  it('finds no ring either', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} > ${to}`)).toEqual([]);
    expect(result.summary.totalCruised).toBeGreaterThan(60);
  });

  it('sees the same imports as our own graph', () => {
    const project = openProject(root, { ignore: ['fixtures', 'test', 'bench', 'rules/_template'] });
    const graph = judge({ rules: [], suppressions, also: { moduleGraph } }, project).valueOf(moduleGraph) as ModuleGraph;
    const ours = new Set(graph.edges.filter(({ from }) => /^(?:src|rules)\//.test(from)).map(({ from, to }) => `${from} > ${to}`));
    const theirs = new Set(result.modules.flatMap(({ source, dependencies }) => dependencies.filter(({ resolved }) => /^(?:src|rules)\//.test(resolved)).map(({ resolved }) => `${source} > ${resolved}`)));
    expect([...ours].sort()).toEqual([...theirs].sort());
    expect(graph.coverage.unresolved).toBe(0);
  });
});

describe('every room', () => {
  it.each(['model', 'facts', 'engine', 'report', 'host', 'eslint', 'cli'])('%s opens by saying what it does and what it may never do', (room) => {
    const [does, never] = readFileSync(`${root}/src/${room}/index.ts`, 'utf8').split('\n');
    expect(does).toMatch(/^\/\/ The \w+/);
    expect(never).toMatch(/^\/\/ May never /);
  });
});
