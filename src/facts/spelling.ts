import { distance } from 'fastest-levenshtein';
import { compareText } from '#model';

/**
 * The known word nearest to a misspelt one, by Levenshtein distance, or undefined when none is near
 * (more than a third of the letters away, at least two). A word that begins the other is near.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word === '') return undefined;
  const limit = Math.max(2, Math.floor(word.length / 3));
  const begins = (one: string, other: string): boolean => one.length > 2 && other.toLowerCase().startsWith(one.toLowerCase());
  const ranked = known
    .map((candidate) => ({ candidate, far: begins(candidate, word) || begins(word, candidate) ? 1 : distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate));
  return ranked[0]?.candidate;
}
