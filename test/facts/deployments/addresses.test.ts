import { describe, expect, it } from 'vitest';
import { judge } from '#engine';
import { serviceAddresses, type Environment, type ServiceAddresses } from '#facts/service-addresses';
import { suppressions } from '#facts/suppressions';
import { openProject } from '#host';
import { tempFolder } from '../../host/temp-folder.ts';

function addressesIn(files: Readonly<Record<string, string | object>>): ServiceAddresses {
  const value = judge({ rules: [], suppressions, also: { serviceAddresses } }, openProject(tempFolder(files), { ignore: [] })).valueOf(serviceAddresses);
  return value as ServiceAddresses; // holds: the fact's own value
}

const told = (environment: Environment): string[] => [...environment].map(([name, values]) => `${name} ${values.map(({ value, at }) => `${value} (${at.file})`).join(', ')}`);
const source = (name: string) => ({ [`services/${name}/Dockerfile`]: 'FROM node:20\n', [`services/${name}/main.ts`]: '' });

describe('who is where on the network', () => {
  const shop = (): ServiceAddresses => addressesIn({
    'compose.yaml': 'services:\n  orders: { build: services/orders, container_name: shop-orders, ports: ["8081:8080"], environment: { PAYMENTS: "http://${HOST:-payments}:8080", MODE: dev }, env_file: orders.env, depends_on: [payments, db] }\n  payments: { build: services/payments, networks: { back: { aliases: [billing] } } }\n  db: { image: "docker.io/library/postgres:16", ports: ["5432:5432"] }\n  store: { build: stores/mongo }\n',
    'orders.env': 'TOPIC=orders.placed\n',
    '.env': 'HOST=payments-host\nUNUSED=x\n',
    'stores/mongo/Dockerfile': 'FROM mongo:7\n',
    'services/payments/.env.example': 'DB=postgres://db/pay\nPORT=8200\n',
    'k8s/payments.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: payments, namespace: shop }\nspec: { template: { metadata: { labels: { app: pay, v: "1" } }, spec: { containers: [{ image: shop/payments, env: [{ name: MODE, value: prod }], envFrom: [{ configMapRef: { name: topics } }] }] } } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: pay-api, namespace: shop }\nspec: { selector: { app: pay } }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: topics }\ndata: { TOPIC: payments.charged }\n',
    ...source('orders'),
    ...source('payments'),
  });

  it.each<readonly [string, number | undefined, string | undefined]>([
    ['orders', undefined, 'orders'],
    ['Shop-Orders', 8080, 'orders'],
    ['billing', undefined, 'payments'],
    ['pay-api', undefined, 'payments'],
    ['pay-api.shop', undefined, 'payments'],
    ['pay-api.shop.svc.cluster.local', undefined, 'payments'],
    ['pay-api.other', undefined, undefined],
    ['localhost', 8081, 'orders'],
    ['localhost', 8080, undefined],
    ['127.0.0.1', 8200, 'payments'],
    ['localhost', undefined, undefined],
    ['orders.example.com', undefined, undefined],
    ['db', 5432, 'postgres'],
    ['localhost', 5432, 'postgres'],
    ['store', undefined, 'mongo'],
    ['nobody', undefined, undefined],
  ])('%s:%s is %s', (name, port, expected) => {
    const host = shop().hostOf(name, port);
    expect(host?.service ?? host?.infrastructure).toBe(expected);
  });

  it('each service is told what its deployments and .env files say', () => {
    expect(told(shop().environmentOf('orders'))).toEqual(['PAYMENTS http://payments-host:8080 (compose.yaml)', 'MODE dev (compose.yaml)', 'TOPIC orders.placed (orders.env)']);
    expect(told(shop().environmentOf('payments'))).toEqual(['MODE prod (k8s/payments.yaml)', 'TOPIC payments.charged (k8s/payments.yaml)', 'DB postgres://db/pay (services/payments/.env.example)', 'PORT 8200 (services/payments/.env.example)']);
    expect(told(shop().environmentOf('nobody'))).toEqual([]);
    expect(told(shop().shared)).toEqual(['HOST payments-host (.env)', 'UNUSED x (.env)', 'TOPIC orders.placed (orders.env)']);
  });

  it('and who starts after whom', () => {
    expect(shop().startOrder.map(({ from, to, at }) => `${from} > ${to.service ?? to.infrastructure} ${at.file}`)).toEqual(['orders > payments compose.yaml', 'orders > db compose.yaml']);
  });

  it('is not known where deployments disagree', () => {
    const two = addressesIn({ 'a/compose.yaml': 'services: { api: { build: ../services/orders } }', 'b/compose.yaml': 'services: { api: { build: ../services/payments } }', ...source('orders'), ...source('payments') });
    expect(two.hostOf('api')).toBe(undefined);
  });
});
