import type { TSESTree } from '@typescript-eslint/types';
import { caughtImport, immediateFunction, importOf } from './calls.ts';
import { BINDING, DEFERRED, GUARDED, IN_TYPE, type Visitors, type Walk } from './visit.ts';

export const expressions: Visitors = {
  Identifier(node, bits, { found, push, mention }) {
    if (bits & BINDING) found.declared.set(node.name, (found.declared.get(node.name) ?? 0) + 1);
    else mention(node.name, node, bits & IN_TYPE ? 'type' : 'value');
    push(node.decorators, bits & ~BINDING);
    push(node.typeAnnotation, (bits & ~BINDING) | IN_TYPE);
  },
  MemberExpression(node, bits, { push }) {
    push(node.object, bits & ~BINDING);
    if (node.computed) push(node.property, bits & ~BINDING);
  },
  Property(node, bits, { push }) {
    if (node.computed) push(node.key, bits & ~BINDING);
    push(node.value, bits);
  },
  AssignmentPattern(node, bits, { push }) {
    push(node.left, bits);
    push(node.right, bits & ~BINDING);
  },
  ImportExpression(node, bits, walk) {
    addCall(node, bits, walk);
    walk.push([node.source, node.options], bits & ~BINDING);
  },
  CallExpression(node, bits, walk) {
    addCall(node, bits, walk);
    const caught = caughtImport(node);
    if (caught) walk.caught.add(caught);
    const immediate = immediateFunction(node);
    if (immediate) walk.immediate.add(immediate);
    walk.pushAll(node, bits & ~BINDING);
  },
  NewExpression(node, bits, walk) {
    addCall(node, bits, walk);
    walk.pushAll(node, bits & ~BINDING);
  },
  TSImportType(node, bits, walk) {
    addCall(node, bits, walk);
    walk.push(node.typeArguments, (bits & ~BINDING) | IN_TYPE);
  },
  TryStatement(node, bits, { push }) {
    push(node.block, node.handler ? bits | GUARDED : bits);
    push([node.handler, node.finalizer], bits);
  },
  LabeledStatement: (node, bits, { push }) => push(node.body, bits & ~BINDING),
  MetaProperty: () => {},
  BreakStatement: () => {},
  ContinueStatement: () => {},

  JSXIdentifier: (node, _, { mention }) => mention(node.name, node, 'value'),
  JSXOpeningFragment: (node, _, walk) => mentionFactories(node, walk),
  JSXOpeningElement(node, bits, walk) {
    mentionFactories(node, walk);
    if (!(node.name.type === 'JSXIdentifier' && /^[a-z]/.test(node.name.name))) walk.push(node.name, bits & ~BINDING);
    walk.push(node.attributes, bits & ~BINDING);
    walk.push(node.typeArguments, (bits & ~BINDING) | IN_TYPE);
  },
  JSXClosingElement: () => {},
  JSXAttribute: (node, bits, { push }) => push(node.value, bits & ~BINDING),
  JSXMemberExpression: (node, bits, { push }) => push(node.object, bits & ~BINDING),
};

function addCall(node: Parameters<typeof importOf>[0], bits: number, { found, caught }: Walk): void {
  const call = importOf(node);
  if (call) found.calls.push({ ...call, isDeferred: (bits & DEFERRED) !== 0, isGuarded: (bits & GUARDED) !== 0 || caught.has(node) });
}

/** Elements may be compiled to calls of these; where they are not, to keep them does no harm. */
function mentionFactories(node: TSESTree.Node, { factories, mention }: Walk): void {
  for (const name of factories) mention(name, node, 'value');
}
