import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { bare, isNode, keyName, memberName } from '../imports/nodes.ts';
import { TYPE_KEYS } from '../imports/visit-types.ts';

/** Which members of its own object some code mentions. */
export interface MemberMentions {
  readonly uses: ReadonlySet<string>;
  /** Whether the object leaves the code whole, so that it may use any member. */
  readonly isOpen: boolean;
}

interface Step {
  readonly node: TSESTree.Node;
  /** Whether `this` means the object here, as it does not in a nested function or class. */
  readonly isOwn: boolean;
  readonly parent?: TSESTree.Node | undefined;
  readonly key?: string;
}

/** Mentions in parts of one method, without recursion. */
export function mentionsOf(parts: readonly TSESTree.Node[]): MemberMentions {
  const uses = new Set<string>();
  const aliases = new Set<string>();
  const whole: TSESTree.Identifier[] = [];
  const throughNames: { readonly local: string; readonly member: string }[] = [];
  const readThrough = new Set<TSESTree.Node>();
  let isOpen = false;
  const stack: Step[] = parts.map((node) => ({ node, isOwn: true }));
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, isOwn, parent, key } = step;
    if (node.type === 'PrivateIdentifier') uses.add(`#${node.name}`);
    else if (node.type === 'ThisExpression' ? isOwn && !isHarmless(parent, key) : node.type === 'ClassBody' || isThisOfJsx(node)) isOpen = true;
    else if (node.type === 'Identifier' && !isLabel(node, parent, key) && !readThrough.has(node)) whole.push(node);
    else if (node.type === 'MemberExpression') {
      const object = bare(node.object);
      const member = memberName(node);
      if (object.type === 'ThisExpression' && isOwn) {
        if (member !== undefined) uses.add(member);
        else if (node.property.type === 'PrivateIdentifier') uses.add(`#${node.property.name}`);
        else isOpen = true;
        pushInto(stack, node, 'property', isOwn, node.computed);
        continue;
      }
      if (object.type === 'Identifier' && (member !== undefined || node.property.type === 'PrivateIdentifier')) {
        readThrough.add(object);
        if (member !== undefined) throughNames.push({ local: object.name, member });
      }
    } else if (node.type === 'VariableDeclarator' && node.init && bare(node.init).type === 'ThisExpression' && isOwn) {
      if (node.id.type === 'Identifier') {
        aliases.add(node.id.name);
        continue;
      }
      if (node.id.type === 'ObjectPattern') {
        for (const property of node.id.properties) {
          const name = property.type === 'Property' ? keyName(property) : undefined;
          if (name === undefined) isOpen = true;
          else uses.add(name);
        }
        stack.push({ node: node.id, isOwn, parent: node, key: 'id' });
        continue;
      }
    }
    // what a class inside does with the object is not looked into, so that classes in classes cost no more than one walk
    if (node.type === 'ClassBody') continue;
    if (bare(node) === node) pushChildren(stack, node, isOwn);
    else stack.push({ node: bare(node), isOwn, parent, ...(key === undefined ? {} : { key }) });
  }
  for (const { local, member } of throughNames) if (aliases.has(local)) uses.add(member);
  if (aliases.size > 0 && whole.some(({ name }) => aliases.has(name))) isOpen = true;
  return { uses, isOpen };
}

const isThisOfJsx = (node: TSESTree.Node): boolean => node.type === 'JSXIdentifier' && node.name === 'this';

/** `return this`, the body of `() => this`, `this instanceof`. */
function isHarmless(parent: TSESTree.Node | undefined, key: string | undefined): boolean {
  if (parent?.type === 'ReturnStatement') return true;
  if (parent?.type === 'ArrowFunctionExpression') return key === 'body';
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof';
}

function isLabel(node: TSESTree.Node, parent: TSESTree.Node | undefined, key: string | undefined): boolean {
  if (parent?.type === 'Property') return key === 'key' && !parent.computed && !parent.shorthand;
  return parent?.type === 'MemberExpression' && key === 'property' && !parent.computed && parent.property === node;
}

function pushChildren(stack: Step[], node: TSESTree.Node, isOwn: boolean): void {
  const isOwnBelow = isOwn && node.type !== 'FunctionExpression' && node.type !== 'FunctionDeclaration'; // which have a `this` of their own
  for (const key of visitorKeys[node.type] ?? []) if (!TYPE_KEYS.has(key)) pushInto(stack, node, key, isOwnBelow, true);
}

function pushInto(stack: Step[], node: TSESTree.Node, key: string, isOwn: boolean, isWanted: boolean): void {
  if (!isWanted) return;
  const child = (node as unknown as Record<string, unknown>)[key]; // holds: visitor keys name properties of their node
  for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(one)) stack.push({ node: one, isOwn, parent: node, key });
}
