import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLock, writers, type Model } from './written.ts';

const part = fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/);
const name = fc.oneof({ weight: 4, arbitrary: part }, { weight: 2, arbitrary: fc.tuple(part, part).map(([scope, rest]) => `@${scope}/${rest}`) }, fc.constantFrom('__proto__', 'constructor', 'toString', 'hasownproperty'));
const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((numbers) => numbers.join('.'));
const range = fc.oneof(version, version.map((one) => `^${one}`), version.map((one) => `>=${one} <99 || ~${one}`), fc.constantFrom('*', '1.x', 'latest', "it's"));
const models: fc.Arbitrary<Model> = fc.uniqueArray(fc.record({ name, range, version }), { selector: (one) => one.name, minLength: 1, maxLength: 8 }).chain((requests) =>
  fc.record({ requests: fc.constant(requests), brings: fc.array(fc.tuple(fc.constantFrom(...requests.map((one) => one.name)), fc.constantFrom(...requests.map((one) => one.name))), { maxLength: 6 }) }),
);

describe.each(Object.entries(writers))('a lock file of %s', (manager, { syntax, write }) => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(models, (model) => {
        const lock = readLock(syntax, write(model));
        expect(lock.error).toBeUndefined();
        const byName = [...model.requests].sort((a, b) => (a.name < b.name ? -1 : 1));
        expect(lock.versions).toEqual(byName.map((one) => [one.name, [one.version]]));
        expect(lock.packages).toEqual(byName.map((one) => one.name));
        const dependents = byName.flatMap((one) => {
          const all = [...new Set(model.brings.filter(([, brought]) => brought === one.name).map(([dependent]) => dependent))].sort();
          return all.length === 0 ? [] : [[one.name, all.slice(0, 3)]];
        });
        expect(lock.dependents).toEqual(dependents);
        if (manager === 'yarn') expect(lock.descriptors?.filter((one) => one.range !== 'other')).toEqual(byName.map((one) => ({ ...one })));
        else {
          const prefix = manager === 'berry' ? 'npm:' : '';
          expect(lock.importers).toEqual([['', byName.map((one) => ({ name: one.name, specifier: prefix + one.range, version: one.version }))]]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is plain data', () => {
    const lock = readLock(syntax, write({ requests: [{ name: '__proto__', range: '^1', version: '1.0.0' }], brings: [['__proto__', '__proto__']] }));
    expect(JSON.parse(JSON.stringify(lock))).toEqual(lock);
    expect(({} as Record<string, unknown>)['version']).toBeUndefined();
  });
});

describe('what formats say besides', () => {
  it('npm: members, what they find, peers and commands', () => {
    const lock = readLock('npm-lock', JSON.stringify({
      lockfileVersion: 2,
      packages: {
        '': { workspaces: ['services/*'], devDependencies: { tsx: '^4' } },
        'services/pay': { name: '@shop/pay', dependencies: { zod: '^4', '@shop/money': '*' }, peerDependencies: { react: '*' } },
        'node_modules/zod': { version: '3.25.76' },
        'services/pay/node_modules/zod': { version: '4.1.5' },
        'node_modules/@shop/money': { resolved: 'packages/money', link: true },
        'node_modules/tsx': { version: '4.2.0', bin: { tsx: 'dist/cli.mjs' }, peerDependencies: { typescript: '*' }, peerDependenciesMeta: { typescript: { optional: true } } },
        'node_modules/@shop/cli': { version: '1.0.0', bin: 'main.js' },
      },
    }));
    expect(lock.importers).toEqual([
      ['', [{ name: 'tsx', specifier: '^4', version: '4.2.0' }]],
      ['services/pay', [{ name: '@shop/money', specifier: '*', version: 'link:packages/money' }, { name: 'react', specifier: '*' }, { name: 'zod', specifier: '^4', version: '4.1.5' }]],
    ]);
    expect(lock.versions.find(([one]) => one === 'zod')).toEqual(['zod', ['3.25.76', '4.1.5']]);
    expect(lock.peers).toEqual([['@shop/pay', ['react']], ['tsx', ['typescript']]]);
    expect(lock.bins).toEqual([['@shop/cli', ['cli']], ['tsx', ['tsx']]]);
  });

  it('npm 6: a list without ranges, packages within packages', () => {
    const lock = readLock('npm-lock', '{"lockfileVersion": 1, "dependencies": {"a": {"version": "1.0.0", "requires": {"b": "^2"}, "dependencies": {"b": {"version": "2.0.0"}}}}}');
    expect(lock).toMatchObject({ importers: [['', [{ name: 'a', version: '1.0.0' }]]], packages: ['a', 'b'], dependents: [['b', ['a']]] });
  });

  it('pnpm: several documents, format 6, overrides, peers, hooks', () => {
    const lock = readLock('pnpm-lock', "---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    packageManagerDependencies:\n      pnpm:\n        specifier: 10.0.0\n        version: 10.0.0\n\n---\nlockfileVersion: '6.0'\n\noverrides:\n  a@>=1 <2: ^2\n  'x>@b/c': 1.0.0\n\nimporters:\n  apps/web:\n    devDependencies:\n      '@b/c':\n        specifier: ^1\n        version: 1.2.3(a@2.0.0)\n      core:\n        specifier: workspace:*\n        version: link:../core\n\npackages:\n\n  /@b/c@1.2.3(a@2.0.0):\n    resolution: {integrity: sha512-x}\n    peerDependencies:\n      a: '*'\n    peerDependenciesMeta:\n      d:\n        optional: true\n");
    expect(lock).toMatchObject({ format: '6.0', overridden: ['@b/c', 'a'], peers: [['@b/c', ['a', 'd']]], versions: [['@b/c', ['1.2.3']]] });
    expect(lock.importers?.find(([folder]) => folder === 'apps/web')?.[1]).toEqual([{ name: '@b/c', specifier: '^1', version: '1.2.3' }, { name: 'core', specifier: 'workspace:*', version: 'link:../core' }]);
    expect(lock.isFreer).toBeUndefined();
    expect(readLock('pnpm-lock', "lockfileVersion: '9.0'\npnpmfileChecksum: abc\n").isFreer).toBe(true);
  });

  it('pnpm: keys too long for one line', () => {
    const lock = readLock('pnpm-lock', "lockfileVersion: '9.0'\nsnapshots:\n  ? a@1.0.0(b@2.0.0)\n  : dependencies:\n      b: 2.0.0\n    optionalDependencies:\n      c: 1.0.0\n");
    expect(lock.dependents).toEqual([['b', ['a']], ['c', ['a']]]);
  });

  it('yarn: several keys, ranges with spaces, aliases', () => {
    const lock = readLock('yarn-lock', '# yarn lockfile v1\r\n\r\nmoney@npm:@shop/money@^1, "@a/b@>=1 <2", c@^1.0.0:\r\n  version "1.4.0"\r\n');
    expect(lock.descriptors).toEqual([{ name: '@a/b', range: '>=1 <2', version: '1.4.0' }, { name: 'c', range: '^1.0.0', version: '1.4.0' }, { name: 'money', range: 'npm:@shop/money@^1', version: '1.4.0' }]);
  });

  it('uv: members, groups, what is chosen', () => {
    const lock = readLock('toml-lock', 'version = 1\n\n[[package]]\nname = "pay"\nversion = "0.1.0"\nsource = { editable = "services/pay" }\ndependencies = [{ name = "httpx" }]\n\n[package.metadata]\nrequires-dist = [{ name = "httpx", specifier = ">=0.27" }]\n\n[package.metadata.requires-dev]\ndev = [{ name = "pytest" }]\n\n[[package]]\nname = "httpx"\nversion = "0.28.1"\nsource = { registry = "https://pypi.org/simple" }\n');
    expect(lock).toMatchObject({ manager: 'uv', format: '1', importers: [['services/pay', [{ name: 'httpx', specifier: '>=0.27', version: '0.28.1' }, { name: 'pytest' }]]], packages: ['httpx'], dependents: [] });
  });

  it.each([
    ['poetry', 'toml-lock', '[[package]]\nname = "httpx"\nversion = "0.28.1"\n\n[package.dependencies]\nidna = ">=2"\n\n[metadata]\nlock-version = "2.1"\ncontent-hash = "ab"\n', '2.1'],
    ['pdm', 'toml-lock', '[metadata]\nlock_version = "4.5"\ncontent_hash = "ab"\n\n[[package]]\nname = "httpx"\nversion = "0.28.1"\ndependencies = ["idna>=2"]\n', '4.5'],
    ['pipenv', 'pipfile-lock', '{"_meta": {"pipfile-spec": 6}, "default": {"httpx": {"version": "==0.28.1"}}, "develop": {}}', '6'],
  ] as const)('%s: the packages and their versions', (manager, syntax, text, format) => {
    expect(readLock(syntax, text)).toMatchObject({ manager, format, versions: [['httpx', ['0.28.1']]], dependents: manager === 'pipenv' ? [] : [['idna', ['httpx']]] });
  });
});
