import { createRequire } from 'node:module';
import { SyntaxFailure, type CommentToken, type Script, type SyntaxNode } from '#model';
import type { Dialect } from './standalone.ts';

type TypeScriptParser = typeof import('@typescript-eslint/parser');

let parser: TypeScriptParser | undefined;

/**
 * Parses with `@typescript-eslint/parser`, loaded on first need: it brings TypeScript,
 * which takes as long to load as a thousand files take to parse.
 * @throws {SyntaxFailure} where it cannot read the text, too deep nesting included
 */
export function parseWithTypeScript(text: string, dialect: Dialect): Script {
  parser ??= createRequire(import.meta.url)('@typescript-eslint/parser') as TypeScriptParser;
  const attempts = dialect === 'tsx-or-ts' ? ['ts', 'tsx'] as const : [dialect];
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return parseOnce(parser, text, attempt);
    } catch (error) {
      failure ??= error;
    }
  }
  throw toSyntaxFailure(failure);
}

function parseOnce(from: TypeScriptParser, text: string, dialect: Exclude<Dialect, 'tsx-or-ts'>): Script {
  const isTypeScript = dialect !== 'jsx' && dialect !== 'cjs';
  const { ast } = from.parseForESLint(text, {
    filePath: FILE_BY_DIALECT[dialect],
    ecmaFeatures: { jsx: dialect === 'jsx' || dialect === 'cjs' || dialect === 'tsx' },
    sourceType: 'module',
    range: true,
    comment: true,
    loc: false,
    tokens: false,
  });
  return { isTypeScript, comments: commentTokens(ast.comments ?? []), tree: ast as SyntaxNode };
}

const FILE_BY_DIALECT = { ts: 'source.ts', tsx: 'source.tsx', dts: 'source.d.ts', jsx: 'source.jsx', cjs: 'source.jsx' } as const;

/** Comments of a TS-ESTree with ranges, without the `#!` line that some parsers count as one. */
export function commentTokens(comments: readonly { type: string; value: string; range: readonly [number, number] }[]): CommentToken[] {
  return comments
    .filter(({ type }) => type === 'Line' || type === 'Block')
    .map(({ type, value, range }) => ({ block: type === 'Block', value, start: range[0], end: range[1] }));
}

function toSyntaxFailure(error: unknown): SyntaxFailure {
  if (error instanceof RangeError) return new SyntaxFailure('it nests too deeply to be parsed', 0);
  const { message, index } = error as { message?: unknown; index?: unknown };
  return new SyntaxFailure(String(message ?? error), typeof index === 'number' ? index : 0);
}
