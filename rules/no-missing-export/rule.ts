import { defineRule } from '#model';
import { declarations } from '#facts/declarations';
import { guards } from '#facts/guards';
import { judged } from '#facts/judged';
import { links, type Link } from '#facts/links';
import { mocks } from '#facts/mocks';
import { origins } from '#facts/origins';
import { nearest } from '#facts/spelling';

export default defineRule({
  id: 'no-missing-export',
  summary: 'An imported name must be one that the module exports.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    missing: '`{{module}}` exports no `{{name}}`{{near}}. Correct the name, or export it there.',
    unexported: '`{{name}}` is declared in `{{module}}`, but not exported. Export it there, or do without it.',
    noDefault: '`{{module}}` has no default export{{near}}. Import a name in braces, or export a default there.',
  },
  needs: { links, origins, declarations, guards, mocks, judged },
  check({ links: { links }, origins, declarations, guards, mocks, judged }, report) {
    for (const link of links) {
      const { from, at, target } = link;
      if (target.kind !== 'file' || !isNamed(link)) continue;
      const { file: module } = target;
      for (const { imported: name, local } of link.written.bindings) {
        const origin = origins.find(module, name);
        if (origin.kind !== 'missing' || origin.isPassedOn) continue; // the statement that passes it on is at fault
        if (!judged.has(from) || guards.get(from)?.includes(at.start) || mocks.get(from)?.includes(link.written.specifier)) continue;
        const isDefault = name === 'default';
        const isDeclared = !isDefault && declarations.get(module)?.some(([one]) => one === name);
        const hint = isDefault ? origins.names(module).find((one) => one === local) : nearest(name, origins.names(module));
        const near = hint === undefined ? '' : isDefault ? `, but one that is called \`${hint}\`` : `; the nearest is \`${hint}\``;
        report(isDefault ? 'noDefault' : isDeclared ? 'unexported' : 'missing', at, { module, name, near }, [], { module, name });
      }
    }
  },
});

/**
 * Whether an import asks for names that must be there: a `require` gives `undefined`, what a loader makes of `?raw` is its own,
 * compilers do not look into declaration files, and JavaScript of a package may have its types elsewhere.
 */
function isNamed({ from, target, written: { form, specifier } }: Link): boolean {
  if ((form !== 'import' && form !== 'export') || /[?!]/.test(specifier) || /\.d\.[cm]?ts$/.test(from)) return false;
  return /^[.#/]/.test(specifier) || (target.kind === 'file' && !/\.[cm]?jsx?$/.test(target.file));
}
