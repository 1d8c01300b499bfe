import type { Separable } from './law.ts';

const MOST = 3;

const named = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST).map((name) => `\`${name}\``);
  return names.length > MOST ? `${shown.join(', ')} and ${names.length - MOST} more` : shown.join(', ').replace(/, (?=[^,]*$)/, ' and ');
};

/** `` `a` and `b` (on `total`) ``. */
export function partOf({ methods, fields }: Separable): string {
  return `${named(methods)} (on ${named(fields)})`;
}

/** All groups, each by some of its methods and fields. */
export function groupsInWords(groups: readonly Separable[]): string {
  const shown = groups.slice(0, MOST).map(partOf);
  return groups.length > MOST ? `${shown.join('; ')}; and ${groups.length - MOST} more groups` : shown.join('; ');
}
