import { groupBy, syntaxOf, UserError, type ByFile } from '#model';
import type { Changelog } from '#facts/changelog';
import type { ChangelogPlan } from '#facts/changelog-plan';
import { fragmentComponents, fragmentFolder } from '#facts/changelog/compare-fragments';
import { draftIn, type DraftFault } from '#facts/changelog/drafts';
import { versionFor } from '#facts/changelog/entry-version';
import { isVersionLike, USUAL_TYPES } from '#facts/changelog/fields';
import { readFragment } from '#facts/changelog/fragment';
import { plain } from '#facts/changelog/lines';
import type { BookFormat } from '#facts/changelog/new-entry';
import { newChangeset, newFragment, type NewFile } from '#facts/changelog/new-fragment';
import type { PackageManifest } from '#facts/package-manifests';
import { nearest } from '#facts/spelling';
import { namesIn, textToEdit } from '#host';

/** What is said of a change. */
export interface EntryAsk {
  readonly type: string;
  readonly text: string;
  /** The version that the change is released with, of all components or of each by its name; where it is not said, what manifest and entries say. */
  readonly version?: string | undefined;
  readonly versions?: ReadonlyMap<string, string> | undefined;
}

/** A file as it is to be, and the lines in it that are new. */
export interface EntryEdit {
  readonly file: string;
  readonly text: string;
  readonly written: readonly { readonly line: number; readonly text: string }[];
}

interface Place {
  readonly root: string;
  readonly plan: ChangelogPlan;
  readonly logs: ByFile<Changelog | undefined>;
  readonly manifests: ByFile<PackageManifest>;
  readonly components: readonly string[];
  /** The day of the entry, `YYYY-MM-DD`. */
  readonly today: string;
}

const BUMPS = ['major', 'minor', 'patch'];

/** What may be written for components, and how. */
export function entriesToWrite(place: Place): { readonly types: readonly string[] | undefined; readonly versionless: readonly string[]; edits(ask: EntryAsk): readonly EntryEdit[] } {
  const { plan, components } = place;
  const types = typesFor(place);
  return {
    types,
    versionless: plan.format === 'entries' ? components.filter((component) => versionOf(component, place) === undefined) : [],
    edits(ask) {
      const said = { ...ask, type: knownType(ask.type, types), text: plain(ask.text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')) };
      if (said.text === '') throw new UserError('no-text', 'The entry has no text. Say in one sentence what is different for whoever uses it: `--text "..."`.');
      return plan.format === 'changesets' ? [changesetEdit(said, place)] : plan.format === 'fragments' ? fragmentEdits(said, place) : bookEdits(plan.format, said, place);
    },
  };
}

/** The types of the configuration, or those of the format with those that are in use. */
function typesFor({ plan: { settings, format, homes }, logs }: Place): readonly string[] | undefined {
  if (format === 'changesets') return BUMPS;
  if (settings.types) return settings.types;
  if (format === 'fragments') return undefined;
  const used = homes.flatMap((home) => [...(logs.get(home)?.entries?.entries.map(({ fields }) => fields.type.text) ?? []), ...(format === 'keep-a-changelog' ? (logs.get(home)?.releases?.groups.map(({ text }) => text) ?? []) : [])]);
  return [...new Set([...USUAL_TYPES, ...used])];
}

function knownType(word: string, types: readonly string[] | undefined): string {
  const type = plain(word);
  const found = types === undefined ? (/^[\p{L}][\p{L}\p{N}-]{0,40}$/u.test(type) ? type : undefined) : (types.find((one) => one === type) ?? types.find((one) => one.toLowerCase() === type.toLowerCase()));
  if (found !== undefined) return found;
  const near = types && nearest(type, types);
  throw new UserError('unknown-type', `\`${type}\` is no type of change here. ${near !== undefined ? `Did you mean \`${near}\`?` : types ? `It is one of ${types.slice(0, 12).map((one) => `\`${one}\``).join(', ')}.` : 'Give one word, such as `feature`.'}`);
}

/** The version under which a component's entry stands, as far as anything says it. */
function versionOf(component: string, { plan, logs, manifests }: Place): string | undefined {
  const own = [...manifests].filter(([path, { version }]) => version !== undefined && plan.ownerOf(path) === component).sort(([a], [b]) => a.split('/').length - b.split('/').length)[0];
  return versionFor(component, logs.get(plan.homeOf(component))?.entries, own?.[1].version);
}

function bookEdits(format: BookFormat, ask: EntryAsk, place: Place): EntryEdit[] {
  const { plan, components, today } = place;
  const byHome = components.length === 0 ? new Map([[plan.homes[0] ?? 'CHANGELOG.md', ['']]]) : groupBy(components, (component) => plan.homeOf(component));
  return [...byHome].map(([file, dwellers]) => {
    const text = textOfBook(file, format, place);
    const isLabelled = plan.components.filter((component) => plan.homeOf(component) === file).length > 1;
    const entries = dwellers.map((component) => ({ component, date: today, type: ask.type, description: ask.text, version: format === 'entries' ? versionToWrite(component, ask, place) : '' }));
    const drafted = draftIn(text, format, entries, plan, isLabelled);
    if ('kind' in drafted) throw unwritable(file, drafted, entries.find(({ component }) => component === drafted.component)?.version ?? '');
    return { file, text: drafted.text, written: drafted.written };
  });
}

/** @throws {UserError} `no-entry` where it is not known how the file is written */
function textOfBook(file: string, format: BookFormat, { root, plan, logs }: Place): string {
  if (!['markdown', 'text'].includes(syntaxOf(file) ?? '')) throw new UserError('no-entry', `\`${file}\` is no Markdown, which alone is written. Add the entry by hand.`);
  const text = textToEdit(root, file);
  const log = logs.get(file);
  const isKnown = plan.settings.format !== undefined || (format === 'entries' ? log?.entries : log?.releases) !== undefined;
  if (!isKnown) throw new UserError('no-entry', `${text === undefined ? `There is no \`${file}\`` : `\`${file}\` has no entry yet`}, so how it is written is not known. Say it in arch-lint.jsonc: \`"changelog": { "format": "entries" }\`, or "keep-a-changelog".`);
  return text ?? (format === 'entries' ? '' : '# Changelog\n');
}

function versionToWrite(component: string, { version, versions }: EntryAsk, place: Place): string {
  const found = version ?? versions?.get(component) ?? versionOf(component, place);
  if (found === undefined) throw new UserError('no-version', `Which version \`${component}\` gets is not known: it has no entry and no manifest with a version. Give it: \`--release 1.0.0\`.`);
  if (!isVersionLike(found)) throw new UserError('no-version', `\`${found}\` is no version. Write it as \`1.2.0\`, or \`Unreleased\`.`);
  return found;
}

function unwritable(file: string, { component, kind }: DraftFault, version: string): UserError {
  const whose = component === '' ? '' : ` of \`${component}\``;
  if (kind === 'duplicateEntry') return new UserError('no-entry', `\`${file}\` has this very entry${whose} already. Say what is different this time.`);
  if (kind === 'versionOrder') return new UserError('no-version', `\`${version}\` is below what \`${file}\` says${whose} already. Give the version that the change is released with: \`--release VERSION\`.`);
  return new UserError('no-entry', `The entry${whose} would not be read as one in \`${file}\` (${kind === 'notReadBack' ? 'its text or its place is taken for something else' : kind}). Run \`arch-lint changelog check\`, mend what is there, or write it by hand.`);
}

function changesetEdit({ type, text }: EntryAsk, { root, plan, manifests, components }: Place): EntryEdit {
  const isPackage = new Set([...manifests.values()].flatMap(({ name }) => name ?? []));
  const packages = components.map((component) => (isPackage.has(component) ? component : packageOf(component, plan, manifests)));
  return newFile(newChangeset(plan.homes[0] ?? '.changeset', packages, type, text, (path) => textToEdit(root, path) !== undefined), 1);
}

/** The package that a component is published as. */
function packageOf(component: string, plan: ChangelogPlan, manifests: ByFile<PackageManifest>): string {
  const [own] = [...manifests].filter(([path, { name, isPrivate }]) => name !== undefined && !isPrivate && plan.ownerOf(path) === component).sort(([a], [b]) => a.split('/').length - b.split('/').length);
  if (own?.[1].name === undefined) throw new UserError('no-entry', `\`${component}\` holds no package that is published, and a changeset names packages. Waive it, or write the changeset by hand.`);
  return own[1].name;
}

function fragmentEdits({ type, text }: EntryAsk, { root, plan, components, today }: Place): EntryEdit[] {
  const isTaken = (path: string): boolean => textToEdit(root, path) !== undefined;
  return (components.length === 0 ? [undefined] : components).map((component) => {
    const home = component === undefined ? (plan.homes[0] ?? 'changelog.d') : plan.homeOf(component);
    const dwellers = plan.components.filter((one) => plan.homeOf(one) === home);
    const others = namesIn(root, home).filter((name) => fragmentFolder(plan, `${home}/${name}`) === home);
    const made = newFragment(home, { component: dwellers.length > 1 ? component : undefined, type, description: text, day: today }, others, isTaken);
    if (component !== undefined && !fragmentComponents(plan, home, made.path, readFragment(made.text)).includes(component)) throw new UserError('no-entry', `A file in \`${home}\` cannot say by its name that it is about \`${component}\`. Give the component a folder of its own in \`changelog.changelogs\`.`);
    return newFile(made, made.text.split('\n').findIndex((line) => line.includes(text)) + 1);
  });
}

/** @param line of which the report shows the text; 1 for the first */
function newFile({ path, text }: NewFile, line: number): EntryEdit {
  const rows = text.split('\n');
  const shown = path.includes('.changeset') || rows[0] === '---' ? rows.flatMap((row, index) => (row === '' || row === '---' ? [] : [{ line: index + 1, text: row }])) : [{ line: Math.max(line, 1), text: rows[Math.max(line, 1) - 1] ?? '' }];
  return { file: path, text, written: shown };
}
