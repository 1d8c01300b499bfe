import { describe, expect, it } from 'vitest';
import { lineTable, type Report, type ReportedFinding } from '#model';
import { paintWith, toPretty, visible } from '#report';
import { codeFrame } from '../../src/report/frame.ts';

const text = "import { price } from './price';\n\nexport const total = () => price(); // 🛒 FIXME round\n";
const finding: ReportedFinding = {
  rule: 'no-placeholder-comment', messageId: 'marker', severity: 'warn', message: '`FIXME` promises work.', file: 'src/cart.ts', line: 3, column: 43, endLine: 3, endColumn: 48,
  data: {}, fingerprint: '0123456789abcdef', docs: 'https://arch-lint.example/rules', related: [],
};
const report = (findings: readonly ReportedFinding[], completeness: Partial<Report['completeness']> = {}): Report => ({
  schemaVersion: 1, tool: { name: 'arch-lint', version: '0.1.0' }, findings,
  summary: { errors: 0, warnings: findings.length, suppressed: 0, baselined: 0, byRule: findings.length > 0 ? { 'no-placeholder-comment': findings.length } : {} },
  completeness: { files: 2, parsed: 2, imports: { total: 3, resolved: 1, external: 2, unresolved: 0, unresolvedBy: {} }, skipped: [], crashed: [], notRun: [], excluded: [], degraded: [], ...completeness },
});
const lines = () => lineTable(text);

describe('pretty', () => {
  it('groups by file, shows the code, links the rule and sums up', () => {
    expect(toPretty(report([finding]), lines, false)).toMatchInlineSnapshot(`
      "src/cart.ts
        3:43  warn   \`FIXME\` promises work.  no-placeholder-comment
              2 |
            > 3 | export const total = () => price(); // 🛒 FIXME round
                |                                           ^^^^^
              4 |

      no-placeholder-comment (1)  https://arch-lint.example/rules

      0 errors, 1 warning in 1 file. 2 files judged; 3 imports: 1 resolved, 2 external, 0 unresolved.
      "
    `);
  });

  it('says "No finding" only of what was judged, and what was not', () => {
    expect(toPretty(report([]), lines, false)).toBe('No finding. 2 files judged; 3 imports: 1 resolved, 2 external, 0 unresolved.\n');
    const incomplete = report([], { parsed: 1, skipped: [{ file: 'b.ts', reason: 'it is not UTF-8' }], crashed: [{ rule: 'no-luck', reason: 'out of luck' }], notRun: [{ rule: 'no-time', reason: 'no clock' }], excluded: [{ path: 'dist', reason: 'build output' }] });
    expect(toPretty(incomplete, lines, false)).toMatchInlineSnapshot(`
      "No finding. 1 of 2 files judged; 3 imports: 1 resolved, 2 external, 0 unresolved.
      This run is incomplete: what follows was not judged.
        not judged: b.ts: it is not UTF-8
        crashed: no-luck: out of luck
        not run: no-time: no clock
        note: left out: dist (build output)
      "
    `);
  });

  it('lists a few related places and counts the rest', () => {
    const related = [...Array(12).keys()].map((n) => ({ file: `src/part${n}.ts`, line: 1, column: 1, message: 'here' }));
    expect(toPretty(report([{ ...finding, related }]), lines, false)).toContain('and 4 more places');
  });
});

describe('code frame', () => {
  const frame = (source: string, place: Partial<ReportedFinding>) => codeFrame({ ...finding, ...place }, lineTable(source), paintWith(false));

  it('cuts a very long line to a window around the place', () => {
    const rows = frame(`${'x'.repeat(5_000)}FIXME${'y'.repeat(5_000)}`, { line: 1, column: 5_001, endLine: 1, endColumn: 5_006 });
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThan(200);
    const column = rows[1]?.indexOf('^') ?? -1;
    expect(rows[0]?.slice(column, column + 5)).toBe('FIXME');
  });

  it('keeps the marker under its place behind tabs and escapes', () => {
    const rows = frame('\t\u001bFIXME', { line: 1, column: 3, endLine: 1, endColumn: 8 });
    const column = rows[1]?.indexOf('^') ?? -1;
    expect(rows[0]?.slice(column)).toBe('FIXME');
  });
});

describe('visible', () => {
  it('writes out what could drive a terminal or hide text, and leaves all other text alone', () => {
    expect(visible('a\u001b[31m\r\n\u009b\u202e\u200b\ud800')).toBe('a\\u{1b}[31m\\u{d}\\u{a}\\u{9b}\\u{202e}\\u{200b}\\u{d800}');
    expect(visible('größe 🛒 日本 `x`')).toBe('größe 🛒 日本 `x`');
  });
});
