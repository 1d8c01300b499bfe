import type { Place } from '#model';

/** An import that no manifest in force where it stands declares a package for. */
export interface Undeclared {
  /** The specifier; of Python, the name of the module. */
  readonly at: Place;
  /** The npm package, or the module as Python imports it. */
  readonly subject: string;
  /** What would declare it: one name, or several to choose from. */
  readonly add: readonly string[];
  /** The manifest to add it to. */
  readonly manifest: string;
  /** The part of that manifest, as a reader finds it: `dependencies`, `[project] dependencies`; empty where it has no parts. */
  readonly section: string;
  /** The nearest name of what is declared there or is a package of the project, where the import may be a slip of it. */
  readonly near?: string;
  /** What else is known, as sentences, each with a blank before it. */
  readonly hint: string;
}

/** A package that production code imports and that is declared for development only. */
export interface Misplaced {
  readonly at: Place;
  readonly subject: string;
  /** Where it is declared. */
  readonly declared: Place;
  /** The part of the manifest that it is declared in, and the one where it belongs. */
  readonly from: string;
  readonly to: string;
}

/** A package that is declared for production, and that nothing uses. */
export interface Unused {
  /** Its declaration. */
  readonly at: Place;
  readonly subject: string;
  readonly isStandardLibrary?: true;
}

/** A manifest that cannot be read, or only in part: what it would say is not known. */
export interface Doubt {
  readonly file: string;
  /** In one clause. */
  readonly reason: string;
  /** Where it is broken, if it is a mistake of its author. */
  readonly at?: Place;
}

/** How the imports of one ecosystem and its manifests fit, each list in order of files and places, made when first asked for. */
export interface DependencyUses {
  readonly undeclared: readonly Undeclared[];
  readonly misplaced: readonly Misplaced[];
  readonly unused: readonly Unused[];
  readonly doubts: readonly Doubt[];
}
