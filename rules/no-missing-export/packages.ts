import type { Given, Place } from '#model';
import type { exports } from '#facts/exports';
import type { Link, links } from '#facts/links';
import type { namespaceMembers } from '#facts/namespace-members';
import type { packageApis, Question } from '#facts/package-apis';
import { nearest } from '#facts/spelling';

type Needs = { links: typeof links; exports: typeof exports; namespaceMembers: typeof namespaceMembers; packageApis: typeof packageApis };

/** A name that a package's types do not have. */
export interface Invented {
  readonly link: Link;
  readonly at: Place;
  /** As it is imported. */
  readonly module: string;
  readonly name: string;
  readonly near: string;
}

/** The names that are imported from packages, or read of their namespaces, and that their installed types do not have. */
export function inventedNames({ links: { links }, exports, namespaceMembers, packageApis }: Given<Needs>): Invented[] {
  // what `declare module` adds to a package is for the compiler to join
  const added = new Set([...exports.values()].flatMap(({ ambient }) => ambient));
  const asked = links.flatMap((link) => {
    if (link.target.kind !== 'external' || added.has(link.written.specifier) || !isPlain(link)) return [];
    const names = [...namesOf(link), ...membersOf(link)];
    return names.length > 0 ? [{ link, names }] : [];
  });
  const apiOf = packageApis.answer(asked.map(({ link }) => questionOf(link)));
  return asked.flatMap(({ link, names }) => {
    const api = apiOf(questionOf(link));
    if ('unknown' in api) return [];
    return names.filter(({ name }) => !api.names.has(name)).map(({ name, at }) => ({ link, at, module: link.written.specifier, name, near: nearTo(name, api.names) }));
  });

  /** A default import may be made up by the compiler or the loader, so only other names count. */
  function namesOf({ at, written: { bindings } }: Link): { readonly name: string; readonly at: Place }[] {
    return bindings.flatMap(({ imported }) => (imported === 'default' || imported === '*' ? [] : [{ name: imported, at }]));
  }

  function membersOf({ from, written: { form, bindings } }: Link): { readonly name: string; readonly at: Place }[] {
    const local = form === 'import' ? bindings.find(({ imported }) => imported === '*')?.local : undefined;
    const read = local === undefined ? [] : (namespaceMembers.get(from) ?? []).filter((one) => one.local === local && one.member !== 'default');
    return read.map(({ member, at }) => ({ name: member, at: { file: from, ...at } }));
  }
}

function nearTo(name: string, names: ReadonlySet<string>): string {
  const near = nearest(name, [...names]);
  return near === undefined ? '' : `; the nearest is \`${near}\``;
}

const questionOf = ({ from, written, target }: Link): Question => ({ from, specifier: target.kind === 'external' && target.name.startsWith('node:') ? target.name : written.specifier });

/** Whether a package is named as it is, by a statement that asks for names. */
function isPlain({ written: { form, specifier } }: Link): boolean {
  return (form === 'import' || form === 'export') && !specifier.startsWith('#') && !/[?!]/.test(specifier) && (!/^[a-z][a-z0-9+.-]*:/i.test(specifier) || specifier.startsWith('node:'));
}
