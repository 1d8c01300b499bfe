import type { Script } from '#model';
import { isSafeForNativeParser, scanSafely } from './nesting.ts';
import { parseWithOxc } from './oxc.ts';
import { skim } from './skim.ts';
import { parseWithTypeScript } from './typescript.ts';

/** How a script is read: `tsx-or-ts` tries TypeScript first and TSX second, for component files. */
export type Dialect = 'ts' | 'tsx' | 'tsx-or-ts' | 'dts' | 'jsx' | 'cjs';

/**
 * Reads one script. Where every token of the text is known and its module statements are plain, no parser is asked before
 * someone asks for the tree; what is wrong elsewhere in such a text is not seen till then. Otherwise it is parsed: with the
 * native parser when the text is safe for it and it succeeds, else with `@typescript-eslint/parser`, whose word is final.
 * All give the same facts.
 * @throws {SyntaxFailure} when nothing can read the text
 */
export function parseScript(text: string, dialect: Dialect): Script {
  const scanned = scanSafely(text, GRAMMAR[dialect]);
  const record = scanned && SKIMMED.has(dialect) ? skim(text, scanned) : undefined;
  const parse = (): Script => (isSafeForNativeParser(text, scanned) ? parseWithOxc(text, dialect) : undefined) ?? parseWithTypeScript(text, dialect);
  if (!scanned || !record) return parse();
  let parsed: Script | undefined;
  return {
    isTypeScript: dialect !== 'jsx',
    get comments() {
      return scanned.comments;
    },
    record,
    get tree() {
      return (parsed ??= parse()).tree;
    },
  };
}

const SKIMMED: ReadonlySet<Dialect> = new Set<Dialect>(['ts', 'tsx', 'dts', 'jsx']);

const GRAMMAR: Readonly<Record<Dialect, { readonly hasMarkup: boolean; readonly hasTypes: boolean }>> = {
  ts: { hasMarkup: false, hasTypes: true },
  dts: { hasMarkup: false, hasTypes: true },
  tsx: { hasMarkup: true, hasTypes: true },
  'tsx-or-ts': { hasMarkup: true, hasTypes: true },
  jsx: { hasMarkup: true, hasTypes: false },
  cjs: { hasMarkup: true, hasTypes: false },
};
