import { fileFact, SCRIPT_SYNTAXES } from '#model';
import { isGenerated } from './clones/generated.ts';
import { leftOut } from './clones/left-out.ts';
import { pythonStatements } from './clones/python.ts';
import { scriptStatements } from './clones/script.ts';
import { NO_TOKENS, type CloneTokens } from './clones/statements.ts';

export type { CloneTokens } from './clones/statements.ts';

/**
 * What a file does, statement by statement, in the form in which copies are equal: without types, comments, layout, imports
 * and lists of exports, with the file's own names numbered. Of files that a program wrote it is empty.
 */
export const cloneTokens = fileFact<CloneTokens>({
  id: 'clone-tokens',
  version: 3,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    // without a bracket there is no call and no function
    if (!source.text.includes('(') || isGenerated(source.text)) return NO_TOKENS;
    const tokens = source.syntax === 'python' ? pythonStatements(source) : scriptStatements(source);
    const spans = leftOut(source);
    return spans.length === 0 ? tokens : { ...tokens, leftOut: spans };
  },
});
