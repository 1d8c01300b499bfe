import { askedFact, SCRIPT_SYNTAXES } from '#model';
import { walk } from '../imports/tree.ts';

/** Where the specifiers start of what is looked for (`require.resolve`) inside a `try` with a `catch`, in order. */
export const guardedLookups = askedFact<readonly number[]>({
  id: 'guarded-lookups',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract({ scripts, text }) {
    if (!/\bresolve\b/.test(text) || !/\bcatch\b/.test(text)) return [];
    return scripts.flatMap((script) => walk(script).calls.flatMap(({ form, isGuarded, at }) => (isGuarded && form === 'resolve' ? [at.start] : []))).sort((a, b) => a - b);
  },
});
