import { print } from './graph.ts';
import { visible } from './visible.ts';

/** What a change touches, before anybody merges it. All lists are in code-unit order, dependents in order of distance first. */
export interface ImpactToDescribe {
  /** Absent where paths were asked about, and no change. */
  readonly base?: { readonly name: string; readonly from: string; readonly commit: string };
  readonly changed: readonly { readonly path: string; readonly kind: string; readonly isModule: boolean }[];
  readonly dependents: readonly { readonly module: string; readonly distance: number; readonly via: string }[];
  /** Services that hold a changed file, and those that only depend on one: by imports, or as they call it. */
  readonly services: { readonly changed: readonly string[]; readonly reached: readonly string[] };
  /** Modules that nobody imports, and from which a changed one is reached. */
  readonly entries: readonly string[];
  readonly tests: readonly string[];
  /** Imports of the project that lead nowhere known: each may be a dependent that is not seen. */
  readonly unresolved: number;
}

/** The impact as JSON. */
export function impactToJson(impact: ImpactToDescribe): string {
  return print(impact);
}

const MOST = 20;

/** The impact for people: what changed, who depends on it, what to run. */
export function impactToText({ base, changed, dependents, services, entries, tests, unresolved }: ImpactToDescribe): string {
  const direct = dependents.filter(({ distance }) => distance === 1);
  const further = dependents.length - direct.length;
  return [
    base ? `${count(changed.length, 'file')} changed since ${visible(base.name)} (${base.commit.slice(0, 10)}, by ${base.from}).` : `What a change of ${count(changed.length, 'file')} would touch.`,
    ...list(changed.map(({ path, kind }) => (base ? `${kind.padEnd(8)}  ${visible(path)}` : visible(path)))),
    '',
    `${count(direct.length, 'module')} ${direct.length === 1 ? 'imports' : 'import'} ${base ? 'what changed' : changed.length === 1 ? 'it' : 'one of them'}${further > 0 ? `, and ${further} more depend on it at a distance` : ''}.`,
    ...list(direct.map(({ module, via }) => `${visible(module)}  (imports ${visible(via)})`)),
    ...section('Services with changes', services.changed),
    ...section('Services that depend on them', services.reached),
    ...section('Programs that reach a change', entries),
    ...section('Tests that reach a change', tests),
    ...(unresolved > 0 ? ['', `${count(unresolved, 'import')} of the project ${unresolved === 1 ? 'leads' : 'lead'} nowhere known, so there may be more.`] : []),
    '',
  ].join('\n');
}

const section = (title: string, names: readonly string[]): string[] => (names.length === 0 ? [] : ['', `${title} (${names.length}):`, ...list(names.map(visible))]);

function list(rows: readonly string[]): string[] {
  return [...rows.slice(0, MOST), ...(rows.length > MOST ? [`and ${rows.length - MOST} more (--format json lists all)`] : [])].map((row) => `  ${row}`);
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
