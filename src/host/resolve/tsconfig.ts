import { join, normalize } from 'node:path/posix';
import { compareText, compileGlob, type GlobMatcher } from '#model';
import { asObject, asText, asTexts, own, parseJsonObject, type Json } from '../json.ts';
import { folderOf, isBelow, upward } from './manifests.ts';

/** A tsconfig with everything it inherits. Paths are relative to the root. */
export interface TsConfig {
  readonly file: string;
  readonly folder: string;
  /** `paths` in the order of their declaration, targets relative to the file that declares them. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  /** Patterns of `paths` here and in the bases, in force or replaced. */
  readonly patterns: readonly string[];
  readonly baseUrl: string | undefined;
  readonly rootDirs: readonly string[];
  readonly outDir: string | undefined;
  readonly rootDir: string | undefined;
  readonly customConditions: readonly string[];
  readonly isVerbatim: boolean;
  readonly hasMetadata: boolean;
  /** undefined where neither `strictNullChecks` nor `strict` is written. */
  readonly hasStrictNulls: boolean | undefined;
  readonly checksJs: boolean;
}

export interface TsConfigs {
  /** The config that a file belongs to. */
  ownerOf(file: string): TsConfig | undefined;
  /** The config nearest upward of a folder, whatever it includes. */
  nearest(folder: string): TsConfig | undefined;
  readonly broken: readonly { readonly file: string; readonly reason: string }[];
}

interface Loaded extends TsConfig {
  /** Whether `files` or `include` is written, here or in a base. */
  readonly isExplicit: boolean;
  includes(file: string): boolean;
  /** As `includes`, whatever `exclude` says. */
  claims(file: string): boolean;
  readonly references: readonly string[];
}

/**
 * Reads the tsconfigs of a project. A file belongs to the nearest `tsconfig.json` upward that includes it itself or
 * through its `references` or a sibling `tsconfig.*.json`, or would but for its `exclude` (test files are often excluded
 * from the build and still resolved like it); else to the nearest one. A base that cannot be found or that leads in a
 * circle costs only what it would have added.
 * @param read gives the text of a file below the root, or undefined
 * @param locate finds the file of an `extends` that names a package, or undefined
 */
export function readTsConfigs(projectFiles: readonly string[], read: (file: string) => string | undefined, locate: (specifier: string, folder: string) => string | undefined): TsConfigs {
  const files = new Set(projectFiles.filter((file) => /(?:^|\/)[tj]sconfig[\w.-]*\.json$/.test(file)));
  const broken: { file: string; reason: string }[] = [];
  const loaded = new Map<string, Loaded | undefined>();
  const load = (file: string): Loaded | undefined => {
    if (!loaded.has(file)) loaded.set(file, loadConfig(file, read, locate, (reason) => broken.push({ file, reason })));
    return loaded.get(file);
  };
  const byFolder = new Map<string, string[]>();
  for (const file of [...files].sort((a, b) => a.length - b.length || compareText(a, b))) byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), file]);

  const candidates = (folder: string): Loaded[] => {
    const main = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((file) => files.has(file));
    const first = main === undefined ? undefined : load(main);
    const referenced = (first?.references ?? []).map((file) => (files.has(file) ? file : join(file, 'tsconfig.json'))).filter((file) => files.has(file));
    // beside a main config, a base that names nothing to include would claim every file
    const siblings = (byFolder.get(folder) ?? []).filter((file) => main === undefined || load(file)?.isExplicit);
    const order = [...(main === undefined ? [] : [main]), ...referenced, ...siblings];
    return [...new Set(order)].flatMap((file) => load(file) ?? []);
  };
  const nearest = (folder: string): Loaded | undefined => upward(folder).map((one) => candidates(one)[0]).find((config) => config !== undefined);
  return {
    broken,
    nearest,
    ownerOf(file) {
      for (const folder of upward(folderOf(file))) {
        const configs = candidates(folder);
        const owner = configs.find((config) => config.includes(file)) ?? configs.find((config) => config.claims(file));
        if (owner) return owner;
      }
      return nearest(folderOf(file));
    },
  };
}

/** One link of an `extends` chain: the raw options and the folder that their paths are relative to. */
interface Link {
  readonly folder: string;
  readonly data: Json;
}

function loadConfig(file: string, read: (file: string) => string | undefined, locate: (specifier: string, folder: string) => string | undefined, complain: (reason: string) => void): Loaded | undefined {
  const chain: Link[] = [];
  const seen = new Set<string>();
  const collect = (path: string, trail: readonly string[]): void => {
    if (seen.has(path)) return; // whatever it sets is decided already
    seen.add(path);
    const data = parseJsonObject(read(path) ?? '');
    if (!data) return complain(path === file ? 'it is not valid JSON' : `its base \`${path}\` is missing or not valid JSON; judged without it`);
    chain.push({ folder: folderOf(path), data });
    const bases = own(data, 'extends');
    for (const base of (typeof bases === 'string' ? [bases] : asTexts(bases)).reverse()) {
      const next = basePath(base, folderOf(path), read) ?? locate(base, folderOf(path));
      if (next === undefined) complain(`its base \`${base}\` cannot be found; judged without it`);
      else if (trail.includes(next) || next === path) complain(`its bases extend each other in a circle through \`${next}\`; judged without the circle`);
      else if (trail.length > 100) complain('its chain of bases is longer than 100; judged without the rest');
      else collect(next, [...trail, path]);
    }
  };
  collect(file, []);
  return chain.length === 0 ? undefined : fromChain(file, chain);
}

function basePath(base: string, folder: string, read: (file: string) => string | undefined): string | undefined {
  if (!base.startsWith('.')) return undefined;
  const path = join(folder, base);
  if (path.startsWith('..')) return undefined;
  return [path, `${path}.json`, join(path, 'tsconfig.json')].find((candidate) => candidate.endsWith('.json') && read(candidate) !== undefined);
}

/** The nearest link that sets a compiler option decides it, with its folder. */
function fromChain(file: string, chain: readonly Link[]): Loaded {
  const folder = folderOf(file);
  const option = (name: string) => {
    for (const link of chain) {
      const value = own(asObject(own(link.data, 'compilerOptions')), name);
      if (value !== undefined) return { value, folder: link.folder };
    }
    return undefined;
  };
  const place = (text: string, base: string): string => {
    const path = text.startsWith('${configDir}') ? join(folder, text.slice('${configDir}'.length)) : join(base, text);
    return normalize(path).replace(/\/$/, '').replace(/^\.$/, '');
  };
  const pathOption = (name: string): string | undefined => {
    const found = option(name);
    return found && typeof found.value === 'string' ? place(found.value, found.folder) : undefined;
  };
  const isOn = (name: string): boolean => option(name)?.value === true;
  const baseUrl = pathOption('baseUrl');
  const paths = option('paths');
  const rootDirs = option('rootDirs');
  const top = (name: string): Link | undefined => chain.find((link) => own(link.data, name) !== undefined);
  return {
    file,
    folder,
    baseUrl,
    paths: Object.entries(asObject(paths?.value) ?? {}).map(([pattern, targets]) => ({
      pattern,
      targets: asTexts(targets).map((target) => place(target, baseUrl ?? paths?.folder ?? folder)),
    })),
    patterns: chain.flatMap((link) => Object.keys(asObject(own(asObject(own(link.data, 'compilerOptions')), 'paths')) ?? {})),
    rootDirs: rootDirs ? asTexts(rootDirs.value).map((one) => place(one, rootDirs.folder)) : [],
    outDir: pathOption('outDir'),
    rootDir: pathOption('rootDir'),
    customConditions: asTexts(option('customConditions')?.value),
    isVerbatim: isOn('verbatimModuleSyntax') || isOn('preserveValueImports') || option('importsNotUsedAsValues')?.value === 'preserve',
    hasMetadata: isOn('emitDecoratorMetadata'),
    hasStrictNulls: [option('strictNullChecks')?.value, option('strict')?.value].find((value) => typeof value === 'boolean'),
    checksJs: isOn('checkJs'),
    references: (Array.isArray(own(chain[0]?.data, 'references')) ? (own(chain[0]?.data, 'references') as unknown[]) : [])
      .flatMap((one) => asText(own(asObject(one), 'path')) ?? [])
      .map((path) => place(path, folder)),
    isExplicit: top('files') !== undefined || top('include') !== undefined,
    ...includesOf(folder, top('files'), top('include'), top('exclude'), place),
  };
}

function includesOf(folder: string, files: Link | undefined, include: Link | undefined, exclude: Link | undefined, place: (text: string, base: string) => string): Pick<Loaded, 'includes' | 'claims'> {
  const listOf = (link: Link | undefined, name: string): string[] => asTexts(own(link?.data, name)).map((one) => place(one, link?.folder ?? folder));
  const listed = new Set(listOf(files, 'files'));
  const wanted = include ? listOf(include, 'include').map(pathMatcher) : files ? [] : [(file: string) => isBelow(file, folder)];
  const unwanted = listOf(exclude, 'exclude').map(pathMatcher);
  const isWanted = (file: string): boolean => wanted.some((matches) => matches(file));
  return {
    claims: (file) => listed.has(file) || isWanted(file),
    includes: (file) => listed.has(file) || (isWanted(file) && !unwanted.some((matches) => matches(file))),
  };
}

/** A tsconfig pattern: a glob, or a folder and all below it; a `**` or `*` at the end reaches files below too. */
function pathMatcher(pattern: string): GlobMatcher {
  if (pattern === '') return () => true;
  if (!/[*?]/.test(pattern)) return (file) => file === pattern || isBelow(file, pattern);
  const matches = compileGlob(pattern, { braces: false });
  const below = compileGlob(`${pattern}/**`, { braces: false });
  return (file) => matches(file) || below(file);
}
