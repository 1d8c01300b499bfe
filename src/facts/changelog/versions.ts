import { semver } from '../npm/version-ranges.ts';

/**
 * Order of two versions: by the precedence of SemVer 2.0.0 (section 11) where both are such versions; by their numbers where
 * both are numbers with dots; undefined where they cannot be compared.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const { parse, compare } = semver();
  const [one, other] = [parse(bare(a)), parse(bare(b))];
  if (one && other) return compare(one, other);
  const [numbers, others] = [numbersOf(a), numbersOf(b)];
  if (!numbers || !others) return undefined;
  for (let index = 0; index < Math.max(numbers.length, others.length); index++) {
    const difference = (numbers[index] ?? 0) - (others[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** The numbers of a version up to its pre-release. */
export function numbersOf(version: string): number[] | undefined {
  const digits = /^\d{1,9}(?:\.\d{1,9}){0,3}/.exec(bare(version))?.[0];
  return digits?.split('.').map(Number);
}

const bare = (version: string): string => version.replace(/^v/i, '');
