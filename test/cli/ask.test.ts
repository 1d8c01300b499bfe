import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askerAt } from '../../src/cli/ask.ts';

function terminal(): { readonly input: PassThrough; readonly asker: ReturnType<typeof askerAt>; said(): string } {
  const [input, output] = [new PassThrough(), new PassThrough()];
  return { input, asker: askerAt(input, output), said: () => String(output.read() ?? '') };
}

it('gives line after line, those that are typed ahead too, and empty ones once the input has ended', async () => {
  const { input, asker, said } = terminal();
  const first = asker.ask('Type: ');
  input.write('fixed\r\nTotals\nmore');
  expect([await first, await asker.ask('Text: ')]).toEqual(['fixed', 'Totals']);
  input.end();
  expect([await asker.ask('Version: '), await asker.ask('Again: '), said()]).toEqual(['more', '', 'Type: Text: Version: Again: ']);
  asker.close();
});

it('reads nothing before it asks', () => {
  const { input, asker } = terminal();
  asker.close();
  expect(input.listenerCount('data')).toBe(0);
});
