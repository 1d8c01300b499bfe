import type { CommentToken } from '#model';
import type { ImportWritten } from '../imports.ts';

/**
 * Imports in the JSDoc comments of a JavaScript file: `import('./x').T` inside braces, and the `@import` tag.
 * They name types only. Whether the file is type-checked at all is for the fold to know.
 */
export function jsdocImports(comments: readonly CommentToken[], text: string): ImportWritten[] {
  return comments.filter(({ block, value }) => block && value.startsWith('*') && value.includes('import')).flatMap((comment) => {
    const found: ImportWritten[] = [];
    const pattern = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)|@import\s[^@'"]{0,400}?\bfrom\s+(['"])([^'"\n]+)\3/g;
    pattern.lastIndex = comment.start;
    let from = comment.start;
    let isInBraces = false;
    for (let match = pattern.exec(text); match && match.index < comment.end; match = pattern.exec(text)) {
      const specifier = match[2] ?? match[4] ?? '';
      isInBraces = isOpenAfter(text.slice(from, match.index), isInBraces);
      from = match.index;
      if (match[2] !== undefined && !isInBraces) continue;
      const start = match.index + match[0].lastIndexOf(specifier) - 1;
      found.push({ specifier, form: 'jsdoc', at: { start, end: start + specifier.length + 2 }, isType: true, isDeferred: false, bindings: [] });
    }
    return found;
  });
}

/** Whether a brace is open after some more text; looked at piece by piece, so that a long comment takes linear time. */
function isOpenAfter(text: string, wasOpen: boolean): boolean {
  const [opened, closed] = [text.lastIndexOf('{'), text.lastIndexOf('}')];
  return opened === closed ? wasOpen : opened > closed;
}
