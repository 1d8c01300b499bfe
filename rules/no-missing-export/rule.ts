import { defineRule, flag } from '#model';
import { declarations } from '#facts/declarations';
import { exports } from '#facts/exports';
import { guards } from '#facts/guards';
import { judged } from '#facts/judged';
import { links, type Link } from '#facts/links';
import { mocks } from '#facts/mocks';
import { namespaceMembers } from '#facts/namespace-members';
import { origins } from '#facts/origins';
import { packageApis } from '#facts/package-apis';
import { pythonMissingNames } from '#facts/python-missing-names';
import { missingNames } from './local.ts';
import { inventedNames } from './packages.ts';

export default defineRule({
  id: 'no-missing-export',
  summary: 'An imported name must be one that the module exports.',
  presets: { recommended: 'error', strict: ['error', { packages: true }] },
  options: { packages: flag('Also look at what is imported from packages, by the types that are installed. What is not installed is told as not judged.', false) },
  messages: {
    missing: '`{{module}}` exports no `{{name}}`{{near}}. Correct the name, or export it there.',
    unexported: '`{{name}}` is declared in `{{module}}`, but not exported. Export it there, or do without it.',
    noDefault: '`{{module}}` has no default export{{near}}. Import a name in braces, or export a default there.',
    undefined: '`{{module}}` defines no `{{name}}`{{near}}. Correct the name, or define it there.',
    inPackage: 'The installed types of `{{module}}` have no `{{name}}`{{near}}. Correct the name, or install the version that has it.',
  },
  needs: { links, origins, declarations, guards, mocks, judged, exports, namespaceMembers, packageApis, pythonMissingNames },
  check(given, report, { packages }) {
    const { guards, mocks, judged, pythonMissingNames } = given;
    const isMeant = ({ from, at, written: { specifier } }: Link): boolean => !judged.has(from) || guards.get(from)?.includes(at.start) === true || mocks.get(from)?.includes(specifier) === true;
    for (const { link, at, messageId, module, name, near } of missingNames(given)) {
      if (!isMeant(link)) report(messageId, at, { module, name, near }, [], { module, name });
    }
    for (const { at, module, name, near } of pythonMissingNames) {
      if (judged.has(at.file)) report('undefined', at, { module, name, near: near === undefined ? '' : `; the nearest is \`${near}\`` }, [], { module, name });
    }
    for (const { link, at, module, name, near } of packages ? inventedNames(given) : []) {
      if (!isMeant(link)) report('inPackage', at, { module, name, near }, [], { module, name });
    }
  },
});
