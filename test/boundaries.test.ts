import { describe, expect, it } from 'vitest';
import type { ArchLintConfig } from '#host';
import { run } from '../src/run.ts';
import { inProject } from './examples.ts';

const RULES = ['no-forbidden-import', 'no-upward-import'];

/** What both rules find, as `file:line messageId target`. */
function found(files: Readonly<Record<string, string>>, { config, overrides }: { readonly config?: string; readonly overrides?: ArchLintConfig } = {}): string[] {
  return inProject(new Map(Object.entries(files)), (cwd) => {
    const { report } = run({ cwd, only: RULES, config, ...(overrides ? { overrides: [{ data: overrides, origin: 'test' }] } : {}) });
    expect(report.completeness.crashed).toEqual([]);
    return report.findings.map(({ file, line, messageId, data }) => `${file}:${line} ${messageId} ${String(data['selector'] ?? data['goal'])}`);
  });
}

describe('selectors that select nothing', () => {
  const CODE = { 'src/app/main.ts': 'export {};', 'src/app/logo.svg': '<svg/>', 'src/pictures/a.png': '', '.gitignore': 'generated\n', 'src/generated/api.ts': 'export {};' };
  const emptyOf = (boundary: object): string[] => found({ ...CODE, 'arch-lint.jsonc': JSON.stringify({ boundaries: [boundary] }) }).map((one) => one.replace(/^arch-lint.jsonc:1 matchesNothing /, ''));

  it('are told, whichever side they stand on', () => {
    expect(emptyOf({ from: ['src/app', 'src/web'], deny: 'src/api/**', except: '**/*.spec.ts' })).toEqual(['src/web', 'src/api/**', '**/*.spec.ts']);
    expect(emptyOf({ from: 'service:orders', deny: 'tag:payments' })).toEqual(['service:orders', 'tag:payments']);
    expect(emptyOf({ from: 'package:@acme/web', deny: 'src/app' })).toEqual(['package:@acme/web']);
    expect(emptyOf({ from: 'src/ap', allow: '../src' })).toEqual(['src/ap', '../src']);
  });

  it('are not those of which nobody can say so', () => {
    expect(emptyOf({ from: 'src/app', deny: ['package:moment', 'node:fs', 'src/pictures', 'src/app/logo.svg', '**/*.svg', 'src/pictures/*', '.'] })).toEqual([]);
  });

  it('are those that a .gitignore hides, whether they are there or not', () => {
    expect(emptyOf({ from: 'src/app', deny: ['src/generated', 'generated/x.ts'] })).toEqual(['src/generated', 'generated/x.ts']);
    inProject(new Map(Object.entries({ ...CODE, 'arch-lint.jsonc': '{ "boundaries": [{ "from": "src/app", "deny": "src/generated" }] }' })), (cwd) => {
      expect(run({ cwd, only: RULES }).report.findings[0]?.message).toBe('`src/generated` of `boundaries[0].deny` selects nothing that is read (a .gitignore ignores `src/generated`). Correct it, or delete it.');
    });
  });

  it('stand where they are written: in a file that is extended, in one that is named, or nowhere', () => {
    const shared = '\ufeff// ours\n{\n  "boundaries": [\n    { "from": "src/app",\n      "deny": ["src/app",\n        "src/ap"] }] }';
    expect(found({ ...CODE, 'config/walls.jsonc': shared, 'arch-lint.jsonc': '{ "extends": ["./config/walls.jsonc"] }' })).toEqual(['config/walls.jsonc:6 matchesNothing src/ap']);
    expect(found({ ...CODE, 'config/walls.jsonc': shared }, { config: 'config/walls.jsonc' })).toEqual(['config/walls.jsonc:6 matchesNothing src/ap']);
    expect(found(CODE, { overrides: { layers: ['src/app', ['src/ap']] } })).toEqual(['arch-lint.jsonc:1 matchesNothing src/ap']);
  });

  it('may be suppressed like any finding', () => {
    expect(found({ ...CODE, 'arch-lint.jsonc': '{ "boundaries": [\n// arch-lint-disable-next-line no-forbidden-import -- comes with the next release\n{ "from": "src/next", "deny": "src/app" }] }' })).toEqual([]);
  });
});

describe('imports that only types make', () => {
  const CODE = {
    'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
    'src/server/api.ts': 'export interface Api { id: number }\nexport const start = () => 1;\nexport class Server {}\nexport type Alias = number;',
    'src/shared/view.ts': "import { Server } from '../server/api';\nexport const view = (server: Server): Server => server;\nexport const plain = 1;",
    'src/shared/chain.ts': "import { plain } from './end';\nexport const chain = plain;",
    'src/shared/end.ts': "import { Server } from '../server/api';\nexport const plain = 1;\nexport const end = (server: Server): Server => server;",
    'src/shared/load.ts': "export const load = () => import('../server/api');",
    'src/browser/marked.ts': "import type { Server } from '../server/api';\nexport const marked = (one: Server) => one;",
    'src/browser/unmarked.ts': "import { Api, Alias } from '../server/api';\nexport const unmarked = (one: Api): Alias => one.id;",
    'src/browser/used-as-type.ts': "import { Server } from '../server/api';\nexport const usedAsType = (one: Server) => one;",
    'src/browser/value.ts': "import { Server } from '../server/api';\nexport const value = new Server();",
    'src/browser/through-types.ts': "import { plain } from '../shared/view';\nexport const throughTypes = plain;",
    'src/browser/through-more-types.ts': "import { chain } from '../shared/chain';\nexport const throughMoreTypes = chain;",
    'src/browser/through-later-load.ts': "import { load } from '../shared/load';\nexport const throughLaterLoad = load;",
  };
  const browser = (boundary: object): string[] => found({ ...CODE, 'arch-lint.jsonc': JSON.stringify({ boundaries: [{ from: 'src/browser', deny: 'src/server', ...boundary }] }) }).map((one) => one.replace(/^src\/browser\/(.*)\.ts:1 (\S+) .*$/, '$1 $2'));

  it('count unless it is said', () => {
    expect(browser({})).toEqual(['marked forbidden', 'unmarked forbidden', 'used-as-type forbidden', 'value forbidden']);
    expect(browser({ transitive: true })).toEqual(['marked forbidden', 'through-later-load reached', 'through-more-types reached', 'through-types reached', 'unmarked forbidden', 'used-as-type forbidden', 'value forbidden']);
  });

  it('fall away as the compiler lets them, on the way too; what loads later does not', () => {
    expect(browser({ types: false })).toEqual(['value forbidden']);
    expect(browser({ types: false, transitive: true })).toEqual(['through-later-load reached', 'value forbidden']);
  });

  it('do so in layers by an option', () => {
    const layered = (types: boolean): string[] => found({ ...CODE, 'arch-lint.jsonc': JSON.stringify({ layers: ['src/browser', 'src/server'], rules: { 'no-upward-import': ['error', { types }] } }) });
    expect(layered(true)).toHaveLength(4);
    expect(layered(false)).toEqual(['src/browser/value.ts:1 upward src/server/api.ts']);
  });
});

describe('every form of import', () => {
  it('crosses, once for each statement', () => {
    const main = ["import './side';", "import a = require('../db/a');", "export { b } from '../db/b';", "export * from '../db/c';", "const d = require('../db/d');", "const e = () => import('../db/e');", 'const f = (name: string) => import(`../db/${name}`);', "type G = import('../db/a').G;", "new Worker(new URL('../db/b.ts', import.meta.url));", "import h from '../db/table.json';", "import '../db/style.css';", "import * as j from '../db/a';", "jest.mock('../db/a');"];
    const db = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`src/db/${name}.ts`, `export const ${name} = 1;`]));
    const lines = found({ 'src/app/main.ts': main.join('\n'), 'src/app/side.ts': '', ...db, 'src/db/table.json': '{}', 'src/db/style.css': '', 'arch-lint.jsonc': '{ "boundaries": [{ "from": "src/app", "deny": "src/db" }] }' });
    expect(lines.map((one) => one.split(':')[1])).toEqual(['2 forbidden src/db/a.ts', '3 forbidden src/db/b.ts', '4 forbidden src/db/c.ts', '5 forbidden src/db/d.ts', '6 forbidden src/db/e.ts', '7 forbidden src/db/a.ts', '8 forbidden src/db/a.ts', '9 forbidden src/db/b.ts', '10 forbidden src/db/table.json', '11 forbidden src/db/style.css', '12 forbidden src/db/a.ts']);
  });
});

describe('tags', () => {
  it('of Nx are those of its project files', () => {
    const files = {
      'nx.json': '{}',
      'package.json': '{ "name": "acme", "workspaces": ["libs/*"] }',
      'libs/ui/project.json': '{ "name": "ui", "tags": ["type:ui", "scope:shared"] }',
      'libs/ui/src/button.ts': "import { load } from '../../data/src/load';\nimport { cents } from '../../money/src/cents';\nexport const button = [load, cents];",
      'libs/data/package.json': '{ "name": "@acme/data", "nx": { "tags": ["type:data"] } }',
      'libs/data/src/load.ts': 'export const load = 1;',
      'libs/money/src/cents.ts': 'export const cents = 1;',
      'arch-lint.jsonc': '{ "tags": { "type:util": "libs/money" }, "boundaries": [{ "from": "tag:type:ui", "allow": ["tag:type:util", "tag:type:ui"] }] }',
    };
    expect(found(files)).toEqual(['libs/ui/src/button.ts:1 forbidden libs/data/src/load.ts']);
    expect(found({ ...files, 'nx.json.txt': '', 'arch-lint.jsonc': '{ "boundaries": [{ "from": "tag:type:ui", "deny": "tag:type:*" }] }' })).toEqual(['libs/ui/src/button.ts:1 forbidden libs/data/src/load.ts']);
  });

  it('are data, whatever they are called', () => {
    expect(found({ 'src/a.ts': "import './b';", 'src/b.ts': '', 'arch-lint.jsonc': '{ "tags": { "__proto__": "src/a.ts", "constructor": "src/b.ts" }, "boundaries": [{ "from": "tag:__proto__", "deny": "tag:constructor" }] }' })).toEqual(['src/a.ts:1 forbidden src/b.ts']);
  });
});

describe('layers', () => {
  const CODE = { 'src/domain/order.ts': 'export {};', 'src/domain/events/placed.ts': "import '../order';", 'src/domain/order.test.ts': "import '../api/main';", 'src/api/main.ts': "import '../domain/order';" };
  const layered = (config: object): string[] => found({ ...CODE, 'arch-lint.jsonc': JSON.stringify(config) });

  it('go by the longest path', () => {
    expect(layered({ layers: ['src/domain/events', 'src/domain', 'src/api'] })).toEqual(['src/domain/events/placed.ts:1 upward src/domain/order.ts', 'src/domain/order.test.ts:1 upward src/api/main.ts']);
    expect(layered({ layers: ['src/domain', 'src/domain/events', 'src/{api,domain/order.test.ts}'] })).toEqual([]);
  });

  it('leave test code out where that is said', () => {
    expect(layered({ layers: ['src/domain', 'src/api'], rules: { 'no-upward-import': ['error', { tests: false }] } })).toEqual([]);
  });

  it('have moved down only what is known to need nothing above, and no package that is new there', () => {
    const advice = (target: string): string | undefined => {
      const files = { 'package.json': '{ "dependencies": { "pg": "1", "zod": "1" } }', 'src/domain/order.ts': "import 'zod';\nimport '../api/target';", 'src/api/other.ts': '', 'src/api/target.ts': target, 'arch-lint.jsonc': '{ "layers": ["src/domain", "src/api"] }' };
      return inProject(new Map(Object.entries(files)), (cwd) => run({ cwd, only: RULES }).report.findings[0]?.message.split('. ').at(-1));
    };
    const down = 'It needs nothing above `src/domain`: move it down.';
    expect(advice("import '../domain/order';\nimport 'zod';")).toBe(down);
    for (const target of ["import './other';", "import 'pg';", "import './gone';"]) expect(advice(target)).not.toBe(down);
  });

  it('may be closed one by one, which holds for all that is above', () => {
    const files = { 'src/a.ts': '', 'src/b.ts': '', 'src/c.ts': "import './a';", 'src/d.ts': "import './a';\nimport './b';\nimport './c';" };
    const closing = (closed: readonly string[]): string[] => found({ ...files, 'arch-lint.jsonc': JSON.stringify({ layers: ['a', 'b', 'c', 'd'].map((name) => ({ paths: `src/${name}.ts`, closed: closed.includes(name) })) }) });
    expect(closing([])).toEqual([]);
    expect(closing(['a', 'd'])).toEqual([]);
    expect(closing(['b'])).toEqual(['src/c.ts:1 skipped src/a.ts', 'src/d.ts:1 skipped src/a.ts']);
    expect(closing(['c'])).toEqual(['src/d.ts:1 skipped src/a.ts', 'src/d.ts:2 skipped src/b.ts']);
  });
});

describe('a boundary', () => {
  it('has each statement shown that passes a denied name on', () => {
    const files = { 'src/a/main.ts': "import { connection as c } from '../shared';\nexport const main = c;", 'src/shared/index.ts': "export { log } from './log';\nexport * from './more';", 'src/shared/log.ts': 'export const log = 1;', 'src/shared/more.ts': "\nexport { pool as connection } from '../db/pool';", 'src/db/pool.ts': 'export const pool = 1;' };
    const shown = inProject(new Map(Object.entries({ ...files, 'arch-lint.jsonc': '{ "boundaries": [{ "from": "src/a", "deny": "src/db" }] }' })), (cwd) => run({ cwd, only: RULES }).report.findings.map(({ messageId, related }) => [messageId, ...related.map(({ file, line }) => `${file}:${line}`)]));
    expect(shown).toEqual([['passedOn', 'src/shared/index.ts:2', 'src/shared/more.ts:2']]);
  });

  it('that many cross by one import has that one named', () => {
    const files = { 'src/a/one.ts': "import '../shared/log';", 'src/a/two.ts': "import '../shared/trace';", 'src/shared/log.ts': "import './sink';", 'src/shared/trace.ts': "import './sink';", 'src/shared/sink.ts': "import '../db/pool';", 'src/db/pool.ts': '' };
    const messages = inProject(new Map(Object.entries({ ...files, 'arch-lint.jsonc': '{ "boundaries": [{ "from": "src/a", "deny": "src/db", "transitive": true }] }' })), (cwd) => run({ cwd, only: RULES }).report.findings.map(({ message }) => message.split('. ').at(-1)));
    const advice = '2 such ways lead over the import of `src/db/pool.ts` in `src/shared/sink.ts`: cut that one first, by an interface, or by moving what is needed out of it.';
    expect(messages).toEqual([advice, advice]);
  });

  it('may stand between services, whose own imports are their own matter', () => {
    const files = { 'services/orders/package.json': '{ "name": "orders" }', 'services/orders/src/main.ts': "import './total';\nimport '../../payments/src/charge';\nimport '../../../contracts/order';", 'services/orders/src/total.ts': '', 'services/payments/package.json': '{ "name": "payments" }', 'services/payments/src/charge.ts': '', 'contracts/order.ts': '' };
    expect(found({ ...files, 'arch-lint.jsonc': '{ "services": ["services/*"], "boundaries": [{ "from": "service:*", "deny": "service:*", "except": ["contracts/**"] }] }' })).toEqual(['services/orders/src/main.ts:2 forbidden services/payments/src/charge.ts']);
  });

  it('never stands between a package and itself', () => {
    const files = { 'package.json': '{ "name": "shop", "imports": { "#db": "./src/db.ts" } }', 'src/main.ts': "import '#db';\nimport 'shop/src/db.ts';\nimport 'pg';", 'src/db.ts': '' };
    expect(found({ ...files, 'arch-lint.jsonc': '{ "boundaries": [{ "from": "src", "deny": "package:*" }] }' })).toEqual(['src/main.ts:3 forbidden pg']);
  });

  it('has as many findings as there are boundaries against an import, and one identity whatever the order of the list', () => {
    const files = { 'src/a/main.ts': "import '../b/main';", 'src/b/main.ts': '' };
    const fingerprints = (boundaries: readonly object[]): string[] => inProject(new Map(Object.entries({ ...files, 'arch-lint.jsonc': JSON.stringify({ boundaries }) })), (cwd) => run({ cwd, only: RULES }).report.findings.map(({ fingerprint }) => fingerprint).sort());
    const [one, other] = [{ from: 'src/a', deny: 'src/b' }, { from: 'src/*', deny: 'src/*', because: 'they are features' }];
    expect(fingerprints([one, other])).toHaveLength(2);
    expect(fingerprints([other, one])).toEqual(fingerprints([one, other]));
    expect(fingerprints([{ ...one, because: 'of a reason' }])).toEqual(fingerprints([one]));
  });
});
