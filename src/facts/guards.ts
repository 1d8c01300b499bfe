import { askedFact, SCRIPT_SYNTAXES } from '#model';
import { guardsOfTree } from './imports/tree.ts';

/**
 * Where the specifiers start of imports that may fail without harm, in order: a `require` or `import()` inside a `try`
 * with a `catch` (of the same function: who knows when another one runs), or an `import()` whose promise has a handler for failure.
 */
export const guards = askedFact<readonly number[]>({
  id: 'guards',
  version: 2,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ scripts, text }) => (/\bcatch\b|\bthen\b/.test(text) ? scripts.flatMap(guardsOfTree) : []),
});
