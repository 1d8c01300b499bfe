import { projectFact, type ByFile, type Place } from '#model';
import { changelogs, type Changelog } from './changelog.ts';
import { changelogChanges, type ChangelogChanges, type ChangedComponent } from './changelog-changes.ts';
import { changelogPlan, type ChangelogPlan } from './changelog-plan.ts';

/** A component that has changed and of which nothing says so where it should. */
export interface MissingEntry extends ChangedComponent {
  /** Where the entry would be; of changesets and fragments, which are files of their own, a file that has changed. */
  readonly place: Place;
  /** The changelog, or the folder. */
  readonly home: string;
  /** What the change is compared with. */
  readonly base: string;
}

/** A new entry in the changelog of another component. */
export interface MisplacedEntry {
  readonly component: string;
  readonly place: Place;
  readonly home: string;
}

export interface ChangelogNeeds {
  readonly missing: readonly MissingEntry[];
  readonly misplaced: readonly MisplacedEntry[];
}

/** What a change still has to write down. */
export const changelogNeeds = projectFact<ChangelogNeeds, { plan: typeof changelogPlan; changelogs: typeof changelogs; changelogChanges: typeof changelogChanges }>({
  id: 'changelog-needs',
  version: 1,
  needs: { plan: changelogPlan, changelogs, changelogChanges },
  derive: ({ plan, changelogs, changelogChanges }) => (plan && changelogChanges ? needsOf(plan, changelogs, changelogChanges) : { missing: [], misplaced: [] }),
});

function needsOf(plan: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, { base, changed, added, settled, isWaived }: ChangelogChanges): ChangelogNeeds {
  const isBook = plan.format === 'entries' || plan.format === 'keep-a-changelog';
  const waiting = added.filter(({ releasedIn, place }) => releasedIn === undefined && (!isBook || plan.homes.includes(place.file)));
  const told = new Set(waiting.flatMap(({ place, components }) => components.filter((component) => !isBook || plan.homeOf(component) === place.file)));
  const untold = changed.filter(({ component }) => !told.has(component) && !settled.has(component) && !isWaived(component));
  const isUntold = new Set(untold.map(({ component }) => component));
  // the field of an entry names a component; the label of a bullet may be a word of its text, unless that component's entry is missing
  const misplaced = !isBook ? [] : waiting.flatMap(({ place, components }) => components.filter((component) => plan.components.includes(component) && plan.homeOf(component) !== place.file && (plan.format === 'entries' || isUntold.has(component))).map((component) => ({ component, place, home: plan.homeOf(component) })));
  const found = new Set(misplaced.map(({ component }) => component));
  return {
    misplaced,
    missing: untold.filter(({ component }) => !found.has(component)).map((one) => {
      const home = plan.homeOf(one.component);
      return { ...one, home, base: base.name, place: isBook ? placeForEntry(home, changelogs.get(home)) : { file: one.present[0] ?? one.files[0] ?? home, start: 0, end: 0 } };
    }),
  };
}

/** Where a new entry goes: where the newest one stands, or the section of what is not released. */
function placeForEntry(file: string, log: Changelog | undefined): Place {
  const entry = log?.entries?.entries[0];
  const release = log?.releases?.releases.find(({ isUnreleased }) => isUnreleased) ?? log?.releases?.releases[0];
  const { start, end } = release ?? entry ?? { start: 0, end: 0 };
  return { file, start, end };
}
