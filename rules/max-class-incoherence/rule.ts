import { defineRule, type Option } from '#model';
import { classes } from '#facts/classes';
import { productionFiles } from '#facts/production-files';
import { separable } from './law.ts';
import { groupsInWords, partOf } from './words.ts';

const GROUPS: Option<number> = { schema: { type: 'integer', minimum: 1, description: 'Groups of methods that a class may have which share nothing with each other.', default: 1 }, default: 1 };

export default defineRule({
  id: 'max-class-incoherence',
  summary: 'The methods of a class belong together.',
  presets: {},
  options: { groups: GROUPS },
  messages: {
    groups: '`{{name}}` is {{count}} classes in one: {{groups}} share no field and call none of each other. Make each a class of its own.',
    near: 'Group {{number}}: {{members}}.',
  },
  needs: { classes, productionFiles },
  check({ classes, productionFiles }, report, { groups: most }) {
    for (const [file, written] of classes) {
      if (written.length === 0 || !productionFiles.has(file)) continue;
      for (const one of written) {
        const groups = separable(one);
        if (groups.length <= most) continue;
        const name = one.name === '' ? 'This class' : one.name;
        const related = groups.map((group, index) => ({ messageId: 'near', place: { file, ...group.at }, data: { number: index + 1, members: partOf(group) } }));
        report('groups', { file, start: one.start, end: one.end }, { name, count: groups.length, groups: groupsInWords(groups) }, related, { name, groups: groups.map(({ methods }) => methods.join(' ')) });
      }
    }
  },
});
