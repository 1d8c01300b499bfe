import { askedFact, SCRIPT_SYNTAXES, sorted } from '#model';

/** A key of an object, what a list of aliases looks for, or what a chain of calls sets. */
const KEY = /(?:(["'])([^"'\n]{1,200})\1|(?<![\w$.-])([\w$-]{1,100}))\s{0,9}:(?!:)|\bfind\s{0,9}:\s{0,9}(?:(["'])([^"'\n]{1,200})\4|\/([^/\n]{1,200})\/)|\.set\(\s{0,9}(["'])([^"'\n]{1,200})\7/g;

/**
 * The names that a tool's configuration may give to modules, in code-unit order: keys, where it speaks of aliases or of
 * modules that come from elsewhere. Who asks only wants to know where to stay silent.
 */
export const namesGiven = askedFact<readonly string[]>({
  id: 'names-given',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract({ text }) {
    if (!/alias|moduleNameMapper|externals|importMap|modulePaths|globals|virtual|resolveId/i.test(text)) return [];
    const names = [...text.matchAll(KEY)].flatMap(([, , quoted, bare, , found, pattern, , set]) => literalOf(quoted ?? bare ?? found ?? pattern ?? set ?? ''));
    return sorted(new Set(names));
  },
});

/** What a key means literally: `@app/` of `^@app/(.*)$`, `@app` of `@app/*`. */
export function literalOf(key: string): string[] {
  const literal = /^\^?([\w@$#~/.-]*)/.exec(key.replace(/\\([/.@-])/g, '$1'))?.[1]?.replace(/[/.]+$/, '').replace(/\$$/, '') ?? '';
  return literal === '' ? [] : [literal];
}

/** Whether a key stands for a specifier: it is the same, or the beginning of its path. */
export function isGiven(specifier: string, keys: ReadonlySet<string>): boolean {
  for (let path = specifier; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) if (keys.has(path)) return true;
  return false;
}

/** Whether a module is packed for any loader, so that its `require` may be a branch that never runs. */
export const isPackedForAnyLoader = askedFact<boolean>({
  id: 'is-packed-for-any-loader',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ text }) => /\bdefine\.amd\b|\btypeof\s{1,9}define\b|\b__webpack_require__\b|\bparcelRequire\b/.test(text),
});
