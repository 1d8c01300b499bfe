import type { Data, Finding, Span, Suggestion } from '#model';

/** What one file shows of a finding. */
export interface Shown {
  readonly messageId: string;
  readonly data: Data;
  readonly span: Span;
  /** Changes of this file that would mend it. */
  readonly suggestions: readonly Suggestion[];
}

/**
 * The part of a finding that belongs to a file: at its own place, or at the first related place in the file,
 * such as this file's own import into a ring.
 */
export function shownIn(file: string, finding: Finding): Shown[] {
  const place = [finding.place, ...finding.related.map((one) => one.place)].find((one) => one.file === file);
  return place ? [{ messageId: finding.messageId, data: finding.data, span: { start: place.start, end: place.end }, suggestions: finding.place.file === file ? (finding.suggestions ?? []) : [] }] : [];
}

/** A message about the file as a whole. */
export function messageOf(messageId: string, data: Data): Shown {
  return { messageId, data, span: { start: 0, end: 0 }, suggestions: [] };
}
