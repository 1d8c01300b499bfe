import { compareText, compileSelector, UserError, type GlobMatcher } from '#model';
import { asObject, asText, own, parseJsonObject } from './json.ts';
import { composedFolders, foldersOfOtherLanguages, signOf, type ServiceSign } from './service-signs.ts';

/** A part of the project that runs by itself. */
export interface Service {
  /** Unique in the project. */
  readonly name: string;
  /** Folder relative to the root; `.` for the root itself. */
  readonly path: string;
  /** What says so: the configuration, or the first sign that is found in its folder. */
  readonly kind: 'configured' | ServiceSign;
}

export interface Services {
  /** In code-unit order of their names. */
  readonly all: readonly Service[];
  /** The service that a module belongs to: of nested ones the innermost. */
  of(module: string): Service | undefined;
  /** Whether the configuration says where services are; else they are looked for. */
  readonly isConfigured: boolean;
  /** Selectors of the configuration that match no folder. */
  readonly unmatched: readonly string[];
}

export interface ServicesInput {
  /** Absolute real path of the root. */
  readonly root: string;
  /** The value of the key `services`, as the schema allows it; undefined to look for services. */
  readonly configured: unknown;
  readonly sources: readonly string[];
  readonly projectFiles: readonly string[];
  /** Text of a file below the root, or undefined. */
  read(file: string): string | undefined;
}

/**
 * The services of a project: as configured, or else the packages and images that are found.
 * A service is called by its package's name without the scope, or by its folder's; where two would share it, by more of it.
 * @throws {UserError} `config-invalid` when two configured services have one name
 */
export function findServices(input: ServicesInput): Services {
  const folders = foldersOf([...input.sources, ...input.projectFiles]);
  for (const folder of foldersOfOtherLanguages(input.root, folders)) folders.add(folder);
  const { found, unmatched } = input.configured === undefined ? { found: discovered(input, folders), unmatched: [] } : configured(input.configured, folders);
  const byFolder = new Map(named(found, input.read).map((service) => [service.path === '.' ? '' : service.path, service]));
  return {
    all: [...byFolder.values()].sort((a, b) => compareText(a.name, b.name)),
    of: (module) => upward(module).map((folder) => byFolder.get(folder)).find((service) => service !== undefined),
    isConfigured: input.configured !== undefined,
    unmatched,
  };
}

function discovered({ root, projectFiles, read }: ServicesInput, folders: ReadonlySet<string>): Found[] {
  const manifests = new Set(projectFiles.filter((file) => /(?:^|\/)package\.json$/.test(file)));
  const known = new Map<string, ReturnType<typeof parseJsonObject>>();
  const manifestOf = (folder: string) => {
    const file = `${folder}/package.json`;
    if (manifests.has(file) && !known.has(file)) known.set(file, parseJsonObject(read(file) ?? ''));
    return known.get(file);
  };
  const composed = composedFolders(root, folders);
  return [...new Set([...folders, ...composed])].flatMap((path): Found[] => {
    const kind = path === '' ? undefined : signOf(root, path, manifestOf, composed);
    return kind === undefined ? [] : [{ path, kind }];
  });
}

type Found = Omit<Service, 'name'> & { readonly given?: string };

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

/** Names that are given stay; of the others, those that would be equal become longer together, so that no order decides. */
function named(found: readonly Found[], read: ServicesInput['read']): Service[] {
  const choices = found.map(({ path, given }) => {
    if (given !== undefined) return [given];
    const full = asText(own(parseJsonObject(read(path === '.' ? 'package.json' : `${path}/package.json`) ?? ''), 'name')) ?? '';
    const folder = path.slice(path.lastIndexOf('/') + 1);
    return [full.replace(/^@[^/]*\//, '') || folder, full || path, path];
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

/** All folders that hold any of the files, at any depth; the root is the empty text. */
function foldersOf(files: readonly string[]): Set<string> {
  const folders = new Set<string>(['']);
  for (const file of files)
    for (const folder of upward(file)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** The folders above a path, nearest first; the root is the empty text. */
function upward(path: string): string[] {
  const folders: string[] = [];
  for (let at = path; at !== ''; ) folders.push((at = folderOf(at)));
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
