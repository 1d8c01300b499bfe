import type { TSESTree } from '@typescript-eslint/types';
import { bare, keyName, literalText, memberName, namesBoundBy } from '../imports/nodes.ts';
import { walk, type FunctionNode } from '../stubs/functions.ts';
import { entry, ownMembers, typed, type ClassMember } from './class-members.ts';

type Node = TSESTree.Node;

/** What a name stands for where it is used. */
export type Binding =
  | { readonly kind: 'value'; readonly init: Node; readonly path: readonly string[]; readonly fallbacks: readonly Node[] }
  | { readonly kind: 'import'; readonly from: string; readonly path: readonly string[] }
  | { readonly kind: 'parameter'; readonly owner: FunctionNode; readonly index: number; readonly fallback?: Node; readonly type?: string }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class' | 'enum'; readonly node: Node }
  | { readonly kind: 'unknown' };

/** Who is declared where in a script, found when asked for. */
export interface Scopes {
  parentOf(node: Node): Node | undefined;
  bindingOf(name: string, from: Node): Binding;
  /** Members of the class around a node, for `this.name`. */
  membersAround(node: Node): ReadonlyMap<string, ClassMember> | undefined;
  /** All nodes, in no order that matters. */
  readonly nodes: readonly Node[];
}

const NOTHING: Binding = { kind: 'unknown' };
const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export const isFunction = (node: Node): node is FunctionNode => FUNCTIONS.has(node.type);

export function scopesOf(tree: Node): Scopes {
  const parents = new Map<Node, Node>();
  const assigned = new Map<string, Node[]>();
  const nodes: Node[] = [];
  const setMembers: { readonly name: string; readonly value: Node; readonly at: Node }[] = [];
  walk({ node: tree }, ({ node, parent }) => {
    if (parent) parents.set(node, parent.node);
    nodes.push(node);
    if (node.type === 'AssignmentExpression' && node.operator !== '+=') {
      if (node.left.type === 'Identifier') assigned.set(node.left.name, [...(assigned.get(node.left.name) ?? []).slice(0, 7), node.right]);
      const name = node.left.type === 'MemberExpression' && node.left.object.type === 'ThisExpression' ? memberName(node.left) : undefined;
      if (name !== undefined) setMembers.push({ name, value: node.right, at: node });
    }
    return true;
  });
  const classes = new Map<Node, Map<string, ClassMember>>();
  const classAround = (node: Node): Node | undefined => {
    for (let at = parents.get(node); at; at = parents.get(at)) if (at.type === 'ClassBody') return at;
    return undefined;
  };
  const membersOf = (body: Node): Map<string, ClassMember> => {
    const known = classes.get(body);
    if (known) return known;
    const members = ownMembers(body);
    classes.set(body, members);
    for (const { name, value, at } of setMembers) if (classAround(at) === body) entry(members, name).values.push(value);
    return members;
  };
  const blocks = new Map<Node, ReadonlyMap<string, Binding>>();
  const namesIn = (block: Node): ReadonlyMap<string, Binding> => {
    const known = blocks.get(block);
    if (known) return known;
    const names = declaredIn(block, assigned);
    blocks.set(block, names);
    return names;
  };
  return {
    nodes,
    parentOf: (node) => parents.get(node),
    membersAround(node) {
      const body = classAround(node);
      return body && membersOf(body);
    },
    bindingOf(name, from) {
      for (let at: Node | undefined = from; at; at = parents.get(at)) {
        const found: Binding | undefined = isFunction(at) ? parameterOf(at, name) : BLOCKS.has(at.type) ? namesIn(at).get(name) : undefined;
        if (found) return found;
      }
      return NOTHING;
    },
  };
}

const BLOCKS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'TSModuleBlock', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'CatchClause', 'SwitchStatement']);

function declaredIn(block: Node, assigned: ReadonlyMap<string, readonly Node[]>): ReadonlyMap<string, Binding> {
  const names = new Map<string, Binding>();
  for (const statement of statementsOf(block)) {
    const inner = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    switch (inner.type) {
      case 'ImportDeclaration':
        for (const one of inner.specifiers) {
          const imported = one.type === 'ImportSpecifier' ? (one.imported.type === 'Identifier' ? one.imported.name : one.imported.value) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*';
          names.set(one.local.name, { kind: 'import', from: inner.source.value, path: [imported] });
        }
        break;
      case 'VariableDeclaration':
        for (const { id, init } of inner.declarations) bindPattern(id, init, inner.kind === 'const' ? undefined : assigned, names);
        break;
      case 'FunctionDeclaration':
        if (inner.id && (inner as { body?: unknown }).body) names.set(inner.id.name, { kind: 'function', node: inner });
        break;
      case 'ClassDeclaration':
        if (inner.id) names.set(inner.id.name, { kind: 'class', node: inner });
        break;
      case 'TSEnumDeclaration':
        names.set(inner.id.name, { kind: 'enum', node: inner });
        break;
    }
  }
  return names;
}

function statementsOf(block: Node): readonly Node[] {
  switch (block.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return block.body;
    case 'ForStatement':
      return block.init ? [block.init] : [];
    case 'ForOfStatement':
    case 'ForInStatement':
      return [block.left];
    case 'SwitchStatement':
      return block.cases.flatMap(({ consequent }) => consequent);
    default:
      return [];
  }
}

function bindPattern(id: Node, init: Node | null, assigned: ReadonlyMap<string, readonly Node[]> | undefined, names: Map<string, Binding>): void {
  if (id.type === 'Identifier') {
    const rights = assigned?.get(id.name) ?? [];
    const [first, ...others] = init ? [init, ...rights] : rights;
    names.set(id.name, first ? (requireOf(first) ?? { kind: 'value', init: first, path: [], fallbacks: others }) : NOTHING);
    return;
  }
  for (const { name } of namesBoundBy(id)) names.set(name, NOTHING);
  if (id.type !== 'ObjectPattern' || !init) return;
  for (const property of id.properties) {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || key === undefined) continue;
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (target.type !== 'Identifier') continue;
    const required = requireOf(init);
    const fallbacks = property.value.type === 'AssignmentPattern' ? [property.value.right] : [];
    names.set(target.name, required ? { ...required, path: [key] } : { kind: 'value', init, path: [key], fallbacks });
  }
}

/** `require('x')`, and `require('x').y`. */
function requireOf(init: Node): Extract<Binding, { kind: 'import' }> | undefined {
  const node = bare(init);
  if (node.type === 'MemberExpression') {
    const inner = requireOf(node.object);
    const name = memberName(node);
    return inner && name !== undefined ? { ...inner, path: inner.path[0] === 'default' ? [name] : [...inner.path, name] } : undefined;
  }
  const from = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require' ? literalText(node.arguments[0]) : undefined;
  return from === undefined ? undefined : { kind: 'import', from, path: ['default'] };
}

function parameterOf(owner: FunctionNode, name: string): Binding | undefined {
  for (const [index, parameter] of owner.params.entries()) {
    const inner: Node = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const target = inner.type === 'AssignmentPattern' ? inner.left : inner;
    if (target.type === 'Identifier' && target.name === name) return { kind: 'parameter', owner, index, ...(inner.type === 'AssignmentPattern' ? { fallback: inner.right } : {}), ...typed(target) };
    if (namesBoundBy(target).some((one) => one.name === name)) return NOTHING;
  }
  return undefined;
}
