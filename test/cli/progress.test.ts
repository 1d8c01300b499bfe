import { describe, expect, it } from 'vitest';
import type { Shell } from '../../src/cli/shell.ts';
import { progressLine } from '../../src/cli/progress.ts';

function written(isErrorTerminal: boolean, times: readonly number[]): string {
  let text = '';
  let time = 0;
  const shell: Shell = { cwd: '/', env: {}, isTerminal: true, isErrorTerminal, out: () => undefined, err: (more) => void (text += more), now: () => time };
  const line = progressLine(shell);
  times.forEach((at, index) => {
    time = at;
    line.step(index, times.length);
  });
  line.end();
  return text;
}

describe('the progress line', () => {
  it('counts files on a terminal once a run takes longer than half a second, and goes away', () => {
    expect(written(true, [100, 499, 600, 610, 700])).toBe('\r\u001b[Karch-lint: 2 of 5 files\r\u001b[Karch-lint: 4 of 5 files\r\u001b[K');
  });

  it('is not there in a short run, nor without a terminal', () => {
    expect(written(true, [100, 200, 400])).toBe('');
    expect(written(false, [100, 600, 5_000])).toBe('');
  });
});
