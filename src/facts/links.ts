import { compareText, projectFact, sorted, type ByFile, type Place } from '#model';
import { imports, type ImportForm, type ImportWritten } from './imports.ts';
import { resolutions, type Erasure, type Resolutions, type Target, type UnresolvedCode } from './resolutions.ts';

/** One written import and where it leads. What it does when the program runs is not said yet. */
export interface Link {
  readonly from: string;
  readonly written: ImportWritten;
  /** The specifier in `from`. */
  readonly at: Place;
  readonly target: Target;
  readonly erasure: Erasure;
}

/** Import statements and expressions, by where they lead; a pattern counts once, whatever it matches. `total = resolved + external + unresolved` */
export interface Coverage {
  readonly total: number;
  readonly resolved: number;
  readonly external: number;
  readonly unresolved: number;
  /** The unresolved ones by `UnresolvedCode`, in code-unit order; codes without any are left out. */
  readonly unresolvedBy: Readonly<Record<string, number>>;
}

/** Every import of the project, resolved, in order of files and places. */
export interface Links {
  /** In code-unit order. */
  readonly modules: readonly string[];
  readonly links: readonly Link[];
  readonly coverage: Coverage;
}

export const links = projectFact<Links, { imports: typeof imports; resolutions: typeof resolutions }>({
  id: 'links',
  version: 3,
  needs: { imports, resolutions },
  derive({ imports, resolutions }) {
    const found: Link[] = [];
    const count = { file: 0, asset: 0, external: 0, unresolved: 0 };
    const by = new Map<UnresolvedCode, number>();
    for (const [from, list] of imports) {
      if (list.length === 0) continue;
      const erasure = resolutions.erasure(from);
      for (const written of list) {
        if (written.form === 'jsdoc' && !erasure.checksJs) continue;
        const targets = targetsOf(from, written, resolutions).map((target) => (written.isType ? declaredBy(target, imports) : target));
        const [first] = targets;
        if (first) count[first.kind]++;
        if (first?.kind === 'unresolved') by.set(first.code, (by.get(first.code) ?? 0) + 1);
        for (const target of targets) found.push({ from, written, at: { file: from, ...written.at }, target, erasure });
      }
    }
    const resolved = count.file + count.asset;
    const unresolvedBy = Object.fromEntries([...by].sort(([a], [b]) => compareText(a, b)));
    const coverage = { total: resolved + count.external + count.unresolved, resolved, external: count.external, unresolved: count.unresolved, unresolvedBy };
    return { modules: sorted(imports.keys()), links: found, coverage };
  },
});

/** Forms that may as well name a folder, or a file that a build makes. */
const SOFT: ReadonlySet<ImportForm> = new Set<ImportForm>(['resolve', 'url', 'worker']);

/** Where an import leads: to one target, to all that match its pattern, or, where nothing can be said, to none. */
function targetsOf(from: string, { form, specifier, isPattern }: ImportWritten, resolutions: Resolutions): readonly Target[] {
  // a module whose own pattern matches it, such as an index of its folder, does not mean itself
  if (isPattern) return resolutions.matching(from, specifier).filter((target) => !('file' in target) || target.file !== from);
  const target = resolutions.target(from, specifier);
  return (target.kind === 'unresolved' && SOFT.has(form)) || (form !== 'resolve' && SOFT.has(form) && isFolder(specifier, target)) ? [] : [target];
}

/** What stands for a target in types: the declaration file beside a JavaScript module, as TypeScript takes it. */
function declaredBy(target: Target, modules: ByFile<unknown>): Target {
  if (target.kind !== 'file') return target;
  const file = target.file.replace(/\.([cm]?)jsx?$/, '.d.$1ts');
  return file !== target.file && modules.has(file) ? { kind: 'file', file } : target;
}

/** Whether a path that no resolver completes means the folder of what was found, as `./pages` does of `pages/index.ts`. */
function isFolder(specifier: string, target: Target): boolean {
  const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  return target.kind === 'file' && stemOf(target.file) !== stemOf(specifier.replace(/[?#].*$/, ''));
}
