import { compareText } from '#model';
import { visible } from './visible.ts';

/** How a component is tied to the others of its level, counted in components of that level, over imports of every kind. */
export interface ComponentMetrics {
  readonly component: string;
  /** Afferent couplings: components that import it. */
  readonly ca: number;
  /** Efferent couplings: components that it imports. */
  readonly ce: number;
  /** Ce / (Ca + Ce); null where both are 0. */
  readonly instability: number | null;
  /** Not measured yet, so null. */
  readonly abstractness: number | null;
  /** |abstractness + instability - 1|; null where either is. */
  readonly distance: number | null;
}

interface Ties {
  readonly modules: readonly { readonly path: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** The metrics of every component, in the order of the components. Files that are no modules do not count. */
export function metricsOf({ modules, edges }: Ties): ComponentMetrics[] {
  const tied = new Map(modules.map(({ path }) => [path, { into: new Set<string>(), out: new Set<string>() }]));
  for (const { from, to } of edges) {
    const [source, target] = [tied.get(from), tied.get(to)];
    if (!source || !target || from === to) continue;
    source.out.add(to);
    target.into.add(from);
  }
  return [...tied].map(([component, { into, out }]) => ({ component, ca: into.size, ce: out.size, instability: instability(into.size, out.size), abstractness: null, distance: null }));
}

/** The metrics as a table, the most unstable first; at the level of files with those of the folders, counted in files outside. */
export function toMetricsTable(graph: Ties, level: 'file' | 'folder' | 'package' | 'service'): string {
  const own = metricsOf(graph).map((one) => ({ ...one, type: level === 'file' ? 'module' : level, size: 1 }));
  const rows = level === 'file' ? [...foldersOf(graph), ...own] : own;
  const cells = rows
    .sort((a, b) => (b.instability ?? -1) - (a.instability ?? -1) || compareText(a.type, b.type) || compareText(a.component, b.component))
    .map(({ type, component, size, ca, ce, instability }) => [type, visible(component), String(size), String(ca), String(ce), instability === null ? '-' : String(Math.round(instability * 100))]);
  const table = [['type', 'name', 'N', 'Ca', 'Ce', 'I (%)'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => table.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  return `${table.map(line).join('\n')}\n`;
}

function foldersOf({ modules, edges }: Ties) {
  const tied = new Map<string, { size: number; into: Set<string>; out: Set<string> }>();
  const known = new Set(modules.map(({ path }) => path));
  for (const { path } of modules)
    for (const folder of foldersAbove(path)) {
      const one = tied.get(folder);
      if (one) one.size++;
      else tied.set(folder, { size: 1, into: new Set(), out: new Set() });
    }
  for (const { from, to } of edges) {
    if (!known.has(from) || !known.has(to)) continue;
    for (const folder of foldersAbove(from)) if (!to.startsWith(`${folder}/`)) tied.get(folder)?.out.add(to);
    for (const folder of foldersAbove(to)) if (!from.startsWith(`${folder}/`)) tied.get(folder)?.into.add(from);
  }
  return [...tied].map(([component, { size, into, out }]) => ({ type: 'folder', component, size, ca: into.size, ce: out.size, instability: instability(into.size, out.size) }));
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}

function instability(ca: number, ce: number): number | null {
  return ca + ce === 0 ? null : Math.round((ce / (ca + ce)) * 10_000) / 10_000;
}
