import type { Data, Span } from '#model';
import { nearest } from '../spelling.ts';
import { USUAL_TYPES } from './fields.ts';

export type FaultKind =
  | 'malformedLine' | 'invalidDate' | 'futureDate' | 'duplicateEntry' | 'duplicateSection' | 'versionOrder'
  | 'unknownComponent' | 'unknownType' | 'waiverWithoutReason' | 'historyEdited' | 'releasedSection';

/** What is wrong with a part of a changelog. */
export interface Fault {
  readonly kind: FaultKind;
  readonly at: Span;
  /** Fills the message of its kind. */
  readonly data: Data;
  /** Where the same stands first. */
  readonly first?: Span;
  /** What would mend it. */
  readonly fix?: { readonly at: Span; readonly text: string };
}

/** A word that is none of those known, with the nearest of them as what is meant. */
export function unknownWord(kind: 'unknownComponent' | 'unknownType', at: Span, word: string, known: readonly string[], more: Data = {}): Fault {
  const near = nearest(word, known);
  const hint = near === undefined ? `It is one of ${listed(known)}.` : `Write \`${near}\`.`;
  return { kind, at, data: { [kind === 'unknownType' ? 'type' : 'component']: word, hint, ...more }, ...(near === undefined ? {} : { fix: { at: { start: at.start, end: at.end }, text: near } }) };
}

const MOST_LISTED = 8;
const listed = (names: readonly string[]): string => names.slice(0, MOST_LISTED).map((name) => `\`${name}\``).join(', ') + (names.length > MOST_LISTED ? ' …' : '');

/** Forms of the usual types, such as `Add` and `Fixes`. */
const STEMS = /^(?:add|chang|deprecat|remov|fix|secur)/i;

/** The types among which a word should be, where it is none of them. Without a list of the configuration only a misspelling of a usual type is told. */
export function typesMissed(word: string, configured: readonly string[] | undefined): readonly string[] | undefined {
  if (configured) return configured.includes(word) ? undefined : configured;
  return STEMS.test(word) || nearest(word, USUAL_TYPES) === undefined || word.length < 4 ? undefined : USUAL_TYPES;
}
