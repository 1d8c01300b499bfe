import { isGlob, sorted } from '#model';
import type { ArchitectureSettings, SelectorWritten } from '../architecture-settings.ts';
import type { Elements } from '../elements.ts';
import type { Resolutions } from '../resolutions.ts';
import type { Services } from '../services.ts';
import { nearest } from '../spelling.ts';
import { readSelector } from './selector.ts';

/** A selector that selects nothing: a boundary or a layer that holds nobody back. */
export interface EmptySelector {
  readonly selector: SelectorWritten;
  /** Why, where that is known, in one clause. */
  readonly reason: string | undefined;
  /** The nearest spelling of something that is there. */
  readonly near: string | undefined;
}

export interface Known {
  readonly settings: ArchitectureSettings;
  readonly elements: Elements;
  readonly resolutions: Resolutions;
  readonly services: Services;
}

/**
 * Those of the selectors that select nothing. Packages are asked for only where `arePresent` says that they must be of the project:
 * that nobody imports a package which is denied is what the boundary is for. Where the path leads to files that
 * nobody reads, such as pictures, it is taken to be right.
 */
export function emptySelectors(selectors: readonly SelectorWritten[], known: Known, { arePresent }: { readonly arePresent: boolean }): EmptySelector[] {
  return selectors.flatMap((selector): EmptySelector[] => {
    const found = emptiness(selector.text, known, arePresent);
    return found ? [{ selector, ...found }] : [];
  });
}

function emptiness(text: string, { settings, elements, resolutions, services }: Known, arePresent: boolean): Pick<EmptySelector, 'reason' | 'near'> | undefined {
  const selector = readSelector(text);
  const isSelected = (file: string): boolean => elements.partOf(text, { file }) !== undefined;
  const named = (kind: string, names: Iterable<string>): Pick<EmptySelector, 'reason' | 'near'> => {
    const near = 'name' in selector ? nearest(selector.name, sorted(new Set(names))) : undefined;
    return { reason: undefined, near: near === undefined ? undefined : `${kind}:${near}` };
  };
  switch (selector.kind) {
    case 'node':
      return undefined;
    case 'service':
      return services.all.some(({ name }) => selector.isName(name)) ? undefined : named('service', services.all.map(({ name }) => name));
    case 'tag':
      return [...settings.tags.keys()].some(selector.isName) ? undefined : named('tag', settings.tags.keys());
    case 'package':
      return !arePresent || settings.files.some(isSelected) ? undefined : named('package', settings.files.flatMap((file) => resolutions.packageOf(file) ?? []));
    default: {
      if (settings.files.some(isSelected)) return undefined;
      const path = selector.kind === 'path' ? selector.path : selector.glob;
      const standing = settings.standing(selector.kind === 'path' ? path : headOf(path));
      if (standing === 'there' && (selector.kind === 'path' || mayMeanUnread(path, settings.files))) return undefined;
      return { reason: typeof standing === 'object' ? standing.unread : undefined, near: nearest(path, pathsLike(path, settings.files)) };
    }
  }
}

/** The folders of a glob above its first wildcard. */
function headOf(glob: string): string {
  const parts = glob.split('/');
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first).join('/') || '.';
}

/** Whether a glob may mean files that are not read: it names their extension, or looks where nothing is read. */
function mayMeanUnread(glob: string, files: readonly string[]): boolean {
  const extension = /\.([\w{},]+)$/.exec(glob)?.[1];
  if (extension !== undefined) return !/^(?:\{|[cm]?[jt]sx?$|py$|vue$|svelte$|astro$)/.test(extension);
  const head = headOf(glob);
  return head !== '.' && !files.some((file) => file.startsWith(`${head}/`));
}

/** Paths of as many parts as this one that have all but one of its parts: what somebody may have meant who misspelt one. */
function pathsLike(path: string, files: readonly string[]): string[] {
  const wanted = path.split('/');
  const found = new Set<string>();
  for (const file of files) {
    const parts = file.split('/').slice(0, wanted.length);
    if (parts.length === wanted.length && parts.filter((part, index) => part !== wanted[index]).length <= 1) found.add(parts.join('/'));
  }
  return sorted(found);
}
