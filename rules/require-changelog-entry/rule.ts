import { defineRule, type Related } from '#model';
import { changelogNeeds } from '#facts/changelog-needs';

/** So many of the changed files are shown. */
const MOST_SHOWN = 3;

export default defineRule({
  id: 'require-changelog-entry',
  summary: 'A component that changes has its entry in the changelog.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    missing: '`{{component}}` has changed since `{{base}}` ({{files}}), and `{{path}}` has no new entry for it. Write one with `arch-lint changelog add`, or waive it there with a reason.',
    wrongFile: 'This entry of `{{component}}` is in the changelog of another component. Move it to `{{path}}`.',
    changed: '`{{file}}` has changed.',
  },
  needs: { changelogNeeds },
  check({ changelogNeeds: { missing, misplaced } }, report) {
    for (const { component, place, home, base, files, present } of missing) {
      const related = present.filter((file) => file !== place.file).slice(0, MOST_SHOWN).map((file): Related => ({ messageId: 'changed', place: { file, start: 0, end: 0 }, data: { file } }));
      report('missing', place, { component, base, path: home, files: shown(files) }, related, { component });
    }
    for (const { component, place, home } of misplaced) report('wrongFile', place, { component, path: home }, [], { component });
  },
});

/** `src/a.ts, src/b.ts and 3 more`. */
function shown(files: readonly string[]): string {
  const [first = '', ...more] = files;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}
