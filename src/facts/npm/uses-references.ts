import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';

/** A `/// <reference types="vite/client" />`. */
export interface TypesReference {
  /** As written: a package, with or without a path in it. */
  readonly name: string;
  /** The name with its quotes. */
  readonly at: Span;
}

const DIRECTIVE = /^\s{0,99}\/\/\/\s{0,99}<reference\s{1,99}types\s{0,99}=\s{0,99}(["'])([^"'\s]{1,300})\1/;

/** The types that a file refers to before its first statement, which is where the compiler reads such comments. */
export const typesReferences = fileFact<readonly TypesReference[]>({
  id: 'types-references',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ text }) => (text.includes('<reference') ? referencesIn(text) : []),
});

function referencesIn(text: string): TypesReference[] {
  const found: TypesReference[] = [];
  let isInBlock = false;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const line = text.slice(start, end);
    const begin = line.trimStart();
    if (isInBlock) isInBlock = !line.includes('*/');
    else if (begin.startsWith('/*')) isInBlock = !begin.includes('*/');
    else if (begin !== '' && !begin.startsWith('//') && !/^(["'])use strict\1/.test(begin)) break;
    else {
      const [whole, , name] = DIRECTIVE.exec(line) ?? [];
      if (whole !== undefined && name !== undefined) found.push({ name, at: { start: start + whole.length - name.length - 2, end: start + whole.length } });
    }
    start = end + 1;
  }
  return found;
}
