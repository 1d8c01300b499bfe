import type { LineTable, Located } from '#model';
import type { Paint } from './paint.ts';
import { visible } from './visible.ts';

const WIDEST = 140;

/**
 * The lines around a place with a marker under it, each with its number. Long lines are cut to a window
 * around the place.
 */
export function codeFrame({ line, column, endLine, endColumn }: Located, lines: LineTable, paint: Paint): string[] {
  const last = Math.min(lines.count, line + 1);
  const width = String(last).length;
  const from = Math.max(0, column - 1 - WIDEST / 2);
  const rows: string[] = [];
  for (let number = Math.max(1, line - 1); number <= last; number++) {
    const text = lines.text(number);
    const row = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${visible(text.slice(from, from + WIDEST))}`;
    rows.push((number === line ? row : paint.dim(row)).trimEnd());
    if (number !== line) continue;
    const before = visible(text.slice(from, column - 1)).length;
    const marked = visible(text.slice(column - 1, endLine === line ? endColumn - 1 : text.length).slice(0, WIDEST)).length;
    rows.push(`  ${' '.repeat(width)} | ${' '.repeat(before)}${paint.red('^'.repeat(Math.max(1, Math.min(marked, WIDEST - before))))}`);
  }
  return rows;
}
