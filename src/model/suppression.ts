import type { Span } from './place.ts';

/** One `arch-lint-disable` comment for one rule. Lines are 1-based and inclusive. */
export interface Suppression {
  /** The whole comment. */
  readonly at: Span;
  /** A rule id, or `*` for all. */
  readonly rule: string;
  /** The words after `--`; empty when there are none, and then nothing is suppressed. */
  readonly reason: string;
  readonly fromLine: number;
  readonly toLine: number;
}

/** What became of a suppression in a run. `notJudged`: its rule was not in force. */
export interface SuppressionUse {
  readonly file: string;
  readonly suppression: Suppression;
  readonly status: 'used' | 'unused' | 'notJudged';
}
