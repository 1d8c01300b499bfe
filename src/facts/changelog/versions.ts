import type { SemVer } from 'semver';
import { semver } from '../npm/version-ranges.ts';

/** A version as it compares. */
export interface Version {
  readonly text: string;
  /** Where it is one of SemVer 2.0.0. */
  readonly semver?: SemVer;
  /** Its numbers up to a pre-release. */
  readonly numbers?: readonly number[];
}

/** Reads a version, with or without `v`. */
export function versionOf(text: string): Version {
  const bare = text.replace(/^v/i, '');
  const parsed = semver().parse(bare);
  const digits = parsed ? undefined : /^\d{1,9}(?:\.\d{1,9}){0,3}/.exec(bare)?.[0];
  const numbers = parsed ? [parsed.major, parsed.minor, parsed.patch] : digits?.split('.').map(Number);
  return { text, ...(parsed ? { semver: parsed } : {}), ...(numbers ? { numbers } : {}) };
}

/**
 * Order of two versions: by the precedence of SemVer 2.0.0 (section 11) where both are such versions; by their numbers where
 * both are numbers with dots; undefined where they cannot be compared.
 */
export function compareVersions(a: Version, b: Version): number | undefined {
  if (a.semver && b.semver) return a.semver.compare(b.semver);
  if (!a.numbers || !b.numbers) return undefined;
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
