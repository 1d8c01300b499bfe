import type { TSESTree } from '@typescript-eslint/types';
import { leftmost } from './nodes.ts';
import { AMBIENT, BINDING, IN_TYPE, type Visitors, type Walk } from './visit.ts';

/** Types that hold more than types, or hold names. */
export const types: Visitors = {
  TSQualifiedName: (node, bits, { push }) => push(leftmost(node), bits & ~BINDING),
  TSPropertySignature: visitSignature,
  TSMethodSignature: visitSignature,
  TSTypeParameter: (node, bits, walk) => visitNamed(node, 'name', node.name, bits, walk),
  TSMappedType: (node, bits, walk) => visitNamed(node, 'key', node.key, bits, walk),
  TSNamedTupleMember: (node, bits, { pushAll }) => pushAll(node, inType(bits), ['label']),
  TSTypePredicate: (node, bits, { push }) => push(node.typeAnnotation, inType(bits)),
  TSInterfaceDeclaration: (node, bits, { pushAll }) => pushAll(node, inType(bits), ['id']),
  TSTypeAliasDeclaration: (node, bits, { pushAll }) => pushAll(node, inType(bits), ['id']),
};

/** TypeScript's nodes that stand for expressions, statements or parameters rather than types. */
const VALUE_NODES = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'TSEnumBody', 'TSModuleBlock', 'TSParameterProperty', 'TSExternalModuleReference']);

/** Whether a node of this type is a type. */
export const isTypeNode = (type: string): boolean => type.startsWith('TS') && !VALUE_NODES.has(type);

/** Keys of value nodes that hold types. */
export const TYPE_KEYS: ReadonlySet<string> = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'implements', 'superTypeArguments']);

const inType = (bits: number): number => (bits & ~BINDING) | IN_TYPE;

function visitSignature(node: TSESTree.TSPropertySignature | TSESTree.TSMethodSignature, bits: number, { push, pushAll }: Walk): void {
  // TypeScript keeps what a computed name in a type refers to, but in a `declare`
  if (node.computed) push(node.key, bits & AMBIENT ? inType(bits) : bits & ~BINDING & ~IN_TYPE);
  pushAll(node, inType(bits), ['key']);
}

function visitNamed(node: TSESTree.Node, key: string, name: TSESTree.Node, bits: number, { push, pushAll }: Walk): void {
  push(name, (bits & ~BINDING) | BINDING);
  pushAll(node, inType(bits), [key]);
}
