import { fileFact } from '#model';
import { callsOfPython } from './python-calls/calls.ts';
import { mayCallInPython, pythonReadsOf } from './python-calls/hints.ts';
import { mentionsOf } from './service-calls/reads.ts';
import type { ServiceCalls } from './service-calls.ts';

/** Calls to other processes in Python, with targets as they are written. */
export const pythonServiceCalls = fileFact<ServiceCalls>({
  id: 'python-service-calls',
  version: 1,
  syntax: ['python'],
  extract: ({ text }) => ({ calls: mayCallInPython(text) ? callsOfPython(text) : [], reads: pythonReadsOf(text), mentions: mentionsOf(text), settings: [] }),
});
