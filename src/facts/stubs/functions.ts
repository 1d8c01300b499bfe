import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isNode, literalText } from '../imports/nodes.ts';

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A node on the way from the root of a tree. */
export interface Frame {
  readonly node: TSESTree.Node;
  readonly parent?: Frame;
}

/** A function with a body, where it stands and what it is called. */
export interface Met {
  readonly node: FunctionNode;
  /** The function's own frame. */
  readonly frame: Frame;
  /** Empty where it has none. */
  readonly name: string;
  readonly role: 'function' | 'method' | 'field' | 'variable' | 'property' | 'argument' | 'other';
  readonly method?: TSESTree.MethodDefinition | TSESTree.PropertyDefinition;
  readonly owner?: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
}

/** All functions of a tree that have bodies, in no order that matters. Without recursion. */
export function functionsIn(tree: TSESTree.Node): Met[] {
  const met: Met[] = [];
  walk({ node: tree }, (frame) => {
    const { node } = frame;
    if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') {
      // of a declaration without a body, such as an overload, one of the parsers has none
      if ((node as { body?: unknown }).body) met.push(named(node, frame));
    }
    return true;
  });
  return met;
}

/** Visits a node and all below it; what `visit` says no to is not entered. */
export function walk(root: Frame, visit: (frame: Frame) => boolean): void {
  const stack: Frame[] = [root];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    if (!visit(frame)) continue;
    const { node } = frame;
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(child)) {
        for (const one of child) if (isNode(one)) stack.push({ node: one, parent: frame });
      } else if (isNode(child)) stack.push({ node: child, parent: frame });
    }
  }
}

function named(node: FunctionNode, frame: Frame): Met {
  const parent = frame.parent?.node;
  const met = { node, frame };
  if (node.type === 'FunctionDeclaration') return { ...met, name: node.id?.name ?? '', role: 'function' };
  switch (parent?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const owner = frame.parent?.parent?.parent?.node;
      const isClass = owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression';
      return { ...met, name: nameOf(parent.key), role: parent.type === 'MethodDefinition' ? 'method' : 'field', method: parent, ...(isClass ? { owner } : {}) };
    }
    case 'VariableDeclarator':
      return { ...met, name: nameOf(parent.id), role: 'variable' };
    case 'Property':
      return { ...met, name: nameOf(parent.key), role: 'property' };
    case 'CallExpression':
    case 'NewExpression':
      return { ...met, name: '', role: parent.callee === node ? 'other' : 'argument' };
    default:
      return { ...met, name: node.type === 'FunctionExpression' ? (node.id?.name ?? '') : '', role: 'other' };
  }
}

function nameOf(key: TSESTree.Node): string {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return key.name;
  return literalText(key) ?? '';
}

/** Names that parameters bind; undefined where one is an accessibility modifier's, which sets a field. */
export function parameterNames(node: FunctionNode): readonly string[] | undefined {
  const names: string[] = [];
  let setsField = false;
  for (const parameter of node.params)
    walk({ node: parameter }, ({ node: one, parent }) => {
      if (one.type === 'TSParameterProperty') setsField = true;
      if (one.type === 'TSTypeAnnotation' || one.type === 'Decorator') return false;
      const isKey = parent?.node.type === 'Property' && parent.node.key === one && parent.node.value !== one && !parent.node.shorthand;
      const isDefault = parent?.node.type === 'AssignmentPattern' && parent.node.right === one;
      if (isDefault) return false;
      if (one.type === 'Identifier' && !isKey && one.name !== 'this') names.push(one.name);
      return true;
    });
  return setsField ? undefined : names;
}

/** Whether any of some names is mentioned in a function's body, other than as the name of a member or a key. */
export function mentions(body: TSESTree.Node, names: readonly string[]): boolean {
  let found = false;
  walk({ node: body }, ({ node, parent }) => {
    if ((node.type === 'Identifier' || node.type === 'JSXIdentifier') && (names.includes(node.name) || node.name === 'arguments') && !isLabel(node, parent?.node)) found = true;
    return !found;
  });
  return found;
}

function isLabel(node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean {
  if (parent?.type === 'Property') return parent.key === node && !parent.computed && !parent.shorthand;
  return parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
}
