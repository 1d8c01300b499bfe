import type { TSESTree } from '@typescript-eslint/types';
import type { EagerPlace } from '../eager-reads.ts';
import { leftmost } from '../imports/nodes.ts';
import { destructure } from './patterns.ts';
import { inside, type AnyClass, type Evaluation, type Steps } from './step.ts';

/** Declarations. A function's body waits until it is called. */
export const declarations: Steps = {
  ArrowFunctionExpression: () => {},
  FunctionExpression: () => {},
  FunctionDeclaration: () => {},
  TSDeclareFunction: () => {},

  VariableDeclaration(node, where, { push }) {
    if (!node.declare) push(node.declarations, where);
  },
  VariableDeclarator({ id, init }, where, run) {
    if (init && (id.type === 'ObjectPattern' || id.type === 'ArrayPattern')) destructure(id, init, where, run);
    else run.push(init, where);
  },
  ClassExpression: evaluateClass,
  ClassDeclaration(node, where, run) {
    if (node.declare) return;
    evaluateClass(node, where, run);
    for (const { name, member } of run.metadataOf(node)) run.read(name, 'decorator metadata', member);
  },
  MethodDefinition: evaluateMember,
  PropertyDefinition: evaluateMember,
  AccessorProperty: evaluateMember,
  TSAbstractMethodDefinition: evaluateMember,
  TSAbstractPropertyDefinition: evaluateMember,
  TSAbstractAccessorProperty: evaluateMember,
  StaticBlock: (node, where, { push }) => push(node.body, inside(where, 'static initialiser')),

  ImportDeclaration: () => {},
  ExportAllDeclaration: () => {},
  ExportNamedDeclaration: (node, where, { push }) => push(node.declaration, where),
  ExportDefaultDeclaration: (node, where, { push }) => push(node.declaration, inside(where, 'default export')),
  TSExportAssignment: (node, where, { push }) => push(node.expression, inside(where, 'default export')),
  TSImportEqualsDeclaration(node, where, run) {
    if (node.moduleReference.type !== 'TSQualifiedName' || !run.isUsedAlias(node)) return;
    const head = leftmost(node.moduleReference);
    if (head.type === 'Identifier') run.read(head, where, memberOf(node.moduleReference));
  },
  TSEnumDeclaration(node, where, { push }) {
    // a constant enum has no code: the compiler puts its values in place
    if (!node.declare && !node.const) push(node.body, where);
  },
  TSEnumMember: (node, where, { push }) => push(node.initializer, where),
  TSModuleDeclaration(node, where, { push }) {
    if (!node.declare) push(node.body, where);
  },
};

function memberOf(name: TSESTree.TSQualifiedName): string {
  let first = name;
  while (first.left.type === 'TSQualifiedName') first = first.left;
  return first.right.name;
}

function evaluateClass(node: AnyClass, where: EagerPlace, { push }: Evaluation): void {
  push(node.decorators, inside(where, 'decorator'));
  push(node.superClass, inside(where, 'extends clause'));
  push(node.body.body, where);
}

type Member = Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>;

function evaluateMember(node: Member, where: EagerPlace, { push }: Evaluation): void {
  const decorator = inside(where, 'decorator');
  if (node.computed) push(node.key, where);
  push(node.decorators, decorator);
  const value = node.value;
  if (value && 'params' in value) for (const param of value.params) push(decoratorsOf(param), decorator);
  if (node.static) push(value, inside(where, 'static initialiser'));
}

function decoratorsOf(param: TSESTree.Parameter): readonly TSESTree.Decorator[] {
  const own = (param as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? []; // trees of JavaScript parsers have none
  if (param.type === 'TSParameterProperty') return [...own, ...decoratorsOf(param.parameter)];
  return param.type === 'AssignmentPattern' ? [...own, ...decoratorsOf(param.left as TSESTree.Parameter)] : own;
}
