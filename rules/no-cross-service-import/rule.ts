import { compileSelector, defineRule, flag, stringList, type Related } from '#model';
import { serviceCrossings } from '#facts/service-crossings';
import { adviceOn, pathOf } from './words.ts';

export default defineRule({
  id: 'no-cross-service-import',
  summary: 'A service may not import the source of another service.',
  presets: { recommended: 'error', strict: 'error' },
  options: {
    contracts: stringList('Selectors of what services may import of each other, besides what belongs to no service.', ['**/contract/**', '**/contracts/**', '**/proto/**', '**/protos/**', '**/api-types/**', '**/*.contract.*']),
    types: flag('Also report imports of which only types are used.', false),
    tests: flag('Also report imports in test code.', false),
  },
  messages: {
    source: '`{{from}}` imports `{{subject}}`, which is source of the service `{{to}}`. {{advice}}',
    types: '`{{from}}` takes types from `{{subject}}`, which is source of the service `{{to}}`. {{advice}}',
    shared: 'This import brings `{{subject}}`, source of the service `{{to}}`, into `{{from}}` ({{path}}). {{advice}}',
    hop: '`{{from}}` imports `{{to}}` here.',
  },
  needs: { serviceCrossings },
  check({ serviceCrossings }, report, { contracts, types, tests }) {
    const matchers = contracts.map(compileSelector);
    const isContract = (file: string): boolean => matchers.some((matches) => matches(file));
    for (const crossing of serviceCrossings) {
      const { at, subject, isType, isTest, steps } = crossing;
      if ((isType && !types) || (isTest && !tests) || isContract(subject)) continue;
      const [from, to] = [crossing.from.name, crossing.to.name];
      const related = steps.map((step): Related => ({ messageId: 'hop', place: step.at, data: { from: step.from, to: step.to } }));
      report(steps.length > 0 ? 'shared' : isType ? 'types' : 'source', at, { subject, from, to, path: pathOf(crossing), advice: adviceOn(crossing) }, related, { subject, from, to });
    }
  },
});
