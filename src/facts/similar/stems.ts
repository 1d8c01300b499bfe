import { wordsOf } from '../words.ts';

export interface StemComparer {
  /** The weight of common stems by that of all stems of both, from 0 to 1. */
  same(a: ReadonlySet<string>, b: ReadonlySet<string>): number;
  /** The weight of common stems by that of the wanted ones, from 0 to 1. */
  holds(name: ReadonlySet<string>, wanted: ReadonlySet<string>): number;
}

/** The words of a name without the endings that grammar gives them, each once. */
export function stemsOf(name: string): ReadonlySet<string> {
  return new Set(wordsOf(name).map(stem));
}

/**
 * Compares names by their stems; one that few names have says more (inverse document frequency, Spärck Jones 1972).
 * @param all the stems of each name there is
 */
export function stemComparer(all: readonly ReadonlySet<string>[]): StemComparer {
  const counts = new Map<string, number>();
  for (const stems of all) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  const weightOf = (one: string): number => Math.log(1 + (all.length + 1) / (counts.get(one) ?? 1));
  const sum = (stems: Iterable<string>): number => [...stems].reduce((total, one) => total + weightOf(one), 0);
  const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => sum([...a].filter((one) => b.has(one)));
  return {
    same(a, b) {
      const shared = common(a, b);
      return shared === 0 ? 0 : shared / (sum(a) + sum(b) - shared);
    },
    holds: (name, wanted) => (wanted.size === 0 ? 0 : common(wanted, name) / sum(wanted)),
  };
}

/** Without the endings that a name takes on for grammar's sake: `dates`, `formatted`, `parsing`, `safely`. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return undoubled(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ed')) return undoubled(word.slice(0, -2));
  if (word.length > 4 && word.endsWith('ly')) return undoubled(word.slice(0, -2));
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? undoubled(word.slice(0, -1)) : word.length > 3 ? undoubled(word) : word;
}

const undoubled = (word: string): string => (/([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word).replace(/e$/, '');
