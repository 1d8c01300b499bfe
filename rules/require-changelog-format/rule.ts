import { defineRule, type Related, type Suggestion } from '#model';
import { changelogFaults } from '#facts/changelog-faults';

export default defineRule({
  id: 'require-changelog-format',
  summary: 'A changelog is written so that it can be read by a machine, and its history stays as it is.',
  presets: { recommended: 'error', strict: 'error' },
  hasFixes: true,
  options: {},
  messages: {
    malformedLine: 'The {{field}} of this entry {{reason}}. Write `{{form}}`.',
    invalidDate: '`{{date}}` is no day of the calendar. Write it as `YYYY-MM-DD`.',
    futureDate: '`{{date}}` is in the future. Write the day of the change.',
    duplicateEntry: 'This entry is there twice. Delete one of them.',
    duplicateSection: 'The section `{{section}}` is there twice. Make one of both.',
    versionOrder: '`{{version}}` is below `{{above}}`, which is of {{date}}. Write the version that this change is released with.',
    unknownComponent: '`{{component}}` is no component of this project. {{hint}}',
    unknownType: '`{{type}}` is no type of change here. {{hint}}',
    waiverWithoutReason: 'This waiver has no reason, so it waives nothing. {{hint}}',
    historyEdited: 'An entry that was there before {{change}}: `{{was}}`. Put it back, and write a new entry.',
    releasedSection: 'This entry is new, and `{{version}}` is out. Move it to `{{to}}`.',
    first: 'It stands here first.',
    near: 'Write `{{text}}`.',
  },
  needs: { changelogFaults },
  check({ changelogFaults }, report) {
    for (const { kind, file, at, data, first, fix } of changelogFaults) {
      const related = first ? [{ messageId: 'first', place: { file, start: first.start, end: first.end }, data: {} } satisfies Related] : [];
      const suggestions = fix ? [{ messageId: 'near', data: { text: fix.text }, at: fix.at, text: fix.text, ...(kind === 'malformedLine' ? { isSafe: true } : {}) } satisfies Suggestion] : [];
      const { hint: _hint, form: _form, ...identity } = data;
      report(kind, { file, start: at.start, end: at.end }, data as AllSlots, related, identity, suggestions);
    }
  },
});

/** Each fault has the data that the message of its kind asks for; tests read every message. */
type AllSlots = Readonly<Record<'field' | 'reason' | 'form' | 'date' | 'section' | 'version' | 'above' | 'component' | 'type' | 'hint' | 'change' | 'was' | 'to', string>>;
