import { groupBy } from '#model';
import { nearest } from '../spelling.ts';
import type { ChangelogPlan } from '../changelog-plan.ts';
import { aboutOf } from './about.ts';
import { outOf } from './compare-releases.ts';
import { dayAfter, isDay } from './fields.ts';
import { typesMissed, unknownWord, type Fault } from './faults.ts';
import type { ReleaseLog } from './releases.ts';
import { versionOrderFaults } from './version-order.ts';

/** What is wrong with the headings and bullets of one changelog by releases. */
export function releaseFaults(log: ReleaseLog, plan: ChangelogPlan, today: string): Fault[] {
  const latest = dayAfter(today);
  const dates = log.releases.flatMap(({ date, component = '' }): Fault[] => {
    if (!date) return [];
    if (!isDay(date.text)) return [{ kind: 'invalidDate', at: date, data: { date: date.text, component } }];
    return date.text > latest ? [{ kind: 'futureDate', at: date, data: { date: date.text, component } }] : [];
  });
  const dated = log.releases.flatMap(({ date, version, component = '', isUnreleased }) => (date && !isUnreleased && isDay(date.text) && date.text <= latest ? [{ component, version: version.text, date: date.text, at: version }] : []));
  return [...dates, ...versionOrderFaults(dated), ...headingFaults(log, plan), ...twins(log), ...unknownLabels(log, plan)];
}

function headingFaults({ releases, groups }: ReleaseLog, plan: ChangelogPlan): Fault[] {
  const nameOf = (index: number): string => `${releases[index]?.component ?? ''}@${releases[index]?.version.text ?? ''}`;
  const twice = repeated(releases.map((release, index) => ({ ...release, key: nameOf(index), title: release.version.text })));
  const waiting = groups.filter(({ release }) => releases[release]?.isUnreleased).map((group) => ({ ...group, key: [group.release, group.parent, group.level, group.text.toLowerCase()].join('\0'), title: group.text }));
  const types = groups.filter(({ parent, text }) => parent === undefined && plan.named(text) === undefined).flatMap((group) => {
    if (/^\[|^v?\d/.test(group.text) && group.level <= 2) return [{ kind: 'malformedLine', at: group, data: { field: 'version', reason: 'cannot be read', form: '## [1.2.0] - 2026-01-31' } } as const];
    const known = typesMissed(group.text, plan.settings.types);
    return known ? [unknownWord('unknownType', group, group.text, known, { component: '' })] : [];
  });
  return [...twice, ...repeated(waiting), ...types];
}

function repeated(headings: readonly { readonly start: number; readonly end: number; readonly key: string; readonly title: string }[]): Fault[] {
  return [...groupBy(headings, ({ key }) => key).values()].flatMap(([first, ...more]) => more.map(({ start, end, title }): Fault => ({ kind: 'duplicateSection', at: { start, end }, data: { section: title }, ...(first ? { first: { start: first.start, end: first.end } } : {}) })));
}

/** The same bullet twice in one section. */
function twins({ bullets }: ReleaseLog): Fault[] {
  const keyed = groupBy(bullets, ({ release, group, parent, text }) => [release, group, parent, text].join('\0'));
  return [...keyed.values()].flatMap(([first, ...more]) => more.map(({ start, end, text, labels }): Fault => ({ kind: 'duplicateEntry', at: { start, end }, data: { component: labels.join(', '), text: text.slice(0, 120) }, ...(first ? { first: { start: first.start, end: first.end } } : {}) })));
}

/** Labels that are almost the name of a component, in what is not out yet; other labels are words of the text. */
function unknownLabels(log: ReleaseLog, plan: ChangelogPlan): Fault[] {
  const out = new Set(outOf(log));
  const isKnown = (label: string): string | undefined => plan.components.find((name) => name.toLowerCase() === label.toLowerCase()) ?? plan.named(label);
  return log.bullets.flatMap((bullet) => {
    const release = log.releases[bullet.release];
    const [label = ''] = bullet.labels;
    if (!release || out.has(release) || bullet.labels.length !== 1 || /\s/.test(label) || aboutOf(log, bullet, isKnown).length > 0 || !isSlip(label, plan.components)) return [];
    return [withoutFix(unknownWord('unknownComponent', { start: bullet.start, end: bullet.end }, label, plan.components))];
  });
}

/** Whether a label is a name with a letter or two wrong, and not a longer or shorter word, or one that begins a sentence. */
function isSlip(label: string, components: readonly string[]): boolean {
  const near = nearest(label, components);
  return near !== undefined && label.length > 3 && Math.abs(near.length - label.length) <= 2 && near[0] === label[0];
}

/** Where the label stands in its bullet is not kept. */
const withoutFix = ({ kind, at, data }: Fault): Fault => ({ kind, at, data });
