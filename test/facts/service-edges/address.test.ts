import { expect, it } from 'vitest';
import { addressOf, isPublic, storeOf } from '../../../src/facts/service-edges/address.ts';

it.each<readonly [string, string | undefined]>([
  ['http://orders:3000/x', 'http|orders|3000'],
  ['HTTPS://Orders.Shop.svc.cluster.local', 'https|orders.shop.svc.cluster.local|'],
  ['http://user:pass@orders/x', 'http|orders|'],
  ['orders:50051', '|orders|50051'],
  ['orders', '|orders|'],
  ['http://orders:\0/x', 'http|orders|'],
  ['http://[::1]:80/', 'http|[::1]|80'],
  ['/orders', undefined],
  ['./orders', undefined],
  ['http://\0.shop/x', undefined],
  ['http://orders\0', undefined],
  ['two words', undefined],
  ['<html>', undefined],
  ['', undefined],
])('%s begins with %s', (text, expected) => {
  const address = addressOf(text);
  expect(address && `${address.scheme}|${address.host}|${address.port ?? ''}`).toBe(expected);
});

it.each<readonly [string, string | undefined]>([
  ['postgres://u:p@db:5433/shop', 'db:5433/shop'],
  ['postgresql+asyncpg://u:p@db/shop', 'db:5432/shop'],
  ['jdbc:mysql://db/shop', 'db:3306/shop'],
  ['mongodb://a,b/shop', 'a,b:27017/shop'],
  ['postgres://db/shop?schema=public', 'db:5432/shop'],
  ['postgres://db/shop?schema=x', 'db:5432/shop#x'],
  ['postgres://db/\0', undefined],
  ['postgres://db', undefined],
  ['redis://r/0', undefined],
  ['http://db/shop', undefined],
])('%s is the database %s', (text, expected) => expect(storeOf(text)).toBe(expected));

it.each([['example.com', true], ['orders', false], ['orders.shop.svc.cluster.local', false], ['db.internal', false], ['10.0.0.1', false]] as const)('%s is public: %s', (host, expected) => expect(isPublic(host)).toBe(expected));
