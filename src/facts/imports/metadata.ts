import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../uses.ts';
import { isFedByType } from './angular.ts';
import { leftmost } from './nodes.ts';

/** A name that TypeScript keeps alive because decorator metadata would hold it. */
export interface KeptName {
  readonly name: TSESTree.Identifier;
  /** Of `Clock.Face`: `Face`. */
  readonly member?: string;
  readonly use: Use;
}

/**
 * The names in the types of decorated members, and of a decorated class's constructor. Class expressions have no metadata.
 * Follows `markDecoratorAliasReferenced` and `getEntityNameForDecoratorMetadata` of TypeScript's checker.
 * @param angular locals of decorators whose classes Angular's compiler reads, from `angularDecorators`
 */
export function keptByMetadata(node: TSESTree.ClassDeclaration, angular: ReadonlySet<string>): KeptName[] {
  const kept = [...decoratedTypes(node)].flatMap((type) => {
    const strict = entityOf(type, IGNORED);
    return keptName(strict ?? entityOf(type, IGNORED_WITHOUT_STRICT_NULLS), strict ? 'metadata' : 'nullable-metadata');
  });
  return isFedByType(node, angular) ? [...kept, ...tokenTypes(node).flatMap((type) => keptName(entityOf(type, IGNORED_BY_ANGULAR), 'value'))] : kept;
}

function keptName(entity: TSESTree.EntityName | undefined, use: Use): KeptName[] {
  const name = entity && leftmost(entity);
  if (name?.type !== 'Identifier') return [];
  const member = entity?.type === 'TSQualifiedName' ? memberOfLeftmost(entity) : undefined;
  return [{ name, use, ...(member !== undefined && { member }) }];
}

function memberOfLeftmost(entity: TSESTree.TSQualifiedName): string {
  let name = entity;
  while (name.left.type === 'TSQualifiedName') name = name.left;
  return name.right.name;
}

const FIELDS: ReadonlySet<string> = new Set(['PropertyDefinition', 'AccessorProperty', 'TSAbstractPropertyDefinition', 'TSAbstractAccessorProperty']);

type MaybeType = TSESTree.TypeNode | undefined;

/** The types that Angular's compiler emits as what to inject, whatever TypeScript's options say. Those of members it does not emit. */
function tokenTypes(node: TSESTree.ClassDeclaration): MaybeType[] {
  const made = node.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.type === 'FunctionExpression');
  return made?.type === 'MethodDefinition' ? made.value.params.map(typeOfParameter) : [];
}

function* decoratedTypes(node: TSESTree.ClassDeclaration): Generator<MaybeType> {
  const members = node.body.body;
  for (const member of members) {
    if (FIELDS.has(member.type) && 'typeAnnotation' in member) {
      if (isDecorated(member)) yield member.typeAnnotation?.typeAnnotation;
    } else if (member.type === 'MethodDefinition' && member.value.type === 'FunctionExpression') {
      const { params, returnType } = member.value;
      const isAccessor = member.kind === 'get' || member.kind === 'set';
      if (isAccessor && isDecorated(member)) yield typeOfAccessor(member) ?? typeOfAccessor(members.find((other) => isOtherHalf(other, member)));
      const isOwn = (!isAccessor && isDecorated(member)) || params.some(isDecorated) || (member.kind === 'constructor' && isDecorated(node));
      if (isOwn) yield* [...params.map(typeOfParameter), returnType?.typeAnnotation];
    }
  }
}

/** Trees of JavaScript parsers have no `decorators` at all; a parameter with a default has them on either node. */
function isDecorated(node: TSESTree.Node): boolean {
  if (node.type === 'AssignmentPattern' && isDecorated(node.left)) return true;
  return ((node as { decorators?: readonly unknown[] }).decorators ?? []).length > 0;
}

function typeOfParameter(param: TSESTree.Parameter): MaybeType {
  if (param.type === 'TSParameterProperty') return typeOfParameter(param.parameter);
  const type = (param.type === 'AssignmentPattern' ? param.left : param).typeAnnotation?.typeAnnotation;
  if (param.type !== 'RestElement') return type;
  if (type?.type === 'TSArrayType') return type.elementType;
  return type?.type === 'TSTypeReference' && type.typeArguments?.params.length === 1 ? type.typeArguments.params[0] : undefined;
}

function typeOfAccessor(member: TSESTree.ClassElement | undefined): MaybeType {
  if (member?.type !== 'MethodDefinition') return undefined;
  const [first] = member.value.params;
  return member.kind === 'get' ? member.value.returnType?.typeAnnotation : first && typeOfParameter(first);
}

/** Whether a member is the setter to a getter, or the getter to a setter. */
function isOtherHalf(other: TSESTree.ClassElement, { key, kind, static: isStatic }: TSESTree.MethodDefinition): boolean {
  if (other.type !== 'MethodDefinition' || other.static !== isStatic || other.kind !== (kind === 'get' ? 'set' : 'get')) return false;
  return nameOf(other.key) !== undefined && nameOf(other.key) === nameOf(key);
}

function nameOf(key: TSESTree.Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

const IGNORED: ReadonlySet<string> = new Set(['TSNeverKeyword']);
const IGNORED_WITHOUT_STRICT_NULLS: ReadonlySet<string> = new Set([...IGNORED, 'TSNullKeyword', 'TSUndefinedKeyword']);
const IGNORED_BY_ANGULAR: ReadonlySet<string> = new Set(['TSNullKeyword']);

/** The name that a type is made of; of a union or intersection only if all parts that count are the same simple name. */
function entityOf(type: MaybeType, ignored: ReadonlySet<string>): TSESTree.EntityName | undefined {
  switch (type?.type) {
    case 'TSTypeReference':
      return type.typeName;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return commonEntity(type.types, ignored);
    case 'TSConditionalType':
      return commonEntity([type.trueType, type.falseType], ignored);
    default:
      return undefined;
  }
}

function commonEntity(types: readonly TSESTree.TypeNode[], ignored: ReadonlySet<string>): TSESTree.EntityName | undefined {
  const [first, ...others] = types.filter((part) => !ignored.has(part.type)).map((part) => entityOf(part, ignored));
  return others.every((other) => first?.type === 'Identifier' && other?.type === 'Identifier' && other.name === first.name) ? first : undefined;
}
