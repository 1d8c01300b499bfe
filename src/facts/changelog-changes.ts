import { compareText, groupBy, projectFact, sorted, type ByFile } from '#model';
import { changelogs, readChangelog, type Changelog } from './changelog.ts';
import { changelogPlan, type ChangelogPlan } from './changelog-plan.ts';
import { bookComparison } from './changelog/books.ts';
import { ignoredPackages } from './changelog/changeset-config.ts';
import { changesetComparison } from './changelog/compare-changesets.ts';
import { fragmentComparison } from './changelog/compare-fragments.ts';
import type { Comparison } from './changelog/comparison.ts';
import { isDevelopmentOnly } from './changelog/development-only.ts';
import { changes, type Changes, type ComparedBase } from './changes.ts';
import { clock } from './clock.ts';
import { packageManifests, type PackageManifest } from './package-manifests.ts';

/** A component with files that changed and whose changes need an entry. */
export interface ChangedComponent {
  readonly component: string;
  /** In code-unit order. */
  readonly files: readonly string[];
  /** Those of them that are still there. */
  readonly present: readonly string[];
}

/** What has changed since the merge base, in the project and in what is written down of it. */
export interface ChangelogChanges extends Comparison {
  readonly base: ComparedBase;
  /** In code-unit order of components. */
  readonly changed: readonly ChangedComponent[];
  /** Whether somebody says, with a reason, that a component's change needs no entry. */
  isWaived(component: string): boolean;
}

/** Undefined where no changelog is configured or there is no base to compare with. */
export const changelogChanges = projectFact<ChangelogChanges | undefined, { plan: typeof changelogPlan; changelogs: typeof changelogs; changes: typeof changes; clock: typeof clock; packageManifests: typeof packageManifests }>({
  id: 'changelog-changes',
  version: 1,
  needs: { plan: changelogPlan, changelogs, changes, clock, packageManifests },
  derive({ plan, changelogs, changes, clock, packageManifests }) {
    if (!plan || !changes || 'missing' in changes.base) return undefined;
    const { base } = changes;
    const known = remembering(changes);
    const comparison = plan.format === 'changesets' ? changesetComparison(plan, changelogs, known, packageManifests) : plan.format === 'fragments' ? fragmentComparison(plan, changelogs, known) : bookComparison(plan, changelogs, known);
    const waived = waivedBy(plan, changelogs, known, clock.today);
    return { base, ...comparison, changed: changedComponents(plan, known, packageManifests), isWaived: (component) => waived.has(component) || waived.has('*') };
  },
});

/** Each text of the merge base costs a process. */
function remembering(changes: Changes): Changes {
  const texts = new Map<string, string | undefined>();
  return {
    base: changes.base,
    files: changes.files,
    textAtBase(path) {
      if (!texts.has(path)) texts.set(path, changes.textAtBase(path));
      return texts.get(path);
    },
  };
}

/** A file that moved has changed both what it left and what it came to. */
function changedComponents(plan: ChangelogPlan, changes: Changes, manifests: ByFile<PackageManifest>): ChangedComponent[] {
  const isIgnored = plan.format === 'changesets' ? ignoredPackages(plan.homes, changes) : () => false;
  const telling = changes.files.filter((file) => !/(?:^|\/)package\.json$/.test(file.path) || plan.concernOf(file.path) === undefined || !isDevelopmentOnly(file, changes, manifests));
  const touched = telling.flatMap(({ path, before, kind }) => [{ path, isThere: kind !== 'deleted' }, ...(before === undefined ? [] : [{ path: before, isThere: false }])]);
  const concerning = touched.flatMap((one) => {
    const component = plan.concernOf(one.path);
    return component === undefined || isIgnored(component) ? [] : [{ ...one, component }];
  });
  return [...groupBy(concerning, ({ component }) => component)]
    .map(([component, all]) => ({ component, files: sorted(new Set(all.map(({ path }) => path))), present: sorted(all.flatMap(({ path, isThere }) => (isThere ? [path] : []))) }))
    .sort((a, b) => compareText(a.component, b.component));
}

/** Waivers of the configuration that still hold, those that this change writes into a changelog, and its changesets without packages. */
function waivedBy({ settings, homes, format }: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, changes: Changes, today: string): Set<string> {
  const configured = (settings.waivers ?? []).filter(({ until }) => until === undefined || until >= today).map(({ component }) => component);
  const touched = changes.files.filter(({ path, kind }) => kind !== 'deleted' && homes.some((home) => path === home || path.startsWith(`${home}/`)));
  const written = touched.flatMap(({ path, before }) => {
    const now = changelogs.get(path);
    if (!now) return [];
    if (format === 'changesets') return now.changeset?.bumps.length === 0 && now.changeset.faults.length === 0 && now.changeset.hasText ? ['*'] : [];
    const text = changes.textAtBase(before ?? path);
    const key = ({ components, reason }: Changelog['waivers'][number]): string => [...components, '', reason].join('\0');
    const known = new Set((text === undefined ? [] : (readChangelog(text)?.waivers ?? [])).map(key));
    return now.waivers.filter((one) => one.reason !== '' && !known.has(key(one))).flatMap(({ components }) => (components.length === 0 ? ['*'] : components));
  });
  return new Set([...configured, ...written]);
}
