import { distance } from 'fastest-levenshtein';
import { compareText } from '#model';

/**
 * The known word nearest to a misspelt one, by Levenshtein distance, or undefined when none is near
 * (more than a third of the letters away, at least two).
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate));
  return ranked[0]?.candidate;
}
