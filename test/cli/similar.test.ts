import { describe, expect, it } from 'vitest';
import { tempFolder } from '../host/temp-folder.ts';
import { archLint } from './cli.ts';

const BODY = '  const gross = rows.reduce((sum, row) => sum + row.price * row.quantity, 0);\n  if (gross < 0) throw new RangeError("negative");\n  return Math.round(gross * 121) / 100;\n';
const FILES = { 'package.json': '{}', 'src/price.ts': `export function priceOrder(rows) {\n${BODY}}\n\nexport function isOpen(order) {\n  return order.state;\n}\n`, 'src/quote.ts': `export const quoteCart = (rows, customer) => {\n${BODY}};\n`, 'src/data.json': '{}' };
const similar = (...args: string[]) => archLint(tempFolder(FILES), ['similar', ...args]);

describe('arch-lint similar', () => {
  it('lists what is like the functions of a file', () => {
    expect(similar('src/price.ts')).toEqual({ code: 0, out: 'priceOrder(rows)  src/price.ts:1-5\n  the same body  quoteCart(rows, customer)  src/quote.ts:1-5\n', err: '' });
    expect(similar('src/price.ts:3').out).toContain('quoteCart');
    expect(similar('src/price.ts:8')).toEqual({ code: 0, out: 'No function like this is found.\n', err: '' });
  });

  it('lists what is called like some words', () => expect(similar('--name', 'quote the cart').out).toMatch(/^\d\d % of the name {2}quoteCart\(rows, customer\) {2}src\/quote\.ts:1-5\n$/));

  it('says all of it as JSON', () => {
    expect(JSON.parse(similar('src/quote.ts:2', '--format', 'json').out)).toEqual({
      answers: [{ function: { name: 'quoteCart', parameters: ['rows', 'customer'], file: 'src/quote.ts', line: 1, endLine: 5 }, found: [{ name: 'priceOrder', parameters: ['rows'], file: 'src/price.ts', line: 1, endLine: 5, body: 1, words: 0, parametersInCommon: ['rows'] }] }],
    });
  });

  it.each([
    [[], 'takes one file, or a line of one, or words'],
    [['src/price.ts', 'src/quote.ts'], 'takes one file, or a line of one, or words'],
    [['src/price.ts', '--name', 'x'], '`--name` and a file ask for different things.'],
    [['--name', '--'], 'needs a value'],
    [['--name', '?'], 'holds no word'],
    [['src/gone.ts'], 'There is no file or folder `src/gone.ts`.'],
    [['src/data.json'], '`src/data.json` is not read'],
    [['src/price.ts:6'], 'There is no function with a name at line 6 of `src/price.ts`.'],
  ])('is wrong usage as %j', (args, message) => {
    const { code, out, err } = similar(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
