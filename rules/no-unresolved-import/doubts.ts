import type { Given } from '#model';
import type { exports } from '#facts/exports';
import type { guards } from '#facts/guards';
import type { judged } from '#facts/judged';
import type { Link, links } from '#facts/links';
import type { mocks } from '#facts/mocks';
import type { UnresolvedCode } from '#facts/resolutions';
import type { testFiles } from '#facts/test-files';

type Needs = { links: typeof links; judged: typeof judged; guards: typeof guards; mocks: typeof mocks; exports: typeof exports; testFiles: typeof testFiles };

/** Whether something is known of what a code says. Of a path that is ignored, absolute or out of the project, nothing is. */
export function isKnown(code: UnresolvedCode): code is Exclude<UnresolvedCode, 'ignored' | 'outside' | 'absolute' | 'empty'> {
  return code !== 'ignored' && code !== 'outside' && code !== 'absolute' && code !== 'empty';
}

/** Tells an import that leads to no file, and that may be right all the same. */
export function doubts({ links: { links }, judged, guards, mocks, exports, testFiles }: Given<Needs>): (link: Link) => boolean {
  const isDeclared = ambientNames([...exports.values()].flatMap(({ ambient }) => ambient));
  const isForElsewhere = scriptsForElsewhere(links);
  const loaded = new Set(links.flatMap(({ target }) => (target.kind === 'file' ? [target.file] : [])));

  /** A component beside tests that nothing imports is read by them as text. */
  const isInput = (file: string): boolean => /\.(?:vue|svelte|astro)$/.test(file) && testFiles.has(file) && !loaded.has(file);

  return ({ from, at, written: { form, specifier } }) =>
    form === 'jsdoc' || !judged.has(from) || isInput(from) || isForElsewhere(from) || isDeclared(specifier) || guards.get(from)?.includes(at.start) === true || mocks.get(from)?.includes(specifier) === true;
}

/** Scripts whose relative imports all lead nowhere, three or more: a build puts them where those files are. */
function scriptsForElsewhere(links: readonly Link[]): (file: string) => boolean {
  const count = new Map<string, { found: number; missing: number }>();
  for (const { from, target, written } of links) {
    if (!/\.[cm]?js$/.test(from) || !written.specifier.startsWith('.')) continue;
    const { found, missing } = count.get(from) ?? { found: 0, missing: 0 };
    count.set(from, target.kind === 'unresolved' ? { found, missing: missing + 1 } : { found: found + 1, missing });
  }
  return (file) => {
    const { found = 0, missing = 0 } = count.get(file) ?? {};
    return found === 0 && missing >= 3;
  };
}

/** Names that a `declare module` of the project stands for; `*` stands for any text. A relative name only adds to a module that is there. */
function ambientNames(names: readonly string[]): (specifier: string) => boolean {
  const exact = new Set(names.filter((name) => !name.startsWith('.')));
  const patterns = [...exact].filter((name) => name.includes('*')).map((name) => name.split('*'));
  return (specifier) =>
    exact.has(specifier) || patterns.some(([head = '', ...rest]) => specifier.startsWith(head) && specifier.endsWith(rest.join('*')) && specifier.length >= head.length + rest.join('*').length);
}
