import { describe, expect, it } from 'vitest';
import { nearest } from '#facts/spelling';

describe('nearest', () => {
  it.each([
    ['useStat', ['use', 'useState', 'useStore'], 'useState'],
    ['readFileNow', ['read', 'readFile', 'write'], 'readFile'],
    ['strin', ['string', 'strong'], 'string'],
    ['orders', ['users', 'Orders'], 'Orders'],
    ['express', ['fastify', 'koa'], undefined],
    ['', ['a'], undefined],
  ])('of %s among %j is %s', (word, known, near) => expect(nearest(word, known)).toBe(near));
});
