import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { isGenerated } from './clones/generated.ts';
import { configLiterals } from './literals/config.ts';
import { mayHoldFiller } from './literals/fillers.ts';
import { pythonLiterals } from './literals/python.ts';
import { literalsOfScript } from './literals/script.ts';
import { isMinified } from './vendored.ts';

/** A string that may only hold a place, with what it is the value of. */
export interface Literal extends Span {
  /** The text between the quotes; of a template with substitutions, what stands before the first. */
  readonly value: string;
  /** The name of the key, variable, attribute or parameter that it is the value or the default of; empty where there is none. */
  readonly field: string;
  /** Names of what the field is in, from the inside out, joined by dots; in Python, what is written before it on the nearest lines follows on further lines. */
  readonly inside: string;
  /** `element`: in a list. `argument`: of a call; `field` is then what is called. `other`: compared, searched for, and the like. */
  readonly role: 'field' | 'attribute' | 'element' | 'argument' | 'text' | 'other';
}

const CONFIG = ['yaml', 'jsonc', 'env', 'dockerfile'] as const;

/** Strings that hold a word that is used to hold a place, in order. Other strings are left out: nobody asks for them. */
export const literals = fileFact<readonly Literal[]>({
  id: 'literals',
  version: 2,
  syntax: [...SCRIPT_SYNTAXES, 'python', ...CONFIG],
  extract(source) {
    if (!mayHoldFiller(source.text) || isGenerated(source.text) || isMinified(source.text)) return [];
    if (source.syntax === 'python') return pythonLiterals(source);
    if (CONFIG.some((one) => one === source.syntax)) return configLiterals(source);
    return source.scripts.flatMap((script) => literalsOfScript(script, source.text)).sort((a, b) => a.start - b.start);
  },
});
