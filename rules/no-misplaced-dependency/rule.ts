import { defineRule } from '#model';
import { npmUses } from '#facts/npm-uses';
import { pypiUses } from '#facts/pypi-uses';

export default defineRule({
  id: 'no-misplaced-dependency',
  summary: 'Code that runs in production must not import what is declared for development only.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    misplaced: '`{{subject}}` is imported by production code, and `{{from}}` alone declares it, which a production install leaves out. Move it to `{{to}}`.',
    declared: 'It is declared here.',
  },
  needs: { npmUses, pypiUses },
  check({ npmUses, pypiUses }, report) {
    for (const { at, subject, declared, from, to } of [...npmUses.misplaced, ...pypiUses.misplaced]) {
      report('misplaced', at, { subject, from, to }, [{ messageId: 'declared', place: declared, data: {} }], { subject });
    }
  },
});
