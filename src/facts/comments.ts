import { fileFact, SCRIPT_SYNTAXES, type CommentToken } from '#model';
import { pythonComments } from './python/comments.ts';

/** The comments of a file's scripts, or of a Python file, in order, as they are written. */
export const comments = fileFact<readonly CommentToken[]>({
  id: 'comments',
  version: 2,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    if (source.syntax === 'python') return pythonComments(source);
    if (!source.text.includes('//') && !source.text.includes('/*')) return [];
    return source.scripts.flatMap((script) => script.comments);
  },
});
