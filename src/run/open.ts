import { syntaxOf, UserError, type Completeness } from '#model';
import type { ActiveRule } from '#engine';
import { nearest } from '#facts/spelling';
import { askedFor, baseNamed, changeOf, isTrouble, loadSettings, openFactCache, openGit, openProject, ownPackage, type Git, viewOfIndex, whyNotRead, type Asked, type Change, type FactCache, type NoChange, type Project, type Settings, type View } from '#host';
import { rules as allRules } from '#rules';
import type { RunRequest } from './request.ts';

export interface Opened extends Asked {
  readonly settings: Settings;
  readonly project: Project;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the request compares with, looked up when first asked for. */
  change(): Change | NoChange | undefined;
  /** Ends the run; what the caller should know of it. */
  close(): readonly string[];
}

/** What a request names, opened: the root, the settings in force, and the state of the project that is to be judged. */
export function open({ cwd = process.cwd(), paths = [], config, overrides, cache: folder, base, isStaged, today = new Date().toISOString().slice(0, 10), env = process.env, progress }: RunRequest): Opened {
  const asked = askedFor(paths, cwd);
  const settings = loadSettings({ root: asked.root.path, rules: allRules, config, cwd, overrides });
  const cache = openCache(folder, asked.root.path);
  const close = (): readonly string[] => {
    const trouble = cache?.save();
    return trouble === undefined ? [] : [`${trouble}, so the next run takes as long as this one. Name another folder with --cache-dir, or do without by --no-cache.`];
  };
  const git = openGit(asked.root.path, env);
  let found: { readonly change: Change | NoChange | undefined } | undefined;
  const change = (): Change | NoChange | undefined => (found ??= { change: changeOf(asked.root.path, git, { base, isStaged, env }) }).change;
  const view = isStaged ? stagedIn(git, baseNamed(base, env)?.refs[0]) : undefined;
  return { ...asked, settings, today, change, project: openProject(asked.root.path, settings, { progress, cache, view, today, change }), close };
}

/**
 * What is staged. Before the first commit that is all there is.
 * @throws {UserError} `no-history` where git cannot tell: an empty list of files would read as clean
 */
function stagedIn(git: Git, base: string | undefined): View {
  // what is asked about the base tells where the index is, too
  const found = base !== undefined && !isTrouble(git.base(base)) ? undefined : git.base('HEAD');
  if (found && isTrouble(found) && found.code !== 'no-commits') throw new UserError('no-history', `What is staged cannot be told: ${found.reason}. ${found.remedy}`);
  return viewOfIndex(git);
}

/** The facts of earlier runs of this very build. What runs from sources, and may change at any time, keeps none. */
function openCache(folder: string | undefined, root: string): FactCache | undefined {
  const { build } = ownPackage();
  return folder === undefined || build === undefined ? undefined : openFactCache({ folder, root, version: build, now: Date.now() });
}

/**
 * The rules in force.
 * @throws {UserError} `unknown-rule`
 */
export function activeRules(settings: Settings, only?: readonly string[]): ActiveRule[] {
  const ids = allRules.map(({ id }) => id);
  for (const id of only ?? []) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new UserError('unknown-rule', `There is no rule \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''} \`arch-lint rules\` lists them all.`);
  }
  return allRules.flatMap((rule): ActiveRule[] => {
    const setting = settings.rules.get(rule.id);
    if (only && !only.includes(rule.id)) return [];
    const severity = setting && setting.severity !== 'off' ? setting.severity : only ? 'error' : undefined;
    return severity ? [{ rule, severity, options: setting?.options ?? {} }] : [];
  });
}

/**
 * Asked-for files that are no sources are told, and a folder without any source is a mistake: it must not read as clean.
 * @throws {UserError} `nothing-to-judge`
 */
export function notSources(asked: Asked['paths'], { root, files: all }: Project, { ignore }: Settings): Completeness['excluded'] {
  const files = all.filter((file) => syntaxOf(file) !== 'text'); // which is read only where a list of requirements includes it
  if (files.length === 0) throw new UserError('nothing-to-judge', `There is no source file to judge below ${root}. Run arch-lint in a project, or check \`ignore\`.`);
  const missed = asked.filter((one) => !files.some(reportedIn([one])));
  const folder = missed.find(({ isFolder }) => isFolder);
  if (folder) throw new UserError('nothing-to-judge', `There is no source file to judge in \`${folder.path}\`. Check the path, \`ignore\` and the .gitignore files.`);
  return missed.map(({ path }) => ({ path, reason: whyNotRead(root, ignore, path) ?? 'it is no source file' }));
}

export function reportedIn(asked: Asked['paths']): (file: string) => boolean {
  if (asked.length === 0 || asked.some(({ path }) => path === '')) return () => true;
  return (file) => asked.some(({ path }) => file === path || file.startsWith(`${path}/`));
}
