import { fileFact, SCRIPT_SYNTAXES, type CommentToken } from '#model';

/** The comments of a file's scripts, in order, as they are written. */
export const comments = fileFact<readonly CommentToken[]>({
  id: 'comments',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract(source) {
    if (!source.text.includes('//') && !source.text.includes('/*')) return [];
    return source.scripts.flatMap((script) => script.comments);
  },
});
