import { join } from 'node:path/posix';
import { folderOf, sorted, upward, type ByFile, type Place, type ToolFact } from '#model';
import { architectureSettings, type ArchitectureSettings } from '#facts/architecture-settings';
import { blame } from '#facts/blame';
import { changelogSettings, type ChangelogSettings } from '#facts/changelog-settings';
import { changes, type Changes } from '#facts/changes';
import { clock } from '#facts/clock';
import { foreignClones } from '#facts/foreign-clones';
import { history, type History } from '#facts/history';
import { installedPython, type InstalledPython } from '#facts/installed-python';
import { mentions, type Mentions } from '#facts/mentions';
import { packageApis } from '#facts/package-apis';
import type { Deployment } from '#facts/deployments';
import type { PackageManifest } from '#facts/package-manifests';
import { modulesBroughtBy } from '#facts/python/distributions';
import { normalName } from '#facts/python/requirements-line';
import type { PythonManifest } from '#facts/python-manifests';
import { resolutions } from '#facts/resolutions';
import { services, type Services } from '#facts/services';
import { testFiles } from '#facts/test-files';
import { architectureOf } from './architecture.ts';
import { isChange, isFirstCommit, type Change, type NoChange } from './change.ts';
import type { Discovered } from './discover.ts';
import { openGit } from './git.ts';
import { asObject, type Json } from './json.ts';
import { createResolver, type Resolver } from './resolve/resolver.ts';
import { findServices } from './services.ts';
import { testFilesOf } from './test-files.ts';
import { blameOf, changesOf } from './tools/change-facts.ts';
import { historyOf } from './tools/history.ts';
import { installedPythonOf } from './tools/installed-python.ts';
import { mentionsOf } from './tools/mentions.ts';
import { foreignClonesOf, type AskedForeign } from './tools/jscpd.ts';
import { packageApisOf, type AskedApis } from './tools/ts-morph.ts';

/** What the host can say of a project beyond the text of its files. */
export interface Answers {
  ask(tool: ToolFact<unknown>, given: Readonly<Record<string, unknown>>): unknown;
  /** Drops what depends on the text of a file. */
  forget(file: string): void;
  /** Project files that could be used only in part, as far as resolution came across them. */
  degraded(): Resolver['degraded'];
  /** What a tool was asked and could not answer, by the id of its fact. */
  unanswered(): readonly { readonly fact: string; readonly reason: string }[];
}

export interface Asked {
  readonly root: string;
  readonly discovered: Discovered;
  /** Selectors of the configuration: what is not read, and what is test code. */
  readonly ignore: readonly string[];
  readonly tests: readonly string[];
  /** The key `changelog` of the configuration, valid by its schema. */
  readonly changelog?: unknown;
  /** The key `services` of the configuration, valid by its schema; undefined to look for them. */
  readonly services?: unknown;
  /** All values of the configuration, and the file that says each of them. */
  readonly values?: Json;
  readonly saidIn?: ReadonlyMap<string, string>;
  /** No other program may be started. */
  readonly startsNothing: boolean;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly today: string | undefined;
  /** What the present state is compared with. */
  change(): Change | NoChange | undefined;
  read(file: string): string | undefined;
  lineOf(place: Place): number;
}

/** Unknown is not old, so nothing is judged wrongly, and the run is complete. */
const AGE_UNKNOWN = 'the history is cut off, so the age of lines is not known. Fetch all of it (`fetch-depth: 0` in actions/checkout) for what depends on it';

/** Answers tool facts, each made when first asked for and then kept. */
export function answersOf({ root, discovered, ignore, tests, changelog, services: configured, values = {}, saidIn = new Map(), today, startsNothing, change, read, lineOf }: Asked): Answers {
  let resolver: Resolver | undefined;
  let blamed: ReturnType<typeof blameOf> | undefined;
  let architecture: ArchitectureSettings | undefined;
  let compared: { readonly changes: Changes | undefined } | undefined;
  let past: History | undefined;
  let installed: InstalledPython | undefined;
  let apis: AskedApis | undefined;
  let foreign: AskedForeign | undefined;
  let located: { readonly deployments: ByFile<Deployment | undefined>; readonly answer: Services } | undefined;
  let mentioned: { readonly key: string; readonly answer: Mentions } | undefined;
  const packageFolder = (file: string): string => upward(folderOf(file)).find((folder) => discovered.projectFiles.includes(join(folder, 'package.json'))) ?? '';

  /** A base that only the CI names, and that git cannot find, is nobody's question as long as no changelog is configured. */
  const wanted = (): Change | NoChange | undefined => {
    const found = change();
    return found && !isChange(found) && (isFirstCommit(found) || (changelog === undefined && found.from !== '--base')) ? undefined : found;
  };
  const mentionsIn = (given: Readonly<Record<string, unknown>>): Mentions => {
    const names = declaredNames(given);
    const key = names.join('\n');
    if (mentioned?.key !== key) mentioned = { key, answer: mentionsOf(root, names) };
    return mentioned.answer;
  };
  const servicesBy = (deployments: ByFile<Deployment | undefined>): Services => {
    if (!located || !isSame(located.deployments, deployments)) located = { deployments, answer: findServices({ root, configured, ...discovered, read, deployments, lineOf }) };
    return located.answer;
  };
  const byId: Readonly<Record<string, (given: Readonly<Record<string, unknown>>) => unknown>> = {
    [resolutions.id]: () => (resolver ??= createResolver({ root, ...discovered, ignore, read })),
    [services.id]: ({ deployments }) => servicesBy(deployments as ByFile<Deployment | undefined>), // holds: the value of the fact that `services` needs
    [architectureSettings.id]: () => (architecture ??= architectureOf({ root, discovered, ignore, values, saidIn, read })),
    [testFiles.id]: () => testFilesOf(tests),
    [blame.id]: () => (blamed ??= blameOf(openGit(root), lineOf, read)),
    [changes.id]: () => (compared ??= { changes: changesOf(wanted()) }).changes,
    [changelogSettings.id]: () => asObject(changelog) as ChangelogSettings | undefined, // holds: validated by the schema
    [history.id]: () => (past ??= startsNothing ? { commits: [] } : historyOf(openGit(root))),
    [clock.id]: () => {
      if (today === undefined) throw new Error('Nobody has said what day it is.');
      return { today };
    },
    [installedPython.id]: () => (installed ??= installedPythonOf(root)),
    [packageApis.id]: () => (apis ??= packageApisOf(root, packageFolder)),
    [mentions.id]: mentionsIn,
    [foreignClones.id]: () => (foreign ??= foreignClonesOf(root, startsNothing ? [] : discovered.foreign, read)),
  };
  return {
    ask({ id }, given) {
      const answer = byId[id];
      if (!answer) throw new Error(`The host has no answer for \`${id}\`.`);
      return answer(given);
    },
    forget(file) {
      architecture = undefined;
      mentioned = undefined;
      located = undefined;
      blamed?.forget(file);
    },
    degraded: () => [...(resolver?.degraded ?? []), ...(blamed?.isCutOff() ? [{ file: '.git/shallow', reason: AGE_UNKNOWN }] : [])],
    unanswered: () => [
      ...(compared?.changes && 'missing' in compared.changes.base ? [{ fact: changes.id, reason: `nothing could be compared with the base: ${compared.changes.base.missing}` }] : []),
      ...(foreign?.unknown() === undefined ? [] : [{ fact: foreignClones.id, reason: `the ${discovered.foreign.length} files in other languages are not compared: ${foreign.unknown() ?? ''}` }]),
      ...(past?.missing === undefined ? [] : [{ fact: history.id, reason: `what changed together is not known: ${past.missing}` }]),
      ...(apis?.unknown() ?? []).map(({ specifier, reason }) => ({ fact: packageApis.id, reason: `what \`${specifier}\` exports is not known, as ${reason}` })),
    ],
  };
}

/** Whether two maps hold the very same facts: a map is made anew in every look, facts only where a text changed. */
function isSame(a: ByFile<unknown>, b: ByFile<unknown>): boolean {
  return a === b || (a.size === b.size && [...a].every(([file, value]) => b.get(file) === value));
}

/** All names that the manifests declare, in code-unit order. */
function declaredNames({ packageManifests, pythonManifests }: Readonly<Record<string, unknown>>): string[] {
  // holds: the values of the facts that `mentions` needs
  const npm = [...(packageManifests as ByFile<PackageManifest>).values()].flatMap(({ declared }) => declared);
  const python = [...(pythonManifests as ByFile<PythonManifest | undefined>).values()].flatMap((one) => one?.requires ?? []);
  const modules = python.flatMap(({ name }) => modulesBroughtBy(normalName(name))); // settings name the module: `corsheaders`
  return sorted(new Set([...npm.map(({ name }) => name), ...python.map(({ name }) => name), ...modules]));
}
