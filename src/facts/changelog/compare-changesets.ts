import type { ByFile } from '#model';
import type { ChangelogPlan } from '../changelog-plan.ts';
import { readChangelog, type Changelog } from '../changelog.ts';
import type { Changes } from '../changes.ts';
import { readManifest } from '../npm/manifest.ts';
import type { PackageManifest } from '../package-manifests.ts';
import type { Bump } from './changeset.ts';
import { countOf, takeOne, type AddedEntry, type Comparison } from './comparison.ts';

/**
 * What changesets a change adds: each package that a changeset names is an entry for it.
 * A change that takes changesets away and raises versions is the release that they were for.
 */
export function changesetComparison(plan: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, changes: Changes, manifests: ByFile<PackageManifest>): Comparison {
  const inFolder = changes.files.filter(({ path, before }) => plan.homes.some((home) => path.startsWith(`${home}/`) || before?.startsWith(`${home}/`)));
  const componentOf = ({ component }: Bump): string => plan.named(component.text) ?? component.text;
  const bumpsAtBase = (path: string): readonly Bump[] => {
    const text = changes.textAtBase(path);
    return (text === undefined ? undefined : readChangelog(text)?.changeset?.bumps) ?? [];
  };
  const known = countOf(inFolder.flatMap(({ path, before, kind }) => (kind === 'added' ? [] : bumpsAtBase(before ?? path).map(componentOf))));
  const added = inFolder.filter(({ kind }) => kind !== 'deleted').flatMap(({ path, kind }): AddedEntry[] => {
    const bumps = changelogs.get(path)?.changeset?.bumps ?? [];
    // a changeset that was there and is edited adds only the packages that it did not name; one in a file of its own is new
    const fresh = kind === 'added' ? bumps : bumps.filter((bump) => !takeOne(known, componentOf(bump)));
    return fresh.map((bump) => ({ place: { file: path, start: bump.component.start, end: bump.component.end }, components: [componentOf(bump)] }));
  });
  const gone = inFolder.flatMap(({ path, kind }) => (kind === 'deleted' ? bumpsAtBase(path).map(componentOf) : []));
  return { added, edited: [], settled: new Set(gone.length > 0 ? [...gone, ...raised(plan, changes, manifests)] : []) };
}

/** Components with a package whose version the change raises: a release raises those that depend on what it releases too. */
function raised(plan: ChangelogPlan, changes: Changes, manifests: ByFile<PackageManifest>): string[] {
  return changes.files.flatMap(({ path }) => {
    const now = manifests.get(path);
    const before = now && changes.textAtBase(path);
    const component = plan.ownerOf(path);
    return now && before !== undefined && component !== undefined && readManifest(before).version !== now.version ? [component] : [];
  });
}
