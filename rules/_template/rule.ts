import { defineRule } from '#model';
import { comments } from '#facts/comments';

export default defineRule({
  id: 'no-thing',
  summary: 'A comment may not say "thing".',
  presets: {}, // a new rule joins a preset after a run on real repositories
  options: {},
  messages: {
    vague: 'This comment says `{{word}}`. Name what it is.',
  },
  needs: { comments },
  check({ comments }, report) {
    for (const { value, start } of comments) {
      const at = value.search(/\bthing\b/);
      if (at >= 0) report('vague', { start: start + 2 + at, end: start + 2 + at + 'thing'.length }, { word: 'thing' });
    }
  },
});
