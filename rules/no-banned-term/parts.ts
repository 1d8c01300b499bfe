/** A word that a team does not want to read. */
export interface BannedTerm {
  readonly term: string;
  readonly because: string;
  readonly instead?: string;
}

/** Gives the banned term of a word, if it has one as whole parts: `automationHandler` is in `orderAutomationHandlers`, `cat` is not in `category`. Undefined where nothing is banned. */
export function bannedIn(terms: readonly BannedTerm[]): ((word: string) => BannedTerm | undefined) | undefined {
  if (terms.length === 0) return undefined;
  const banned = terms.map((term) => ({ term, parts: partsOf(term.term) }));
  return (word) => {
    const parts = partsOf(word);
    return banned.find(({ parts: wanted }) => wanted.length > 0 && parts.some((_, at) => wanted.every((part, index) => isSame(parts[at + index], part))))?.term;
  };
}

/** `HTTPServer_v2` is http, server, v2. */
function partsOf(word: string): string[] {
  const spaced = word.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return spaced.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '').map((part) => part.toLowerCase());
}

/** A plural is the same word. */
const isSame = (part: string | undefined, wanted: string): boolean => part === wanted || part === `${wanted}s`;
