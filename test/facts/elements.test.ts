import { describe, expect, it } from 'vitest';
import { elements, type ImportTarget } from '#facts/elements';
import { readSelector } from '#facts/elements/selector';
import { architectureIn, given } from './boundaries/given.ts';

const { partOf } = elements.derive(given({
  settings: architectureIn({ tags: { money: ['packages/money', 'src/**/money.ts'], 'scope:shared': ['package:@acme/dates'] } }),
  packages: { 'packages/core/': '@acme/core', 'packages/dates/': '@acme/dates', 'packages/money/': 'money' },
  services: { 'services/orders/': 'orders', 'services/orders-old/': 'orders-old' },
}));

const file = (path: string): ImportTarget => ({ file: path });
const name = (path: string): ImportTarget => ({ package: path });

describe('a selector', () => {
  it.each<[selector: string, target: ImportTarget, part: string | undefined]>([
    // a path: that file, or that folder and all below it, and never a longer name
    ['src/billing', file('src/billing/invoice.ts'), 'src/billing'],
    ['src/billing', file('src/billing'), 'src/billing'],
    ['src/billing', file('src/billing-new/invoice.ts'), undefined],
    ['src/billing', file('lib/src/billing/invoice.ts'), undefined],
    ['./src/billing/', file('src/billing/invoice.ts'), 'src/billing'],
    ['/src/billing/**', file('src/billing/tax/rate.ts'), 'src/billing'],
    ['src/billing', name('src/billing'), undefined],
    ['.', file('main.ts'), '.'],
    ['**', file('src/main.ts'), '.'],
    // a glob: each match is a part of its own, with all below it
    ['src/features/*', file('src/features/cart/ui/button.ts'), 'src/features/cart'],
    ['src/features/*/**', file('src/features/cart/ui/button.ts'), 'src/features/cart'],
    ['src/features/*', file('src/features/index.ts'), 'src/features/index.ts'],
    ['services/*/src/domain', file('services/orders/src/domain/order.ts'), 'services/orders/src/domain'],
    ['services/*/src/domain', file('services/orders/src/api/order.ts'), undefined],
    ['**/*.test.ts', file('src/cart/total.test.ts'), 'src/cart/total.test.ts'],
    ['**/*.test.ts', file('src/cart/total.ts'), undefined],
    ['**/internal', file('src/a/internal/b/internal/c.ts'), 'src/a/internal'],
    ['src/{http,grpc}', file('src/grpc/server.ts'), 'src/grpc'],
    ['app/[locale]', file('app/[locale]/page.tsx'), 'app/[locale]'],
    // names
    ['service:orders', file('services/orders/src/main.ts'), 'service:orders'],
    ['service:orders', file('services/orders-old/main.ts'), undefined],
    ['service:*', file('services/orders-old/main.ts'), 'service:orders-old'],
    ['service:orders*', file('services/orders-old/main.ts'), 'service:orders-old'],
    ['service:*', file('libs/main.ts'), undefined],
    ['package:@acme/core', file('packages/core/src/index.ts'), 'package:@acme/core'],
    ['package:@acme/*', file('packages/core/src/index.ts'), 'package:@acme/core'],
    ['package:*', file('packages/core/src/index.ts'), 'package:@acme/core'],
    ['package:*', name('@nestjs/common'), 'package:@nestjs/common'],
    ['package:@nestjs/*', name('@nestjs/common'), 'package:@nestjs/common'],
    ['package:@nestjs/*', name('nestjs'), undefined],
    ['package:lodash', name('lodash-es'), undefined],
    ['package:*', name('node:fs'), undefined],
    ['package:*', name('https://esm.sh/preact'), undefined],
    ['package:*', name('virtual:icons'), undefined],
    ['node:fs', name('node:fs'), 'node:fs'],
    ['node:fs', name('node:fs/promises'), 'node:fs/promises'],
    ['node:fs', name('fs-extra'), undefined],
    ['node:*', name('node:test'), 'node:test'],
    ['node:*', name('express'), undefined],
    ['tag:money', file('packages/money/cents.ts'), 'tag:money'],
    ['tag:money', file('src/a/b/money.ts'), 'tag:money'],
    ['tag:scope:*', file('packages/dates/day.ts'), 'tag:scope:shared'],
    ['tag:*', file('packages/core/src/index.ts'), undefined],
    ['tag:constructor', file('packages/core/src/index.ts'), undefined],
    ['tag:__proto__', file('packages/core/src/index.ts'), undefined],
  ])('%s makes of %j the part %s', (selector, target, part) => expect(partOf(selector, target)).toBe(part));

  it('takes linear time on hostile names', () => {
    const glob = `${'*a'.repeat(300)}/**/${'**/'.repeat(100)}x`;
    const start = performance.now();
    expect(partOf(glob, file(`${'a'.repeat(2000)}/${'a/'.repeat(500)}y`))).toBe(undefined);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('may be a name of any form', () => {
    expect(readSelector('tag:type:ui')).toMatchObject({ kind: 'tag', name: 'type:ui' });
    expect(readSelector('other:thing')).toEqual({ kind: 'path', path: 'other:thing' });
  });
});
