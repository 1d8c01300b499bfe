import { folderOf, type ByFile } from '#model';
import type { ChangelogPlan } from '../changelog-plan.ts';
import type { Changelog } from '../changelog.ts';
import type { Changes } from '../changes.ts';
import { readFragment, type Fragment } from './fragment.ts';
import { labelsOf } from './labels.ts';
import { countOf, takeOne, type AddedEntry, type Comparison } from './comparison.ts';

/** Files of a folder of fragments that are none. */
const NO_FRAGMENT = /(?:^|\/)(?:README[^/]*|\.[^/]*|_?template[^/]*|[^/]*\.(?:toml|jinja|j2|ini|cfg))$/i;

/** The folder of fragments that a file is in: one that is configured, or one of its name inside a component, as in `services/orders/changelog.d`. */
export function fragmentFolder(plan: ChangelogPlan, file: string): string | undefined {
  const folder = folderOf(file);
  if (NO_FRAGMENT.test(file)) return undefined;
  return plan.homes.find((home) => folder === home || folder.startsWith(`${home}/`) || folder.endsWith(`/${home}`));
}

/**
 * What fragments a change adds, by how many more there are of a component: one with another name, or that replaces another, is the same.
 * A change that takes a component's fragments away is the release that they were for.
 */
export function fragmentComparison(plan: ChangelogPlan, changelogs: ByFile<Changelog | undefined>, changes: Changes): Comparison {
  const componentsOf = (path: string, fragment: Fragment | undefined): readonly string[] => {
    const home = fragmentFolder(plan, path);
    return home === undefined ? [] : fragmentComponents(plan, home, path, fragment);
  };
  const now = changes.files.flatMap(({ path, kind }): AddedEntry[] => (kind === 'deleted' || fragmentFolder(plan, path) === undefined ? [] : [{ place: { file: path, start: 0, end: 0 }, components: componentsOf(path, changelogs.get(path)?.fragment) }]));
  const before = changes.files.flatMap(({ path, before = path, kind }) => (kind === 'added' || fragmentFolder(plan, before) === undefined ? [] : componentsOf(before, readFragment(changes.textAtBase(before) ?? ''))));
  const [left, kept] = [countOf(before), countOf(now.flatMap(({ components }) => components))];
  return {
    added: now.map((one) => ({ ...one, components: one.components.filter((component) => !takeOne(left, component)) })).filter(({ components }) => components.length > 0),
    edited: [],
    settled: new Set(before.filter((component) => !takeOne(kept, component))),
  };
}

/**
 * What a fragment is about: what changie writes in it; the component that it lies in; the one whose own folder it is in;
 * the name of a folder below the folder of fragments; a part of its name; the only component that there is.
 */
export function fragmentComponents(plan: ChangelogPlan, home: string, file: string, fragment: Fragment | undefined): string[] {
  const written = [fragment?.component?.text, fragment?.project?.text].flatMap((name) => (name === undefined ? [] : [plan.named(name) ?? name]));
  if (written.length > 0) return written;
  const owner = plan.ownerOf(file);
  const dwellers = plan.components.filter((component) => plan.homeOf(component) === home);
  const below = file.startsWith(`${home}/`) ? file.slice(home.length + 1).split('/').slice(0, -1) : [];
  const name = file.slice(file.lastIndexOf('/') + 1);
  const inName = [...name.split(/[.+_]/), ...labelsOf(name)];
  const said = [...below, ...inName].flatMap((part) => plan.named(part) ?? []);
  const [first] = said;
  if (first !== undefined) return [first];
  if (owner !== undefined && !(file === home || file.startsWith(`${home}/`))) return [owner];
  return dwellers.length === 1 ? dwellers : owner === undefined ? [] : [owner];
}
