import { comparePlaces, compareText, groupBy, projectFact, type Place } from '#model';
import type { ImportTarget } from './elements.ts';
import { links, type Link } from './links.ts';
import { pythonImports, type PythonImport } from './python-imports.ts';
import { pythonModules, type PythonModules } from './python-modules.ts';
import { isStandard } from './python/standard-library.ts';

/** One written import and the file of the project, or the package, that it leads to. */
export interface ImportArrow {
  readonly from: string;
  readonly to: ImportTarget;
  readonly at: Place;
  /** Written for types alone. An import without `type` may be erased all the same: see `exactEdges`. */
  readonly isType: boolean;
  /** Imported names, as they are called there; `*` for everything. */
  readonly symbols: readonly string[];
  /** Of TypeScript and JavaScript. */
  readonly link?: Link;
}

export interface ImportArrows {
  /** In order of files and places. */
  readonly all: readonly ImportArrow[];
  /** Those of one file. */
  of(file: string): readonly ImportArrow[];
  /** Whether a file has an import of which nobody knows where it leads. */
  hasUnknown(file: string): boolean;
}

const NEEDS = { links, pythonImports, pythonModules };

/**
 * Every import whose target is known, in TypeScript, JavaScript and Python; made when first asked for.
 * An import by a pattern leads to all that it may mean. Packages of Python are called as they are imported (`yaml`).
 */
export const importArrows = projectFact<ImportArrows, typeof NEEDS>({
  id: 'import-arrows',
  version: 1,
  needs: NEEDS,
  derive({ links: { links }, pythonImports, pythonModules }) {
    let all: readonly ImportArrow[] | undefined;
    const unknown = new Set<string>();
    const find = (): readonly ImportArrow[] => {
      const found = links.flatMap(arrowOf);
      for (const { from, target } of links) if (target.kind === 'unresolved') unknown.add(from);
      for (const [file, list] of pythonImports)
        for (const written of list) {
          const arrows = pythonArrows(file, written, pythonModules);
          if (arrows.length === 0 && !isOfPython(written)) unknown.add(file);
          found.push(...arrows);
        }
      return found.sort((a, b) => comparePlaces(a.at, b.at) || compareText(nameOf(a.to), nameOf(b.to)));
    };
    let byFile: ReadonlyMap<string, readonly ImportArrow[]> | undefined;
    const once = (): readonly ImportArrow[] => (all ??= find());
    return {
      get all() {
        return once();
      },
      hasUnknown: (file) => once() && unknown.has(file),
      of: (file) => (byFile ??= groupBy(once(), ({ from }) => from)).get(file) ?? [],
    };
  },
});

/** The path of a file, or the name of a package. */
export const nameOf = (target: ImportTarget): string => ('file' in target ? target.file : target.package);

function arrowOf(link: Link): ImportArrow[] {
  const { from, at, target, written } = link;
  if (target.kind === 'unresolved') return [];
  const to: ImportTarget = target.kind === 'external' ? { package: target.name } : { file: target.file };
  const isType = written.isType || (written.bindings.length > 0 && written.bindings.every((one) => one.isType));
  return [{ from, to, at, isType, symbols: written.bindings.map(({ imported }) => imported), link }];
}

/** `from app import db` leads to the module `app/db.py` where there is one, and else to the package. */
function pythonArrows(from: string, { module, level, names, nameSpans, at, isTypeChecking: isType }: PythonImport, modules: PythonModules): ImportArrow[] {
  const whole = { from, at: { file: from, ...at }, isType };
  const byModule = names.flatMap((name, index): ImportArrow[] => {
    const file = name === '*' ? undefined : modules.find(from, module === '' ? name : `${module}.${name}`, level);
    return file === undefined ? [] : [{ ...whole, at: { file: from, ...(nameSpans[index] ?? at) }, to: { file }, symbols: ['*'] }];
  });
  const others = names.filter((_, index) => !byModule.some(({ at: { start } }) => start === nameSpans[index]?.start));
  if (names.length > 0 && others.length === 0) return byModule;
  const file = modules.find(from, module, level);
  if (file !== undefined) return [{ ...whole, to: { file }, symbols: others }, ...byModule];
  const isForeign = byModule.length === 0 && level === 0 && module !== '' && !isOfPython({ module, level }) && !modules.mayBeLocal(from, module);
  return isForeign ? [{ ...whole, to: { package: firstOf(module) }, symbols: others }] : byModule;
}

const firstOf = (module: string): string => module.split('.', 1)[0] ?? '';

/** Whether an import means the standard library, in whatever version. */
function isOfPython({ module, level }: Pick<PythonImport, 'module' | 'level'>): boolean {
  return level === 0 && isStandard(firstOf(module), { first: 0, last: 99 }, 'somewhere');
}
