import type { TSESTree } from '@typescript-eslint/types';

type Node = TSESTree.Node;

/** What only the compiler reads, and what is said twice. */
export const TYPE_KEYS: ReadonlySet<string> = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'superTypeArguments', 'superTypeParameters', 'returnType', 'implements', 'closingElement']);

/** Statements and members that do nothing when a program runs, and those that only fetch or hand out names. */
export function isErased(node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSImportEqualsDeclaration':
    case 'TSExportAssignment':
    case 'TSNamespaceExportDeclaration':
    case 'TSIndexSignature':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
    case 'EmptyStatement':
      return true;
    case 'ExportNamedDeclaration':
      return !node.declaration || isErased(node.declaration);
    case 'ExportDefaultDeclaration':
      return node.declaration.type === 'Identifier' || isErased(node.declaration);
    case 'MethodDefinition':
      // holds: an overload has no body; one of the parsers says so by a type of its own
      return node.value.type !== 'FunctionExpression' || !(node.value as { body?: unknown }).body;
    case 'FunctionDeclaration':
      return !(node as { body?: unknown }).body;
    case 'PropertyDefinition':
      return node.value === null && node.decorators.length === 0;
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return node.declare === true;
    case 'ExpressionStatement':
      return node.directive !== undefined && node.directive !== null;
  }
  return false;
}

/** What a node says besides its children, in words. */
export function attributesOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'UnaryExpression':
      return [node.operator];
    case 'UpdateExpression':
      return [node.prefix ? 'before' : 'after', node.operator];
    case 'VariableDeclaration':
      return [node.kind];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [node.async ? 'async' : '', node.generator ? '*' : ''];
    case 'MemberExpression':
      return [node.computed ? '[]' : '.', node.optional ? '?' : ''];
    case 'CallExpression':
      return node.optional ? ['?'] : [];
    case 'YieldExpression':
      return node.delegate ? ['*'] : [];
    case 'ForOfStatement':
      return node.await ? ['await'] : [];
    case 'Property':
      return [node.kind, node.computed ? '[]' : '', node.shorthand ? 'short' : ''];
    case 'MethodDefinition':
      return [node.kind, node.static ? 'static' : '', node.computed ? '[]' : ''];
    case 'PropertyDefinition':
      return [node.static ? 'static' : '', node.computed ? '[]' : ''];
  }
  return [];
}

/** A literal's value, however it is quoted. */
export function literalOf(node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText): string {
  if (node.type === 'TemplateElement') return `s${node.value.cooked ?? node.value.raw}`;
  if (node.type === 'JSXText') return `t${node.value.replace(/\s+/g, ' ').trim()}`;
  if (typeof node.value === 'string') return `s${node.value}`;
  return node.raw;
}

export function isLiteral(node: Node): boolean {
  return node.type === 'Literal' || (node.type === 'TemplateLiteral' && node.expressions.length === 0) || (node.type === 'UnaryExpression' && node.argument.type === 'Literal');
}
