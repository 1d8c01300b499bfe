import type { BoundaryWritten } from '../architecture-settings.ts';
import { isBuiltIn, type Elements, type ImportTarget } from '../elements.ts';
import { readSelector, standsForMany } from '../elements/selector.ts';

/** Why a target is forbidden, to those that it is not their own part for. */
export interface Ban {
  /** The denied part; undefined of what is only not allowed. */
  readonly part: string | undefined;
  /** The match of a wildcard of `from` that the target is in. */
  readonly inside: string | undefined;
  /** Which selector of `deny` it is, and by what the target is told to be somebody's own. */
  readonly axis: number;
  readonly value: string;
}

/** What tells the bans that are none for a file, as it is inside itself. */
export interface Own {
  readonly inside: string | undefined;
  /** By axis. */
  readonly values: ReadonlyMap<number, string>;
}

/** A boundary that can be asked. */
export interface Terms {
  readonly boundary: BoundaryWritten;
  /** The part of `from` that a file belongs to, or undefined where the boundary says nothing of it. */
  importing(file: string): string | undefined;
  /** Whether a file is one of `from`, be it excepted or not. */
  isOfFrom(file: string): boolean;
  isExcepted(target: ImportTarget): boolean;
  bans(target: ImportTarget): readonly Ban[];
  ownOf(file: string): Own;
}

/** The axis of what `allow` does not name. */
const OUTSIDE = -1;

/**
 * An import crosses a boundary where it leads from `from` to something that `deny` names, or that `allow` does not, unless it stays
 * inside of one part. Each match of a wildcard is a part of its own: no feature imports another one, and any its own internals.
 * So is what a name denies: no package crosses a boundary to itself. A path is a part where both ends are in the same
 * part of `from` too: nothing of `src` imports `src/legacy` but `src/legacy` itself.
 * `allow` speaks of packages that are not of the project, and of built-in modules, only where it names one.
 */
export function termsOf(boundary: BoundaryWritten, { select }: Pick<Elements, 'select'>): Terms {
  const except = select(boundary.except);
  const importers = boundary.from.map((selector) => ({ selection: select([selector]), isMany: standsForMany(readSelector(selector.text)) }));
  const denied = boundary.deny.map((selector) => ({ selection: select([selector]), isPath: readSelector(selector.text).kind === 'path' }));
  const allow = boundary.allow && select(boundary.allow);
  const isExcepted = (target: ImportTarget): boolean => except.partOf(target) !== undefined;
  const fromOf = (target: ImportTarget): { readonly part: string; readonly isMany: boolean } | undefined => {
    if (!('file' in target)) return undefined;
    for (const { selection, isMany } of importers) {
      const part = selection.partOf(target);
      if (part !== undefined) return { part, isMany };
    }
    return undefined;
  };
  const isOutside = (target: ImportTarget): boolean => {
    if (!allow || allow.partOf(target) !== undefined) return false;
    return 'file' in target || (isBuiltIn(target.package) ? allow.hasBuiltIns : allow.hasForeign);
  };
  const known = new Map<string, readonly Ban[]>();
  const bansOn = (target: ImportTarget, isAlsoOutside: boolean): Ban[] => {
    const from = fromOf(target);
    const inside = from?.isMany === true ? from.part : undefined;
    const found = denied.flatMap(({ selection, isPath }, axis): Ban[] => {
      const part = selection.partOf(target);
      return part === undefined ? [] : [{ part, inside, axis, value: isPath ? `${from?.part ?? ''}\0${part}` : part }];
    });
    return isAlsoOutside ? [...found, { part: undefined, inside, axis: OUTSIDE, value: from?.part ?? '' }] : found;
  };
  return {
    boundary,
    isExcepted,
    isOfFrom: (file) => fromOf({ file }) !== undefined,
    importing: (file) => (isExcepted({ file }) ? undefined : fromOf({ file })?.part),
    bans(target) {
      const key = keyOf(target);
      let found = known.get(key);
      if (!found) known.set(key, (found = isExcepted(target) ? [] : bansOn(target, isOutside(target))));
      return found;
    },
    ownOf(file) {
      const as = bansOn({ file }, true);
      return { inside: as[0]?.inside, values: new Map(as.map(({ axis, value }) => [axis, value])) };
    },
  };
}

/** A text for each target: files and packages may be called alike. */
export const keyOf = (target: ImportTarget): string => ('file' in target ? `f ${target.file}` : `p ${target.package}`);

/** Whether a ban is none for a file, as the target is in its own part. */
export function isOwn({ inside, axis, value }: Ban, own: Own): boolean {
  return (inside !== undefined && inside === own.inside) || own.values.get(axis) === value;
}
