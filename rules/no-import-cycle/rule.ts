import { choices, defineRule, flag } from '#model';
import { eagerReads } from '#facts/eager-reads';
import { cutOf } from '#facts/graph/cut';
import { hazardsOf } from '#facts/graph/hazards';
import { importRings } from '#facts/import-rings';
import { origins } from '#facts/origins';
import { ringsAt, shown } from './ring.ts';
import { adviceOn, countOf, pathOf, stepInWords, warningOn } from './words.ts';

/** Places of each kind that are named beside a ring's own imports. */
const MOST = 10;

export default defineRule({
  id: 'no-import-cycle',
  summary: 'Modules may not import each other in a ring.',
  presets: { recommended: 'error', strict: 'error' },
  options: {
    levels: choices('What may not be in a ring: files, folders, packages.', ['file', 'folder', 'package'], ['file']),
    types: flag('Also report rings that only types, or imports that load later, close.', false),
    tests: flag('Also report rings of folders and packages that only test code closes.', false),
  },
  messages: {
    ring: '{{count}} modules import each other in a ring: {{path}}. {{warning}}{{advice}}',
    components: '{{count}} {{level}}s import each other in a ring: {{path}}. {{advice}}',
    typeRing: '{{count}} {{level}}s name each other in a ring that only types or later loads close: {{path}}. {{advice}}',
    testRing: '{{count}} {{level}}s import each other in a ring that only test code closes: {{path}}. {{advice}}',
    self: '`{{path}}` imports itself. Use the names directly.',
    hop: '`{{from}}` imports `{{to}}` here.',
    read: '`{{binding}}` is read here while modules load ({{where}}). If `{{origin}}` loads first, it is not set yet.',
    cut: 'No ring is left if {{step}}.',
  },
  needs: { importRings, origins, eagerReads },
  check({ importRings, origins: { find }, eagerReads }, report, { levels, types, tests }) {
    for (const level of levels)
      for (const { ring, messageId } of ringsAt(level, importRings, { types, tests })) {
        const { members } = ring;
        const { path, imports, edges, componentOf } = shown(ring, level, importRings);
        const [first, ...others] = imports;
        if (!first) continue;
        if (messageId === 'self') {
          report('self', first.at, { path: first.from, members });
          continue;
        }
        const cut = cutOf(ring, componentOf, find);
        const hazards = messageId === 'ring' ? hazardsOf(ring, eagerReads, find) : [];
        const related = [
          ...others.map(({ from, to, at }) => ({ messageId: 'hop', place: at, data: { from, to } })),
          ...hazards.slice(0, MOST).map(({ at, binding, where, origin }) => ({ messageId: 'read', place: at, data: { binding, where, origin } })),
          ...cut.steps.slice(0, MOST).map((step) => ({ messageId: 'cut', place: step.at, data: { step: stepInWords(step) } })),
        ];
        const data = {
          ...{ level, size: members.length, count: countOf(members.length, importRings.unknown), members, path: pathOf(path) },
          ...{ hazard: hazards.length > 0 ? 'load-order' : 'none', warning: warningOn(hazards) },
          ...{ advice: adviceOn(cut), cut: cut.steps.map(({ from, to }) => `${from} > ${to}`) },
        };
        report(messageId, first.at, data, related, { level, edges });
      }
  },
});
