import type { BoundaryWritten, SelectorWritten } from '../architecture-settings.ts';
import { isBuiltIn, type Elements, type ImportTarget } from '../elements.ts';
import { readSelector } from '../elements/selector.ts';

/** Why a target is forbidden. */
export interface Ban {
  /** The denied part; undefined of what is only not allowed. */
  readonly part: string | undefined;
  /** What tells bans apart that are somebody's own business: see `ownLabels`. */
  readonly label: string;
}

/** A boundary that can be asked. */
export interface Terms {
  readonly boundary: BoundaryWritten;
  /** The part of `from` that a file belongs to, or undefined where the boundary says nothing of it. */
  importing(file: string): string | undefined;
  /** Whether a file is one of `from`, be it excepted or not. */
  isOfFrom(file: string): boolean;
  isExcepted(target: ImportTarget): boolean;
  /** Every reason for which a target is forbidden to those that it is not their own part for. */
  bans(target: ImportTarget): readonly Ban[];
  /** The labels of bans that are no bans for this file, as it is inside itself. */
  ownLabels(file: string): readonly string[];
  /** How many labels a file can own at most. */
  readonly mostOwn: number;
}

/**
 * An import crosses a boundary where it leads from `from` to something that `deny` names, or that `allow` does not,
 * unless it stays inside of one part. That is where both ends are in the same part that a glob or a name denies: no feature
 * imports another one, and no package itself. And where both are in the same part of `from` and of a path that is
 * denied: nothing of `src` imports `src/legacy` but `src/legacy` itself.
 * `allow` speaks of packages that are not of the project, and of built-in modules, only where it names one.
 */
export function termsOf(boundary: BoundaryWritten, { select }: Pick<Elements, 'select'>): Terms {
  const [from, except] = [select(boundary.from), select(boundary.except)];
  const denied = boundary.deny.map((selector) => ({ selection: select([selector]), isPlain: isPlain(selector) }));
  const allow = boundary.allow && select(boundary.allow);
  const isExcepted = (target: ImportTarget): boolean => except.partOf(target) !== undefined;
  const fromOf = (target: ImportTarget): string => ('file' in target ? (from.partOf(target) ?? '') : '');
  const isOutside = (target: ImportTarget): boolean => {
    if (!allow || allow.partOf(target) !== undefined) return false;
    return 'file' in target || (isBuiltIn(target.package) ? allow.hasBuiltIns : allow.hasForeign);
  };
  const denying = (target: ImportTarget): Ban[] => denied.flatMap(({ selection, isPlain }) => {
    const part = selection.partOf(target);
    return part === undefined ? [] : [{ part, label: isPlain ? `${fromOf(target)}\0in ${part}` : `\0of ${part}` }];
  });
  const outside = (target: ImportTarget): Ban => ({ part: undefined, label: `${fromOf(target)}\0` });
  return {
    boundary,
    isExcepted,
    isOfFrom: (file) => from.partOf({ file }) !== undefined,
    importing: (file) => (isExcepted({ file }) ? undefined : from.partOf({ file })),
    bans: (target) => (isExcepted(target) ? [] : [...denying(target), ...(isOutside(target) ? [outside(target)] : [])]),
    ownLabels: (file) => [outside({ file }).label, ...denying({ file }).map(({ label }) => label)],
    mostOwn: denied.length + 1,
  };
}

function isPlain({ text }: SelectorWritten): boolean {
  return readSelector(text).kind === 'path';
}
