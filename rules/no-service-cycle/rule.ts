import { defineRule, flag, type Related } from '#model';
import { serviceEdges } from '#facts/service-edges';
import { ringsOf } from './ring.ts';
import { adviceOn, hopInWords, pathOf } from './words.ts';

export default defineRule({
  id: 'no-service-cycle',
  summary: 'Services may not depend on each other in a ring.',
  presets: { recommended: 'error', strict: 'error' },
  options: {
    messages: flag('Also report rings that messages close which nobody waits for.', false),
    configured: flag('Also count an address in the environment of a service whose calls are not seen, as of one in another language.', false),
  },
  messages: {
    calls: '{{count}} services call each other in a ring and wait for each other: {{path}}. {{advice}}',
    imports: '{{count}} services import each other in a ring: {{path}}. {{advice}}',
    mixed: '{{count}} services depend on each other in a ring of imports and calls: {{path}}. {{advice}}',
    messages: '{{count}} services send each other messages in a ring: {{path}}. {{advice}}',
    hop: '{{hop}} here.',
  },
  needs: { serviceEdges },
  check({ serviceEdges: { edges } }, report, options) {
    for (const { kind, members, hops } of ringsOf(edges, options)) {
      const [first, ...others] = hops;
      const [place] = first?.evidence ?? [];
      if (!place) continue;
      const related = others.flatMap((hop): Related[] => hop.evidence.slice(0, 1).map((at) => ({ messageId: 'hop', place: at, data: { hop: hopInWords(hop) } })));
      const identity = { kind, members };
      report(kind, place, { count: members.length, members, path: pathOf(hops), advice: adviceOn(kind, hops) }, related, identity);
    }
  },
});
