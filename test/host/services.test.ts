import { describe, expect, it } from 'vitest';
import { judge } from '#engine';
import { services, type Services } from '#facts/services';
import { suppressions } from '#facts/suppressions';
import { openProject } from '../../src/host/project.ts';
import { tempFolder } from './temp-folder.ts';

function servicesOf(files: Readonly<Record<string, string | object>>, configured?: unknown): Services {
  const project = openProject(tempFolder(files), { ignore: [], values: configured === undefined ? {} : { services: configured } });
  const value = judge({ rules: [], suppressions, also: { services } }, project).valueOf(services);
  return value as Services; // holds: the fact's own value
}

const told = (files: Readonly<Record<string, string | object>>, configured?: unknown): string[] => servicesOf(files, configured).all.map(({ name, path, kind }) => `${name} ${path} ${kind}`);

describe('what runs by itself is a service', () => {
  it.each<readonly [string, Readonly<Record<string, string | object>>, readonly string[]]>([
    ['a package under a folder of services', { 'services/orders/package.json': { name: '@shop/orders' }, 'services/orders/main.ts': '' }, ['orders services/orders package']],
    ['a package of a workspace with a Dockerfile', { 'packages/api/package.json': { name: '@shop/api' }, 'packages/api/Dockerfile': '', 'packages/api/main.ts': '' }, ['api packages/api dockerfile']],
    ['one with a serverless file', { 'packages/mail/package.json': { name: 'mail' }, 'packages/mail/serverless.yml': '' }, ['mail packages/mail serverless']],
    ['one with a Procfile', { 'packages/mail/package.json': { name: 'mail' }, 'packages/mail/Procfile': 'web: node .' }, ['mail packages/mail process']],
    ['one that a script starts', { 'packages/api/package.json': { name: 'api', scripts: { start: 'NODE_ENV=production node dist/main.js' } } }, ['api packages/api start-script']],
    ['what a compose file builds', { 'compose.yaml': 'services: { api: { build: ./backend }, db: { image: postgres } }', 'backend/main.ts': '' }, ['backend backend compose']],
    ['what it builds from a Dockerfile in a folder of the context', { 'docker-compose.dev.yml': 'services:\n  api:\n    build: { context: ., dockerfile: deploy/api/Dockerfile }\n', 'deploy/api/Dockerfile': '', 'main.ts': '' }, ['api deploy/api compose']],
    ['a folder of services in another language', { 'services/orders/package.json': {}, 'services/mail/pyproject.toml': '', 'services/mail/Dockerfile': '' }, ['mail services/mail python', 'orders services/orders package']],
  ])('%s', (_, files, expected) => {
    expect(told(files)).toEqual(expected);
  });

  it.each<readonly [string, Readonly<Record<string, string | object>>]>([
    ['a library', { 'packages/money/package.json': { name: 'money', scripts: { start: 'tsc --watch' } }, 'packages/money/index.ts': '' }],
    ['a command line tool that a script starts', { 'packages/cli/package.json': { name: 'cli', bin: 'cli.js', scripts: { start: 'node cli.js' } } }],
    ['the root of a workspace', { 'package.json': { name: 'shop', workspaces: ['packages/*'], scripts: { start: 'node main.js' } }, Dockerfile: '', 'main.ts': '' }],
    ['what services share', { 'services/libs/log/package.json': { name: 'log' } }],
    ['a package inside a service', { 'services/package.json': { workspaces: ['*'] }, 'services/libs/x/index.ts': '' }],
    ['an end-to-end test of an app', { 'apps/shop-e2e/package.json': { name: 'shop-e2e' } }],
    ['an example', { 'examples/apps/shop/package.json': { name: 'shop' } }],
    ['a compose file that builds from elsewhere', { 'compose.yaml': 'services: { a: { build: ../other }, b: { build: "https://example.com/x.git" }, c: { build: "${FROM}" }, d: { build: ./absent } }', 'main.ts': '' }],
    ['a broken compose file', { 'compose.yaml': 'services: [', 'main.ts': '' }],
    ['a folder without a manifest that only holds modules', { 'services/readme/notes.ts': '' }],
    ['a file that Docker ignores by', { 'packages/x/package.json': {}, 'packages/x/Dockerfile.dockerignore': '' }],
  ])('%s is none', (_, files) => {
    expect(told(files)).toEqual([]);
  });
});

describe('the configuration decides where it says something', () => {
  const files = { 'services/orders/package.json': { name: 'orders' }, 'services/mail/package.json': {}, 'apps/web/package.json': { name: 'web' }, 'apps/web/src/main.ts': '' };

  it('by globs and by names', () => {
    expect(told(files, ['services/*', { name: 'shop', path: 'apps/web' }])).toEqual(['mail services/mail configured', 'orders services/orders configured', 'shop apps/web configured']);
    expect(told(files, ['services/orders/**'])).toEqual(['orders services/orders configured']);
    expect(told(files, [])).toEqual([]);
  });

  it('and is told where it matches nothing or says one name twice', () => {
    expect(servicesOf(files, ['servces/*', 'apps/*']).unmatched).toEqual(['servces/*']);
    expect(() => servicesOf(files, [{ name: 'x', path: 'services/orders' }, { name: 'x', path: 'services/mail' }])).toThrow('gives the name `x` to `services/orders` and to `services/mail`');
  });
});

describe('a service', () => {
  it('has its package’s name without the scope, and more of it where two would share it', () => {
    expect(told({ 'services/a/package.json': { name: '@shop/api' }, 'services/b/package.json': { name: '@admin/api' }, 'services/c/package.json': {} })).toEqual(['@admin/api services/b package', '@shop/api services/a package', 'c services/c package']);
  });

  it('owns the modules below it, of nested ones the innermost', () => {
    const services = servicesOf({ 'apps/web/package.json': { name: 'web' }, 'apps/web/src/main.ts': '', 'apps/web/functions/mail/package.json': { name: 'mail' } , 'apps/web/functions/mail/Dockerfile': '' });
    expect(services.all.map(({ name }) => name)).toEqual(['mail', 'web']);
    expect(['apps/web/src/main.ts', 'apps/web/functions/mail/a/b.ts', 'apps/webs/main.ts', 'main.ts'].map((file) => services.of(file)?.name)).toEqual(['web', 'mail', undefined, undefined]);
  });
});
