import { defineRule, flag, stringList, type Option } from '#model';
import { blame } from '#facts/blame';
import { clock } from '#facts/clock';
import { comments } from '#facts/comments';
import { productionFiles } from '#facts/production-files';
import { isVendored } from '#facts/vendored';
import { isGenerated } from './foreign.ts';
import { placeholdersIn } from './promises.ts';
import { PHRASES, STRICT_PHRASES } from './phrases.ts';
import { verdictOn } from './verdict.ts';

const days: Option<number> = {
  schema: { type: 'integer', minimum: 0, description: 'A marker is let pass while it is at most this many days old by git blame; 0 lets none pass.', default: 0 },
  default: 0,
};

export default defineRule({
  id: 'no-placeholder-comment',
  summary: 'A comment may not promise work that is not done.',
  presets: { recommended: 'warn', strict: ['error', { allowTicket: true, maxAgeDays: 30, phrases: STRICT_PHRASES }] },
  options: {
    markers: stringList('Words that mark work left undone, in upper case.', ['TODO', 'FIXME', 'XXX', 'HACK']),
    phrases: stringList('Phrases that say the same in a sentence, in production code.', PHRASES),
    allowTicket: flag('Accept a marker whose line, or the next one, names a ticket: `ABC-123`, `#12` or a URL.', false),
    requireOwner: flag('Ask for an owner of every marker that is let pass: `TODO(ana)`.', false),
    maxAgeDays: days,
  },
  messages: {
    marker: '`{{marker}}` promises work that is not done. Do it now, or {{instead}}.',
    phrase: '"{{marker}}" says that this is not the real thing. Write the real thing, or say what is missing in the issue tracker.',
    withoutTicket: '`{{marker}}` names no ticket. Do the work now, or add a reference such as `ABC-123`, `#12` or a URL.',
    withoutOwner: '`{{marker}}` names nobody. Do the work now, or say who will: `{{marker}}(name)`.',
    overdue: '`{{marker}}` was due on {{due}}. Do the work now, or agree on another day.',
    stale: '`{{marker}}` has waited for {{age}} days, and {{limit}} are allowed. Do the work now, or move it to the issue tracker.',
  },
  needs: { comments, clock, blame, productionFiles },
  others: 'nothing',
  check({ comments, clock, blame, productionFiles }, report, options) {
    for (const [file, written] of comments) {
      if (written.length === 0 || isVendored(file)) continue;
      const promises = placeholdersIn(written, options);
      if (promises.length > 0 && isGenerated(written)) continue;
      for (const promise of promises) {
        const { marker, text, start, end } = promise;
        if (promise.isPhrase && !productionFiles.has(file)) continue;
        const at = { file, start, end };
        const verdict = verdictOn(promise, options, clock.today, () => blame.lastChanged(at, marker));
        if (verdict) report(verdict.messageId, at, { marker, text, instead: promise.hasTicket ? 'leave it to its ticket alone' : 'move it to the issue tracker', due: '', age: 0, limit: 0, ...verdict.data }, [], { marker, text });
      }
    }
  },
});
