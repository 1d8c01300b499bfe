import { fileFact, type CommentToken } from '#model';
import { COMMENTED, commentsOf } from './comments/all.ts';

/** The comments of a file in order, as they are written: of scripts, of the markup around them, and of every other language that has some. */
export const comments = fileFact<readonly CommentToken[]>({
  id: 'comments',
  version: 3,
  syntax: COMMENTED,
  extract: commentsOf,
});
