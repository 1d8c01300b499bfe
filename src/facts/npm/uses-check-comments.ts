import { askedFact, SCRIPT_SYNTAXES } from '#model';

/** Whether a file says of itself that the compiler checks it, or does not: `// @ts-check`, `// @ts-nocheck`; the last word counts. */
export const checkComments = askedFact<'check' | 'nocheck' | 'unsaid'>({
  id: 'check-comments',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract({ text }) {
    const last = [...text.matchAll(/^[ \t]{0,99}\/\/[ \t]{0,99}@ts-(check|nocheck)\b/gm)].at(-1)?.[1];
    return last === 'check' || last === 'nocheck' ? last : 'unsaid';
  },
});
