import type { TSESTree } from '@typescript-eslint/types';
import { literalText } from '../imports/nodes.ts';
import type { FunctionNode } from '../stubs/functions.ts';

type Node = TSESTree.Node;

/** A member of a class. */
export interface ClassMember {
  /** Values that it is given: its initialiser, and what the constructor and others assign. */
  readonly values: Node[];
  method?: FunctionNode;
  isGetter?: boolean;
  /** Name of the declared type. */
  type?: string;
  /** A parameter of the constructor, so that whoever makes an object decides. */
  isGiven?: boolean;
}

/** What a class declares itself: fields, methods, and parameters of its constructor that are fields. */
export function ownMembers(body: Node): Map<string, ClassMember> {
  const members = new Map<string, ClassMember>();
  if (body.type !== 'ClassBody') return members;
  for (const one of body.body) {
    if (one.type === 'PropertyDefinition') {
      const name = nameOfKey(one.key);
      const member = entry(members, name);
      Object.assign(member, one.typeAnnotation ? typed({ typeAnnotation: one.typeAnnotation }) : {});
      if (one.value && FUNCTIONS.has(one.value.type)) member.method = one.value as FunctionNode; // holds: by its type
      else if (one.value) member.values.push(one.value);
    } else if (one.type === 'MethodDefinition' && (one.value as { body?: unknown }).body) {
      const method = one.value as TSESTree.FunctionExpression; // holds: it has a body
      if (one.kind === 'constructor') for (const parameter of method.params) addParameterProperty(parameter, members);
      else Object.assign(entry(members, nameOfKey(one.key)), { method, isGetter: one.kind === 'get' });
    }
  }
  return members;
}

function addParameterProperty(parameter: Node, members: Map<string, ClassMember>): void {
  if (parameter.type !== 'TSParameterProperty') return;
  const inner = parameter.parameter;
  const target = inner.type === 'AssignmentPattern' ? inner.left : inner;
  if (target.type !== 'Identifier') return;
  const member = entry(members, target.name);
  Object.assign(member, typed(target), { isGiven: true });
  if (inner.type === 'AssignmentPattern') member.values.push(inner.right);
}

function nameOfKey(key: Node): string {
  return key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? key.name : (literalText(key) ?? '');
}

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionExpression', 'ArrowFunctionExpression']);

/** The member of a name, made where it is new. */
export function entry(members: Map<string, ClassMember>, name: string): ClassMember {
  const known = members.get(name);
  if (known) return known;
  const fresh: ClassMember = { values: [] };
  members.set(name, fresh);
  return fresh;
}

/** The name of a declared type that is one name. */
export function typed({ typeAnnotation }: { readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined }): { readonly type?: string } {
  const type = typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? { type: type.typeName.name } : {};
}
