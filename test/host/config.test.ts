import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defineRule, flag, stringList, UserError, type Rule } from '#model';
import { loadSettings, parseSetting, type Settings } from '#host';
import { addLinks, tempFolder } from './temp-folder.ts';

const base = { summary: 'A law.', messages: {}, needs: {}, check() {} };
const RULES: readonly Rule[] = [
  defineRule({ ...base, id: 'no-import-cycle', presets: { recommended: 'error', strict: 'error' }, options: {} }),
  defineRule({ ...base, id: 'no-placeholder-comment', presets: { recommended: 'warn', strict: 'error' }, options: { allowTicket: flag('Whether a ticket excuses.', false), words: stringList('Words.') } }),
  defineRule({ ...base, id: 'no-stub', presets: { strict: 'warn' }, options: {} }),
  defineRule({ ...base, id: 'max-coupling', presets: {}, options: {} }),
];

type Request = Partial<Parameters<typeof loadSettings>[0]>;

const load = (root: string, request: Request = {}): Settings => loadSettings({ root, rules: RULES, ...request });
const loadText = (text: string, others: Readonly<Record<string, string>> = {}): Settings => load(tempFolder({ 'arch-lint.jsonc': text, ...others }));
const severities = (settings: Settings): Record<string, string> => Object.fromEntries([...settings.rules].map(([id, { severity }]) => [id, severity]));

/** The mistakes of a configuration, a line each. */
function mistakesOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.code).toBe('config-invalid');
    return error.message.split('\n').slice(1).map((line) => line.trim());
  }
}

describe('a right configuration', () => {
  it('may be absent, refused, empty, commented, or begin with a byte order mark', () => {
    const recommended = { 'no-import-cycle': 'error', 'no-placeholder-comment': 'warn' };
    expect(severities(load(tempFolder()))).toEqual(recommended);
    expect(load(tempFolder()).file).toBe(undefined);
    expect(severities(load(tempFolder({ 'arch-lint.jsonc': '{ "extends": ["all"] }' }), { config: false }))).toEqual(recommended);
    expect(severities(loadText('{}'))).toEqual(recommended);
    expect(severities(loadText('\ufeff// ours\n{ "extends": ["strict"], /* all of it */ }'))).toEqual({ 'no-import-cycle': 'error', 'no-placeholder-comment': 'error', 'no-stub': 'warn' });
  });

  it('is data of every key', () => {
    const settings = loadText(`{
      "$schema": "./node_modules/arch-lint/schema/config.json", "extends": ["recommended"], "services": ["services/*", { "name": "web", "path": "apps/web" }],
      "layers": [["domain"], ["application"]], "boundaries": [{ "from": "service:*", "deny": "service:*", "except": ["contracts/**"], "because": "talk over the API" }],
      "changelog": { "path": "CHANGELOG.md", "format": "entries", "components": { "orders": "services/orders/**" } },
      "ignore": ["**/generated/**"], "tests": ["**/*.test.ts"], "rules": { "no-stub": "off", "no-placeholder-comment": ["warn", { "allowTicket": true }] }
    }`);
    expect(settings).toMatchObject({ file: 'arch-lint.jsonc', ignore: ['**/generated/**'], tests: ['**/*.test.ts'] });
    expect(settings.rules.get('no-placeholder-comment')).toEqual({ severity: 'warn', options: { allowTicket: true }, origin: 'arch-lint.jsonc:5' });
    expect(settings.values['layers']).toEqual([['domain'], ['application']]);
  });

  it('may lie elsewhere, named by a path from the working directory', () => {
    const root = tempFolder({ 'config/strict.jsonc': '{ "extends": ["strict"] }', 'web/a.ts': '' });
    expect(load(root, { config: '../config/strict.jsonc', cwd: join(root, 'web') })).toMatchObject({ file: 'config/strict.jsonc' });
    expect(() => load(root, { config: 'gone.jsonc' })).toThrow(/gone.jsonc cannot be read \(ENOENT\)/);
  });
});

describe('mistakes', () => {
  it('are told all at once, each with its key, line and nearest spelling', () => {
    expect(mistakesOf(() => loadText(`{
  "extend": ["strict"],
  "services": [{ "name": "web" }, 7],
  "layers": ["domain", 7, { "path": "api" }],
  "changelog": { "format": "entrys" },
  "ignore": "dist",
  "tests": ["{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"],
  "rules": {
    "no-import-cicle": "error",
    "no-stub": "warning",
    "max-coupling": 2,
    "no-placeholder-comment": ["warn", { "allowTickets": true, "words": [""] }]
  },
  "ignore": []
}`))).toEqual([
      'arch-lint.jsonc:14  ignore: The key is written twice. Keep one.',
      'arch-lint.jsonc:2  extend: There is no such key. Did you mean `extends`?',
      'arch-lint.jsonc:3  services[0]: The key `path` is missing.',
      'arch-lint.jsonc:3  services[1]: It is `7`, and must be a string.',
      'arch-lint.jsonc:4  layers[1]: It is `7`, and must be a string.',
      'arch-lint.jsonc:4  layers[2]: The key `paths` is missing.',
      'arch-lint.jsonc:4  layers[2].path: There is no such key. Did you mean `paths`?',
      'arch-lint.jsonc:5  changelog.format: It is `"entrys"`, and must be one of `"entries"`, `"keep-a-changelog"`, `"changesets"`, `"fragments"`. Did you mean `entries`?',
      'arch-lint.jsonc:7  tests[0]: The braces of `{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}` stand for more than 256 alternatives.',
      'arch-lint.jsonc:9  rules.no-import-cicle: There is no such rule. Did you mean `no-import-cycle`?',
      'arch-lint.jsonc:10  rules.no-stub: It is `"warning"`, and must be one of `"off"`, `"warn"`, `"error"`. Did you mean `warn`?',
      'arch-lint.jsonc:11  rules.max-coupling: It is `2`, and must be one of `"off"`, `"warn"`, `"error"`.',
      'arch-lint.jsonc:12  rules.no-placeholder-comment[1].allowTickets: There is no such key. Did you mean `allowTicket`?',
      'arch-lint.jsonc:12  rules.no-placeholder-comment[1].words[0]: It must NOT have fewer than 1 characters.',
    ]);
  });

  it.each([
    ['{ "rules": { "no-stub": "warn" }', /^arch-lint.jsonc:1 {2}Syntax: close brace expected at column 33\.$/],
    ['{\n  "ignore": ["a" "b"]\n}', /^arch-lint.jsonc:2 {2}Syntax: comma expected at column 18\.$/],
    ['', /^arch-lint.jsonc:1 {2}Syntax: value expected/],
    ['[]', /^arch-lint.jsonc:1 {2}It is `\[\]`, and must be an object\.$/],
    ['{ "rules": null }', /^arch-lint.jsonc:1 {2}rules: It is `null`, and must be an object\.$/],
    ['{ "__proto__": { "ignore": ["x"] } }', /^arch-lint.jsonc:1 {2}__proto__: There is no such key\./],
    ['{ "rules": { "__proto__": "error" } }', /^arch-lint.jsonc:1 {2}rules.__proto__: There is no such rule\./],
    ['{ "rules": { "constructor": "error" } }', /^arch-lint.jsonc:1 {2}rules.constructor: There is no such rule\./],
    ['{ "rules": { "no-stub": ["warn", {}, {}] } }', /rules.no-stub: It must NOT have more than 2 items\.$/],
    ['{ "rules": { "no-stub": [] } }', /rules.no-stub: It must NOT have fewer than 1 items\.$/],
    ['{ "boundaries": [{ "from": "a", "because": "b" }] }', /boundaries\[0\]: It forbids nothing\. Say what to `deny`, or all that it may `allow`\.$/],
    ['{ "boundaries": [{ "from": "a", "deny": ["b", "servce:c"] }] }', /boundaries\[0\]\.deny\[1\]: There is no kind of part `servce`: .* Did you mean `service:c`\?$/],
    ['{ "boundaries": [{ "from": "service:", "allow": "b" }] }', /boundaries\[0\]\.from: It names no service\. Write a name, or `service:\*` for any\.$/],
    ['{ "layers": [{ "paths": "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}" }] }', /layers\[0\]\.paths: The braces of/],
    ['{ "tags": { "money": ["src/money", "tag:prices"] } }', /tags\.money\[1\]: A tag cannot be made of tags\./],
    ['{ "boundaries": [{ "deny": "a" }] }', /boundaries\[0\]: The key `from` is missing\.$/],
  ])('in %s', (text, line) => {
    const mistakes = mistakesOf(() => loadText(text));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(line);
  });

  it('of a hint are none where nothing is near', () => {
    expect(mistakesOf(() => loadText('{ "plugins": [] }'))).toEqual(['arch-lint.jsonc:1  plugins: There is no such key.']);
  });

  it.each([500, 1500, 3000, 5000, 20_000, 200_000])('of a configuration nested %i deep are told, not died of', (depth) => {
    expect(mistakesOf(() => loadText(`{ "ignore": ${'['.repeat(depth)}${']'.repeat(depth)} }`))).toHaveLength(1);
    expect(mistakesOf(() => loadText(`${'{"rules":'.repeat(depth)}{}${'}'.repeat(depth)}`))).toHaveLength(1);
    expect(mistakesOf(() => loadText('['.repeat(depth)))).toEqual(['arch-lint.jsonc:1  It is nested more than 100 levels deep.']);
  });
});

describe('extends', () => {
  it('lays presets and files over each other, the later over the earlier, the file itself last', () => {
    const settings = loadText('{\n  "extends": ["strict", "./config/house.jsonc"],\n  "ignore": ["legacy"],\n  "rules": { "no-placeholder-comment": "error" }\n}', {
      'config/house.jsonc': '{\n  "extends": ["./shared.json"],\n  "rules": { "no-placeholder-comment": ["warn", { "allowTicket": true }], "no-stub": "off" }\n}',
      'config/shared.json': '{ "ignore": ["dist"], "tests": ["**/*.spec.ts"],\n "rules": { "no-stub": "error", "max-coupling": "warn" } }',
    });
    expect(Object.fromEntries(settings.rules)).toEqual({
      'no-import-cycle': { severity: 'error', options: {}, origin: 'strict (arch-lint.jsonc:2)' },
      'no-placeholder-comment': { severity: 'error', options: { allowTicket: true }, origin: 'arch-lint.jsonc:4' },
      'no-stub': { severity: 'off', options: {}, origin: 'config/house.jsonc:3' },
      'max-coupling': { severity: 'warn', options: {}, origin: 'config/shared.json:2' },
    });
    expect([settings.ignore, settings.tests]).toEqual([['legacy'], ['**/*.spec.ts']]);
    expect(settings.origins.get('ignore')).toBe('arch-lint.jsonc:3');
    expect(settings.origins.get('tests')).toBe('config/shared.json:1');
  });

  it('adds no preset of its own where it is written, and the default where it is not', () => {
    expect(severities(loadText('{ "extends": [], "rules": { "no-stub": "warn" } }'))).toEqual({ 'no-stub': 'warn' });
    expect(severities(loadText('{ "extends": ["./house.jsonc"] }', { 'house.jsonc': '{ "rules": { "no-stub": "warn" } }' }))).toEqual({ 'no-stub': 'warn' });
    expect(loadText('{}').rules.get('no-import-cycle')?.origin).toBe('recommended (default)');
    expect(severities(loadText('{ "extends": ["all"] }'))).toEqual({ 'no-import-cycle': 'error', 'no-placeholder-comment': 'error', 'no-stub': 'warn', 'max-coupling': 'error' });
  });

  it('tells presets and files that cannot be had, and mistakes in those that can', () => {
    const top = tempFolder({ 'outside.jsonc': '{}', 'shop/house.jsonc': '{\n  "rulez": {}\n}', 'shop/arch-lint.jsonc': '{ "extends": [\n"recomended",\n"./gone.jsonc",\n"../outside.jsonc",\n"./link.jsonc",\n"./house.jsonc",\n"eslint-config-x"] }' });
    const root = join(top, 'shop');
    addLinks(root, { 'link.jsonc': '../outside.jsonc' });
    expect(mistakesOf(() => load(root))).toEqual([
      'arch-lint.jsonc:2  extends[0]: `recomended` is no preset (recommended, strict, all) and no path of a .jsonc file. Did you mean `recommended`?',
      'arch-lint.jsonc:3  extends[1]: `./gone.jsonc` cannot be read (ENOENT).',
      'arch-lint.jsonc:4  extends[2]: `../outside.jsonc` leads out of the project.',
      'arch-lint.jsonc:5  extends[3]: `./link.jsonc` leads out of the project.',
      'house.jsonc:2  rulez: There is no such key. Did you mean `rules`?',
      'arch-lint.jsonc:7  extends[5]: `eslint-config-x` is no preset (recommended, strict, all) and no path of a .jsonc file.',
    ]);
  });

  it('tells a circle, and none where two files share a third', () => {
    expect(mistakesOf(() => loadText('{ "extends": ["./a.jsonc"] }', { 'a.jsonc': '{ "extends": ["./b.jsonc"] }', 'b.jsonc': '{ "extends":\n ["./a.jsonc"] }' }))).toEqual(['b.jsonc:2  extends[0]: `./a.jsonc` extends itself in a circle.']);
    expect(mistakesOf(() => loadText('{ "extends": ["./arch-lint.jsonc"] }'))).toEqual(['arch-lint.jsonc:1  extends[0]: `./arch-lint.jsonc` extends itself in a circle.']);
    expect(mistakesOf(() => loadText('{ "extends": ["./a.jsonc", "./b.jsonc"] }', { 'a.jsonc': '{ "extends": ["./c.jsonc"] }', 'b.jsonc': '{ "extends": ["./c.jsonc"] }', 'c.jsonc': '{}' }))).toEqual([]);
  });

  it('ends where every file extends the next one twice', () => {
    const chain = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.jsonc`, `{ "extends": ["./${n + 1}.jsonc", "./${n + 1}.jsonc"] }`]));
    expect(mistakesOf(() => loadText('{ "extends": ["./0.jsonc"] }', { ...chain, '60.jsonc': '{}' })).at(-1)).toMatch(/is one of more than 1000 files/);
  }, 5000);

  it('tells a folder', () => {
    expect(mistakesOf(() => loadText('{ "extends": ["./house.jsonc"] }', { 'house.jsonc/.keep': '' }))).toEqual(['arch-lint.jsonc:1  extends[0]: `./house.jsonc` is no file.']);
  });
});

describe('overrides', () => {
  it('win over the file, keep its options, and are validated', () => {
    const root = tempFolder({ 'arch-lint.jsonc': '{ "rules": { "no-placeholder-comment": ["warn", { "allowTicket": true }] } }' });
    const settings = load(root, { overrides: [{ data: parseSetting('no-placeholder-comment: error'), origin: '--rule' }] });
    expect(settings.rules.get('no-placeholder-comment')).toEqual({ severity: 'error', options: { allowTicket: true }, origin: '--rule' });
    expect(mistakesOf(() => load(root, { overrides: [{ data: parseSetting('no-stubs: error'), origin: '--rule' }] }))).toEqual(['--rule  rules.no-stubs: There is no such rule. Did you mean `no-stub`?']);
  });
});

describe('parseSetting', () => {
  it.each([
    ['no-stub: error', { 'no-stub': 'error' }],
    ['no-stub:off', { 'no-stub': 'off' }],
    ['  no-stub = warn ', { 'no-stub': 'warn' }],
    ['no-stub: "warn"', { 'no-stub': 'warn' }],
    ['no-stub: ["warn", { "words": ["a: b"] }]', { 'no-stub': ['warn', { words: ['a: b'] }] }],
    ['no-stub: eror', { 'no-stub': 'eror' }], // the schema says what is wrong with it
  ])('reads %s', (text, rules) => {
    expect(parseSetting(text)).toEqual({ rules });
  });

  it('reads a rule named like something of a prototype', () => {
    expect(Object.keys(Object(parseSetting('__proto__: error')['rules']))).toEqual(['__proto__']);
  });

  it.each(['', 'no-stub', 'no-stub:', ': error', 'no stub: error', 'no-stub: [', 'no-stub: "warn", "max-coupling": "off"', 'no-stub: }'])('refuses `%s`', (text) => {
    expect(() => parseSetting(text)).toThrow(/cannot be read/);
  });
});
