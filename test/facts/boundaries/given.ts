import type { ArchitectureSettings, BoundaryWritten, SelectorWritten } from '#facts/architecture-settings';
import type { elements } from '#facts/elements';
import type { Resolutions } from '#facts/resolutions';
import type { Services } from '#facts/services';

/** Selectors without a place. */
export const written = (texts: readonly string[]): SelectorWritten[] => texts.map((text) => ({ text, at: { file: 'arch-lint.jsonc', start: 0, end: 0 }, key: '' }));

export function boundaryOf({ from, deny = [], allow, except = [], isTransitive = false }: { from: readonly string[]; deny?: readonly string[]; allow?: readonly string[] | undefined; except?: readonly string[]; isTransitive?: boolean }): BoundaryWritten {
  return { from: written(from), deny: written(deny), allow: allow && written(allow), except: written(except), isTransitive, countsTypes: true, because: undefined };
}

export function architectureIn({ boundaries = [], tags = {}, files = [] }: { boundaries?: readonly BoundaryWritten[]; tags?: Readonly<Record<string, readonly string[]>>; files?: readonly string[] }): ArchitectureSettings {
  return { boundaries, layers: [], services: [], files, standing: () => 'missing', tags: new Map(Object.entries(tags).map(([tag, texts]) => [tag, written(texts)])) };
}

/** What `elements` needs, of names by the beginnings of paths. */
export function given({ settings = architectureIn({}), packages = {}, services = {} }: { settings?: ArchitectureSettings; packages?: Readonly<Record<string, string>>; services?: Readonly<Record<string, string>> }): Parameters<typeof elements.derive>[0] {
  const nameIn = (names: Readonly<Record<string, string>>, file: string): string | undefined => Object.entries(names).find(([head]) => file.startsWith(head))?.[1];
  const resolutions: Partial<Resolutions> = { packageOf: (file) => nameIn(packages, file) };
  const all = Object.entries(services).map(([path, name]) => ({ name, path, kind: 'configured' as const, evidence: [] }));
  const known: Partial<Services> = { all, of: (file) => all.find(({ path }) => file.startsWith(path)), unmatched: [] };
  return { architectureSettings: settings, resolutions: resolutions as Resolutions, services: known as Services }; // holds: `elements` asks for no more of them
}
