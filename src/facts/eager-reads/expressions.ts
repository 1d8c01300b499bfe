import type { TSESTree } from '@typescript-eslint/types';
import type { EagerPlace } from '../eager-reads.ts';
import { bare, memberName } from '../imports/nodes.ts';
import { destructure, evaluatePattern } from './patterns.ts';
import { inside, type Evaluation, type Steps } from './step.ts';

export const expressions: Steps = {
  Identifier: (node, where, { read }) => read(node, where),
  MemberExpression: (node, where, run) => evaluateChain(node, where, where, run),
  CallExpression(node, where, run) {
    evaluateCallee(node.callee, where, run);
    run.push(node.arguments, where);
  },
  NewExpression(node, where, run) {
    evaluateCallee(node.callee, where, run);
    run.push(node.arguments, where);
  },
  TaggedTemplateExpression(node, where, run) {
    evaluateCallee(node.tag, where, run);
    run.push(node.quasi, where);
  },
  SpreadElement: (node, where, { push }) => push(node.argument, inside(where, 'spread')),
  JSXSpreadAttribute: (node, where, { push }) => push(node.argument, inside(where, 'spread')),
  Property(node, where, { push }) {
    if (node.computed) push(node.key, where);
    push(node.value, where);
  },
  AssignmentExpression({ left, right, operator }, where, run) {
    const target = bare(left);
    if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') return destructure(target, right, where, run);
    if (target.type === 'MemberExpression') {
      // what is assigned to is not read, its object is
      run.push(target.object, where);
      if (target.computed) run.push(target.property, where);
    } else if (operator !== '=') run.push(target, where);
    run.push(right, where);
  },
  LogicalExpression({ left, right, operator }, where, run) {
    run.push(left, where);
    if (operator !== '&&' || !run.isForEntry(left)) run.push(right, where);
  },
  IfStatement({ test, consequent, alternate }, where, run) {
    run.push(test, where);
    if (!run.isForEntry(test)) run.push(consequent, where);
    run.push(alternate, where);
  },
  ForOfStatement: evaluateLoop,
  ForInStatement: evaluateLoop,
  LabeledStatement: (node, where, { push }) => push(node.body, where),
  CatchClause: (node, where, { push }) => push(node.body, where),
  MetaProperty: () => {},
  BreakStatement: () => {},
  ContinueStatement: () => {},

  JSXOpeningElement(node, where, run) {
    evaluateTag(node.name, where, run);
    run.push(node.attributes, where);
  },
  JSXClosingElement: () => {},
  JSXAttribute: (node, where, { push }) => push(node.value, where),
};

function evaluateCallee(callee: TSESTree.Node, where: EagerPlace, run: Evaluation): void {
  const { head, member } = evaluateChain(callee, where, inside(where, 'call'), run);
  if (member !== undefined && member !== 'call' && member !== 'apply') return;
  const local = head.type === 'Identifier' ? run.localOf(head) : head;
  if (local?.type === 'ClassDeclaration' || local?.type === 'ClassExpression') run.make(local);
  else if (local?.type === 'FunctionDeclaration' || local?.type === 'FunctionExpression' || local?.type === 'ArrowFunctionExpression') run.run(local);
}

/**
 * Evaluates a chain of members, such as `orders.open[first].lines`, down to its head.
 * @param place of the head, where it is a name
 * @returns the head, and its first member, empty where that is computed
 */
function evaluateChain(node: TSESTree.Node, where: EagerPlace, place: EagerPlace, { push, read }: Evaluation): { readonly head: TSESTree.Node; readonly member: string | undefined } {
  let head = bare(node);
  let member: string | undefined;
  while (head.type === 'MemberExpression') {
    if (head.computed) push(head.property, where);
    member = memberName(head) ?? '';
    head = bare(head.object);
  }
  if (head.type === 'Identifier') read(head, place, member || undefined);
  else push(head, where);
  return { head, member };
}

function evaluateLoop({ left, right, body }: TSESTree.ForOfStatement | TSESTree.ForInStatement, where: EagerPlace, run: Evaluation): void {
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (target) evaluatePattern(target, where, run);
  run.push([right, body], where);
}

function evaluateTag(tag: TSESTree.JSXTagNameExpression, where: EagerPlace, { read }: Evaluation): void {
  let head = tag;
  let member: string | undefined;
  while (head.type === 'JSXMemberExpression') {
    member = head.property.name;
    head = head.object;
  }
  if (head.type === 'JSXIdentifier' && (member !== undefined || !/^[a-z]/.test(head.name))) read(head, where, member);
}
