import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { askedFact, SCRIPT_SYNTAXES, type Script, type Span } from '#model';
import { isNode, memberName, namesBoundBy, spanOf } from './imports/nodes.ts';

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
 * the file itself asks somewhere whether it is there (`ns.x?.()`, `typeof ns.x`, `ns.x ?? y`, a condition) is left out,
 * and so are those of a name that the file declares a second time.
 */
export const namespaceMembers = askedFact<readonly NamespaceMember[]>({
  id: 'namespace-members',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: ({ scripts, text }) => (/\*\s*as\b/.test(text) ? scripts.flatMap(membersOf) : []),
});

function membersOf(script: Script): NamespaceMember[] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const namespaces = new Set(program.body.flatMap((one) => (one.type === 'ImportDeclaration' ? one.specifiers.flatMap(({ type, local }) => (type === 'ImportNamespaceSpecifier' ? [local.name] : [])) : [])));
  if (namespaces.size === 0) return [];
  const found: NamespaceMember[] = [];
  const askedFor = new Set<string>();
  const declaredAgain = new Set<string>();
  const stack: { readonly node: TSESTree.Node; readonly isAsked: boolean }[] = program.body.flatMap((node) => (node.type === 'ImportDeclaration' ? [] : [{ node, isAsked: false }]));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, isAsked } = next;
    for (const { name } of declaredBy(node)) declaredAgain.add(name);
    const read = readOf(node);
    if (read && (read.of.type === 'Identifier' || read.of.type === 'JSXIdentifier') && namespaces.has(read.of.name)) {
      const local = read.of.name;
      if (isAsked || read.isOptional) askedFor.add(`${local}.${read.member}`);
      else found.push({ local, member: read.member, at: spanOf(read.at) });
    }
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key]; // holds: visitor keys name properties of their node
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one) && one.type !== 'JSXClosingElement') stack.push({ node: one, isAsked: asks(node, key) || (isAsked && isTransparent(node)) });
    }
  }
  return found.filter(({ local, member }) => !declaredAgain.has(local) && !askedFor.has(`${local}.${member}`)).sort((a, b) => a.at.start - b.at.start);
}

/** The names that a node declares where it stands: which of two things of one name is meant is not looked into. */
function declaredBy(node: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return namesBoundBy(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'TSDeclareFunction':
      return [...(node.id ? [node.id] : []), ...node.params.flatMap((one) => namesBoundBy(one.type === 'TSParameterProperty' ? one.parameter : one))];
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
      return node.id ? [node.id] : [];
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? [node.id] : [];
    case 'CatchClause':
      return namesBoundBy(node.param);
    default:
      return [];
  }
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
