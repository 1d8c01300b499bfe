import type { ByFile } from '#model';
import type { ChangelogPlan } from '../changelog-plan.ts';
import { readChangelog, type Changelog } from '../changelog.ts';
import type { Changes } from '../changes.ts';
import { readManifest } from '../npm/manifest.ts';
import type { PackageManifest } from '../package-manifests.ts';
import type { Bump } from './changeset.ts';
import { countOf, takeOne, type AddedEntry, type Comparison } from './comparison.ts';

/**
 * What changesets a change adds, as a multiset: each package that a changeset names is an entry for it. One that is edited, or has another name, is the same.
 * A change that takes changesets away and raises versions is the release that they were for.
 */
export function changesetComparison(plan: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, changes: Changes, manifests: ByFile<PackageManifest>): Comparison {
  const inFolder = changes.files.filter(({ path, before }) => plan.homes.some((home) => path.startsWith(`${home}/`) || before?.startsWith(`${home}/`)));
  const componentOf = ({ component }: Bump): string => plan.named(component.text) ?? component.text;
  const bumpsAtBase = (path: string): readonly Bump[] => {
    const text = changes.textAtBase(path);
    return (text === undefined ? undefined : readChangelog(text)?.changeset?.bumps) ?? [];
  };
  const before = inFolder.flatMap(({ path, before, kind }) => (kind === 'added' ? [] : bumpsAtBase(before ?? path).map(componentOf)));
  const now = inFolder.flatMap(({ path, kind }) => (kind === 'deleted' ? [] : (changelogs.get(path)?.changeset?.bumps ?? []).map((bump): AddedEntry => ({ place: { file: path, start: bump.component.start, end: bump.component.end }, components: [componentOf(bump)] }))));
  const [left, kept] = [countOf(before), countOf(now.flatMap(({ components }) => components))];
  const gone = before.filter((component) => !takeOne(kept, component));
  return { added: now.filter(({ components: [component = ''] }) => !takeOne(left, component)), edited: [], settled: new Set(gone.length > 0 ? [...gone, ...raised(plan, changes, manifests)] : []) };
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
