import type { TSESTree } from '@typescript-eslint/types';
import { isLiteral } from './script-nodes.ts';

type Node = TSESTree.Node;

/** How an identifier is meant. */
export const USE = 0;
export const BINDING = 1;
/** A key, a member or a label: its own text counts. */
export const LABEL = 2;
/** In a pattern that assigns to what is there already. */
export const TARGET = 3;

/** How a child is meant. */
export function modeOf(node: Node, key: string, mode: number): number {
  switch (node.type) {
    case 'VariableDeclarator':
      return key === 'id' ? BINDING : USE;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return key === 'params' || key === 'id' ? BINDING : USE;
    case 'CatchClause':
      return key === 'param' ? BINDING : USE;
    case 'ClassExpression':
      return key === 'id' ? BINDING : USE;
    case 'ArrayPattern':
    case 'ObjectPattern':
      return mode === USE ? TARGET : mode;
    case 'RestElement':
    case 'TSParameterProperty':
      return mode;
    case 'AssignmentPattern':
      return key === 'left' ? mode : USE;
    case 'Property':
      return key === 'key' ? (node.computed ? USE : LABEL) : mode;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return key === 'key' && !node.computed ? LABEL : USE;
    case 'MemberExpression':
      return key === 'property' && !node.computed ? LABEL : USE;
    case 'JSXMemberExpression':
      return key === 'property' ? LABEL : USE;
    case 'JSXAttribute':
    case 'JSXNamespacedName':
    case 'MetaProperty':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return key === 'value' || key === 'body' ? USE : LABEL;
  }
  return USE;
}

/** Data weighs nothing: a table is repetitive by nature. */
export function weightOf(parent: Node, child: Node, weight: number): number {
  switch (parent.type) {
    case 'ArrayExpression':
      return isData(child) ? 0 : 1;
    case 'UnaryExpression':
    case 'TemplateLiteral':
      return weight;
    case 'Property':
      return isData(parent.value) ? 0 : 1;
    case 'ObjectExpression':
      return child.type === 'Property' && isData(child.value) ? 0 : 1;
    case 'JSXAttribute':
      return parent.value === null || isLiteral(parent.value) ? 0 : 1;
    case 'JSXOpeningElement':
      return child.type === 'JSXAttribute' && (child.value === null || isLiteral(child.value)) ? 0 : 1;
    case 'JSXClosingElement':
    case 'JSXElement':
    case 'JSXFragment':
      return child.type === 'JSXElement' || child.type === 'JSXExpressionContainer' || child.type === 'JSXFragment' ? 1 : 0;
    case 'TSEnumBody':
    case 'TSEnumMember':
      return 0;
  }
  return 1;
}

/** The type of `this`, and layout between elements. */
export const isNothing = (node: Node): boolean => (node.type === 'Identifier' && node.name === 'this') || (node.type === 'JSXText' && node.value.trim() === '');

const isData = (node: Node): boolean => isLiteral(node) || node.type === 'ObjectExpression' || node.type === 'ArrayExpression';

export const isFunctionLike = ({ type }: Node): boolean => type === 'FunctionExpression' || type === 'ArrowFunctionExpression' || type === 'ClassExpression';

/** Whether a child is run, and not written out where it stands. */
export function isBody(node: Node, key: string): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return key === 'body';
    case 'IfStatement':
      return key !== 'test';
    case 'TryStatement':
      return key !== 'handler';
    case 'CatchClause':
      return key === 'body';
  }
  return false;
}
