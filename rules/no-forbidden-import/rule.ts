import { defineRule, type Related } from '#model';
import { boundaryCrossings } from '#facts/boundary-crossings';
import { nameOf } from '#facts/import-arrows';
import { emptySelectors } from '#facts/empty-selectors';
import { adviceOn, lawOf, listed, pathOf, signature } from './words.ts';

export default defineRule({
  id: 'no-forbidden-import',
  summary: 'A part of the project imports only what its boundaries allow.',
  presets: { recommended: 'error', strict: 'error' },
  options: {},
  messages: {
    forbidden: '`{{target}}` is imported here, and {{law}}. {{advice}}',
    passedOn: '`{{target}}` passes on {{symbols}} of `{{goal}}`, and {{law}}. {{advice}}',
    reached: 'This import leads to `{{goal}}` ({{path}}), and {{law}}. {{advice}}',
    matchesNothing: '`{{selector}}` of `{{key}}` selects nothing{{reason}}. {{hint}}',
    hop: '`{{from}}` imports `{{to}}` here.',
  },
  needs: { boundaryCrossings, emptySelectors },
  check({ boundaryCrossings, emptySelectors }, report) {
    for (const crossing of boundaryCrossings) {
      const { kind, arrow, steps, goal, symbols, denied = '' } = crossing;
      const target = nameOf(arrow.to);
      const data = {
        ...{ target, goal: nameOf(goal), symbols: listed(symbols), path: pathOf(arrow, steps), part: crossing.part, denied },
        ...{ law: lawOf(crossing), advice: adviceOn(crossing), because: crossing.boundary.because ?? '' },
      };
      const related = steps.map(({ from, to, at }): Related => ({ messageId: 'hop', place: at, data: { from, to: nameOf(to) } }));
      report(kind === 'direct' ? 'forbidden' : kind, arrow.at, data, related, { boundary: signature(crossing.boundary), target, denied });
    }
    for (const { selector: { text, at, key }, reason, near } of emptySelectors.ofBoundaries) {
      const hint = near === undefined ? 'Correct it, or delete it.' : `Did you mean \`${near}\`?`;
      report('matchesNothing', at, { selector: text, key, reason: reason === undefined ? '' : ` that is read (${reason})`, hint }, [], { selector: text });
    }
  },
});
