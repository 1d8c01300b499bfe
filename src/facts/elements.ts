import { projectFact, sorted } from '#model';
import { architectureSettings, type SelectorWritten } from './architecture-settings.ts';
import { readSelector, type Selector } from './elements/selector.ts';
import { resolutions } from './resolutions.ts';
import { services } from './services.ts';

/** What an import can lead to: a file of the project, or a package or built-in module (`node:fs`) by name. */
export type ImportTarget = { readonly file: string } | { readonly package: string };

/** What a list of selectors selects. */
export interface Selection {
  /**
   * The part of the selection that a file or package belongs to, by the first selector that has it: a path; of a glob,
   * the shortest path that it matches; `service:orders` and the like. Undefined where it is not selected.
   */
  partOf(target: ImportTarget): string | undefined;
  /** Whether a selector speaks of packages that are not of the project, or of built-in modules. */
  readonly hasForeign: boolean;
  readonly hasBuiltIns: boolean;
}

export interface Elements {
  select(selectors: readonly SelectorWritten[]): Selection;
  /** The part of one selector. */
  partOf(selector: string, target: ImportTarget): string | undefined;
  /** Whether two files belong to one package, so that what one exports again of the other is no public word of anybody. */
  areOfOnePackage(file: string, other: string): boolean;
}

const NEEDS = { architectureSettings, resolutions, services };

/** The parts of the project, as selectors of the configuration name them: folders, globs, services, packages and tags. */
export const elements = projectFact<Elements, typeof NEEDS>({
  id: 'elements',
  version: 1,
  needs: NEEDS,
  derive({ architectureSettings: { tags, files }, resolutions, services }) {
    let names: readonly string[] | undefined;
    const members = (): readonly string[] => (names ??= sorted(new Set(files.flatMap((file) => resolutions.packageOf(file) ?? []))));
    const matchers = new Map<string, (target: ImportTarget) => string | undefined>();
    const partOf = (text: string, target: ImportTarget): string | undefined => {
      let find = matchers.get(text);
      if (!find) matchers.set(text, (find = finder(readSelector(text))));
      return find(target);
    };
    const firstOf = (selectors: readonly SelectorWritten[], target: ImportTarget): string | undefined => {
      for (const { text } of selectors) {
        const part = partOf(text, target);
        if (part !== undefined) return part;
      }
      return undefined;
    };
    const namesOf = (kind: 'service' | 'package' | 'tag', file: string): readonly string[] => {
      if (kind === 'service') return listed(services.of(file)?.name);
      if (kind === 'package') return listed(resolutions.packageOf(file));
      return [...tags].flatMap(([tag, selectors]) => (firstOf(selectors.filter(({ text }) => !text.startsWith('tag:')), { file }) === undefined ? [] : [tag]));
    };
    const finder = (selector: Selector): ((target: ImportTarget) => string | undefined) => {
      if (selector.kind === 'path') return (target) => ('file' in target && isBelow(target.file, selector.path) ? selector.path || '.' : undefined);
      if (selector.kind === 'glob') return inFiles(globFinder(selector.isMatch));
      const { kind, isName } = selector;
      if (kind === 'node') return (target) => ('package' in target && isBuiltIn(target.package) && isBuiltInNamed(target.package, isName) ? target.package : undefined);
      const ofFile = inFiles(remembered((file) => namesOf(kind, file).filter(isName).map((name) => `${kind}:${name}`)[0]));
      return (target) => ('file' in target ? ofFile(target) : kind === 'package' && isPackage(target.package) && isName(target.package) ? `package:${target.package}` : undefined);
    };
    return {
      partOf,
      areOfOnePackage: (file, other) => resolutions.packageOf(file) === resolutions.packageOf(other),
      select(selectors) {
        const read = selectors.map(({ text }) => readSelector(text));
        const ofFile = remembered((file) => firstOf(selectors, { file }));
        return { partOf: (target) => ('file' in target ? ofFile(target.file) : firstOf(selectors, target)), hasForeign: read.some((one) => one.kind === 'package' && !members().some(one.isName)), hasBuiltIns: read.some(({ kind }) => kind === 'node') };
      },
    };
  },
});

export const isBuiltIn = (name: string): boolean => name.startsWith('node:');
/** `node:fs` is `node:fs/promises` too. */
const isBuiltInNamed = (name: string, isName: (name: string) => boolean): boolean => [name, name.replace(/\/.*$/, '')].some((one) => isName(one.slice('node:'.length)));
/** Not `https://esm.sh/preact`, `virtual:icons` or `#build`: nobody can say which package these are. */
const isPackage = (name: string): boolean => !/^#|:/.test(name);

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/** The shortest path at or above a file that a glob matches. */
function globFinder(isMatch: (path: string) => boolean): (file: string) => string | undefined {
  const ofFolder: (folder: string) => string | undefined = remembered((folder) => {
    const slash = folder.lastIndexOf('/');
    return (slash < 0 ? undefined : ofFolder(folder.slice(0, slash))) ?? (isMatch(folder) ? folder : undefined);
  });
  return ofFolder;
}

function inFiles(find: (file: string) => string | undefined): (target: ImportTarget) => string | undefined {
  return (target) => ('file' in target ? find(target.file) : undefined);
}

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as T; // holds: set right above
  };
}

const listed = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);
