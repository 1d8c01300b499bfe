import { askedFact, SCRIPT_SYNTAXES, type Script, type Span } from '#model';
import { guardsOfTree, importsOfTree } from './imports/tree.ts';

/**
 * Where the specifiers start of imports that may fail without harm, or of which the author knows that something is wrong, in order:
 * a `require` or `import()` inside a `try` with a `catch` (of the same function: who knows when another one runs), an `import()`
 * whose promise has a handler for failure, and what follows `@ts-expect-error` or `@ts-ignore`.
 */
export const guards = askedFact<readonly number[]>({
  id: 'guards',
  version: 3,
  syntax: SCRIPT_SYNTAXES,
  extract({ scripts, text }) {
    const silenced = silencedIn(text);
    const caught = /\bcatch\b|\bthen\b/.test(text) ? scripts.flatMap(guardsOfTree) : [];
    const known = silenced.length > 0 ? scripts.flatMap((script) => importsIn(script, text, silenced)) : [];
    return known.length > 0 ? [...new Set([...caught, ...known])].sort((a, b) => a - b) : caught;
  },
});

function importsIn(script: Script, text: string, spans: readonly Span[]): number[] {
  return importsOfTree(script, text).flatMap(({ at }) => (spans.some(({ start, end }) => at.start >= start && at.start < end) ? [at.start] : []));
}

/** The lines below the compiler's comments, and the rest of an import statement that begins or goes on there. */
function silencedIn(text: string): Span[] {
  return [...text.matchAll(/@ts-(?:expect-error|ignore)\b[^\n]*\n?/g)].map(({ index, 0: whole }) => {
    const start = index + whole.length;
    const [clause = ''] = /^[\w$\s,{}*]{0,2000}/.exec(text.slice(start, start + 2000)) ?? [];
    const line = text.indexOf('\n', start);
    return { start, end: Math.max(line < 0 ? text.length : line, /\bfrom\s*$/.test(clause) ? start + clause.length + 1 : 0) };
  });
}
