import { askedFact, SCRIPT_SYNTAXES, type Source, type Span } from '#model';
import { readsOfTree } from './eager-reads/evaluate.ts';
import { scriptBlocks } from './script-blocks.ts';

/**
 * What makes a read happen while the module is evaluated. The innermost construct names the place, but `extends` clauses
 * and decorators keep it for all that they hold; `call` is for what is called itself, not for its arguments.
 * In a function that is called, the place starts afresh as `expression`.
 */
export type EagerPlace = 'extends clause' | 'decorator' | 'decorator metadata' | 'static initialiser' | 'call' | 'default export' | 'spread' | 'expression' | 'destructuring';

/** A mention of an imported binding that is read while the module is evaluated. The span is the name's. */
export interface EagerRead extends Span {
  readonly local: string;
  /** Of a mention whose member is read at once, by a name that is written out: `total` of `orders.total`, `orders['total']` and `const { total } = orders`. */
  readonly member?: string;
  readonly where: EagerPlace;
}

/**
 * Reads of imported bindings, also of those of a top-level `require`, that happen while the module is evaluated, in order of their place.
 * Bodies of functions and instance fields wait; those of functions that are called where they stand, and of local functions and
 * classes that are called at the top level, do not, up to the first `await`. What only the program's entry runs does not count:
 * it is evaluated last. Types of decorated members are told whether or not metadata is emitted: if it is not, the import is erased.
 */
export const eagerReads = askedFact<readonly EagerRead[]>({
  id: 'eager-reads',
  version: 2,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => source.scripts.flatMap((script) => readsOfTree(script, source.text)).filter(isEvaluatedWithModule(source)),
});

/** In component files, only some scripts are the module's own; the others run once for every component. */
function isEvaluatedWithModule({ syntax, text }: Source): (read: EagerRead) => boolean {
  if (syntax === 'typescript' || syntax === 'javascript') return () => true;
  const blocks = scriptBlocks(syntax, text).filter(({ start }) => {
    const tag = text.slice(text.toLowerCase().lastIndexOf('<script', start), start);
    if (syntax === 'vue') return !/\ssetup\b/.test(tag);
    return syntax === 'svelte' && /\smodule\b|\bcontext\s*=\s*["']module["']/.test(tag);
  });
  return ({ start }) => blocks.some((block) => start >= block.start && start < block.end);
}
