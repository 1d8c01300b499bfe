import { describe, expect, it } from 'vitest';
import { read, shown, unitsOf } from './reading.ts';

const SHOP = `x-shared: &shared
  restart: always
  environment: &env
    LOG_LEVEL: info
services:
  orders:
    <<: *shared
    build:
      context: ./services/orders
      dockerfile: docker/Dockerfile
      target: run
    image: shop/orders:1
    container_name: shop-orders
    command: ["node", "main.js"]
    env_file: [.env, { path: ./orders.env }]
    environment:
      <<: *env
      PAYMENTS_URL: "http://payments:8080"
      SECRET:
    ports: ["8081:8080/tcp", { target: 9090, published: "9091" }]
    expose: [7000]
    depends_on:
      payments: { condition: service_started }
    networks: { back: { aliases: [orders-api] } }
  payments:
    build: services/payments
    environment: ["PORT=8080", "DB=postgres://db:5432/pay?a=b", DEBUG]
    links: ["db:database"]
    extends: { file: base.yaml, service: worker }
  db:
    image: postgres:16
include: [other/compose.yaml, { path: [a.yaml, b.yaml] }]
`;

describe('a compose file', () => {
  const units = unitsOf('compose.yaml', SHOP);
  const [orders, payments, db] = units;

  it('is read with merge keys, aliases, and every short form', () => {
    expect(units.map(({ name, form }) => `${form} ${name}`)).toEqual(['compose orders', 'compose payments', 'compose db']);
    expect(orders).toMatchObject({ aliases: ['shop-orders', 'orders-api'], command: 'node main.js', build: { context: './services/orders', dockerfile: 'docker/Dockerfile', target: 'run' }, ports: [{ inside: 8080, published: 8081 }, { inside: 9090, published: 9091 }, { inside: 7000 }] });
    expect(orders?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual(['PAYMENTS_URL=http://payments:8080', 'SECRET=', 'LOG_LEVEL=info']);
    expect(orders?.environmentFiles.map(({ text }) => text)).toEqual(['.env', './orders.env']);
    expect(payments?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual(['PORT=8080', 'DB=postgres://db:5432/pay?a=b', 'DEBUG=']);
    expect([orders, payments].map((unit) => unit?.dependsOn.map(({ text }) => text))).toEqual([['payments'], ['db']]);
    expect(payments?.extends).toMatchObject({ file: 'base.yaml', name: 'worker' });
    expect(db?.image?.text).toBe('postgres:16');
    expect(read('compose.yaml', SHOP)?.includes.map(({ text }) => text)).toEqual(['other/compose.yaml', 'a.yaml', 'b.yaml']);
  });

  it('says where each value stands, without its quotes', () => {
    const places = [orders?.at, orders?.build?.at, orders?.environment[0]?.at, orders?.environment[1]?.at, payments?.dependsOn[0]?.at, db?.image?.at];
    expect(places.map((at) => at && shown(SHOP, at))).toEqual(['orders', './services/orders', 'http://payments:8080', 'SECRET', 'db:database', 'postgres:16']);
  });

  it.each([
    ['a workflow of a CI', 'on: push\njobs:\n  test:\n    services:\n      db: { image: postgres }\n'],
    ['a CI that lists its services', 'services: [docker]\nlanguage: node_js\n'],
    ['a file of translations', 'services:\n  title: Our services\n  text: What we do\n'],
    ['a container of dependency injection', 'services:\n  App\\Mailer:\n    arguments: [a]\n'],
    ['nothing', ''],
    ['broken YAML', 'services: [\n'],
    ['a list', '- services\n'],
  ])('is not %s', (_, text) => {
    expect(read('config.yaml', text)).toBe(undefined);
  });

  it('keeps keys of a prototype as what they are', () => {
    const [unit] = unitsOf('compose.yaml', 'services:\n  __proto__:\n    image: a/b\n    environment: { __proto__: x, constructor: y }\n');
    expect(unit?.name).toBe('__proto__');
    expect(unit?.environment.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});
