import type { Script } from '#model';
import { isSafeForNativeParser } from './nesting.ts';
import { parseWithOxc } from './oxc.ts';
import { parseWithTypeScript } from './typescript.ts';

/** How a script is read: `tsx-or-ts` tries TypeScript first and TSX second, for component files. */
export type Dialect = 'ts' | 'tsx' | 'tsx-or-ts' | 'dts' | 'jsx' | 'cjs';

/**
 * Parses one script: with the native parser when the text is safe for it and it succeeds,
 * otherwise with `@typescript-eslint/parser`, whose word is final. Both give the same facts.
 * @throws {SyntaxFailure} when neither can read the text
 */
export function parseScript(text: string, dialect: Dialect): Script {
  const script = isSafeForNativeParser(text, hasMarkup(dialect)) ? parseWithOxc(text, dialect) : undefined;
  return script ?? parseWithTypeScript(text, dialect);
}

/** Whether a script of this dialect may hold JSX. */
function hasMarkup(dialect: Dialect): boolean {
  return dialect !== 'ts' && dialect !== 'dts';
}
