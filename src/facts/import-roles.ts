import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { askedFact, SCRIPT_SYNTAXES, type Script } from '#model';
import { isNode } from './imports/nodes.ts';
import { importedNames } from './imports/statements.ts';
import { TYPE_KEYS, isTypeNode } from './imports/visit-types.ts';

/**
 * What a file does with an imported name. `work`: a function of the file calls it for its result, or reads its members; or it is the type of what
 * a constructor is handed. `wiring`: all else that happens at run time: it is named in a table, a decorator or an element of JSX, passed on,
 * called to register something or to be put into a list, made to be handed on, or used while the module loads.
 */
export type ImportRole = 'work' | 'wiring';

/** The roles of imported names by their local names; names that are used in types only, or not at all, are left out. Scopes are not looked at. */
export const importRoles = askedFact<readonly (readonly [name: string, role: ImportRole])[]>({
  id: 'import-roles',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => source.scripts.flatMap(rolesIn),
});

interface Step {
  readonly node: TSESTree.Node;
  readonly above: readonly [parent: TSESTree.Node, grandparent: TSESTree.Node | undefined] | undefined;
  /** The property of the parent that it stands in, and that of the grandparent that the parent stands in. */
  readonly key: string;
  readonly keyAbove: string;
  /** Whether it waits for a function to be called. */
  readonly isLater: boolean;
}

function rolesIn(script: Script): (readonly [string, ImportRole])[] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const names = importedNames(program);
  const roles = new Map<string, ImportRole>();
  const see = (name: string, role: ImportRole): void => {
    if (names.has(name) && roles.get(name) !== 'work') roles.set(name, role);
  };
  const stack: Step[] = program.body.flatMap((node) => (node.type === 'ImportDeclaration' ? [] : [{ node, above: undefined, key: 'body', keyAbove: '', isLater: false }]));
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, above, key, isLater } = step;
    if (node.type === 'JSXIdentifier') see(node.name, 'wiring');
    if (node.type === 'Identifier' && !isLabel(above?.[0], key)) see(node.name, isLater && isWork(step) ? 'work' : 'wiring');
    if (node.type === 'TSParameterProperty') for (const name of typeNames(node.parameter)) see(name, 'work');
    const later = isLater || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';
    for (const below of visitorKeys[node.type] ?? []) {
      if (TYPE_KEYS.has(below)) continue;
      const child = (node as unknown as Record<string, unknown>)[below]; // holds: visitor keys name properties of their node
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
        if (isNode(one) && !isTypeNode(one.type)) stack.push({ node: one, above: [node, above?.[0]], key: below, keyAbove: key, isLater: later && below !== 'decorators' });
    }
  }
  return [...roles];
}

function isLabel(parent: TSESTree.Node | undefined, key: string): boolean {
  if (parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') return key === 'key' && !parent.computed && !('shorthand' in parent && parent.shorthand);
  return parent?.type === 'MemberExpression' && key === 'property' && !parent.computed;
}

/** Whether a mention works with the name: its result or a member is used, other than by a call that stands for itself or in a list. */
function isWork({ above, key, keyAbove }: Step): boolean {
  const [parent, grandparent] = above ?? [];
  switch (parent?.type) {
    case 'CallExpression':
      return key === 'callee' && grandparent?.type !== 'ExpressionStatement' && grandparent?.type !== 'ArrayExpression';
    case 'MemberExpression':
      if (grandparent?.type === 'Property' && keyAbove === 'key') return false; // an entry of a table that is called by it
      return key === 'object' && !(grandparent?.type === 'CallExpression' && keyAbove !== 'callee');
    case 'TaggedTemplateExpression':
    case 'BinaryExpression':
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'SwitchCase':
      return true;
    default:
      return false;
  }
}

/** Names in the type of a constructor's parameter that sets a field. */
function typeNames(parameter: TSESTree.TSParameterProperty['parameter']): string[] {
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const type = 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? [type.typeName.name] : [];
}
