import { defineRule, flag } from '#model';
import { emptySelectors } from '#facts/empty-selectors';
import { nameOf } from '#facts/import-arrows';
import { layerCrossings } from '#facts/layer-crossings';
import { testFiles } from '#facts/test-files';
import { adviceOn } from './words.ts';

export default defineRule({
  id: 'no-upward-import',
  summary: 'A layer imports only layers below it.',
  presets: { recommended: 'error', strict: 'error' },
  options: {
    types: flag('Count imports that only types make.', true),
    tests: flag('Judge imports that are written in test code.', true),
  },
  messages: {
    upward: '`{{from}}` may not import the higher layer `{{to}}`, and this imports `{{goal}}`{{through}}. {{advice}}',
    sibling: '`{{from}}` and `{{to}}` are independent parts of one layer, and this imports `{{goal}}`{{through}}. {{advice}}',
    skipped: '`{{from}}` may not pass over the closed layer `{{over}}`{{because}}, and this imports `{{goal}}` of `{{to}}`{{through}}. {{advice}}',
    matchesNothing: '`{{selector}}` of `{{key}}` selects nothing{{reason}}. {{hint}}',
  },
  needs: { layerCrossings, emptySelectors, testFiles },
  check({ layerCrossings, emptySelectors, testFiles }, report, { types, tests }) {
    for (const crossing of layerCrossings.counting(types)) {
      const { kind, arrow, goal, from, to, over } = crossing;
      if (!tests && testFiles.has(arrow.from)) continue;
      const target = nameOf(arrow.to);
      const data = {
        ...{ from, to, goal, over: over?.name ?? '', because: over?.because === undefined ? '' : ` (${over.because.replace(/\s+/g, ' ').replace(/[ .]+$/, '')})` },
        ...{ through: target === goal ? '' : `, through \`${target}\``, advice: adviceOn(crossing) },
      };
      report(kind, arrow.at, data, [], { from, to, target });
    }
    for (const { selector: { text, at, key }, reason, near } of emptySelectors.ofLayers) {
      const hint = near === undefined ? 'Correct it, or delete it.' : `Did you mean \`${near}\`?`;
      report('matchesNothing', at, { selector: text, key, reason: reason === undefined ? '' : ` that is read (${reason})`, hint }, [], { selector: text });
    }
  },
});
