import { choices, defineRule, type Option } from '#model';
import { history } from '#facts/history';
import { links } from '#facts/links';
import { metrics } from '#facts/metrics';
import { hiddenIn } from './law.ts';

const atLeast = (description: string, minimum: number, fallback: number): Option<number> => ({ schema: { type: 'integer', minimum, description, default: fallback }, default: fallback });

export default defineRule({
  id: 'no-hidden-coupling',
  summary: 'Files that change together say so by an import.',
  presets: {},
  options: {
    levels: choices('Both files must belong to different ones of these.', ['folder', 'package', 'service'], ['folder']),
    degree: { ...atLeast('How often they change together, in percent: shared commits / mean of the commits of each.', 1, 60), schema: { type: 'integer', minimum: 1, maximum: 100, description: 'How often they change together, in percent: shared commits / mean of the commits of each.', default: 60 } },
    shared: atLeast('Commits that changed both, at least.', 1, 8),
    revisions: atLeast('Commits that changed each of them, at least.', 1, 8),
    files: atLeast('Commits that changed more files are left out.', 2, 30),
  },
  messages: {
    together: '`{{file}}` and `{{other}}` changed together in {{shared}} commits ({{degree}} % of {{revisions}} each), and no import leads from one to the other. {{advice}}',
    near: 'This changes with it.',
  },
  needs: { history, links, metrics },
  check({ history, links, metrics }, report, { levels, ...limits }) {
    for (const { first, second, shared, revisions, degree } of hiddenIn(history, links, metrics, levels, limits)) {
      const [from, to] = [first, second].map((file) => metrics.componentOf('folder', file));
      const data = {
        ...{ file: first, other: second, shared, degree: Math.round(degree), members: [first, second] },
        ...{ revisions: revisions[0] === revisions[1] ? revisions[0] : `${Math.min(...revisions)} to ${Math.max(...revisions)}` },
        advice: `Put what they both know into one module that both import, or move one of them next to the other (\`${from ?? ''}\`, \`${to ?? ''}\`).`,
      };
      report('together', { file: first, start: 0, end: 0 }, data, [{ messageId: 'near', place: { file: second, start: 0, end: 0 }, data: {} }], { members: [first, second] });
    }
  },
});
