import type { CommentToken } from '#model';

/** What the head of a file says that a program wrote. */
const WRITTEN_BY_PROGRAM = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b|\b(?:code|file) (?:is |was )?(?:automatically )?generated\b|\bgenerated (?:by|from|with|using)\b/i;

/** How far the head of a file goes, in UTF-16 units, and how many comments of it are read. */
const HEAD = 1_500;
const MOST = 10;

/** Whether the first comments say that a program wrote the file: what it promises is not for its readers to keep. */
export const isGenerated = (comments: readonly CommentToken[]): boolean => comments.slice(0, MOST).some(({ value, start }) => start < HEAD && WRITTEN_BY_PROGRAM.test(value.slice(0, HEAD)));
