import { defineRule, type Option } from '#model';
import { judged } from '#facts/judged';
import { suppressions } from '#facts/suppressions';
import { terms } from '#facts/terms';
import { isVendored } from '#facts/vendored';
import { bannedIn, type BannedTerm } from './parts.ts';

const list: Option<readonly BannedTerm[]> = {
  schema: {
    type: 'array',
    items: {
      type: 'object',
      properties: { term: { type: 'string', minLength: 2 }, because: { type: 'string', minLength: 1 }, instead: { type: 'string', minLength: 1 } },
      required: ['term', 'because'],
      additionalProperties: false,
    },
    description: 'Words that are not to be used: `term`, `because`, and what to write `instead`.',
    default: [],
  },
  default: [],
};

export default defineRule({
  id: 'no-banned-term',
  summary: 'A name or a comment may not use a word that the team has banned.',
  presets: { strict: 'error' },
  options: { terms: list },
  messages: {
    banned: '`{{word}}` uses `{{term}}`, which is banned: {{because}}. Write another word.',
    replaced: '`{{word}}` uses `{{term}}`, which is banned: {{because}}. Write `{{instead}}`.',
  },
  needs: { terms, suppressions, judged },
  others: 'nothing',
  check({ terms, suppressions, judged }, report, options) {
    const find = bannedIn(options.terms);
    // suppressions are read of every file that has terms, so their keys are the files
    for (const file of find ? suppressions.keys() : []) {
      if (!find || isVendored(file) || !judged.has(file)) continue;
      for (const { word, start, end } of terms.get(file) ?? []) {
        const banned = find(word);
        if (!banned) continue;
        const { term, because, instead } = banned;
        if (instead === undefined) report('banned', { file, start, end }, { word, term, because });
        else report('replaced', { file, start, end }, { word, term, because, instead });
      }
    }
  },
});
