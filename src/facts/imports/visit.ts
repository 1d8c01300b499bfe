import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../uses.ts';
import type { WrittenCall } from './calls.ts';

/** Where a node stands, as bits. */
export const IN_TYPE = 1;
/** In a function: not evaluated with the module. */
export const DEFERRED = 2;
/** A name here is declared, not used. */
export const BINDING = 4;
/** In a `try` with a `catch`, of the same function. */
export const GUARDED = 8;

/** In a `declare`: nothing of it is there when the program runs, computed names neither. */
export const AMBIENT = 16;

/** One mention of an imported name. */
export interface Occurrence {
  readonly name: string;
  readonly start: number;
  readonly use: Use;
}

/** What a walk finds. */
export interface Walked {
  readonly occurrences: Occurrence[];
  readonly calls: WrittenCall[];
  /** Import and export statements below the top level, in namespaces and ambient modules. */
  readonly nested: TSESTree.Node[];
  /** `import Line = Order.Line` at the top level: a use of the one is a use of the other. The last comes first. */
  readonly aliases: { readonly name: string; readonly of: TSESTree.Node }[];
  /** Names that the file declares itself, anywhere, and how often. */
  readonly declared: Map<string, number>;
}

/** A walk under way, as its visitors see it: they add to what is found, and say what is to be visited next. */
export interface Walk {
  readonly found: Walked;
  /** Locals of the decorators whose classes' constructors Angular's compiler reads. */
  readonly angular: ReadonlySet<string>;
  /** What elements may be compiled to calls of: `React`, and the names of `@jsx` comments. */
  readonly factories: readonly string[];
  /** `import()` expressions whose promise has a handler for failure. */
  readonly caught: Set<TSESTree.Node>;
  /** Functions that run where they stand. */
  readonly immediate: Set<TSESTree.Node>;
  isAtTop(node: TSESTree.Node): boolean;
  /** Visits a node, or all of a list, or nothing where there is none. */
  push(child: unknown, bits: number): void;
  /** Visits all children but those under some keys; what holds types counts as type. */
  pushAll(node: TSESTree.Node, bits: number, except?: readonly string[]): void;
  /** A mention of a name, which counts if the name is imported. */
  mention(name: string, at: TSESTree.Node, use: Use): void;
}

/** What to do with a node, by its type. A node that has no visitor hands its bits to all its children. */
export type Visitors = { readonly [T in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: T }>, bits: number, walk: Walk) => void };
