import { compileSelector, projectFact, sorted, type ByFile } from '#model';
import { changelogSettings, type ChangelogFormat, type ChangelogSettings } from './changelog-settings.ts';
import { changelogs, type Changelog } from './changelog.ts';
import { exemptKind } from './changelog/exempt.ts';
import { ownersBy } from './changelog/owners.ts';
import { packageManifests, type PackageManifest } from './package-manifests.ts';
import { testFiles, type TestFiles } from './test-files.ts';

/** How the project writes down its changes: the configuration, joined with what is there. */
export interface ChangelogPlan {
  readonly settings: ChangelogSettings;
  readonly format: ChangelogFormat;
  /** Names of components, in code-unit order; empty where none is known. */
  readonly components: readonly string[];
  /** The changelogs, or the folders of changesets or fragments, in code-unit order. */
  readonly homes: readonly string[];
  /** The changelog, or the folder, in which a component's changes are to be written. */
  homeOf(component: string): string;
  /** The component that a file belongs to, if its changes need an entry at all. */
  concernOf(file: string): string | undefined;
  /** The component that a file belongs to. */
  ownerOf(file: string): string | undefined;
  /** The component that a name stands for: its own, or that of a package in it. */
  named(written: string): string | undefined;
}

const FRAGMENT_FOLDERS = ['.changes/unreleased', 'changelog.d', 'newsfragments', 'changes', 'news'];

/** Undefined where the configuration has no key `changelog`. */
export const changelogPlan = projectFact<ChangelogPlan | undefined, { settings: typeof changelogSettings; changelogs: typeof changelogs; packageManifests: typeof packageManifests; testFiles: typeof testFiles }>({
  id: 'changelog-plan',
  version: 1,
  needs: { settings: changelogSettings, changelogs, packageManifests, testFiles },
  derive: ({ settings, changelogs, packageManifests, testFiles }) => settings && planOf(settings, changelogs, packageManifests, testFiles),
});

function planOf(settings: ChangelogSettings, changelogs: ByFile<Changelog | undefined>, manifests: ByFile<PackageManifest>, testFiles: TestFiles): ChangelogPlan {
  const format = settings.format ?? formatFound(settings, changelogs);
  const selectors = settings.components ?? (format === 'changesets' ? packagesOf(manifests) : {});
  const components = sorted(Object.keys(selectors));
  const home = homeFor(settings, format, changelogs);
  const ownHomes = new Map(Object.entries(settings.changelogs ?? {}).map(([name, path]) => [name, normal(path)]));
  const homes = sorted(new Set([home, ...ownHomes.values()]));
  const ownerOf = ownersBy(selectors);
  const ignored = (settings.ignore ?? []).map(compileSelector);
  const counts = new Set(settings.counts ?? []);
  const byPackage = new Map([...manifests].flatMap(([path, { name }]) => (name === undefined ? [] : [[name, ownerOf(path)]])));
  return {
    settings,
    format,
    components,
    homes,
    homeOf: (component) => ownHomes.get(component) ?? home,
    concernOf(file) {
      if (homes.some((one) => file === one || file.startsWith(`${one}/`)) || /(?:^|\/)CHANGELOG\.md$/i.test(file) || ignored.some((matches) => matches(file))) return undefined;
      const kind = exemptKind(file, testFiles.has(file));
      return kind === undefined || counts.has(kind) ? ownerOf(file) : undefined;
    },
    ownerOf,
    named: (written) => (components.includes(written) ? written : byPackage.get(written)),
  };
}

/** The format that the changelog at hand is written in, by which kind of entries it has more of. */
function formatFound(settings: ChangelogSettings, changelogs: ByFile<Changelog | undefined>): ChangelogFormat {
  const paths = [settings.path ?? 'CHANGELOG.md', ...Object.values(settings.changelogs ?? {})].map(normal);
  const there = paths.flatMap((path) => changelogs.get(path) ?? []);
  const count = (of: (one: Changelog) => number | undefined): number => there.reduce((sum, one) => sum + (of(one) ?? 0), 0);
  const [lines, headings] = [count(({ entries }) => entries?.entries.length), count(({ releases }) => releases?.releases.length)];
  const hasChangesets = settings.path === undefined && [...changelogs].some(([path, one]) => path.startsWith('.changeset/') && one?.changeset);
  if (hasChangesets && lines === 0) return 'changesets';
  return headings > lines ? 'keep-a-changelog' : 'entries';
}

function homeFor({ path }: ChangelogSettings, format: ChangelogFormat, changelogs: ByFile<Changelog | undefined>): string {
  if (format === 'entries' || format === 'keep-a-changelog') return normal(path ?? 'CHANGELOG.md');
  if (path !== undefined && !/\.(?:md|markdown|txt)$/i.test(path)) return normal(path);
  if (format === 'changesets') return '.changeset';
  return FRAGMENT_FOLDERS.find((folder) => [...changelogs.keys()].some((file) => file.startsWith(`${folder}/`))) ?? 'changelog.d';
}

/** Packages of a workspace that are published: who uses a private one finds it in the same repository. */
function packagesOf(manifests: ByFile<PackageManifest>): Record<string, string> {
  return Object.fromEntries([...manifests].flatMap(([path, { name, isPrivate }]) => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    return name === undefined || isPrivate ? [] : [[name, folder === '' ? '**' : folder]];
  }));
}

const normal = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
