/** The words of a name, in lower case: `parseISODate`, `parse_iso_date` and `parse iso date` are three ways to write the same three. */
export function wordsOf(name: string): string[] {
  const parts = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').split(/[^\p{L}\p{N}]+/u);
  return parts.filter((part) => part !== '').map((part) => part.toLowerCase());
}

export interface WordComparer {
  /** The weight of common words by that of all words of both, from 0 to 1. */
  same(a: readonly string[], b: readonly string[]): number;
  /** The weight of common words by that of the wanted ones, from 0 to 1. */
  holds(name: readonly string[], wanted: readonly string[]): number;
}

/**
 * Compares lists of words; a word that few names have says more (inverse document frequency, Spärck Jones 1972).
 * @param all the words of each name there is
 */
export function wordComparer(all: readonly (readonly string[])[]): WordComparer {
  const counts = new Map<string, number>();
  for (const words of all) for (const word of new Set(words)) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
  const weightOf = (word: string): number => Math.log(1 + (all.length + 1) / (counts.get(word) ?? 1));
  const sum = (words: Iterable<string>): number => [...words].reduce((total, word) => total + weightOf(word), 0);
  const share = (a: readonly string[], b: readonly string[], whole: (left: Set<string>, right: Set<string>) => Iterable<string>): number => {
    const [left, right] = [new Set(a.map(stem)), new Set(b.map(stem))];
    const common = sum([...left].filter((word) => right.has(word)));
    return common === 0 ? 0 : common / sum(whole(left, right));
  };
  return {
    same: (a, b) => share(a, b, (left, right) => new Set([...left, ...right])),
    holds: (name, wanted) => share(wanted, name, (left) => left),
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
