import { projectFact, sorted, type Place } from '#model';
import { imports, type ImportWritten } from './imports.ts';
import { resolutions, type Erasure, type Target } from './resolutions.ts';

/** One written import and where it leads. What it does when the program runs is not said yet. */
export interface Link {
  readonly from: string;
  readonly written: ImportWritten;
  /** The specifier in `from`. */
  readonly at: Place;
  readonly target: Target;
  readonly erasure: Erasure;
}

/** Import statements and expressions with a literal specifier, by where they lead. `total = resolved + external + unresolved` */
export interface Coverage {
  readonly total: number;
  readonly resolved: number;
  readonly external: number;
  readonly unresolved: number;
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
  version: 1,
  needs: { imports, resolutions },
  derive({ imports, resolutions }) {
    const found: Link[] = [];
    const count = { file: 0, asset: 0, external: 0, unresolved: 0 };
    for (const [from, list] of imports) {
      if (list.length === 0) continue;
      const erasure = resolutions.erasure(from);
      for (const written of list) {
        if (written.form === 'jsdoc' && !erasure.checksJs) continue;
        const target = resolutions.target(from, written.specifier);
        count[target.kind]++;
        found.push({ from, written, at: { file: from, ...written.at }, target, erasure });
      }
    }
    const coverage = { total: found.length, resolved: count.file + count.asset, external: count.external, unresolved: count.unresolved };
    return { modules: sorted(imports.keys()), links: found, coverage };
  },
});
