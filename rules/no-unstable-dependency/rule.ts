import { choices, defineRule, type Option } from '#model';
import { metrics } from '#facts/metrics';
import { violationsIn } from './law.ts';
import { adviceOn, broughtInWords, placesOf, tiesInWords } from './words.ts';

const TOLERANCE: Option<number> = { schema: { type: 'number', minimum: 0, maximum: 1, description: 'How much less stable a dependency may be: the difference of instabilities, from 0 to 1.', default: 0.1 }, default: 0.1 };

export default defineRule({
  id: 'no-unstable-dependency',
  summary: 'A component may only depend on what is at least as stable as itself.',
  presets: {},
  options: {
    levels: choices('What the components are: packages, folders, services.', ['package', 'folder', 'service'], ['package']),
    counts: choices('What is counted outside of a component: other components, or the files in them.', ['components', 'files'], ['components']),
    tolerance: TOLERANCE,
  },
  messages: {
    unstable: '{{from}} depends on {{to}}, which is less stable and brings in {{more}}. {{advice}}',
    near: '`{{from}}` depends on `{{to}}` here too.',
  },
  needs: { metrics },
  check({ metrics }, report, { levels, counts, tolerance }) {
    for (const level of levels)
      for (const unit of counts)
        for (const { from, to, brings, imports } of violationsIn(metrics, level, unit, tolerance)) {
          const [first, ...others] = placesOf(imports);
          if (!first) continue;
          const data = {
            ...{ level, unit, brings, component: from.component, dependency: to.component },
            ...{ from: tiesInWords(from, level), to: tiesInWords(to, level), more: broughtInWords(brings, from), advice: adviceOn(from, imports) },
            ...{ instability: from.instability, dependencyInstability: to.instability },
          };
          const related = others.map((place) => ({ messageId: 'near', place, data: { from: from.component, to: to.component } }));
          report('unstable', first, data, related, { level, from: from.component, to: to.component });
        }
  },
});
