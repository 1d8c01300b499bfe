import { it } from 'vitest';
import { readChangelog } from '../../../src/facts/changelog.ts';
import { proseLines } from '../../../src/facts/changelog/lines.ts';
import { readEntries } from '../../../src/facts/changelog/entries.ts';
import { readReleases } from '../../../src/facts/changelog/releases.ts';
it('x', () => {
  const big = Array.from({ length: 50000 }, (_, i) => `[2026-05-01] - [1.${i}.0] - [orders] - [Added] - [Thing number ${i} of many - really]`).join('\n');
  const time = (n: string, f: () => unknown) => { const t = performance.now(); f(); console.log(n, Math.round(performance.now() - t)); };
  for (let k = 0; k < 3; k++) {
  time('all', () => readChangelog(big));
  const lines = proseLines(big);
  time('lines', () => proseLines(big));
  time('entries', () => readEntries(big, lines));
  time('releases', () => readReleases(big, lines));
  }
  const keep = '# C\n' + Array.from({ length: 5000 }, (_, i) => `## [1.${i}.0] - 2026-05-01\n\n### Added\n\n${'- orders: thing\n'.repeat(6)}`).join('\n');
  let t = performance.now(); readChangelog(keep); console.log('keep ms', performance.now() - t, keep.split('\n').length);
});
