import { defineRule, type Suggestion } from '#model';
import type { Undeclared } from '#facts/dependency-uses';
import { npmUses } from '#facts/npm-uses';
import { pypiUses } from '#facts/pypi-uses';

export default defineRule({
  id: 'no-undeclared-dependency',
  summary: 'An imported package must be declared in the manifest of the package that imports it.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    undeclared: '`{{subject}}` is imported, and `{{manifest}}` does not declare it{{near}}. Add {{add}} to {{section}}.{{hint}}',
    brokenManifest: '`{{subject}}` cannot be read: {{reason}}. Correct it: what it declares is not known.',
    near: 'Import `{{near}}`.',
  },
  needs: { npmUses, pypiUses },
  check({ npmUses, pypiUses }, report) {
    const undeclared = (one: Undeclared, suggestions: readonly Suggestion[]): void => {
      const { at, subject, add, manifest, section, near, hint } = one;
      const data = { subject, manifest, add: oneOf(add), section: section === '' ? 'it' : `its \`${section}\``, near: near === undefined ? '' : `; the nearest is \`${near}\``, hint };
      report('undeclared', at, data, [], { subject }, suggestions);
    };
    for (const one of npmUses.undeclared) undeclared(one, correction(one));
    for (const one of pypiUses.undeclared) undeclared(one, []);
    for (const { file: subject, reason, at } of [...npmUses.doubts, ...pypiUses.doubts]) {
      if (at) report('brokenManifest', at, { subject, reason }, [], { subject });
    }
  },
});

/** The nearest name in the place of the one that is written, the path behind it kept. A near name is told only where the specifier begins with the subject. */
function correction({ at, subject, near }: Undeclared): Suggestion[] {
  const start = at.start + 1; // behind the quote
  return near === undefined ? [] : [{ messageId: 'near', data: { near }, at: { start, end: start + subject.length }, text: near }];
}

/** `a`, `b` or `c` */
function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? (quoted[0] ?? 'it') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
