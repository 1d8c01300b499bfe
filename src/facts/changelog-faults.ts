import { projectFact, sorted, type ByFile } from '#model';
import { changelogs, type Changelog } from './changelog.ts';
import { changelogChanges, type ChangelogChanges } from './changelog-changes.ts';
import { changelogPlan, type ChangelogPlan } from './changelog-plan.ts';
import { entryFaults } from './changelog/entry-faults.ts';
import { typesMissed, unknownWord, type Fault } from './changelog/faults.ts';
import { fragmentFolder } from './changelog/compare-fragments.ts';
import { typeInName } from './changelog/fragment.ts';
import { releaseFaults } from './changelog/release-faults.ts';
import { clock } from './clock.ts';
import { packageManifests } from './package-manifests.ts';

/** A fault and the file it is in. */
export interface ChangelogFault extends Fault {
  readonly file: string;
}

/** What is wrong with the form of the configured changelogs, changesets or fragments, and with what a change does to history. */
export const changelogFaults = projectFact<readonly ChangelogFault[], { plan: typeof changelogPlan; changelogs: typeof changelogs; changelogChanges: typeof changelogChanges; clock: typeof clock; packageManifests: typeof packageManifests }>({
  id: 'changelog-faults',
  version: 1,
  needs: { plan: changelogPlan, changelogs, changelogChanges, clock, packageManifests },
  derive({ plan, changelogs, changelogChanges, clock, packageManifests }) {
    if (!plan) return [];
    const packages = sorted(new Set([...packageManifests.values()].flatMap(({ name }) => name ?? [])));
    const written = [...changelogs].flatMap(([file, log]) => (log || plan.format === 'fragments' ? faultsIn(file, log ?? NOTHING, plan, clock.today, packages).map((fault): ChangelogFault => ({ ...fault, file })) : []));
    return [...written, ...historyFaults(changelogChanges, plan, changelogs)];
  },
});

/** A fragment may be any text. */
const NOTHING: Changelog = { waivers: [] };

function faultsIn(file: string, log: Changelog, plan: ChangelogPlan, today: string, packages: readonly string[]): Fault[] {
  switch (plan.format) {
    case 'entries':
      return plan.homes.includes(file) ? [...(log.entries ? entryFaults(log.entries, plan, today) : []), ...waiverFaults(log, plan)] : [];
    case 'keep-a-changelog':
      return plan.homes.includes(file) ? [...(log.releases ? releaseFaults(log.releases, plan, today) : []), ...waiverFaults(log, plan)] : [];
    case 'changesets':
      return plan.homes.some((home) => file.startsWith(`${home}/`)) ? changesetFaults(log, plan, packages) : [];
    case 'fragments':
      return fragmentFolder(plan, file) === undefined ? [] : fragmentFaults(file, log, plan);
  }
}

/** A waiver says why, and for whom. */
function waiverFaults({ waivers }: Changelog, { components, named }: ChangelogPlan): Fault[] {
  return waivers.flatMap(({ start, end, reason, components: written }): Fault[] => [
    ...(reason === '' ? [{ kind: 'waiverWithoutReason', at: { start, end }, data: { component: written.join(', '), hint: 'Write it behind ` -- `.' } } as const] : []),
    ...(components.length === 0 ? [] : written.filter((name) => named(name) === undefined).map((name) => unfixed(unknownWord('unknownComponent', { start, end }, name, components)))),
  ]);
}

const unfixed = ({ kind, at, data }: Fault): Fault => ({ kind, at, data });

const BUMPS = ['major', 'minor', 'patch', 'none'];

function changesetFaults({ changeset }: Changelog, plan: ChangelogPlan, packages: readonly string[]): Fault[] {
  if (!changeset) return [];
  const known = sorted(new Set([...packages, ...plan.components]));
  const { bumps, faults, hasText } = changeset;
  return [
    ...faults.map(({ start, end, reason }): Fault => ({ kind: 'malformedLine', at: { start, end }, data: { field: 'line', reason, form: '"package": minor' } })),
    ...bumps.flatMap(({ component, type }) => [
      ...(known.length === 0 || known.includes(component.text) ? [] : [unknownWord('unknownComponent', component, component.text, known)]),
      ...(BUMPS.includes(type.text) ? [] : [unknownWord('unknownType', type, type.text, BUMPS, { component: component.text })]),
    ]),
    ...(bumps.length > 0 || faults.length > 0 || hasText ? [] : [{ kind: 'waiverWithoutReason', at: { start: 0, end: 3 }, data: { component: '', hint: 'Write it below the second `---`.' } } as const]),
  ];
}

/** What changie writes into a fragment; of others only the name is looked at, where the types are configured. */
function fragmentFaults(file: string, { fragment }: Changelog, { components, named, settings: { types } }: ChangelogPlan): Fault[] {
  const component = fragment?.component;
  const type = fragment?.type ?? { start: 0, end: 0, text: typeInName(file) ?? '' };
  const missed = types && type.text !== '' ? typesMissed(type.text, types) : undefined;
  return [
    ...(component && components.length > 0 && named(component.text) === undefined ? [unknownWord('unknownComponent', component, component.text, components)] : []),
    ...(missed ? [unknownWord('unknownType', type, type.text, missed, { component: component?.text ?? '' })] : []),
  ];
}

/** What was out at the merge base stays as it was, and gets nothing new. */
function historyFaults(changed: ChangelogChanges | undefined, { homes }: ChangelogPlan, changelogs: ByFile<Changelog | undefined>): ChangelogFault[] {
  const edited = (changed?.edited ?? []).map(({ place: { file, start, end }, component, isGone, was }): ChangelogFault => ({ kind: 'historyEdited', file, at: { start, end }, data: { component, change: isGone ? 'is gone' : 'is another now', was: was.slice(0, 160) } }));
  const landed = (changed?.added ?? []).flatMap(({ place: { file, start, end }, components, releasedIn }): ChangelogFault[] => {
    if (releasedIn === undefined || !homes.includes(file)) return [];
    const waiting = changelogs.get(file)?.releases?.releases.find(({ isUnreleased }) => isUnreleased)?.version.text ?? 'Unreleased';
    return [{ kind: 'releasedSection', file, at: { start, end }, data: { component: components.join(', '), version: releasedIn, to: waiting } }];
  });
  return [...edited, ...landed];
}
