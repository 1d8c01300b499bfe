import type { TSESTree } from '@typescript-eslint/types';

/**
 * The identifier that TypeScript keeps alive for a type in decorator metadata: the leftmost name of a type reference;
 * of a union or intersection only if all its parts but `null`, `undefined` and `never` name the same.
 * Follows `getEntityNameForDecoratorMetadata` of TypeScript's checker.
 */
export function metadataName(annotation: TSESTree.TSTypeAnnotation | undefined | null): TSESTree.Identifier | undefined {
  return annotation ? nameOfType(annotation.typeAnnotation) : undefined;
}

function nameOfType(type: TSESTree.TypeNode): TSESTree.Identifier | undefined {
  switch (type.type) {
    case 'TSTypeReference': {
      let name: TSESTree.EntityName = type.typeName;
      while (name.type === 'TSQualifiedName') name = name.left;
      return name.type === 'Identifier' ? name : undefined;
    }
    case 'TSUnionType':
    case 'TSIntersectionType':
      return sameName(type.types.filter((part) => !IGNORED.has(part.type)));
    case 'TSConditionalType':
      return sameName([type.trueType, type.falseType]);
    default:
      return undefined;
  }
}

const IGNORED = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSNeverKeyword']);

function sameName(types: readonly TSESTree.TypeNode[]): TSESTree.Identifier | undefined {
  const names = types.map(nameOfType);
  const [first] = names;
  return first && names.every((name) => name?.name === first.name) ? first : undefined;
}
