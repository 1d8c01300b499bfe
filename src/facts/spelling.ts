import { distance } from 'fastest-levenshtein';
import { compareText } from '#model';

/**
 * The known word nearest to a misspelt one, by Levenshtein distance, or undefined when none is near
 * (more than a third of the letters away, at least two). A word that begins the other is near; of several, the one most like it.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word === '') return undefined;
  const limit = Math.max(2, Math.floor(word.length / 3));
  const begins = (one: string, other: string): boolean => one.length > 2 && other.toLowerCase().startsWith(one.toLowerCase());
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()), begins: begins(candidate, word) || begins(word, candidate) }))
    .filter((one) => one.begins || one.edits <= limit)
    .sort((a, b) => (a.begins ? 1 : a.edits) - (b.begins ? 1 : b.edits) || a.edits - b.edits || compareText(a.candidate, b.candidate));
  return ranked[0]?.candidate;
}
