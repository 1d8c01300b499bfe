import { join } from 'node:path/posix';
import { compareText, folderOf, upward } from '#model';
import type { BrokenConfig } from '#facts/resolutions';
import { fromChain, type Loaded, type TsConfig } from './compiler-options.ts';
import { followExtends, type BaseFinder } from './extends.ts';

export type { TsConfig };

export interface TsConfigs {
  /** The config that a file belongs to. */
  ownerOf(file: string): TsConfig | undefined;
  /** Whether the config that a file belongs to takes it out by its `exclude`. */
  isExcluded(file: string): boolean;
  /** Whether a config stands in a folder. */
  standsIn(folder: string): boolean;
  /** The config nearest upward of a folder, whatever it includes. */
  nearest(folder: string): TsConfig | undefined;
  /** Configs that could be used only in part. */
  readonly degraded: readonly { readonly file: string; readonly reason: string }[];
  /** Bases that are missing or lead in a circle, of all configs. */
  readonly broken: readonly BrokenConfig[];
}

/**
 * Reads the tsconfigs of a project. A file belongs to the nearest `tsconfig.json` upward that includes it itself or
 * through its `references` or a sibling `tsconfig.*.json`, or would but for its `exclude` (test files are often excluded
 * from the build and still resolved like it); else to the nearest one. A base that cannot be found or that leads in a
 * circle costs only what it would have added.
 */
export function readTsConfigs(projectFiles: readonly string[], finder: BaseFinder): TsConfigs {
  const files = new Set(projectFiles.filter((file) => /(?:^|\/)[tj]sconfig[\w.-]*\.json$/.test(file)));
  const chains = followExtends(finder);
  const loaded = new Map<string, Loaded | undefined>();
  const load = (file: string): Loaded | undefined => {
    if (!loaded.has(file)) loaded.set(file, loadConfig(file));
    return loaded.get(file);
  };
  const loadConfig = (file: string): Loaded | undefined => {
    const chain = chains.chainOf(file);
    if (!chain) return undefined;
    const config = fromChain(file, chain.links, chain.isPartial);
    // Nuxt's tsconfig is nothing but references to what it makes
    const made = config.references.filter((one) => !files.has(one)).flatMap((one) => finder.standIn?.(one) ?? []);
    return made.length === 0 ? config : fromChain(file, [...chain.links, ...made.slice(0, 1)], true);
  };
  const byFolder = new Map<string, string[]>();
  for (const file of [...files].sort((a, b) => a.length - b.length || compareText(a, b))) byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), file]);

  const known = new Map<string, readonly Loaded[]>();
  const candidates = (folder: string): readonly Loaded[] => {
    let here = known.get(folder);
    if (!here) known.set(folder, (here = findCandidates(folder)));
    return here;
  };
  const findCandidates = (folder: string): Loaded[] => {
    const main = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((file) => files.has(file));
    const first = main === undefined ? undefined : load(main);
    const referenced: string[] = [];
    const follow = (config: Loaded | undefined): void => {
      for (const reference of config?.references ?? []) {
        const file = files.has(reference) ? reference : join(reference, 'tsconfig.json');
        if (!files.has(file) || referenced.includes(file)) continue;
        referenced.push(file);
        follow(load(file));
      }
    };
    follow(first);
    // beside a main config, a base that names nothing to include would claim every file
    const siblings = (byFolder.get(folder) ?? []).filter((file) => main === undefined || load(file)?.isExplicit);
    const order = [...(main === undefined ? [] : [main]), ...referenced, ...siblings];
    return [...new Set(order)].flatMap((file) => load(file) ?? []);
  };
  const nearest = (folder: string): Loaded | undefined => upward(folder).map((one) => candidates(one)[0]).find((config) => config !== undefined);
  return {
    get degraded() {
      return chains.degraded;
    },
    get broken() {
      for (const file of files) load(file);
      return chains.broken;
    },
    nearest,
    standsIn: (folder) => byFolder.has(folder),
    isExcluded(file) {
      const configs = upward(folderOf(file)).map(candidates).find((here) => here.some((config) => config.claims(file)));
      return configs !== undefined && !configs.some((config) => config.includes(file));
    },
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
