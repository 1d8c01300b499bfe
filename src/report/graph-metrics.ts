import { compareText } from '#model';
import { visible } from './visible.ts';

/** How a component is tied to the others; what the formulas do not define is null. */
export interface WrittenCoupling {
  readonly component: string;
  /** What is counted: other components, or the files in them. */
  readonly unit: 'components' | 'files';
  readonly ca: number;
  readonly ce: number;
  readonly instability: number | null;
  readonly abstractness: number | null;
  readonly distance: number | null;
}

/** How well the methods of a class belong together. */
export interface WrittenCohesion {
  readonly file: string;
  /** Where its name begins. */
  readonly start: number;
  readonly name: string;
  readonly methods: number;
  readonly lcom4: number | null;
}

/** What is measured of a graph. */
export interface GraphMetrics {
  /** Of every component of the level, counted both ways where that differs. */
  readonly couplings: readonly WrittenCoupling[];
  /** Of folders with all that is in them, at whatever depth, counted in files; only at the level of files. */
  readonly folders: readonly (WrittenCoupling & { readonly size: number })[];
  readonly classes: readonly WrittenCohesion[];
}

/** Shares with four digits, so that no machine prints another last one. */
export function rounded(coupling: WrittenCoupling): WrittenCoupling {
  const { component, unit, ca, ce, instability, abstractness, distance } = coupling;
  return { component, unit, ca, ce, instability: fourDigits(instability), abstractness: fourDigits(abstractness), distance: fourDigits(distance) };
}

const fourDigits = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 10_000);

/**
 * The metrics as tables: components, the most unstable first, at the level of files with the folders; then the classes whose
 * methods fall into several groups, the worst first.
 */
export function toMetricsTable({ couplings, folders, classes }: GraphMetrics, level: 'file' | 'folder' | 'package' | 'service'): string {
  const own = couplings.filter(({ unit }) => unit === (level === 'file' ? 'files' : 'components')).map((one) => ({ ...one, type: level === 'file' ? 'module' : level, size: 1 }));
  const rows = [...folders.map((one) => ({ ...one, type: 'folder' })), ...own]
    .sort((a, b) => (b.instability ?? -1) - (a.instability ?? -1) || compareText(a.type, b.type) || compareText(a.component, b.component))
    .map(({ type, component, size, ca, ce, instability, abstractness, distance }) => [type, visible(component), String(size), String(ca), String(ce), percent(instability), percent(abstractness), percent(distance)]);
  const table = tableOf(['type', 'name', 'N', 'Ca', 'Ce', 'I (%)', 'A (%)', 'D (%)'], rows, 2);
  const loose = [...classes].filter(({ lcom4 }) => (lcom4 ?? 0) > 1).sort((a, b) => (b.lcom4 ?? 0) - (a.lcom4 ?? 0) || compareText(a.file, b.file) || a.start - b.start);
  if (loose.length === 0) return table;
  return `${table}\n${tableOf(['class', 'file', 'methods', 'LCOM4'], loose.map(({ name, file, methods, lcom4 }) => [visible(name === '' ? '(no name)' : name), visible(file), String(methods), String(lcom4)]), 2)}`;
}

const percent = (share: number | null): string => (share === null ? '-' : String(Math.round(share * 100)));

/** Columns of text to the left, of numbers to the right. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[], texts: number): string {
  const table = [head, ...rows];
  const widths = head.map((_, column) => table.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column < texts ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  return `${table.map(line).join('\n')}\n`;
}
