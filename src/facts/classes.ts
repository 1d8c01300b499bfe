import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { classesIn } from './classes/tree.ts';

/** An instance method or accessor with a body, or a field that holds a function. The span is that of its name. */
export interface MethodWritten extends Span {
  /** A private name with its `#`. */
  readonly name: string;
  /**
   * The members that it mentions through `this`, or by a private name, each once, in code-unit order: fields, methods, and
   * names that are declared elsewhere, such as in a base class. Also through `const self = this` and `const { total } = this`.
   */
  readonly uses: readonly string[];
  /** `this` leaves it whole, other than by `return this`, so that it may use any member: `save(this)`, `this[key]`. */
  readonly isOpen: boolean;
  /** It does no more than give or set one field. */
  readonly isPlainAccess: boolean;
}

/** A class as it is written. The span is that of its name, or of the word `class` where it has none. */
export interface ClassWritten extends Span {
  /** Empty where it has none. */
  readonly name: string;
  readonly isAbstract: boolean;
  /** What it extends, if that is written as a name; `?` for any other expression; undefined for none. */
  readonly base?: string;
  /** Interfaces that it says it implements. */
  readonly contracts: readonly string[];
  /** Names of its decorators. */
  readonly decorators: readonly string[];
  /** Instance fields: declared, set by the constructor's parameters, or assigned to `this` in the constructor. */
  readonly fields: readonly string[];
  /** Those that the constructor is handed as parameters, or sets to anything but a literal or something that is new and empty. */
  readonly injected: readonly string[];
  /** In order of place. Constructors, static members and what has no body are left out. */
  readonly methods: readonly MethodWritten[];
  /** Fields whose first value is computed from other members, and those members. */
  readonly initialisers: readonly { readonly name: string; readonly uses: readonly string[] }[];
}

/** The classes of a file, nested ones included, in order of place. */
export const classes = fileFact<readonly ClassWritten[]>({
  id: 'classes',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => (/\bclass\b/.test(source.text) ? source.scripts.flatMap(classesIn).sort((a, b) => a.start - b.start) : []),
});
