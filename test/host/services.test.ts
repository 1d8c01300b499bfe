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
    ['a program of any language that compose builds', { 'compose.yaml': 'services: { ad: { build: src/ad } }', 'src/ad/Dockerfile': 'FROM golang\n', 'src/ad/main.go': '', 'main.ts': '' }, ['ad src/ad compose']],
    ['what compose builds from a Dockerfile of the root that copies it', { 'compose.yaml': 'services: { mail: { build: { context: ., dockerfile: docker/Dockerfile.node } }, shop: { build: { context: ., dockerfile: docker/Dockerfile.node, target: web } } }', 'docker/Dockerfile.node': 'FROM node\nCOPY . .\n', 'packages/mail/package.json': { name: '@shop/mail' }, 'packages/web/package.json': { name: '@shop/web' }, 'packages/money/package.json': { name: '@shop/money' } }, ['mail packages/mail compose', 'web packages/web compose']],
    ['what a command in a shared image starts', { 'compose.yaml': 'services: { auth: { build: ., command: npm run start:dev auth }, jobs: { build: ., command: node dist/apps/worker/main } }', Dockerfile: 'FROM node\n', 'apps/auth/main.ts': '', 'apps/worker/main.ts': '' }, ['auth apps/auth compose', 'worker apps/worker compose']],
    ['a path that an .env file beside the compose file names', { 'compose.yaml': 'services: { cart: { build: { context: ., dockerfile: "${CART:-none}" } } }', '.env': 'CART=./src/cart/src/Dockerfile\n', 'src/cart/src/Dockerfile': 'FROM dotnet\n', 'src/cart/src/cart.csproj': '' }, ['cart src/cart compose']],
    ['a service of an included file and of an override', { 'compose.yaml': 'include: [infra/compose.yaml]\nservices: { api: { image: shop/api } }', 'compose.override.yaml': 'services: { api: { build: ./backend } }', 'infra/compose.yaml': 'services: { mail: { build: ../mailer } }', 'backend/Dockerfile': 'FROM node\n', 'backend/main.ts': '', 'mailer/Dockerfile': 'FROM node\n', 'mailer/main.ts': '' }, ['backend backend compose', 'mailer mailer compose']],
    ['an image of Skaffold and of Tilt', { 'skaffold.yaml': 'apiVersion: skaffold/v4beta1\nkind: Config\nbuild: { artifacts: [{ image: orders, context: src/orders }] }\n', Tiltfile: "docker_build('mail', 'src/mail')\n", 'src/orders/Dockerfile': 'FROM node\n', 'src/mail/Dockerfile': 'FROM node\n' }, ['mail src/mail artifact', 'orders src/orders artifact']],
    ['what a manifest runs by an image with the name of its folder', { 'k8s/orders.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec: { template: { spec: { containers: [{ image: "example.com/shop/shop-orders:1" }] } } }\n', 'backend/orders/Dockerfile': 'FROM golang\n', 'backend/orders/go.mod': '' }, ['orders backend/orders kubernetes']],
    ['what an image by default runs, built from a Dockerfile elsewhere', { 'docker/compose.yml': 'services: { back: { image: "${IMAGE-example.com/shop/shop-backend:1}" } }', 'docker/backend.Dockerfile': 'FROM golang\n', 'backend/go.mod': '', 'backend/main.go': '', 'main.ts': '' }, ['backend backend compose']],
    ['what values of a chart name', { 'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'chart/values.yaml': 'orders: { image: { repository: example.com/orders } }\ncache: { image: { repository: redis } }\n', 'backend/orders/Dockerfile': 'FROM golang\n', 'backend/orders/go.mod': '', 'packages/redis/package.json': {} }, ['orders backend/orders helm']],
    ['an application of Nx that can be served', { 'packages/api/project.json': { projectType: 'application', targets: { serve: {} } }, 'packages/api/src/main.ts': '', 'packages/lib/project.json': { projectType: 'library', targets: { serve: {} } }, 'packages/lib/src/main.ts': '', 'packages/notes/project.json': { projectType: 'application', targets: { lint: {} } }, 'packages/notes/src/main.ts': '' }, ['api packages/api project']],
    ['an application of a Nest workspace', { 'nest-cli.json': { monorepo: true, projects: { auth: { type: 'application', root: 'modules/auth' }, log: { type: 'library', root: 'modules/log' } } }, 'modules/auth/src/main.ts': '', 'modules/log/src/index.ts': '' }, ['auth modules/auth project']],
    ['an application of moon', { 'modules/auth/moon.yml': 'language: typescript\nlayer: application\n', 'modules/auth/src/main.ts': '' }, ['auth modules/auth project']],
    ['a Python project under a folder of services', { 'services/mail/pyproject.toml': '[project]\nname = "mail"\n', 'services/mail/app/main.py': '' }, ['mail services/mail python']],
    ['a function of SAM', { 'template.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources: { Mail: { Type: "AWS::Serverless::Function", Properties: { CodeUri: mail } } }\n', 'mail/Dockerfile': 'FROM node\n', 'mail/app.ts': '' }, ['mail mail serverless']],
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
    ['a database that is built with settings', { 'compose.yaml': 'services: { db: { build: mongo } }', 'mongo/Dockerfile': 'FROM mongo:5\nCOPY *.js /docker-entrypoint-initdb.d/\n', 'mongo/users.js': '', 'main.ts': '' }],
    ['a tool in a folder of nothing but deployment', { 'docker/dev/compose.yaml': 'services: { pdf: { build: . } }', 'docker/dev/Dockerfile': 'FROM gotenberg/gotenberg\n', 'main.ts': '' }],
    ['a container to develop in, and what tests build', { '.devcontainer/compose.yaml': 'services: { dev: { build: . } }', '.devcontainer/Dockerfile': 'FROM node\n', 'test/compose.yaml': 'services: { fake: { build: ./fake } }', 'test/fake/Dockerfile': 'FROM node\n', 'test/fake/main.ts': '' }],
    ['a template that a package works on', { 'packages/generator/package.json': { name: 'generator' }, 'packages/generator/src/static/package.json': {}, 'packages/generator/src/static/Dockerfile': 'FROM node\n', 'packages/generator/src/docker-compose.template.yml': 'services: { app: { build: ./static } }' }],
    ['a library that is called as a public image is', { 'k8s/a.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: cache }\nspec: { template: { spec: { containers: [{ image: "redis:7" }] } } }\n', 'packages/redis/package.json': {}, 'packages/redis/Dockerfile.test': 'FROM redis\n' }],
    ['a build whose Dockerfile is put in place elsewhere', { 'packages/api/compose.yaml': 'services: { app: { build: . } }', 'packages/api/package.json': {}, 'packages/api/index.ts': '' }],
    ['what only prepares the start of others', { 'compose.yaml': 'services: { migrate: { build: { context: ., dockerfile: packages/db/Dockerfile } }, api: { image: shop/api, depends_on: { migrate: { condition: service_completed_successfully } } } }', 'packages/db/Dockerfile': 'FROM node\n', 'packages/db/index.ts': '', 'main.ts': '' }],
    ['what migrates a database', { 'compose.yaml': 'services: { db_migrator: { build: packages/db } }', 'packages/db/package.json': { name: 'db', main: 'index.js' }, 'packages/db/Dockerfile.migrate': '', 'packages/db/index.ts': '' }],
    ['a client that is called as the service it calls', { 'compose.yaml': 'services: { vault: { build: . } }', Dockerfile: 'FROM golang\n', 'web/internal/vault/package.json': { name: '@shop/vault', main: 'src/index.ts' }, 'web/internal/vault/src/index.ts': '' }],
    ['a folder of modules that is called as a service is', { 'compose.yaml': 'services: { worker: { build: . }, mail: { image: shop/mail } }', Dockerfile: 'FROM node\n', 'apps/web/package.json': { name: 'web', workspaces: [] }, 'apps/web/src/services/worker/index.ts': '', 'src/services/mail/index.ts': '' }],
    ['a library with an image of its own', { 'packages/db/package.json': { name: '@shop/db' }, 'packages/db/Dockerfile': 'FROM node\n', 'packages/a/package.json': { dependencies: { '@shop/db': '*' } }, 'packages/b/package.json': { devDependencies: { '@shop/db': '*' } } }],
    ['a published package that a script tries out', { 'packages/log/package.json': { name: 'log', files: ['dist'], scripts: { start: 'node dist/index.js' } } }],
    ['a link that leads out of the project', { 'compose.yaml': 'services: { a: { build: "../../etc" }, b: { build: /etc } }', 'main.ts': '' }],
    ['a file that Docker ignores by', { 'packages/x/package.json': {}, 'packages/x/Dockerfile.dockerignore': '' }],
  ])('%s is none', (_, files) => {
    expect(told(files)).toEqual([]);
  });
});

describe('each service says why it is one', () => {
  it('with the lines that say so, the most certain first', () => {
    const [service] = servicesOf({
      'compose.yaml': '# the shop\nservices:\n  orders:\n    build: services/orders\n',
      'k8s/orders.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: orders\nspec: { template: { spec: { containers: [{ image: shop/orders }] } } }\n',
      'services/orders/package.json': '{\n  "private": true,\n  "name": "@shop/order-service",\n  "scripts": {\n    "start": "node main.js"\n  }\n}\n',
      'services/orders/Dockerfile': '# of orders\nFROM node:20\n',
      'services/orders/main.ts': '',
    }).all;
    expect(service).toMatchObject({ name: 'orders', path: 'services/orders', kind: 'compose' });
    expect(service?.evidence.map(({ sign, file, line }) => `${sign} ${file}:${line}`)).toEqual(['compose compose.yaml:3', 'kubernetes k8s/orders.yaml:4', 'package services/orders/package.json:3', 'dockerfile services/orders/Dockerfile:1', 'start-script services/orders/package.json:5']);
  });

  it('and a unit of a deployment file is one whose source it runs', () => {
    const found = servicesOf({ 'compose.yaml': 'services: { api: { build: backend }, worker: { image: shop/backend }, db: { image: postgres } }', 'backend/Dockerfile': 'FROM node\n', 'backend/main.ts': '', 'deploy/api.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec: { containers: [{ image: shop/backend }, { image: nginx }] }\n' });
    expect([0, 1, 2].map((unit) => found.ofUnit('compose.yaml', unit)?.name)).toEqual(['backend', 'backend', undefined]);
    expect([0, 1].map((unit) => found.ofUnit('deploy/api.yaml', unit)?.name)).toEqual(['backend', undefined]);
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
