import { compareText, compileSelector, UserError, type ByFile, type GlobMatcher } from '#model';
import type { Deployment } from '#facts/deployments';
import type { Service, ServiceEvidence, Services } from '#facts/services';
import { asObject, asText, own, parseJsonObject } from './json.ts';
import { discoverServices, type Discovery } from './service-discovery.ts';
import { folderOf, foldersOf, upward, type Folders, type FoldersInput } from './service-folders.ts';
import { alike } from './service-names.ts';

export interface ServicesInput extends FoldersInput {
  /** The value of the key `services`, as the schema allows it; undefined to look for services. */
  readonly configured: unknown;
  readonly deployments: ByFile<Deployment | undefined>;
}

/**
 * The services of a project: as configured, or else as found.
 * A service is called by its package's name without the scope, or by its folder's; where two would share it, by more of it.
 * @throws {UserError} `config-invalid` when two configured services have one name
 */
export function findServices(input: ServicesInput): Services {
  const folders = foldersOf(input);
  const discovery = discoverServices(input.deployments, folders);
  const { found, unmatched } = input.configured === undefined ? { found: [...discovery.found].map(([path, evidence]): Found => ({ path, kind: evidence[0]?.sign ?? 'configured' })), unmatched: [] } : configured(input.configured, folders.all);
  const evidenceOf = (path: string): readonly ServiceEvidence[] => discovery.found.get(path) ?? [];
  const byFolder = new Map(named(found, folders, unitNames(discovery)).map((service) => [service.path === '.' ? '' : service.path, { ...service, evidence: evidenceOf(service.path) }]));
  const at = (folders: readonly string[]): Service | undefined => folders.map((folder) => byFolder.get(folder)).find((service) => service !== undefined);
  return {
    all: [...byFolder.values()].sort((a, b) => compareText(a.name, b.name)),
    of: (file) => at(upward(file)),
    ofUnit(file, index) {
      const unit = input.deployments.get(file)?.units[index];
      const folder = unit && discovery.folderOfUnit.get(unit);
      return folder === undefined ? undefined : at([folder, ...upward(folder)]);
    },
    isConfigured: input.configured !== undefined,
    unmatched,
  };
}

type Found = Omit<Service, 'name' | 'evidence'> & { readonly given?: string };

/** Every folder is held once; where several selectors match it, the first that gives a name decides. */
function configured(value: unknown, folders: ReadonlySet<string>): { readonly found: readonly Found[]; readonly unmatched: readonly string[] } {
  const found = new Map<string, Found>();
  const givenTo = new Map<string, string>();
  const unmatched: string[] = [];
  for (const entry of Array.isArray(value) ? (value as unknown[]) : []) {
    const given = asText(own(asObject(entry), 'name'));
    const selector = asText(entry) ?? asText(own(asObject(entry), 'path')) ?? '';
    const matches = folderMatcher(selector);
    const wanted = [...folders].filter(matches);
    if (wanted.length === 0) unmatched.push(selector);
    for (const folder of wanted) {
      const path = folder || '.';
      const other = given === undefined ? undefined : givenTo.get(given);
      if (given !== undefined && other !== undefined && other !== path) throw new UserError('config-invalid', `\`services\` gives the name \`${given}\` to \`${other}\` and to \`${path}\`. Give every service a name of its own.`);
      if (given !== undefined) givenTo.set(given, path);
      if (given !== undefined || !found.has(path)) found.set(path, { path, kind: 'configured', ...(given === undefined ? {} : { given }) });
    }
  }
  return { found: [...found.values()], unmatched };
}

/** A selector of folders: what stands inside one belongs to the same service, so `services/orders/**` says no more than `services/orders`. */
function folderMatcher(selector: string): GlobMatcher {
  const text = selector.replace(/^\.\//, '').replace(/(?:\/(?:\*\*)?)+$/, '');
  if (text === '' || text === '.') return (folder) => folder === '';
  const matches = compileSelector(text);
  const isMatch = (folder: string): boolean => folder !== '' && matches(folder);
  return (folder) => isMatch(folder) && !isMatch(folderOf(folder));
}

/** What deployments call the source of each folder. */
function unitNames({ folderOfUnit }: Discovery): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [{ name }, folder] of folderOfUnit) found.set(folder, (found.get(folder) ?? new Set()).add(name));
  return found;
}

/** Names that are given stay; of the others, those that would be equal become longer together, so that no order decides. */
function named(found: readonly Found[], folders: Folders, unitNames: ReadonlyMap<string, ReadonlySet<string>>): Omit<Service, 'evidence'>[] {
  const choices = found.map(({ path, given }) => {
    if (given !== undefined) return [given];
    const folder = path.slice(path.lastIndexOf('/') + 1);
    const full = asText(own(parseJsonObject(folders.read(path === '.' ? 'package.json' : `${path}/package.json`) ?? ''), 'name')) ?? '';
    const isDeployedSo = [...(unitNames.get(path) ?? [])].some((name) => alike(name, folder));
    return [isDeployedSo ? folder : full.replace(/^@[^/]*\//, '') || folder, full || path, path];
  });
  const step = choices.map(() => 0);
  const nameAt = (index: number): string => choices[index]?.[step[index] ?? 0] ?? '';
  for (let round = 0; round < 2; round++) {
    const counts = new Map<string, number>();
    choices.forEach((_, index) => counts.set(nameAt(index), (counts.get(nameAt(index)) ?? 0) + 1));
    const shared = choices.map((_, index) => (counts.get(nameAt(index)) ?? 0) > 1);
    shared.forEach((isShared, index) => {
      if (isShared && (choices[index]?.length ?? 0) > 1) step[index] = (step[index] ?? 0) + 1;
    });
  }
  return found.map(({ path, kind }, index) => ({ name: nameAt(index), path, kind }));
}
