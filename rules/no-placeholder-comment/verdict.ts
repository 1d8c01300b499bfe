import type { Data } from '#model';
import type { Promised } from './promises.ts';

interface Verdict {
  readonly messageId: 'marker' | 'phrase' | 'withoutTicket' | 'withoutOwner' | 'overdue' | 'stale';
  readonly data: Data;
}

interface Terms {
  readonly allowTicket: boolean;
  readonly requireOwner: boolean;
  readonly maxAgeDays: number;
}

/**
 * What is wrong with a promise, or undefined where it may stand. A day on which it is due comes first; then who and where; then age.
 * Of unknown age is not old.
 * @param today `YYYY-MM-DD`
 * @param lastChanged the day on which its line was last changed, where that is known
 */
export function verdictOn({ isPhrase, due, owner, hasTicket }: Promised, { allowTicket, requireOwner, maxAgeDays }: Terms, today: string, lastChanged: () => string | undefined): Verdict | undefined {
  const found = (messageId: Verdict['messageId'], data: Data = {}): Verdict => ({ messageId, data });
  if (isPhrase) return found('phrase');
  if (due !== undefined) return due < today ? found('overdue', { due }) : undefined;
  if (allowTicket && !hasTicket) return found('withoutTicket');
  if (!allowTicket && maxAgeDays === 0) return found('marker');
  if (requireOwner && owner === undefined) return found('withoutOwner');
  if (maxAgeDays === 0) return undefined;
  const since = lastChanged();
  const age = since === undefined ? 0 : daysBetween(since, today);
  return age > maxAgeDays ? found('stale', { age, limit: maxAgeDays }) : undefined;
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
