import { describe, expect, it } from 'vitest';
import { run } from '../../../src/run.ts';
import { faultOfRange, fits } from '../../../src/facts/npm/version-ranges.ts';
import { inProject } from '../../examples.ts';

describe('what may stand for a version', () => {
  it.each([
    '*', '', 'x', 'X', 'latest', 'next', 'beta', '1.x', '1', 'v1.2.3', '=1.2.3', '^1', '~1.2', '~> 1.2', '>=1 <2 || 3', '1.2.3 - 2.3.4', ' ^1.2.3 ', '>= 18', '1.0.0-beta.1', '^0.0.0-canary.20240101', '1.2.3beta', '1 || 2 || 3', 'latest || ^1',
    'v12-lts', '3-latest', 'next-14', 'ts4.9', 'lts/*', 'legacy', 'release-1.x',
    'npm:zod@^3', 'npm:@shop/zod@^3.1.0', 'npm:@shop/zod', 'npm:zod', 'npm:^1.0.0', 'npm:zod@latest', 'jsr:^1', 'jsr:@std/path@^1',
    'workspace:*', 'workspace:^', 'workspace:~', 'workspace:^1.2.3', 'workspace:', 'workspace:../money', 'workspace:packages/money', 'workspace:money@*', 'workspace:@shop/money@^1', 'catalog:', 'catalog:react19',
    'file:../money', 'link:../money', 'portal:../money', 'patch:zod@npm%3A^3#./zod.patch', 'exec:./make.js', './money', '../money', '~/money', '/opt/money', 'file:money-1.0.0.tgz',
    'git+https://git.shop.test/money.git#semver:^1', 'git://git.shop.test/money.git', 'git@git.shop.test:shop/money.git', 'ssh://git@git.shop.test/money', 'github:shop/money#v1', 'gitlab:shop/money', 'bitbucket:shop/money', 'gist:11081aaa281', 'shop/money', 'shop/money#main', '0xshop/money',
    'https://shop.test/money-1.0.0.tgz', 'http://shop.test/money', 'runtime:^22', 'bit:1.2.3', 'C:\\money',
    '{{version}}', '$react', '<%= version %>', '${VERSION}', '%VERSION%', '__VERSION__', '@@version', '<version>', 'npm:zod@{{version}}', '^'.repeat(2000),
  ])('%j', (version) => expect(faultOfRange(version)).toBeUndefined());

  it.each([
    ['^1.2.3.4', '^1.2.3'], ['^^2', '^2'], ['^1.2.a', undefined], ['4.18.O', '4.18.0'], ['^8.1.O', '^8.1.0'], ['1.l.0', '1.1.0'], ['1..2', '1.2'], ['^1.', '^1'], ['>=', undefined], ['^', undefined], ['^1,2,3', '^1.2.3'],
    ['!1.2', undefined], ['≥1', undefined], ['^latest', undefined], ['1.2.3-beta_1', undefined], ['1.2.3.4-rc', undefined], ['lates t', undefined], ['v1.2.x.y', undefined],
    ['npm:', undefined], ['npm:zod@^^3', '^3'], ['npm:@shop/zod@3.O', '3.0'], ['workspace:^^1', undefined], ['workspace:1.2.O', undefined], ['worksapce:*', 'workspace:'], ['workspce:^', 'workspace:'], ['catlog:', 'catalog:'], ['githb:shop/money', 'github:'],
  ])('not %j', (version, meant) => {
    const fault = faultOfRange(version);
    expect(fault?.reason).toMatch(/^(?:is|asks|names|begins) /);
    if (meant !== undefined) expect(fault?.advice).toContain(`\`${meant}\``);
  });

  it('takes time in proportion to it', () => {
    const start = performance.now();
    for (const one of ['1.', '^', '||', ' ', '>=', '-', 'a', '1 - ', 'v', ',', '@', '.']) for (const times of [100, 490, 100_000]) faultOfRange(one.repeat(times));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

it.each([
  ['1.4.0', '^1.2.0', true], ['1.4.0', '^2', false], ['2.0.0-beta.1', '^2.0.0', true], ['2.0.0-beta.1', '^2.0.0-alpha', true], ['2.0.0-beta.1', '^1', false], ['1.0.0', '1.0.0 || 2', true], ['not a version', '^1', true], ['1.0.0', 'not a range', true],
])('%s fits %s: %s', (version, range, is) => expect(fits(version, range)).toBe(is));

type Files = Readonly<Record<string, unknown>>;

/** What the rule says of a project: file, subject and kind. */
function found(files: Files): string[] {
  const texts = new Map(Object.entries({ 'main.ts': '', ...files }).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]));
  return inProject(texts, (root) => run({ cwd: root, only: ['require-valid-version'] }).report.findings.map(({ file, messageId, data }) => `${file} ${String(data['subject'])} ${messageId}`));
}

const manifest = (dependencies: Files, more: Files = {}): Files => ({ name: 'shop', dependencies, ...more });
const npmLock = (own: Files, installed: Readonly<Record<string, string>>, members: Files = {}): Files => ({
  lockfileVersion: 3,
  packages: { '': { dependencies: own }, ...members, ...Object.fromEntries(Object.entries(installed).map(([path, version]) => [path, { version }])) },
});
const pnpmLock = (specifiers: Readonly<Record<string, string>>, folder = '.', more = ''): string =>
  `lockfileVersion: '9.0'\n\n${more}importers:\n\n  ${folder}:\n    dependencies:\n${Object.entries(specifiers).map(([name, range]) => `      '${name}':\n        specifier: '${range}'\n        version: 1.0.0\n`).join('')}`;

describe('a manifest and its lock file', () => {
  it.each<[string, Files, string[]]>([
    ['npm: absent, outside, within', { 'package.json': manifest({ a: '^1', b: '^2', c: '^3' }), 'package-lock.json': npmLock({ b: '^1', c: '^2.9' }, { 'node_modules/b': '1.9.0', 'node_modules/c': '3.1.0' }) }, ['package.json a lockfile', 'package.json b lockfile']],
    ['npm: found through another package', { 'package.json': manifest({ a: '^1' }), 'package-lock.json': npmLock({}, { 'node_modules/a': '1.9.0' }) }, []],
    ['npm: of a member, the nearest counts', { 'package.json': { workspaces: ['api'] }, 'api/package.json': manifest({ a: '^2', b: '^2' }), 'package-lock.json': npmLock({}, { 'node_modules/a': '1.0.0', 'api/node_modules/a': '2.0.0', 'node_modules/b': '1.0.0' }, { api: { dependencies: { a: '^2', b: '^1' } } }) }, ['api/package.json b lockfile']],
    ['npm: overrides, tags, repositories, peers, optional ones', { 'package.json': manifest({ a: '^2', b: 'latest', c: 'shop/c' }, { overrides: { x: { 'a@1': '1.0.0' } }, peerDependencies: { d: '*' }, optionalDependencies: { e: '^1' } }), 'package-lock.json': npmLock({ a: '^2' }, { 'node_modules/a': '1.0.0' }) }, []],
    ['npm 6: presence and version', { 'package.json': manifest({ a: '^1', b: '^2', c: '^1' }), 'package-lock.json': { lockfileVersion: 1, dependencies: { a: { version: '1.0.0' }, b: { version: '1.0.0' } } } }, ['package.json b lockfile', 'package.json c lockfile']],
    ['npm: the shrinkwrap comes first', { 'package.json': manifest({ a: '^1' }), 'package-lock.json': npmLock({}, {}), 'npm-shrinkwrap.json': npmLock({ a: '^1' }, { 'node_modules/a': '1.0.0' }) }, []],
    ['pnpm: another range', { 'package.json': manifest({ a: '^1.1', b: '^1', c: '^1' }), 'pnpm-lock.yaml': pnpmLock({ a: '^1.0', b: '^1' }) }, ['package.json a lockfile', 'package.json c lockfile']],
    ['pnpm: overridden, or changed by a hook', { 'package.json': manifest({ a: '^1.1' }), 'pnpm-lock.yaml': pnpmLock({ a: '^2' }, '.', 'overrides:\n  a@<2: ^2\n\n'), 'sub/package.json': manifest({ a: '^1.1' }), 'sub/pnpm-lock.yaml': pnpmLock({ a: '^2' }, '.', 'pnpmfileChecksum: x\n\n') }, []],
    ['pnpm: what is no member has no lock file here', { 'package.json': {}, 'pnpm-workspace.yaml': 'packages: [api]\n', 'api/package.json': manifest({ a: '^1' }), 'other/package.json': manifest({ a: '^9' }), 'pnpm-lock.yaml': pnpmLock({ a: '^1' }, 'api') }, []],
    ['yarn 1: the key must be there', { 'package.json': manifest({ a: '^1.1', b: '^1', c: 'npm:b@^1', d: 'file:d', e: 'latest' }), 'yarn.lock': '# yarn lockfile v1\n\na@^1.0:\n  version "1.0.0"\n\nb@^1, c@npm:b@^1:\n  version "1.0.0"\n' }, ['package.json a lockfile']],
    ['yarn 1: packages of the workspace are not in it', { 'package.json': { workspaces: ['a', 'b'] }, 'a/package.json': { name: 'a', dependencies: { b: '^1' } }, 'b/package.json': { name: 'b', version: '1.2.0' }, 'yarn.lock': '# yarn lockfile v1\n' }, []],
    ['yarn 4: with and without its protocol', { 'package.json': manifest({ a: '^1', b: '^1', c: 'npm:b@^1' }), 'yarn.lock': '__metadata:\n  version: 8\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    a: "npm:^1"\n    b: "npm:^2"\n    c: "npm:b@^1"\n' }, ['package.json b lockfile']],
    ['bun: another range', { 'package.json': manifest({ a: '^1', b: '^1' }), 'bun.lock': '{ "lockfileVersion": 1, "workspaces": { "": { "dependencies": { "a": "^1", "b": "^2", }, }, }, "packages": { "a": ["a@1.0.0", "", {}, ""], } }' }, ['package.json b lockfile']],
    ['two lock files: `packageManager` says which counts', { 'package.json': manifest({ a: '^1' }, { packageManager: 'pnpm@10.1.0' }), 'pnpm-lock.yaml': pnpmLock({ a: '^1' }), 'package-lock.json': npmLock({}, {}) }, []],
    ['two lock files, and nothing says which counts', { 'package.json': manifest({ a: '^1' }), 'pnpm-lock.yaml': pnpmLock({}), 'package-lock.json': npmLock({}, {}) }, []],
    ['a lock file beside a member of a workspace is not looked at', { 'package.json': { workspaces: ['a'] }, 'a/package.json': manifest({ a: '^1' }), 'a/package-lock.json': npmLock({}, {}) }, []],
    ['one entry in two sections', { 'package.json': manifest({ a: '^1' }, { devDependencies: { a: '^2' } }), 'pnpm-lock.yaml': pnpmLock({ a: '^2' }) }, []],
    ['a lock file of a format to come', { 'package.json': manifest({ a: '^1' }), 'package-lock.json': { lockfileVersion: 7 } }, []],
    ['a lock file and a name that means something else to JavaScript', { 'package.json': '{"name": "shop", "dependencies": {"__proto__": "^1", "constructor": "^1", "a": "^1"}}', 'package-lock.json': '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"__proto__": "^1"}}, "node_modules/__proto__": {"version": "1.0.0"}, "__proto__": {}, "node_modules/a": {"version": "1.0.0"}}}' }, ['package.json constructor lockfile']],
  ])('%s', (_, files, faults) => expect(found(files)).toEqual(faults));
});

describe('a package of the project', () => {
  const workspace = (range: string, more: Files = {}, version = '1.4.0'): Files => ({ 'package.json': { workspaces: ['*'] }, 'money/package.json': { name: 'money', version }, 'web/package.json': { name: 'web', dependencies: { money: range } }, ...more });
  const isFault = ['web/package.json money workspace'];
  const bun = { 'bun.lock': '{"lockfileVersion": 1, "workspaces": {"": {}, "web": {"dependencies": {"money": "workspace:*"}}}, "packages": {}}' };

  it.each<[string, Files, string[]]>([
    ['a range it does not fit', workspace('^2.0.0'), isFault],
    ['a range it fits', workspace('^1.2.0'), []],
    ['anything', workspace('*'), []],
    ['a version before a release', workspace('^2.0.0', {}, '2.0.0-rc.1'), []],
    ['a version that is written when it is released', workspace('^2.0.0', {}, '0.0.0'), []],
    ['a tag', workspace('latest'), []],
    ['another package under its name', workspace('npm:@shop/money@^2'), []],
    ['the protocol, and nothing says whose', workspace('workspace:^2.0.0'), []],
    ['the protocol, of npm', workspace('workspace:*', { 'package.json': { workspaces: ['*'], packageManager: 'npm@10.1.0' } }), isFault],
    ['the protocol, of pnpm, and a range', workspace('workspace:^2.0.0', { 'pnpm-workspace.yaml': 'packages: ["*"]\n' }), isFault],
    ['the protocol, of pnpm, and no range', workspace('workspace:^', { 'pnpm-workspace.yaml': 'packages: ["*"]\n' }), []],
    ['a range, and pnpm does not link it', workspace('^2.0.0', { 'pnpm-workspace.yaml': 'packages: ["*"]\n' }), []],
    ['a range, and pnpm links it', workspace('^2.0.0', { 'pnpm-workspace.yaml': 'packages: ["*"]\nlinkWorkspacePackages: true\n' }), isFault],
    ['bun', workspace('workspace:*', bun), []],
  ])('%s', (_, files, faults) => expect(found(files)).toEqual(faults));
});

describe('a catalog', () => {
  it.each<[string, Files, string[]]>([
    ['of pnpm', { 'pnpm-workspace.yaml': 'catalog:\n  a: ^1\ncatalogs:\n  old:\n    b: ^1\n', 'package.json': manifest({ a: 'catalog:', b: 'catalog:old', c: 'catalog:', d: 'catalog:new' }), 'web/package.json': manifest({ a: 'catalog:default' }) }, ['package.json c invalid', 'package.json d invalid']],
    ['of bun', { 'package.json': { workspaces: { packages: ['web'], catalog: { a: '^1' } }, packageManager: 'bun@1.3.0' }, 'web/package.json': manifest({ a: 'catalog:', b: 'catalog:' }) }, ['web/package.json b invalid']],
    ['of npm, which has none', { 'package.json': manifest({ a: 'catalog:' }, { packageManager: 'npm@11.0.0' }) }, ['package.json a invalid']],
    ['of yarn, in a file that is not read', { 'package.json': manifest({ a: 'catalog:' }, { packageManager: 'yarn@4.12.0' }) }, []],
    ['of something', { 'package.json': manifest({ a: 'catalog:' }) }, []],
    ['in a file that is broken', { 'pnpm-workspace.yaml': 'catalog: [\n', 'package.json': manifest({ a: 'catalog:' }) }, []],
  ])('%s', (_, files, faults) => expect(found(files)).toEqual(faults));
});

it('of engines only what looks like a version is judged', () => {
  expect(found({ 'package.json': manifest({}, { engines: { node: '>=18.O', npm: '^^9' } }) })).toEqual(['package.json node invalid']);
  for (const node of ['>=18', 'lts/*', '*', '^20.19 || >=22', '18.x']) expect(found({ 'package.json': manifest({}, { engines: { node } }) })).toEqual([]);
});
