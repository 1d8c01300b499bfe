import type { Given, Place } from '#model';
import type { declarations } from '#facts/declarations';
import type { Link, links } from '#facts/links';
import type { namespaceMembers } from '#facts/namespace-members';
import type { origins } from '#facts/origins';
import { nearest } from '#facts/spelling';

type Needs = { links: typeof links; origins: typeof origins; declarations: typeof declarations; namespaceMembers: typeof namespaceMembers };

/** A name that a module of the project does not export. */
export interface Missing {
  readonly link: Link;
  readonly at: Place;
  readonly messageId: 'missing' | 'unexported' | 'noDefault';
  readonly module: string;
  readonly name: string;
  readonly near: string;
}

/** The names that are imported from modules of the project, or read of their namespaces, and that those do not export. */
export function missingNames({ links: { links }, origins, declarations, namespaceMembers }: Given<Needs>): Missing[] {
  return links.flatMap((link) => {
    const { from, at, target, written: { form, bindings } } = link;
    if (target.kind !== 'file' || !isNamed(link)) return [];
    const module = target.file;
    const namespace = form === 'import' ? bindings.find(({ imported }) => imported === '*')?.local : undefined;
    const members = namespace === undefined ? [] : (namespaceMembers.get(from) ?? []).filter(({ local }) => local === namespace);
    const names = [...bindings.map(({ imported, local }) => ({ name: imported, local, at })), ...members.map((one) => ({ name: one.member, local: one.member, at: { file: from, ...one.at } }))];
    return names.flatMap((one): Missing[] => {
      const origin = origins.find(module, one.name);
      if (origin.kind !== 'missing' || origin.isPassedOn) return []; // the statement that passes it on is at fault
      return [{ link, at: one.at, module, name: one.name, ...wordsFor(module, one) }];
    });
  });

  function wordsFor(module: string, { name, local }: { readonly name: string; readonly local: string }): Pick<Missing, 'messageId' | 'near'> {
    const names = origins.names(module);
    if (name === 'default') return { messageId: 'noDefault', near: names.includes(local) ? `, but one that is called \`${local}\`` : '' };
    const near = nearest(name, names);
    const isDeclared = declarations.get(module)?.some(([one]) => one === name);
    return { messageId: isDeclared ? 'unexported' : 'missing', near: near === undefined ? '' : `; the nearest is \`${near}\`` };
  }
}

/**
 * Whether an import asks for names that must be there: a `require` gives `undefined`, what a loader makes of `?raw` is its own,
 * compilers do not look into declaration files, and JavaScript of a package may have its types elsewhere.
 */
function isNamed({ from, target, written: { form, specifier } }: Link): boolean {
  if ((form !== 'import' && form !== 'export') || /[?!]/.test(specifier) || /\.d\.[cm]?ts$/.test(from)) return false;
  return /^[.#/]/.test(specifier) || (target.kind === 'file' && !/\.[cm]?jsx?$/.test(target.file));
}
