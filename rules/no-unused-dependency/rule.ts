import { defineRule } from '#model';
import { npmUses } from '#facts/npm-uses';
import { pypiUses } from '#facts/pypi-uses';

export default defineRule({
  id: 'no-unused-dependency',
  summary: 'A package that production depends on must be used.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {},
  messages: {
    unused: 'Nothing uses `{{subject}}`. Remove it, or import what needs it.',
    standardLibrary: '`{{subject}}` comes with Python, and what the registry has under its name is something else. Remove it.',
  },
  needs: { npmUses, pypiUses },
  check({ npmUses, pypiUses }, report) {
    for (const { at, subject, isStandardLibrary } of [...npmUses.unused, ...pypiUses.unused]) report(isStandardLibrary ? 'standardLibrary' : 'unused', at, { subject });
  },
});
