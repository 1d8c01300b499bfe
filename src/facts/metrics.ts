import { projectFact } from '#model';
import { abstractions } from './abstractions.ts';
import { isGeneratedPath } from './clones/generated.ts';
import { generatedFiles } from './generated-files.ts';
import { kindWithoutUses, type EdgeKind } from './graph/edge-kind.ts';
import { couplingOf, tiesOf, type Coupling, type Ties, type Unit } from './graph/coupling.ts';
import { folderOfModule, type Level } from './graph/levels.ts';
import { links, type Link } from './links.ts';
import { productionFiles } from './production-files.ts';
import { resolutions } from './resolutions.ts';
import { services } from './services.ts';

/** An import from one module of production code to another. */
export interface ProductionImport {
  readonly from: string;
  readonly to: string;
  /** As far as the statement tells: an import of types that is not marked so counts as `value`. */
  readonly kind: EdgeKind;
  readonly link: Link;
}

/** How the parts of the project's production code are tied to each other, over imports of every kind. */
export interface Metrics {
  /** In code-unit order. */
  readonly modules: readonly string[];
  /** In order of files and places; imports of the module itself are left out. */
  readonly imports: readonly ProductionImport[];
  /** The component of a module: itself, its folder, its package (`.` where it has none), or its service, outside of services its package. */
  componentOf(level: Level, module: string): string;
  /** Whether its path or its head says that a program wrote it. */
  isGenerated(module: string): boolean;
  tiesAt(level: Level, unit: Unit): ReadonlyMap<string, Ties>;
  /** Asks every module for what it declares, which takes a parse of most. */
  couplingAt(level: Level, unit: Unit): ReadonlyMap<string, Coupling>;
}

const NEEDS = { generatedFiles, links, resolutions, productionFiles, services, abstractions };

/** Files in which a tool is set up. */
const SETTINGS = /(?:^|[./])(?:config|rc)\.[cm]?[jt]s$|(?:^|\/)\.[\w.-]*rc(?:\.[\w.-]*)?$/;

/** Tests, examples, tools and what is generated to be copied are left out: that they depend on something stabilises nothing. */
export const metrics = projectFact<Metrics, typeof NEEDS>({
  id: 'metrics',
  version: 1,
  needs: NEEDS,
  derive({ generatedFiles, links: { modules: all, links }, resolutions, productionFiles, services, abstractions }) {
    const modules = all.filter((module) => productionFiles.has(module) && !SETTINGS.test(module));
    const known = new Set(modules);
    const imports = links.flatMap((link): ProductionImport[] => {
      const { from, target } = link;
      return target.kind === 'file' && target.file !== from && link.written.form !== 'resolve' && known.has(from) && known.has(target.file) ? [{ from, to: target.file, kind: kindWithoutUses(link), link }] : [];
    });
    const componentOf = (level: Level, module: string): string => {
      if (level === 'file') return module;
      if (level === 'folder') return folderOfModule(module);
      const service = level === 'service' ? services.of(module) : undefined;
      return service?.name ?? resolutions.packageOf(module) ?? '.';
    };
    return {
      modules,
      imports,
      componentOf,
      isGenerated: (module) => isGeneratedPath(module) || generatedFiles.get(module) === true || /(?:^|[\/._-])generated(?=[._-])/i.test(module),
      tiesAt: (level, unit) => tiesOf(modules, imports, (module) => componentOf(level, module), unit),
      couplingAt: (level, unit) => new Map(couplingOf(modules, imports, (module) => componentOf(level, module), unit, (module) => abstractions.get(module)).map((one) => [one.component, one])),
    };
  },
});
