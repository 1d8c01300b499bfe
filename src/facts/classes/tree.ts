import type { TSESTree } from '@typescript-eslint/types';
import { sorted, type Script } from '#model';
import type { ClassWritten, MethodWritten } from '../classes.ts';
import { bare, literalText, spanOf } from '../imports/nodes.ts';
import { walk } from '../stubs/functions.ts';
import { mentionsOf, type MemberMentions } from './mentions.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type FunctionNode = TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Every class of a script. */
export function classesIn({ tree }: Script): ClassWritten[] {
  const found: ClassWritten[] = [];
  walk({ node: tree as unknown as TSESTree.Node }, ({ node }) => { // holds: every parser of ours gives a TS-ESTree
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') found.push(described(node));
    return true;
  });
  return found;
}

function described(node: ClassNode): ClassWritten {
  const methods: MethodWritten[] = [];
  const fields = new Set<string>();
  const injected = new Set<string>();
  const initialisers: { name: string; uses: readonly string[] }[] = [];
  for (const member of node.body.body) {
    if (!('key' in member) || member.static) continue;
    const name = nameOf(member);
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      for (const one of parametersThatAreFields(member.value)) {
        fields.add(one);
        injected.add(one);
      }
      for (const one of assignedIn(member.value)) {
        fields.add(one.name);
        if (one.isHanded) injected.add(one.name);
      }
      continue;
    }
    const body = functionOf(member);
    if (body && hasBody(body)) methods.push({ name, ...spanOf(member.key), ...methodOf(body) });
    else if (member.type !== 'MethodDefinition' && member.type !== 'TSAbstractMethodDefinition') {
      fields.add(name);
      const { uses } = mentionsOf(member.value ? [member.value] : []);
      if (uses.size > 0) initialisers.push({ name, uses: namesIn(uses) });
    }
  }
  const base = node.superClass ? baseName(node.superClass) : undefined;
  const start = spanOf(node).start;
  return {
    ...(node.id ? spanOf(node.id) : { start, end: start + 'class'.length }),
    name: node.id?.name ?? '',
    isAbstract: node.abstract,
    ...(base === undefined ? {} : { base }),
    contracts: (node.implements ?? []).map(({ expression }) => baseName(expression)),
    decorators: (node.decorators ?? []).map(({ expression }) => baseName(expression.type === 'CallExpression' ? expression.callee : expression)),
    fields: sorted(fields),
    injected: sorted(injected),
    methods,
    initialisers,
  };
}

type Member = Extract<TSESTree.ClassElement, { key: unknown }>;

/** The name of a member; of one that is computed, where it stands, which is like no other name. */
function nameOf(member: Member): string {
  const { key, computed } = member;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && typeof key.value === 'number') return String(key.value);
  return literalText(key) ?? `[${spanOf(key).start}]`;
}

function functionOf(member: Member): FunctionNode | undefined {
  if (member.type === 'MethodDefinition') return member.value.type === 'FunctionExpression' ? member.value : undefined;
  if (member.type !== 'PropertyDefinition' || !member.value) return undefined;
  const value = bare(member.value);
  return value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression' ? value : undefined;
}

/** Of a declaration without a body, such as an overload, one of the parsers has none. */
const hasBody = (node: FunctionNode): boolean => Boolean((node as { readonly body?: unknown }).body);

function methodOf(node: FunctionNode): Pick<MethodWritten, 'uses' | 'isOpen' | 'isPlainAccess'> {
  const { uses, isOpen } = mentionsOf([...node.params, node.body]);
  return { uses: namesIn(uses), isOpen, isPlainAccess: isPlainAccess(node) };
}

/** What every object has by itself ties no methods. */
const OF_ALL_OBJECTS: ReadonlySet<string> = new Set(['constructor', '__proto__', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'toString', 'valueOf']);

const namesIn = (uses: MemberMentions['uses']): string[] => sorted([...uses].filter((name) => !OF_ALL_OBJECTS.has(name)));

/** `return this.total`, `this.total = total`, also both and with `return this`. */
function isPlainAccess({ body }: FunctionNode): boolean {
  const ofThis = (node: TSESTree.Node): boolean => node.type === 'ThisExpression' || (node.type === 'MemberExpression' && !node.computed && node.object.type === 'ThisExpression');
  if (body.type !== 'BlockStatement') return ofThis(bare(body));
  return body.body.length > 0 && body.body.length <= 2 && body.body.every((statement) => {
    if (statement.type === 'ReturnStatement') return statement.argument !== null && ofThis(bare(statement.argument));
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
    const { left, right } = statement.expression;
    return ofThis(left) && (right.type === 'Identifier' || right.type === 'Literal');
  });
}

function parametersThatAreFields(node: TSESTree.MethodDefinition['value']): string[] {
  return node.params.flatMap((one) => {
    if (one.type !== 'TSParameterProperty') return [];
    const name = one.parameter.type === 'AssignmentPattern' ? one.parameter.left : one.parameter;
    return name.type === 'Identifier' ? [name.name] : [];
  });
}

/** Members of `this` that a constructor assigns, and whether to something that it is handed or has computed. */
function assignedIn(node: TSESTree.MethodDefinition['value']): { readonly name: string; readonly isHanded: boolean }[] {
  const names: { name: string; isHanded: boolean }[] = [];
  if (!hasBody(node as FunctionNode)) return names; // holds: a function as any other, but that it may be a declaration
  walk({ node }, ({ node: one }) => {
    if (one.type === 'AssignmentExpression') {
      const left = bare(one.left);
      if (left.type === 'MemberExpression' && !left.computed && left.object.type === 'ThisExpression') names.push({ name: left.property.type === 'PrivateIdentifier' ? `#${left.property.name}` : left.property.name, isHanded: !isMadeOfNothing(one.right) });
    }
    return true;
  });
  return names;
}

/** A literal, `[]`, `{}`, `new Map()`. */
function isMadeOfNothing(node: TSESTree.Node): boolean {
  const value = bare(node);
  if (value.type === 'ArrayExpression') return value.elements.length === 0;
  if (value.type === 'ObjectExpression') return value.properties.length === 0;
  if (value.type === 'NewExpression') return value.arguments.length === 0;
  return value.type === 'Literal' || (value.type === 'Identifier' && value.name === 'undefined');
}

function baseName(node: TSESTree.Node): string {
  const name = bare(node);
  if (name.type === 'Identifier') return name.name;
  return name.type === 'MemberExpression' && name.property.type === 'Identifier' ? name.property.name : '?';
}
