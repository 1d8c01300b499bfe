import { toolFact, type Place } from '#model';

/** When lines were last changed. Changes of blanks and moves within a file count as none: `git blame -w -M`. */
export interface Blame {
  /**
   * The day, `YYYY-MM-DD` in UTC, of the commit that last changed the line on which a place begins. Undefined where nobody knows:
   * the line is not committed, there is no repository, or the history was cut off before the change (a shallow clone).
   * @param written what is written at the place; where the disk has something else there, as while a file is being edited, nobody knows
   */
  lastChanged(place: Place, written: string): string | undefined;
}

/** Only the host can ask git. It is asked only for would-be findings, so one process for each file that has one. */
export const blame = toolFact<Blame, Record<never, never>>({ id: 'blame', version: 1, needs: {} });
