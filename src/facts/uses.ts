import { askedFact, SCRIPT_SYNTAXES, type Source } from '#model';
import { isUsedInMarkup } from './imports/markup.ts';
import { usesOfTree } from './imports/tree.ts';

/**
 * What a binding is used for in its file: as a value; passed on by `export { x }`; as the type that
 * decorator metadata would emit (`nullable-metadata`: but for `| null` or `| undefined`, so without `strictNullChecks` only);
 * in types only; or not at all.
 */
export type Use = 'value' | 'exported' | 'metadata' | 'nullable-metadata' | 'type' | 'none';

/** What each imported name of a file is used for, by its local name. Names that are only imported are left out. */
export const uses = askedFact<readonly (readonly [name: string, use: Use])[]>({
  id: 'uses',
  version: 3,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    const found = source.scripts.flatMap((script) => usesOfTree(script));
    return isComponent(source) ? found.map(([name, use]) => [name, isUsedInMarkup(name, source) ? 'value' : use] as const) : found.filter(([, use]) => use !== 'none');
  },
});

const isComponent = ({ syntax }: Source): boolean => syntax !== 'typescript' && syntax !== 'javascript';
