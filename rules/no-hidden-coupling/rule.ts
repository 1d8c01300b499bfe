import { choices, defineRule, type Option, type Place } from '#model';
import { history } from '#facts/history';
import { links } from '#facts/links';
import { metrics } from '#facts/metrics';
import { groupsOf, hiddenIn } from './law.ts';

/** How many of the others a finding names. */
const MOST = 10;

const atLeast = (description: string, minimum: number, fallback: number): Option<number> => ({ schema: { type: 'integer', minimum, description, default: fallback }, default: fallback });

export default defineRule({
  id: 'no-hidden-coupling',
  summary: 'Files that change together say so by an import.',
  presets: {},
  options: {
    levels: choices('Both files must belong to different ones of these.', ['folder', 'package', 'service'], ['folder']),
    degree: { ...atLeast('How often they change together, in percent: shared commits / mean of the commits of each.', 1, 60), schema: { type: 'integer', minimum: 1, maximum: 100, description: 'How often they change together, in percent: shared commits / mean of the commits of each.', default: 60 } },
    shared: atLeast('Commits that changed both, at least.', 1, 5),
    revisions: atLeast('Commits that changed each of them, at least.', 1, 5),
    files: atLeast('Commits that changed more files are left out.', 2, 30),
  },
  messages: {
    together: '`{{file}}` and `{{other}}` changed together in {{shared}} commits ({{degree}} % of {{revisions}} each), and no import leads from one to the other. {{advice}}',
    group: '{{count}} files change together, such as `{{file}}` and `{{other}}` in {{shared}} commits ({{degree}} % of {{revisions}} each), and no import leads from one to the other. {{advice}}',
    near: '`{{other}}` changes with it.',
  },
  needs: { history, links, metrics },
  check({ history, links, metrics }, report, { levels, ...limits }) {
    const placeOf = (file: string): Place => links.links.find(({ from }) => from === file)?.at ?? { file, start: 0, end: 0 };
    for (const { members, closest } of groupsOf(hiddenIn(history, links, metrics, levels, limits))) {
      const { first, second, shared, revisions, degree } = closest;
      const isPair = members.length === 2;
      const data = {
        ...{ members, count: members.length, file: first, other: second, shared, degree: Math.round(degree) },
        ...{ revisions: revisions[0] === revisions[1] ? revisions[0] : `${Math.min(...revisions)} to ${Math.max(...revisions)}` },
        advice: isPair ? 'Put what both know into one module that both import, or move one of them next to the other.' : 'Put what all of them know into one module that they import.',
      };
      const related = members.filter((member) => member !== first).slice(0, MOST).map((other) => ({ messageId: 'near', place: placeOf(other), data: { other } }));
      report(isPair ? 'together' : 'group', placeOf(first), data, related, { members });
    }
  },
});
