import type { DeclaredKind, ExportWritten } from '../exports.ts';

/** What an import binds: where it comes from, and whether `type` is written at it. */
export interface Imported {
  readonly from: string;
  readonly imported: string;
  readonly isType: boolean;
}

/** A name that is passed on, from another module. */
export function passed(name: string, { from, imported, isType }: Imported, isTypeHere = false): ExportWritten {
  return { name, kind: 'passed', from, imported, ...(isType || isTypeHere ? { isType: true } : {}) };
}

/** `export { local as name }`: of an import or of a declaration of the file. */
export function ofLocal(name: string, local: string, imports: ReadonlyMap<string, Imported>, isType = false): ExportWritten {
  const behind = imports.get(local);
  return behind ? passed(name, behind, isType) : { name, kind: 'local', local, ...(isType ? { isType: true } : {}) };
}

const RANK: readonly (ExportWritten['kind'] | undefined)[] = ['type', 'const-enum', 'function', 'value', 'local', 'passed'];

/** Each name once, in order of its first mention: declarations of one name merge, and the strongest says what it is. */
export function merged(names: readonly ExportWritten[]): ExportWritten[] {
  const known = new Map<string, ExportWritten>();
  for (const one of names) if (RANK.indexOf(one.kind) > RANK.indexOf(known.get(one.name)?.kind)) known.set(one.name, one);
  return [...known.values()];
}

/** The stronger of two kinds of declarations of one name. */
export function stronger(one: DeclaredKind | undefined, other: DeclaredKind): DeclaredKind {
  return one !== undefined && RANK.indexOf(one) > RANK.indexOf(other) ? one : other;
}
