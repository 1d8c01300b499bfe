import { fileFact, SCRIPT_SYNTAXES } from '#model';
import { isGenerated } from './clones/generated.ts';

/** Whether the head of a file says that a program wrote it. */
export const generatedFiles = fileFact<boolean>({ id: 'generated-files', version: 1, syntax: SCRIPT_SYNTAXES, extract: ({ text }) => isGenerated(text) });
