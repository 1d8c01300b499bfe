import { defineRule, suppressionUses } from '#model';

export default defineRule({
  id: 'no-unused-suppression',
  summary: 'A suppression has a reason, and something to suppress.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {},
  messages: {
    unused: 'Nothing is left to suppress here for `{{rule}}`. Remove the comment.',
    withoutReason: 'This suppression of `{{rule}}` gives no reason, so it does not count. Add one after `--`.',
  },
  needs: { suppressionUses },
  check({ suppressionUses }, report) {
    for (const { file, suppression, status } of suppressionUses) {
      const { at, rule, reason } = suppression;
      if (reason === '') report('withoutReason', { file, ...at }, { rule });
      else if (status === 'unused') report('unused', { file, ...at }, { rule });
    }
  },
});
