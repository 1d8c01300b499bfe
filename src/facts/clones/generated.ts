/** What the head of a file says that a program wrote. */
const MARK = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?\s?generated\b|\b(?:code|file) (?:is |was |has been )?(?:automatically |machine |auto-?)?generated\b|\bgenerated (?:by|from|with|using|automatically)\b|\bautomatically (?:generated|created)\b|\bAll built-in and custom scalars, mapped to their actual values\b/i;
/** How a line of a comment begins. */
const COMMENT = /^\s{0,20}(?:\/\/|\/?\*|#|<!--|""")/;

/** Whether the first lines say that nobody writes the file by hand. */
export function isGenerated(text: string): boolean {
  return text.slice(0, 1_500).split('\n', 15).some((line) => COMMENT.test(line) && MARK.test(line));
}

/** Names of files that programs write, or that are copied in whole. */
const NAME = /(?:^|\/)(?:generated|__generated__|gen|vendor|vendored|third[-_]party|migrations|alembic)\/|\.(?:generated|gen|min|bundle)\.[a-z]+$|(?:_pb2|_pb2_grpc|_pb|\.pb)\.[a-z]+$|\.d\.[cm]?ts$/i;

/** Whether a path says so. */
export function isGeneratedPath(file: string): boolean {
  return NAME.test(file);
}
