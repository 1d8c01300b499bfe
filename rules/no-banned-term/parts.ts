import { wordsOf } from '#facts/words';

/** A word that a team does not want to read. */
export interface BannedTerm {
  readonly term: string;
  readonly because: string;
  readonly instead?: string;
}

/** Gives the banned term of a word, if it has one as whole parts: `automationHandler` is in `orderAutomationHandlers`, `cat` is not in `category`. Undefined where nothing is banned. */
export function bannedIn(terms: readonly BannedTerm[]): ((word: string) => BannedTerm | undefined) | undefined {
  if (terms.length === 0) return undefined;
  const banned = terms.map((term) => ({ term, parts: wordsOf(term.term) }));
  return (word) => {
    const parts = wordsOf(word);
    return banned.find(({ parts: wanted }) => wanted.length > 0 && parts.some((_, at) => wanted.every((part, index) => isSame(parts[at + index], part))))?.term;
  };
}

/** A plural is the same word. */
const isSame = (part: string | undefined, wanted: string): boolean => part === wanted || part === `${wanted}s`;
