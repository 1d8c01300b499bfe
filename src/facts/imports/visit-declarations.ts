import type { TSESTree } from '@typescript-eslint/types';
import { keptByMetadata } from './metadata.ts';
import { AMBIENT, BINDING, DEFERRED, GUARDED, IN_TYPE, type Visitors, type Walk } from './visit.ts';

export const declarations: Visitors = {
  VariableDeclaration: (node, bits, { push }) => push(node.declarations, whole(node, bits)),
  VariableDeclarator(node, bits, { push }) {
    push(node.id, (bits & ~BINDING) | BINDING);
    push(node.init, bits & ~BINDING);
  },
  CatchClause(node, bits, { push }) {
    push(node.param, bits | BINDING);
    push(node.body, bits & ~BINDING);
  },
  ArrowFunctionExpression: visitFunction,
  FunctionDeclaration: visitFunction,
  FunctionExpression: visitFunction,
  TSDeclareFunction: visitFunction,
  TSEmptyBodyFunctionExpression: visitFunction,
  ClassDeclaration(node, bits, walk) {
    visitClass(node, bits, walk);
    for (const { name, use } of keptByMetadata(node, walk.angular)) walk.mention(name.name, name, use);
  },
  ClassExpression: visitClass,
  MethodDefinition: visitMember,
  PropertyDefinition: visitMember,
  AccessorProperty: visitMember,
  TSAbstractMethodDefinition: visitMember,
  TSAbstractPropertyDefinition: visitMember,
  TSAbstractAccessorProperty: visitMember,
  TSEnumDeclaration: visitBlockOfNames,
  TSModuleDeclaration: visitBlockOfNames,
  TSEnumMember(node, bits, { push }) {
    // a name in brackets can only be a literal
    if (node.id.type === 'Identifier') push(node.id, bits | BINDING);
    push(node.initializer, bits & ~BINDING);
  },
};

/** Of a `declare`, all is type. */
function whole(node: { readonly declare?: boolean }, bits: number): number {
  return node.declare ? (bits & ~BINDING) | IN_TYPE | AMBIENT : bits & ~BINDING;
}

type AnyFunction = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

function visitFunction(node: AnyFunction, bits: number, { push, immediate }: Walk): void {
  const isRunHere = immediate.has(node) && !node.async && !node.generator;
  const inside = (bits & ~BINDING & ~GUARDED) | (isRunHere ? 0 : DEFERRED);
  push(node.id, inside | BINDING);
  push(node.params, inside | BINDING);
  push(node.body, inside);
  push([node.typeParameters, node.returnType], inside | IN_TYPE);
}

function visitClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, bits: number, { push }: Walk): void {
  const own = whole(node, bits);
  push(node.id, own | BINDING);
  push([node.superClass, node.decorators, node.body], own);
  push([node.typeParameters, node.superTypeArguments, node.implements], own | IN_TYPE);
}

type Member = Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>;

function visitMember(node: Member, bits: number, { push }: Walk): void {
  const plain = bits & ~BINDING;
  if (node.computed) push(node.key, 'declare' in node ? whole(node, plain) : plain);
  // an instance field's initialiser runs when an object is made
  push(node.value, node.static ? plain : (plain | DEFERRED) & ~GUARDED);
  push(node.decorators, plain);
  push('typeAnnotation' in node ? node.typeAnnotation : undefined, plain | IN_TYPE);
}

function visitBlockOfNames(node: TSESTree.TSEnumDeclaration | TSESTree.TSModuleDeclaration, bits: number, { push }: Walk): void {
  if (node.id.type === 'Identifier') push(node.id, whole(node, bits) | BINDING);
  push(node.body, whole(node, bits));
}
