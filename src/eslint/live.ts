import { lineTable, syntaxOf, type LineTable, type Source, type SyntaxNode } from '#model';
import { commentTokens } from '#facts/parsers/typescript';
import { openSource, sourceOf } from '#facts/source';
import type { Context } from './rule.ts';

export interface LiveSource extends Source {
  readonly lines: LineTable;
}

/**
 * The file as it is in the editor. The tree is the one that ESLint holds, so nothing is parsed a second time;
 * only component files, whose parsers differ, have their script blocks read as the command line reads them.
 */
export function liveSource(file: string, sourceCode: Context['sourceCode']): LiveSource {
  const { text, ast } = sourceCode;
  const syntax = syntaxOf(file) ?? 'javascript';
  const isOwn = syntax === 'typescript' || syntax === 'javascript';
  const source = !isOwn
    ? openSource(file, syntax, text)
    : sourceOf(syntax, text, () => [
        // holds: ESLint's tree is a TS-ESTree or an ESTree, which is its JavaScript part
        { isTypeScript: syntax === 'typescript', comments: commentTokens(ast.comments ?? []), tree: ast as unknown as SyntaxNode },
      ]);
  let lines: LineTable | undefined;
  return {
    syntax,
    text,
    get scripts() {
      return source.scripts;
    },
    get lines() {
      return (lines ??= lineTable(text));
    },
  };
}
