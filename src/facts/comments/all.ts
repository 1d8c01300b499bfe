import { SCRIPT_SYNTAXES, type CommentToken, type Source, type Syntax } from '#model';
import { pythonComments } from '../python/comments.ts';
import { quotedComments } from './quoted.ts';
import { lineComments, yamlComments } from './hash.ts';
import { markupComments } from './markup.ts';
import { shellComments } from './shell.ts';

/** The syntaxes whose comments are known. */
export const COMMENTED: readonly Syntax[] = [...SCRIPT_SYNTAXES, 'python', 'yaml', 'pnpm-workspace', 'jsonc', 'sql', 'shell', 'dockerfile', 'env', 'html', 'markdown'];

/** The comments of a source in order, whatever it is written in. In component files those of the markup are among them. */
export function commentsOf(source: Source): readonly CommentToken[] {
  const { text, syntax } = source;
  switch (syntax) {
    case 'python':
      return pythonComments(source);
    case 'yaml':
    case 'pnpm-workspace':
      return yamlComments(text);
    case 'shell':
      return shellComments(text);
    case 'dockerfile':
    case 'env':
      return lineComments(text);
    case 'sql':
      return quotedComments(text, { line: '--', quotes: `'"` });
    case 'jsonc':
      return quotedComments(text, { line: '//', quotes: `"'` });
    case 'html':
    case 'markdown':
      return markupComments(text, syntax === 'markdown');
    case 'vue':
    case 'svelte':
    case 'astro':
      return [...scriptComments(source), ...markupComments(text, false)].sort((a, b) => a.start - b.start);
    default:
      return scriptComments(source);
  }
}

/** The comments of the scripts of a file. */
export function scriptComments(source: Source): readonly CommentToken[] {
  if (!source.text.includes('//') && !source.text.includes('/*')) return []; // before anything is parsed
  const [first, ...more] = source.scripts;
  return more.length === 0 ? (first?.comments ?? []) : source.scripts.flatMap((script) => script.comments);
}
