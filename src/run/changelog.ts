import { sorted, UserError, type ByFile } from '#model';
import { judge } from '#engine';
import { changelogChanges, type ChangelogChanges } from '#facts/changelog-changes';
import { changelogNeeds, type ChangelogNeeds } from '#facts/changelog-needs';
import { changelogPlan, type ChangelogPlan } from '#facts/changelog-plan';
import { changelogs, type Changelog } from '#facts/changelog';
import { changes, type Changes } from '#facts/changes';
import { packageManifests, type PackageManifest } from '#facts/package-manifests';
import { nearest } from '#facts/spelling';
import { suppressions } from '#facts/suppressions';
import { askedFor, baseNamed, loadSettings } from '#host';
import { rules } from '#rules';
import { entriesToWrite, type EntryAsk, type EntryEdit } from './changelog-entries.ts';
import { open } from './open.ts';
import type { RunRequest } from './request.ts';

/** A changelog that is to be written into: what a new entry is about is known, what it says is not. */
export interface OpenChangelog {
  readonly root: string;
  readonly format: ChangelogPlan['format'];
  /** The components that get an entry, in code-unit order; empty where there are none and the project as a whole gets one. */
  readonly components: readonly string[];
  /** The types to choose from; undefined where any word will do. */
  readonly types: readonly string[] | undefined;
  /** The components whose version only a person can say. */
  readonly versionless: readonly string[];
  /**
   * What is to be written where.
   * @throws {UserError} `unknown-type`, `no-text`, `no-version`, `no-entry` or `output-failed`
   */
  edits(ask: EntryAsk): readonly EntryEdit[];
}

/**
 * Opens the changelog for new entries.
 * @param named components that were asked for by name; without any, those that have changed and lack an entry
 * @throws {UserError} `no-changelog`, `unknown-component`, `nothing-to-add`, `no-history`, and as `run`
 */
export function openChangelog(request: RunRequest, named: readonly string[]): OpenChangelog {
  const opened = open(sinceSomething(request));
  const { root, project, today, close } = opened;
  const judgement = judge({ rules: [], suppressions, also: { changelogPlan, changelogNeeds, changelogChanges, changelogs, changes, packageManifests } }, project);
  close();
  const plan = judgement.valueOf(changelogPlan) as ChangelogPlan | undefined; // holds: here and below, the facts' own values
  if (!plan) throw noChangelog();
  const logs = judgement.valueOf(changelogs) as ByFile<Changelog | undefined>;
  const manifests = judgement.valueOf(packageManifests) as ByFile<PackageManifest>;
  const components = named.length > 0 ? sorted(new Set(named.map((name) => knownComponent(name, plan)))) : untold(plan, judgement.valueOf(changelogNeeds) as ChangelogNeeds, judgement.valueOf(changelogChanges) as ChangelogChanges | undefined, judgement.valueOf(changes) as Changes | undefined);
  return { root: root.path, format: plan.format, components, ...entriesToWrite({ root: root.path, plan, logs, manifests, components, today }) };
}

/**
 * A request that compares with something: what is not committed yet, where nobody names a base.
 * @throws {UserError} `no-changelog` where the configuration says nothing of one: a check of nothing must not read as clean
 */
export function changelogRequest(request: RunRequest): RunRequest {
  const { cwd = process.cwd(), paths = [], config, overrides } = request;
  const { values } = loadSettings({ root: askedFor(paths, cwd).root.path, rules, config, cwd, overrides });
  if (values['changelog'] === undefined) throw noChangelog();
  return sinceSomething(request);
}

function sinceSomething(request: RunRequest): RunRequest {
  return { ...request, base: request.base ?? (request.isStaged || baseNamed(undefined, request.env ?? process.env) ? undefined : 'HEAD') };
}

function noChangelog(): UserError {
  return new UserError('no-changelog', 'No changelog is configured here. Say in arch-lint.jsonc whose changes are written down: `"changelog": { "components": { "orders": "services/orders/**" } }`.');
}

function knownComponent(name: string, plan: ChangelogPlan): string {
  const found = plan.components.length === 0 ? name : plan.named(name);
  if (found !== undefined) return found;
  const near = nearest(name, plan.components);
  throw new UserError('unknown-component', `\`${name}\` is no component of this project. ${near === undefined ? `They are ${plan.components.map((one) => `\`${one}\``).join(', ')}.` : `Did you mean \`${near}\`?`}`);
}

/** The components that have changed and lack an entry. */
function untold(plan: ChangelogPlan, { missing, misplaced }: ChangelogNeeds, changed: ChangelogChanges | undefined, compared: Changes | undefined): readonly string[] {
  const example = `arch-lint changelog add ${plan.components[0] ?? 'orders'}`;
  if (plan.components.length === 0) {
    if (plan.format === 'keep-a-changelog' || plan.format === 'fragments') return [];
    throw new UserError('nothing-to-add', plan.format === 'changesets' ? 'There is no package that is published, so no changeset is needed. Name the components in `changelog.components` if they are others.' : `No component is configured, so which one has changed is not known. Name it: \`${example}\`.`);
  }
  if (compared && 'missing' in compared.base) throw new UserError('no-history', `What has changed cannot be told: ${compared.base.missing} Or name the component: \`${example}\`.`);
  const [astray] = misplaced;
  if (astray && missing.length === 0) throw new UserError('nothing-to-add', `The entry of \`${astray.component}\` stands in \`${astray.place.file}\`. Move it to \`${astray.home}\`.`);
  if (missing.length > 0) return missing.map(({ component }) => component);
  const told = changed?.changed.map(({ component }) => component) ?? [];
  const since = changed ? ` since \`${changed.base.name}\`` : '';
  if (told.length > 0) throw new UserError('nothing-to-add', `All that has changed${since} has its entry, or needs none: ${told.map((name) => `\`${name}\``).join(', ')}. For another entry, name the component: \`arch-lint changelog add ${told[0] ?? ''}\`.`);
  throw new UserError('nothing-to-add', `Nothing that needs an entry has changed${since}. Name what this branch comes from (\`--base origin/main\`), or the component: \`${example}\`.`);
}
