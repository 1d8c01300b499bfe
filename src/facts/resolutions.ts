import { toolFact } from '#model';
import { imports } from './imports.ts';

/** Where a specifier leads. */
export type Target =
  | { readonly kind: 'file'; readonly file: string } // a module of this project
  | { readonly kind: 'asset'; readonly file: string } // a file of the project that is no module: JSON, a style, an image
  | { readonly kind: 'external'; readonly name: string } // a package or a built-in module
  | Unresolved;

interface Unresolved {
  readonly kind: 'unresolved';
  /** Why, in one clause. */
  readonly reason: string;
  readonly code: UnresolvedCode;
  /** The real file in the wrong case, or the nearest spelling of something that is there. */
  readonly hint?: string;
}

/** Why a specifier leads nowhere, by kind. */
export type UnresolvedCode =
  | 'missing' // a relative path to no file
  | 'alias' // `paths` of a tsconfig match it, and lead to no file
  | 'subpath' // `#sub` without entry in `imports`, or with one that leads to no file
  | 'hidden' // `exports` of a package of the project do not give it
  | 'workspace' // a package of the project has no such source
  | 'wrongCase' // a file differs from it in letter case only
  | 'ignored' // the path is or would be ignored, generated or left out, so nothing can be said
  | 'outside' // it leads out of the root
  | 'absolute'
  | 'empty';

/** What the compiler options that own a file say about erasing its imports. */
export interface Erasure {
  /** Imports without `type` are kept as written (`verbatimModuleSyntax`, `preserveValueImports`, ...). */
  readonly isVerbatim: boolean;
  /** Types of decorated members are emitted as values (`emitDecoratorMetadata`). */
  readonly hasMetadata: boolean;
  /** `null` and `undefined` are types of their own (`strictNullChecks`), as they are when nobody says. */
  readonly hasStrictNulls?: boolean;
  /** JSDoc types of JavaScript files count (`checkJs`). */
  readonly checksJs: boolean;
  /** What elements of JSX are compiled to, besides `React` (`jsxFactory`, `jsxFragmentFactory`, `reactNamespace`). */
  readonly jsxNames?: readonly string[];
  /** Whether imports of nothing but constant enums are kept: by `isolatedModules` and `verbatimModuleSyntax`, or, where they are passed on, by `preserveConstEnums`. */
  readonly keepsConstEnums?: 'always' | 'exported' | 'never';
}

/** An `extends` of a tsconfig that cannot be followed. */
export interface BrokenConfig {
  readonly file: string;
  /** Of the base's string with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly base: string;
  /** The base leads back to the file itself. */
  readonly isCircle: boolean;
}

/** `excluded`: the `exclude` of its tsconfig takes it out. `template`: it is copied elsewhere before it runs, or is input of a test. */
export type Standing = 'program' | 'excluded' | 'template';

/** A package of the project. */
export interface Member {
  readonly name: string;
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
}

export interface WorkspaceKnown {
  /** Where its own manifest stands. */
  readonly folder: string;
  /** Its packages by name, the folder of each. */
  readonly members: ReadonlyMap<string, string>;
}

export interface Resolutions {
  /** Where `specifier` leads from `file`. */
  target(file: string, specifier: string): Target;
  /**
   * The modules and assets of the project that a pattern such as `./locales/*.json` may mean, in code-unit order.
   * `*` stands for text without `/`; the extension may be left out as in a plain specifier.
   */
  matching(file: string, pattern: string): readonly Target[];
  erasure(file: string): Erasure;
  /** Whether a file is part of a program, as far as its tsconfig and its place say. */
  standing?(file: string): Standing;
  /** The name of the package whose manifest owns the file, if it has one. */
  packageOf(file: string): string | undefined;
  /** The package of the project that an import means by its name, where neither an alias nor an entry of `imports` comes first. */
  memberNamed?(file: string, specifier: string): Member | undefined;
  /** The innermost workspace that the package of a file belongs to. */
  workspaceOf?(file: string): WorkspaceKnown | undefined;
  /** Bases of tsconfigs that are missing or lead in a circle, in order of files and places. */
  readonly brokenConfigs: readonly BrokenConfig[];
}

/** Where every import leads on disk. Only the host can answer. */
export const resolutions = toolFact<Resolutions, { imports: typeof imports }>({ id: 'resolutions', version: 1, needs: { imports } });
