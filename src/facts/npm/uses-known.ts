import type { ByFile, Given } from '#model';
import { chainOf, type Boundaries, type Boundary } from './declared.ts';
import { givenNames } from './uses-given.ts';
import type { UndeclaredNeeds, Use } from './uses-needs.ts';

/** Code whose imports another file than a manifest maps or installs: that of Deno, and of workflows of GitHub. */
const ELSEWHERE = /(?:^|\/)(?:supabase\/functions|\.github|(?:[\w-]+-)?deno(?:-[\w-]+)?)\//;
/** What a generator copies, where nothing imports it. */
const TEMPLATE = /(?:^|\/)_?templates?\/|\.(?:template|tmpl|tpl|stub)\./;

/** Whether an import is right although nothing declares its package: it may fail, or something else gives the module. */
export function knownOtherwise({ guards, guardedLookups, mocks, exports, isPackedForAnyLoader, links, namesGiven, checkComments }: Given<UndeclaredNeeds>, boundaries: Boundaries): (use: Use) => boolean {
  const ambient = ambientModules(exports, boundaries);
  const given = givenNames(links.modules, namesGiven, boundaries);
  const imported = new Set(links.links.flatMap(({ target }) => (target.kind === 'file' ? [target.file] : [])));
  /** A name of `typeRoots`, rather than of a package. */
  const isTypesFolder = (name: string): boolean => links.modules.some((module) => module.endsWith(`/${name}.d.ts`) || module.endsWith(`/${name}/index.d.ts`));
  return ({ from, at, specifier, boundary, link }) => {
    if (link?.written.form === 'jsdoc' && checkComments.get(from) === 'nocheck') return true;
    if (!link && isTypesFolder(specifier)) return true;
    if (ELSEWHERE.test(from) || (TEMPLATE.test(from) && !imported.has(from))) return true;
    if (ambient(specifier, boundary) || guards.get(from)?.includes(at.start) === true || mocks.get(from)?.includes(specifier) === true) return true;
    if (link?.written.form === 'resolve' && guardedLookups.get(from)?.includes(at.start) === true) return true;
    if (link?.written.form === 'require' && isPackedForAnyLoader.get(from) === true) return true;
    return given(specifier, boundary);
  };
}

/** Names that a `declare module` of the package, or of one around it, stands for; `*` stands for any text. */
function ambientModules(exports: ByFile<{ readonly ambient: readonly string[] }>, boundaries: Boundaries): (specifier: string, boundary: Boundary) => boolean {
  const byBoundary = new Map<Boundary | undefined, Set<string>>();
  for (const [file, { ambient }] of exports) {
    if (ambient.length === 0) continue;
    const boundary = boundaries.of(file);
    const names = byBoundary.get(boundary) ?? new Set();
    for (const name of ambient) if (!name.startsWith('.')) names.add(name);
    byBoundary.set(boundary, names);
  }
  const matches = (pattern: string, specifier: string): boolean => {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.join('*');
    return pattern.includes('*') && pattern !== '*' && specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  };
  return (specifier, boundary) =>
    [...chainOf(boundary), undefined].some((one) => {
      const names = byBoundary.get(one);
      return names !== undefined && (names.has(specifier) || [...names].some((name) => matches(name, specifier)));
    });
}
