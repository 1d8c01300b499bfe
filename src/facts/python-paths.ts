import { fileFact } from '#model';

/**
 * Whether a Python file changes where modules are looked for (`sys.path.insert`, `site.addsitedir`, `monkeypatch.syspath_prepend`), so that what it imports may stand anywhere.
 * Read from the text, comments included: who asks only wants to know where to stay silent.
 */
export const pythonPaths = fileFact<boolean>({
  id: 'python-paths',
  version: 1,
  syntax: ['python'],
  extract: ({ text }) => text.includes('path') && /\bsys\.path\b\s{0,9}(?:\.\s{0,9}(?:insert|append|extend)\b|\[|\+?=)|\b(?:addsitedir|syspath_prepend)\b|\bfrom[ \t]{1,9}sys[ \t]{1,9}import[ \t(][^\r\n]{0,99}\bpath\b/.test(text),
});
