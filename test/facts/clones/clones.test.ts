import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxOf } from '#model';
import { cloneTokens } from '#facts/clone-tokens';
import { clones, type CloneClass } from '#facts/clones';
import type { Changes } from '#facts/changes';
import type { Services } from '#facts/services';
import type { Resolutions } from '#facts/resolutions';
import { forestOf, type Forest } from '../../../src/facts/clones/forest.ts';
import { runClasses, sizeOf } from '../../../src/facts/clones/runs.ts';
import { openSource } from '../../../src/facts/source.ts';

type Files = Readonly<Record<string, string>>;

const tokensOf = (files: Files) => new Map(Object.entries(files).map(([file, text]) => [file, cloneTokens.extract(openSource(file, syntaxOf(file) ?? 'typescript', text))] as const));

const resolutions: Resolutions = { target: () => ({ kind: 'external', name: '' }), matching: () => [], erasure: () => ({ isVerbatim: false, hasMetadata: false, checksJs: false }), packageOf: (file) => /^packages\/(\w+)\//.exec(file)?.[1], brokenConfigs: [] };

/** What stands in a folder below `services` is one. */
const services: Services = { all: [], isConfigured: false, unmatched: [], ofUnit: () => undefined, of: (file) => { const [, name] = /^services\/(\w+)\//.exec(file) ?? []; return name === undefined ? undefined : { name, path: `services/${name}`, kind: 'package', evidence: [] }; } };

function classesOf(files: Files, floor = { size: 20, lines: 1 }, changes?: Changes, ignore: readonly string[] = []): readonly CloneClass[] {
  return clones.derive({ cloneTokens: tokensOf(files), productionFiles: { has: (file: string) => !file.includes('test') }, resolutions, packageManifests: new Map(), changes, foreignClones: { above: () => [] }, services }).above({ ...floor, hasTests: false, ignore, hasForeign: true, reports: [] });
}
const shown = (classes: readonly CloneClass[]): string[] => classes.map(({ kind, members }) => `${kind} ${members.map(({ at, line, endLine }) => `${at.file}:${line}-${endLine}`).join(' ')}`);

/** Statements that use what a function is given, each with another literal. */
const bodyOf = (seeds: readonly number[], [rows, sum, name]: readonly [string, string, string]): string[] =>
  seeds.map((seed, at) => [`const ${name}${at} = ${rows}.map((${sum}) => ${sum}.price * ${seed});`, `if (${rows}.length > ${seed}) throw new Error('above ${seed}');`, `log(${rows}, ${seed} + ${rows}.size, 'step');`][seed % 3] ?? '');
const functionOf = (name: string, parameter: string, body: readonly string[]): string => `export function ${name}(${parameter}) {\n${body.join('\n')}\n}\n`;
const seedLists = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 6, maxLength: 14 });

describe('clone classes', () => {
  it('have every copy, exact or under other names', () => {
    fc.assert(
      fc.property(seedLists, fc.boolean(), fc.integer({ min: 2, max: 5 }), (seeds, isRenamed, copies) => {
        const names = (at: number): [string, string, string] => (isRenamed && at > 0 ? [`lines${at}`, `all${at}`, `n${at}_`] : ['rows', 'sum', 'one']);
        const files = Object.fromEntries(Array.from({ length: copies }, (_, at) => [`src/${at}.${at % 2 ? 'js' : 'ts'}`, `${'\n'.repeat(at)}f(${at});\n${functionOf(`copy${at}`, names(at)[0], bodyOf(seeds, names(at)))}`]));
        const members = Array.from({ length: copies }, (_, at) => `src/${at}.${at % 2 ? 'js' : 'ts'}:${at + 2}-${at + 3 + seeds.length}`);
        expect(shown(classesOf(files))).toEqual([`${isRenamed ? 'renamed' : 'exact'} ${members.join(' ')}`]);
      }),
      { numRuns: 40 },
    );
  });

  it('have none where every statement says something else', () => {
    fc.assert(
      fc.property(seedLists, (seeds) => {
        const other = seeds.map((seed) => seed + 30_000);
        expect(classesOf({ 'a.ts': functionOf('a', 'rows', bodyOf(seeds, ['rows', 'sum', 'one'])), 'b.ts': functionOf('b', 'rows', bodyOf(other, ['rows', 'sum', 'one'])) })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('are near misses where a statement was put in', () => {
    fc.assert(
      fc.property(seedLists, fc.nat(), (seeds, at) => {
        const body = bodyOf(seeds, ['rows', 'sum', 'one']);
        const changed = body.toSpliced(at % (body.length + 1), 0, 'audit(rows);');
        const [found, ...more] = classesOf({ 'a.ts': functionOf('a', 'rows', body), 'b.ts': functionOf('b', 'rows', changed) });
        // at an end it is an exact part, or near
        expect([found?.kind === 'near-miss' || at % (body.length + 1) === 0 || at % (body.length + 1) === body.length, more]).toEqual([true, []]);
        expect(found?.similarity).toBeGreaterThanOrEqual(0.8);
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the order of files', () => {
    const body = bodyOf([11, 12, 13, 14, 15, 16], ['rows', 'sum', 'one']);
    const files = { 'a.ts': functionOf('a', 'rows', body), 'b.ts': functionOf('b', 'rows', body.slice(0, 5)), 'c.ts': functionOf('c', 'rows', body) };
    expect(classesOf(Object.fromEntries(Object.entries(files).reverse()))).toEqual(classesOf(files));
  });

  it('put those across packages first, and leave tests and generated names out', () => {
    const [one, other] = [bodyOf([11, 12, 13, 14, 15, 16, 17], ['rows', 'sum', 'one']), bodyOf([21, 22, 23, 24, 25], ['rows', 'sum', 'one'])];
    const files = {
      'packages/a/1.ts': functionOf('a', 'rows', one) + functionOf('b', 'rows', other),
      'packages/a/2.ts': functionOf('c', 'rows', one),
      'packages/a/test/3.ts': functionOf('c', 'rows', one),
      'packages/a/client.generated.ts': functionOf('c', 'rows', one),
      'packages/b/1.ts': functionOf('d', 'rows', other),
    };
    expect(classesOf(files).map(({ packages, members }) => [packages, members.map(({ at }) => at.file)])).toEqual([
      [['a', 'b'], ['packages/a/1.ts', 'packages/b/1.ts']],
      [['a'], ['packages/a/1.ts', 'packages/a/2.ts']],
    ]);
  });

  it('put those across services before those across packages, then the larger ones', () => {
    const body = (from: number, count: number): string[] => bodyOf(Array.from({ length: count }, (_, at) => from + at), ['rows', 'sum', 'one']);
    const files = Object.fromEntries([['services/a', 'services/b', 100, 7], ['packages/a', 'packages/b', 200, 9], ['lib', 'app', 300, 8], ['one', 'two', 400, 12]].flatMap(([one, other, from, count]) => [one, other].map((folder) => [`${folder}/${from}.ts`, functionOf('a', 'rows', body(Number(from), Number(count)))])));
    expect(classesOf(files).map(({ services, packages, members }) => [services, packages, members[0]?.at.file])).toEqual([
      [['a', 'b'], ['.'], 'services/a/100.ts'],
      [[], ['a', 'b'], 'packages/a/200.ts'],
      [[], ['.'], 'one/400.ts'],
      [[], ['.'], 'app/300.ts'],
    ]);
  });

  it.each([
    ['a constant', `const limit = 3;\n`, `import { limit } from './other';\n`],
    ['a function', `function log(a, b, c) { write(a, b, c); }\n`, `import { log } from './other';\n`],
  ])('are exact where one file declares %s that another one imports', (_, declared, imported) => {
    const code = functionOf('a', 'rows', [...bodyOf([11, 12, 13, 14, 15, 16], ['rows', 'sum', 'one']), 'log(limit, rows, 3);']);
    expect(shown(classesOf({ 'a.ts': `${declared}${code}`, 'b.ts': `${imported}${code}`, 'c.ts': `${imported}${code.replaceAll('limit', 'most').replaceAll('log', 'logs')}` }))).toEqual(['exact a.ts:2-10 b.ts:2-10']);
  });

  it('are whole classes where all is equal, and no near misses of one method', () => {
    const methods = (from: number): string => `  catch(rows) {\n${bodyOf([from, from + 1, from + 2, from + 3, from + 4, from + 5], ['rows', 'sum', 'one']).join('\n')}\n  }\n`;
    const code = (name: string): string => `export class ${name} {\n${methods(11)}${methods(31)}}\n`;
    expect(shown(classesOf({ 'a.ts': code('A'), 'b.ts': code('B') }))).toEqual(['exact a.ts:1-18 b.ts:1-18']);
  });

  it('are classes with what their decorators say', () => {
    const code = "@Module({\n  imports: [A, B],\n  useFactory: async (config) => {\n    const secret = await config.get(KEY);\n    if (!secret) throw new Error('no secret');\n    return { secret, options: config.rest(secret) };\n  },\n})\nexport class AuthModule {}\n";
    expect(shown(classesOf({ 'a.ts': code, 'b.ts': `f();\n${code}` }, { size: 20, lines: 5 }))).toEqual(['exact a.ts:1-9 b.ts:2-10']);
  });

  it('count every line once, where a part is copied once more', () => {
    const body = bodyOf([11, 12, 13, 14, 15, 16, 17, 18, 19, 20], ['rows', 'sum', 'one']);
    const files = { 'a.ts': functionOf('a', 'rows', body), 'b.ts': functionOf('b', 'rows', body) };
    expect(shown(classesOf(files))).toEqual(['exact a.ts:1-12 b.ts:1-12']);
    // a third place that holds half of it is told of, with where it comes from
    expect(shown(classesOf({ ...files, 'c.ts': functionOf('c', 'rows', [...body.slice(0, 6), ...bodyOf([91, 92, 93, 94, 95, 96], ['rows', 'sum', 'two'])]) }))).toEqual(['exact a.ts:2-7 b.ts:2-7 c.ts:2-7', 'exact a.ts:1-12 b.ts:1-12']);
  });
});

/** Programs of few different statements, none twice in one file: what repeats itself may overlap. */
const program = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 9 }).map((ids) => {
  let text = '';
  let open = 0;
  for (const id of ids) {
    if (id < 3) {
      text += `if (c${id}(x, ${id})) {\n`;
      open++;
    } else text += `f${id}(x, ${id}, 'a');\n`;
    if (id > 9 && open > 0) {
      text += '}\n';
      open--;
    }
  }
  return text + '}\n'.repeat(open);
});

/** All runs of statements in one block. */
function allRuns(forest: Forest): { readonly first: number; readonly last: number; readonly key: string }[] {
  return Array.from({ length: forest.count }, (_, first) => first).flatMap((first) => {
    const runs: { first: number; last: number; key: string }[] = [];
    let key = '';
    for (let last = first; last >= 0; last = forest.after[last] ?? -1) runs.push({ first, last, key: (key += ` ${forest.tree[last]}`) });
    return runs;
  });
}

describe('equal runs', () => {
  const SMALLEST = 9;

  it('are those that comparing all with all finds', () => {
    fc.assert(
      fc.property(fc.array(program, { minLength: 2, maxLength: 4 }), (programs) => {
        const forest = forestOf([...tokensOf(Object.fromEntries(programs.map((text, at) => [`${at}.ts`, text])))]);
        const classes = runClasses(forest, SMALLEST);
        const keys = new Map(allRuns(forest).map(({ first, last, key }) => [`${first} ${last}`, key]));
        for (const { runs, size } of classes) {
          expect(new Set(runs.map(({ first, last }) => keys.get(`${first} ${last}`))).size).toBe(1);
          expect(size).toBeGreaterThanOrEqual(SMALLEST);
          expect(new Set(runs.map(({ first }) => first)).size).toBe(runs.length);
        }
        const large = allRuns(forest).filter((run) => sizeOf(forest, run) >= SMALLEST);
        const holds = (outer: { first: number; last: number }, inner: { first: number; last: number }): boolean => outer.first <= inner.first && (forest.end[inner.last] ?? 0) <= (forest.end[outer.last] ?? 0);
        for (const one of large)
          for (const other of large)
            if (one.first < other.first && one.key === other.key) expect(classes.some(({ runs }) => runs.some((run) => holds(run, one)) && runs.some((run) => holds(run, other)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const equal = (count: number): Files => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.ts`, functionOf('a', 'rows', bodyOf([1, 2, 3, 4, 5, 6, 7, 8], ['rows', 'sum', 'one']))]));

describe('hostile input', () => {
  const seconds = (work: () => unknown): number => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };

  it.each([
    ['one statement 100,000 times', { 'a.ts': 'a(b);\n'.repeat(100_000) }],
    ['two statements in turn', { 'a.ts': 'a(b);c(d);\n'.repeat(50_000) }],
    ['one statement in Python', { 'a.py': 'a(b)\n'.repeat(100_000) }],
    ['blocks in blocks', { 'a.ts': `${'if (a()) {\n'.repeat(100)}f();${'}'.repeat(100)}\n`.repeat(50) }],
    ['500 equal files', Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}.ts`, functionOf('a', 'rows', bodyOf([...Array(60).keys()], ['rows', 'sum', 'one']))]))],
    ['300 files, each a little shorter', Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.ts`, functionOf('a', 'rows', bodyOf([...Array(320 - at).keys()], ['rows', 'sum', 'one']))]))],
    ['one token 500,000 times', { 'a.js': `${'a;'.repeat(500_000)}f();`, 'b.py': `f(${'a,'.repeat(500_000)})` }],
    ['2,000 equal files', equal(2_000)],
    ['one line of five megabytes', { 'a.js': `f("${'a'.repeat(2_500_000)}", g());`, 'b.js': `h("${'a'.repeat(2_500_000)}", g());` }],
    ['one line of a megabyte', { 'a.ts': `const a = [${'1,'.repeat(300_000)}];f();`, 'b.ts': `a(${'"b"+'.repeat(1_000)}1);` }],
  ])('takes time that is bounded: %s', (_, files: Files) => {
    const classes: (readonly CloneClass[])[] = [];
    expect(seconds(() => classes.push(classesOf(files)))).toBeLessThan(25);
  });

  it.each<[string, Files, Files]>([
    ['2,000 new files that are equal', {}, equal(2_000)],
    ['2,000 files that were equal before', equal(2_000), Object.fromEntries(Object.entries(equal(2_000)).map(([file, text]) => [file, `f();\n${text}`]))],
    ['500,000 times one word', { 'a.py': 'a\n' }, { 'a.js': `f([${'a, '.repeat(500_000)}a]);`, 'b.js': `g([${'a, '.repeat(500_000)}a]);` }],
  ])('takes time that is bounded, compared with a base: %s', (_, before, now) => {
    const changes: Changes = { base: { name: 'main', commit: 'c', from: '--base' }, files: Object.keys(now).map((path) => ({ path, kind: before[path] === undefined ? 'added' : 'modified' })), textAtBase: (path) => before[path] };
    expect(seconds(() => classesOf(now, undefined, changes))).toBeLessThan(25);
  });

  describe('since a base', () => {
    const body = bodyOf([3, 7, 11, 20, 31, 42, 55, 61], ['rows', 'sum', 'one']);
    const code = (name: string): string => functionOf(name, 'rows', body);
    const larger = functionOf('b', 'rows', body.toSpliced(3, 0, 'audit(rows);'));
    const newIn = (before: Files, now: Files, moved: Readonly<Record<string, string>> = {}): string[] => {
      const files = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((path): Changes['files'][number][] => {
        if (before[path] === now[path] || Object.values(moved).includes(path)) return [];
        if (moved[path] !== undefined) return [{ path, before: moved[path], kind: 'renamed' }];
        return [{ path, kind: before[path] === undefined ? 'added' : now[path] === undefined ? 'deleted' : 'modified' }];
      });
      const changes: Changes = { base: { name: 'main', commit: 'c', from: '--base' }, files, textAtBase: (path) => before[path] };
      return classesOf(now, undefined, changes).flatMap(({ newMembers = [] }) => newMembers.map(({ at, line }) => `${at.file}:${line}`));
    };

    it.each<[string, Files, Files, string[], Record<string, string>?]>([
      ['a third copy', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': code('a'), 'b.ts': code('b'), 'c.ts': code('c') }, ['c.ts:1']],
      ['a copy of what is not in the change', { 'b.ts': code('b') }, { 'a.ts': code('a'), 'b.ts': code('b') }, ['a.ts:1']],
      ['a second one in a file that has one', { 'a.ts': code('a') }, { 'a.ts': code('a') + code('b') }, ['a.ts:11']],
      ['nothing, where a file is moved', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': code('a'), 'lib/b.ts': code('b') }, [], { 'lib/b.ts': 'b.ts' }],
      ['nothing, where a file goes and another one comes', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': code('a'), 'lib/b.ts': code('b') }, []],
      ['nothing, where a function is moved', { 'a.ts': code('a'), 'b.ts': `f();\n${code('b')}`, 'c.ts': 'g();' }, { 'a.ts': code('a'), 'b.ts': 'f();', 'c.ts': `g();\n${code('b')}` }, []],
      ['nothing, where what stands around them is changed', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': `f();\n${code('a')}`, 'b.ts': `g();\n${code('b')}` }, []],
      ['nothing, where one becomes a near miss', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': code('a'), 'b.ts': larger }, []],
      ['a near miss that was not there', { 'a.ts': code('a') }, { 'a.ts': code('a'), 'b.ts': larger }, ['b.ts:1']],
      ['both, where both are written', {}, { 'a.ts': code('a'), 'b.ts': code('b') }, ['a.ts:1', 'b.ts:1']],
      ['one, where a moved one is copied as well', { 'a.ts': code('a'), 'b.ts': code('b') }, { 'a.ts': code('a'), 'c.ts': code('b'), 'd.ts': code('d') }, ['d.ts:1']],
      ['one that was broken before', { 'a.ts': code('a'), 'b.ts': `${code('b')}}` }, { 'a.ts': code('a'), 'b.ts': code('b') }, ['b.ts:1']],
    ])('tells of %s', (_, before, now, wanted, moved) => expect(newIn(before, now, moved)).toEqual(wanted));
  });

  it('are not in files that are not to be compared', () => {
    const code = functionOf('a', 'rows', bodyOf([3, 7, 11, 20, 31, 42], ['rows', 'sum', 'one']));
    expect(classesOf({ 'a.ts': code, 'old/b.ts': code }, undefined, undefined, ['old'])).toEqual([]);
  });

  it.each([['ts', '//'], ['py', '#']])('are not in what comments of jscpd leave out, in .%s', (extension, mark) => {
    const code = extension === 'ts' ? functionOf('a', 'rows', bodyOf([3, 7, 11, 20, 31, 42], ['rows', 'sum', 'one'])) : `def a(rows):\n${[3, 7, 11, 20, 31, 42].map((seed) => `    log(rows.price * ${seed}, rows.size + ${seed}, 'step')\n`).join('')}`;
    const out = `${mark} jscpd:ignore-start\n${code}${mark} jscpd:ignore-end\n`;
    const names = (...texts: string[]): string[] => shown(classesOf(Object.fromEntries(texts.map((text, at) => [`${at}.${extension}`, text]))));
    expect(names(code, code)).toHaveLength(1);
    expect([names(code, out), names(code, `${out}${code}`)].map(({ length }) => length)).toEqual([0, 1]);
  });
});
