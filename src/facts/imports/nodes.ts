import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '#model';

/** The span of a node of either parser. */
export function spanOf(node: TSESTree.Node): Span {
  const { start, end, range } = node as { start?: number; end?: number; range: [number, number] };
  return start === undefined || end === undefined ? { start: range[0], end: range[1] } : { start, end };
}

export function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The name that a dotted name begins with. */
export function leftmost(name: TSESTree.EntityName | TSESTree.TSExternalModuleReference): TSESTree.Node {
  let node: TSESTree.Node = name;
  while (node.type === 'TSQualifiedName') node = node.left;
  return node;
}

/** An expression without what only the compiler sees (`as T`, `!`, `satisfies T`) and without the mark of an optional chain. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The name of a member that is written out: `orders.total`, `orders['total']`. */
export function memberName({ computed, property }: TSESTree.MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return literalText(property);
}

/** The name of a property that is written out, in a literal or a pattern. */
export function keyName({ computed, key }: TSESTree.Property): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name;
  return literalText(key);
}

/** The text of a string literal, or of a template without substitutions. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  if (node.type === 'TSLiteralType') return literalText(node.literal);
  return undefined;
}

/** Whether a node is `import.meta.url` or another member of `import.meta`. */
export function isImportMeta(node: TSESTree.Node | undefined, member: string): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.object.meta.name === 'import' && memberName(node) === member;
}

/** The names that a pattern declares. */
export function namesBoundBy(pattern: TSESTree.Node | null): TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => namesBoundBy(property.type === 'Property' ? property.value : property));
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesBoundBy);
    case 'AssignmentPattern':
      return namesBoundBy(pattern.left);
    case 'RestElement':
      return namesBoundBy(pattern.argument);
    default:
      return [];
  }
}
