import { toolFact } from '#model';

/** What day it is, as the caller says. */
export interface Clock {
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/** Only the caller knows the time: the same request gives the same findings. */
export const clock = toolFact<Clock, Record<never, never>>({ id: 'clock', version: 1, needs: {} });
