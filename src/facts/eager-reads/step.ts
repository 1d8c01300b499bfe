import type { TSESTree } from '@typescript-eslint/types';
import type { EagerPlace } from '../eager-reads.ts';

type Name = TSESTree.Identifier | TSESTree.JSXIdentifier;
type AnyFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type AnyClass = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What an evaluation does, as its visitors see it: they say what is evaluated next, and where. */
export interface Evaluation {
  /** Evaluates a node, or all of a list, or nothing where there is none. */
  push(child: unknown, where: EagerPlace): void;
  /** Evaluates all children that are not types. */
  pushAll(node: TSESTree.Node, where: EagerPlace): void;
  read(name: Name, where: EagerPlace, member?: string): void;
  /** Runs a function's body, once, up to its first `await`; a generator's not at all. */
  run(node: AnyFunction): void;
  /** Makes an object of a class: runs its constructor and fields, and those of its base. */
  make(node: AnyClass): void;
  /** The local function or class that a name always stands for. */
  localOf(name: TSESTree.Identifier): AnyFunction | AnyClass | undefined;
  /** Whether a condition only holds in the entry of the program. */
  isForEntry(test: TSESTree.Node): boolean;
  metadataOf(node: TSESTree.ClassDeclaration): readonly { readonly name: TSESTree.Identifier; readonly member?: string }[];
  /** Whether `import Line = Order.Line` is used as a value. */
  isUsedAlias(node: TSESTree.TSImportEqualsDeclaration): boolean;
}

/** How a node is evaluated, by its type. A node that is not listed evaluates its children; types are never evaluated. */
export type Steps = { readonly [T in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: T }>, where: EagerPlace, run: Evaluation) => void };

/** The place inside a construct that has a name of its own. */
export function inside(where: EagerPlace, own: EagerPlace): EagerPlace {
  return where === 'extends clause' || where === 'decorator' ? where : own;
}
