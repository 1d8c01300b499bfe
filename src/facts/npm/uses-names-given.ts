import { askedFact, folderOf, SCRIPT_SYNTAXES, sorted } from '#model';

/** A key of an object whose value is no object itself, what a list of aliases looks for, or what a chain of calls sets. */
const KEY = /(?:(["'])([^"'\n]{1,200})\1|(?<![\w$.-])([\w$-]{1,100}))\s{0,9}:(?!:|\s{0,9}(?:\{|true\b|false\b))|\bfind\s{0,9}:\s{0,9}(?:(["'])([^"'\n]{1,200})\4|\/([^/\n]{1,200})\/)|\.set\(\s{0,9}(["'])([^"'\n]{1,200})\7/g;

/** Where a configuration begins to speak of aliases, or of modules that come from elsewhere, and how far behind it is looked, in UTF-16 units. */
const OPENING = /alias|moduleNameMapper|externals?\b|importMap|resolveId/gi;
const WINDOW = 3000;

/**
 * The names that a tool's configuration may give to modules, in code-unit order: keys near where it speaks of aliases or of
 * modules that come from elsewhere. Who asks only wants to know where to stay silent.
 */
export const namesGiven = askedFact<readonly string[]>({
  id: 'names-given',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract({ text }) {
    const names = new Set<string>();
    let read = 0;
    for (const { index } of text.matchAll(OPENING)) {
      const part = text.slice(Math.max(read, index), index + WINDOW);
      read = index + WINDOW;
      for (const [, , quoted, bare, , found, pattern, , set] of part.matchAll(KEY)) for (const name of literalOf(quoted ?? bare ?? found ?? pattern ?? set ?? '')) names.add(name);
    }
    return sorted(names);
  },
});

/** What a key means literally: `@app/` of `^@app/(.*)$`, `@app` of `@app/*`. */
export function literalOf(key: string): string[] {
  const literal = /^\^?([\w@$#~/.-]*)/.exec(key.replace(/\\([/.@-])/g, '$1'))?.[1]?.replace(/[/.]+$/, '').replace(/\$$/, '') ?? '';
  return literal === '' ? [] : [literal];
}

/** Whether a key stands for a specifier: it is the same, or the beginning of its path. */
export function isGiven(specifier: string, keys: ReadonlySet<string>): boolean {
  for (let path = specifier; path !== ''; path = folderOf(path)) if (keys.has(path)) return true;
  return false;
}

/** Whether a module is packed for any loader, so that its `require` may be a branch that never runs. */
export const isPackedForAnyLoader = askedFact<boolean>({
  id: 'is-packed-for-any-loader',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ text }) => /\bdefine\.amd\b|\btypeof\s{1,9}define\b|\b__webpack_require__\b|\bparcelRequire\b/.test(text),
});
