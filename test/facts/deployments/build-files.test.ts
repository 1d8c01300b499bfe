import { describe, expect, it } from 'vitest';
import { read, shown, unitsOf } from './reading.ts';

describe('what builds and starts', () => {
  it('a Dockerfile: what its last stage stands on, copies, listens on and starts', () => {
    const text = '# syntax=docker/dockerfile:1\nFROM --platform=linux/amd64 node:20 AS base\nARG X\nfrom base as build\nCOPY package.json \\\n  apps/orders ./\nRUN npm ci\nFROM base\nCOPY --from=build /app /app\nCOPY ["libs/money/", "/app"]\nENV PORT=8080 HOST="0.0.0.0"\nENV MODE production mode\nEXPOSE 8080/tcp 9090\nENTRYPOINT ["node"]\nCMD ["main.js"]\n';
    const [unit] = unitsOf('Dockerfile', text);
    expect(unit).toMatchObject({ form: 'image', image: { text: 'node:20' }, copied: ['package.json', 'apps/orders', 'libs/money'], ports: [{ inside: 8080 }, { inside: 9090 }], command: 'node main.js' });
    expect(unit?.environment.map(({ name, value, at }) => `${name}=${value}=${shown(text, at)}`)).toEqual(['PORT=8080=8080', 'HOST=0.0.0.0=0.0.0.0', 'MODE=production mode=production mode']);
    expect(read('Dockerfile', 'RUN nothing\n')).toBe(undefined);
  });

  it('a Procfile: each process', () => {
    expect(unitsOf('Procfile', 'web: node dist/main.js\n# a note: no\nworker: node dist/worker.js\n').map(({ name, command }) => `${name} ${command}`)).toEqual(['web node dist/main.js', 'worker node dist/worker.js']);
  });

  it('Skaffold and Tilt: each image with its folder', () => {
    const skaffold = 'apiVersion: skaffold/v4beta1\nkind: Config\nbuild:\n  artifacts:\n    - { image: orders, context: src/orders, docker: { dockerfile: Dockerfile.prod } }\nprofiles:\n  - build: { artifacts: [{ image: mail }] }\n';
    expect(unitsOf('skaffold.yaml', skaffold).map(({ form, name, build }) => `${form} ${name} ${build?.context} ${build?.dockerfile}`)).toEqual(['artifact orders src/orders Dockerfile.prod', 'artifact mail . undefined']);
    expect(unitsOf('Tiltfile', "docker_build('shop/orders', './services/orders', dockerfile='./docker/Dockerfile')\ndocker_build(name(), path)\n").map(({ name, build }) => `${name} ${build?.context} ${build?.dockerfile}`)).toEqual(['shop/orders ./services/orders ./docker/Dockerfile']);
  });

  it('the Serverless Framework, SAM, a blueprint and moon', () => {
    expect(unitsOf('serverless.yml', 'service: mail\nprovider: { name: aws, environment: { QUEUE: q } }\nfunctions: { send: { handler: a.b, environment: { FROM: f } } }\n').map(({ form, name, environment }) => `${form} ${name} ${environment.map(({ name, value }) => `${name}=${value}`).join()}`)).toEqual(['function mail QUEUE=q,FROM=f']);
    expect(unitsOf('template.yaml', "Transform: AWS::Serverless-2016-10-31\nResources:\n  Mail: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: functions/mail, Environment: { Variables: { A: b } } } }\n  Table: { Type: 'AWS::DynamoDB::Table' }\n").map(({ name, build, environment }) => `${name} ${build?.context} ${environment.length}`)).toEqual(['Mail functions/mail 1']);
    expect(unitsOf('render.yaml', 'services:\n  - { type: web, name: api, rootDir: apps/api, startCommand: npm start, envVars: [{ key: A, value: b }] }\n  - { type: redis, name: cache }\n').map(({ name, build, environment }) => `${name} ${build?.context} ${environment.length}`)).toEqual(['api apps/api 1']);
    expect(unitsOf('moon.yml', 'language: typescript\nlayer: application\n').map(({ form }) => form)).toEqual(['project']);
    expect(read('moon.yml', 'language: typescript\nlayer: library\n')).toBe(undefined);
  });

  it('an .env file, with quotes, comments and exports', () => {
    const text = '# a\nexport A=b # why\nURL="http://x/#y" # z\r\nEMPTY=\nnot a line\n  C = d\n';
    expect(read('.env.example', text)?.data[0]?.entries.map(({ name, value, at }) => `${name}=${value}=${shown(text, at)}`)).toEqual(['A=b=b', 'URL=http://x/#y=http://x/#y', 'EMPTY==EMPTY', 'C=d=d']);
  });
});

describe('hostile files', () => {
  const limit = 15_000; // milliseconds; each takes far less on a busy machine, and would take hours were it not linear

  it.each<readonly [string, string, () => string]>([
    ['60,000 lines that say nothing of deployments', 'a.yaml', () => 'paths:\n' + '  /orders: { get: { summary: the orders } }\n'.repeat(60_000)],
    ['60,000 lines of values with images', 'values.yaml', () => 'a:\n' + '  - image: a/b\n'.repeat(60_000)],
    ['a manifest of 60,000 lines', 'k8s.yaml', () => 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  a: b\n---\n'.repeat(12_000)],
    ['aliases that multiply', 'compose.yaml', () => `${Array.from({ length: 30 }, (_, level) => `x${level}: &x${level} [${level === 0 ? 'a' : Array(9).fill(`*x${level - 1}`).join(', ')}]`).join('\n')}\nservices: { a: { image: b, ports: *x29, environment: *x29 } }\n`],
    ['merge keys that multiply', 'compose.yaml', () => `${Array.from({ length: 30 }, (_, level) => `x${level}: &x${level} { ${level === 0 ? 'a: 1' : `<<: [${Array(9).fill(`*x${level - 1}`).join(', ')}], k${level}: 1`} }`).join('\n')}\nservices: { a: { image: b, environment: *x29 } }\n`],
    ['an alias of itself', 'compose.yaml', () => 'services: &s\n  a: { image: b, environment: *s, <<: *s }\n'],
    ['brackets without end', 'compose.yaml', () => `services: ${'['.repeat(100_000)}`],
    ['brackets in brackets', 'compose.yaml', () => `services: { a: { image: b, environment: ${'['.repeat(20_000)}${']'.repeat(20_000)} } }`],
    ['templates in one line', 'values.yaml', () => `image: ${'{{ a }} '.repeat(30_000)}\nservices: 1\n`],
    ['templates that never close', 'values.yaml', () => `image: ${'{{ a '.repeat(50_000)}`],
    ['a Dockerfile of one instruction', 'Dockerfile', () => `FROM a\nRUN b \\\n${'  c \\\n'.repeat(100_000)}`],
    ['quotes without end', 'Dockerfile', () => `FROM a\nENV ${'A="b '.repeat(30_000)}`],
    ['a Tiltfile of calls that never end', 'Tiltfile', () => "docker_build('a', 'b', ".repeat(20_000)],
    ['an .env file of one line', '.env', () => `A=${'#'.repeat(500_000)}`],
  ])('%s take no long time', (_, file, text) => {
    const written = text();
    const start = performance.now();
    read(file, written);
    expect(performance.now() - start).toBeLessThan(limit);
  });
});
