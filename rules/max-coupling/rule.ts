import { choices, defineRule, type Option } from '#model';
import { importRoles } from '#facts/import-roles';
import { metrics } from '#facts/metrics';
import { excessesIn, type Bound } from './law.ts';
import { inWords } from './words.ts';

const bound = (description: string, fallback: Bound): Option<Bound> => ({ schema: { anyOf: [{ enum: ['outliers', 'off'] }, { type: 'number', minimum: 0 }], description, default: fallback }, default: fallback });

export default defineRule({
  id: 'max-coupling',
  summary: 'A component may not be tied to far more others than is usual in its repository.',
  presets: {},
  options: {
    levels: choices('What the components are: files, folders, packages, services.', ['file', 'folder', 'package', 'service'], ['file']),
    fanOut: bound('How many others a component may import: a number, or `outliers` for what is unusual in this repository.', 'outliers'),
    fanIn: bound('How many others may import a component.', 'off'),
    instability: bound('The largest fan-out / (fan-in + fan-out) of a component that others import, from 0 to 1.', 'off'),
    distance: bound('The largest distance from the main sequence, |abstractness + instability - 1|, of a component that others import, from 0 to 1.', 'off'),
  },
  messages: {
    fanOut: '`{{component}}` imports {{count}} {{others}}, and more than {{limit}} is {{why}}. {{advice}}',
    fanIn: '{{count}} {{others}} import `{{component}}`, and more than {{limit}} is {{why}}. {{advice}}',
    instability: '`{{component}}` has an instability of {{count}} ({{ties}}), and more than {{limit}} is {{why}}. {{advice}}',
    distance: '`{{component}}` is {{count}} away from the main sequence ({{ties}}), and more than {{limit}} is {{why}}. {{advice}}',
  },
  needs: { metrics, importRoles },
  check({ metrics, importRoles }, report, { levels, fanOut, fanIn, instability, distance }) {
    for (const level of levels)
      for (const excess of excessesIn(metrics, level, { fanOut, fanIn, instability, distance }, (file) => new Map(importRoles.get(file) ?? []))) {
        const { measure, component, at } = excess;
        report(measure, at, { level, component, ...inWords(excess) }, [], { level, component });
      }
  },
});
