import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { askedFact, SCRIPT_SYNTAXES, type Script, type Span } from '#model';
import { isNode, memberName, spanOf } from './imports/nodes.ts';
import { referencesOf } from './imports/scopes.ts';

/** A member of a namespace import that a file reads. */
export interface NamespaceMember {
  /** The name that `import * as name` gives. */
  readonly local: string;
  readonly member: string;
  /** The member's name where it is read. */
  readonly at: Span;
}

/**
 * The members that a file reads of its namespace imports, in order of their place. A member of which
 * the file itself asks somewhere whether it is there (`ns.x?.()`, `typeof ns.x`, `ns.x ?? y`, a condition) is left out.
 */
export const namespaceMembers = askedFact<readonly NamespaceMember[]>({
  id: 'namespace-members',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ scripts, text }) => (/\*\s*as\b/.test(text) ? scripts.flatMap(membersOf) : []),
});

function membersOf(script: Script): NamespaceMember[] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const references = referencesOf(program);
  const isNamespace = (node: TSESTree.Node): boolean => {
    const definition = references.get(spanOf(node).start);
    return definition?.kind === 'import' && definition.node.type === 'ImportNamespaceSpecifier';
  };
  const found: NamespaceMember[] = [];
  const askedFor = new Set<string>();
  const stack: { readonly node: TSESTree.Node; readonly isAsked: boolean }[] = [{ node: program, isAsked: false }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, isAsked } = next;
    const read = readOf(node);
    if (read && (read.of.type === 'Identifier' || read.of.type === 'JSXIdentifier') && isNamespace(read.of)) {
      const local = read.of.name;
      if (isAsked || read.isOptional) askedFor.add(`${local}.${read.member}`);
      else found.push({ local, member: read.member, at: spanOf(read.at) });
    }
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key]; // holds: visitor keys name properties of their node
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) stack.push({ node: one, isAsked: asks(node, key) || (isAsked && isTransparent(node)) });
    }
  }
  return found.filter(({ local, member }) => !askedFor.has(`${local}.${member}`)).sort((a, b) => a.at.start - b.at.start);
}

interface Read {
  readonly of: TSESTree.Node;
  readonly member: string;
  readonly at: TSESTree.Node;
  readonly isOptional: boolean;
}

function readOf(node: TSESTree.Node): Read | undefined {
  if (node.type === 'MemberExpression') {
    const member = memberName(node);
    return member === undefined ? undefined : { of: node.object, member, at: node.property, isOptional: node.optional };
  }
  if (node.type === 'TSQualifiedName') return { of: node.left, member: node.right.name, at: node.right, isOptional: false };
  if (node.type === 'JSXMemberExpression') return { of: node.object, member: node.property.name, at: node.property, isOptional: false };
  return undefined;
}

/** Whether a node asks what stands at `key` if it is there at all. */
function asks(node: TSESTree.Node, key: string): boolean {
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === 'typeof' || node.operator === '!';
    case 'LogicalExpression':
      return key === 'left';
    case 'IfStatement':
    case 'ConditionalExpression':
      return key === 'test';
    case 'BinaryExpression':
      return /^[!=]==?$/.test(node.operator);
    case 'CallExpression':
      return node.optional && key === 'callee';
    case 'AssignmentExpression':
      return key === 'left';
    default:
      return false;
  }
}

function isTransparent({ type }: TSESTree.Node): boolean {
  return type === 'ChainExpression' || type === 'UnaryExpression' || type === 'LogicalExpression' || type === 'TSNonNullExpression' || type === 'TSAsExpression';
}
