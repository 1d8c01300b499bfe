import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { bare, isNode, spanOf } from '../imports/nodes.ts';
import type { Definition } from '../imports/scopes.ts';

type Local = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The function or class that a definition gives its name to for good: a declaration, or a constant. */
export function localFunction(definition: Definition | undefined): Local | undefined {
  if (definition?.kind !== 'own') return undefined;
  const { node, isConst } = definition;
  const value = node.type === 'VariableDeclarator' ? (isConst && node.id.type === 'Identifier' && node.init ? bare(node.init) : undefined) : node;
  switch (value?.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return value;
    default:
      return undefined;
  }
}

/** What a name stands for that the file declares once, at the top level: no other scope can hide it, so none need be analysed. */
export function definedAtTop(program: TSESTree.Program, name: string): Definition | undefined {
  for (const statement of program.body) {
    const inner = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if ((inner?.type === 'FunctionDeclaration' || inner?.type === 'ClassDeclaration') && !inner.declare && inner.id?.name === name) return { kind: 'own', name, node: inner, isConst: false };
    if (inner?.type !== 'VariableDeclaration' || inner.declare) continue;
    const node = inner.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (node) return { kind: 'own', name, node, isConst: inner.kind === 'const' };
  }
  return undefined;
}

/** Where an asynchronous function's body first waits: the end of its first `await`, by place. What comes before is evaluated at once. */
export function firstAwait(body: TSESTree.Node): number {
  let first = Infinity;
  const stack: TSESTree.Node[] = [body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') continue;
    if (node.type === 'AwaitExpression') first = Math.min(first, spanOf(node).end);
    if (node.type === 'ForOfStatement' && node.await) first = Math.min(first, spanOf(node.right).end);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) stack.push(one);
    }
  }
  return first;
}
