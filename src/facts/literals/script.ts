import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import { bare, spanOf } from '../imports/nodes.ts';
import type { Literal } from '../literals.ts';
import { walk, type Frame } from '../stubs/functions.ts';
import { mayHoldFiller } from './fillers.ts';

/** The strings of a script that may hold a place, with their fields. */
export function literalsOfScript({ tree }: Script, text: string): Literal[] {
  const found: Literal[] = [];
  // holds: both parsers give a TS-ESTree
  walk({ node: tree as TSESTree.Node }, (frame) => {
    const { node } = frame;
    if (node.type === 'ImportDeclaration' || node.type === 'TSLiteralType' || node.type === 'ExportAllDeclaration') return false;
    const value = textOf(node);
    if (value !== undefined && mayHoldFiller(value)) found.push({ value, ...contextOf(frame), inside: namesAround(frame), ...within(node, text) });
    return true;
  });
  return found;
}

function textOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? undefined;
  return node.type === 'JSXText' ? node.value : undefined;
}

/** Text of markup without the blanks around it: its first line is where it begins. */
function within(node: TSESTree.Node, text: string): { start: number; end: number } {
  const { start, end } = spanOf(node);
  if (node.type !== 'JSXText') return { start, end };
  const written = text.slice(start, end);
  return { start: start + written.length - written.trimStart().length, end: end - (written.length - written.trimEnd().length) };
}

/** Names of the keys, variables, functions and calls around a node, but for its own field's. */
function namesAround(frame: Frame): string {
  const names: string[] = [];
  for (let at = frame.parent; at && names.length < 8; at = at.parent) {
    const { node } = at;
    if (node.type === 'Property' || node.type === 'PropertyDefinition' || node.type === 'MethodDefinition') names.push(nameOf(node.key));
    else if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') names.push(node.id ? nameOf(node.id) : '');
    else if (node.type === 'AssignmentExpression') names.push(nameOf(node.left));
    else if (node.type === 'CallExpression') names.push(calleeOf(node));
    else if (node.type === 'JSXAttribute') names.push(nameOf(node.name));
    else if (node.type === 'IfStatement' && isRunAlone(node.test)) names.push('demo');
  }
  return names.filter((name) => name !== '').join('.');
}

/** `require.main === module`, `import.meta.main`: what follows only runs where nobody imports the module. */
function isRunAlone(test: TSESTree.Expression): boolean {
  const one = test.type === 'BinaryExpression' ? test.left : test;
  return one.type === 'MemberExpression' && one.property.type === 'Identifier' && one.property.name === 'main';
}

const TRANSPARENT: ReadonlySet<string> = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'JSXExpressionContainer', 'AwaitExpression']);

function contextOf({ node, parent }: Frame): Pick<Literal, 'field' | 'role'> {
  if (node.type === 'JSXText') return { field: '', role: 'text' };
  let inner: TSESTree.Node = node;
  let isElement = false;
  for (let at = parent; at; inner = at.node, at = at.parent) {
    const outer = at.node;
    if (TRANSPARENT.has(outer.type)) continue;
    switch (outer.type) {
      case 'Property':
        if (outer.key === inner) return OTHER;
        return named(nameOf(outer.key), isElement);
      case 'VariableDeclarator':
      case 'TSEnumMember':
        return named(nameOf(outer.id), isElement);
      case 'PropertyDefinition':
        return named(nameOf(outer.key), isElement);
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        return outer.right === inner ? named(nameOf(outer.left), isElement) : OTHER;
      case 'LogicalExpression': {
        const name = outer.right === inner && outer.operator !== '&&' ? nameOf(bare(outer.left)) : '';
        if (name !== '') return named(name, isElement);
        continue;
      }
      case 'ConditionalExpression':
        if (outer.test === inner) return OTHER;
        continue;
      case 'JSXAttribute':
        return { field: nameOf(outer.name), role: 'attribute' };
      case 'ArrayExpression':
        isElement = true;
        continue;
      case 'CallExpression':
      case 'NewExpression':
        return outer.arguments[0] === inner ? { field: calleeOf(outer), role: 'argument' } : OTHER;
      default:
        return OTHER;
    }
  }
  return OTHER;
}

const OTHER = { field: '', role: 'other' } as const;

const named = (field: string, isElement: boolean): Pick<Literal, 'field' | 'role'> => ({ field, role: isElement ? 'element' : 'field' });

function calleeOf({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): string {
  if (callee.type !== 'MemberExpression') return nameOf(callee);
  const object = nameOf(callee.object);
  return object === '' ? nameOf(callee.property) : `${object}.${nameOf(callee.property)}`;
}

/** The last name of an expression that is one. */
function nameOf(node: TSESTree.Node): string {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
    case 'JSXIdentifier':
      return node.name;
    case 'Literal':
      return typeof node.value === 'string' ? node.value : '';
    case 'MemberExpression':
      return nameOf(node.property);
    case 'ChainExpression':
      return nameOf(node.expression);
    case 'CallExpression':
      // `config.get('API_KEY')`
      return node.arguments.length > 0 && node.arguments[0]?.type === 'Literal' ? nameOf(node.arguments[0]) : '';
    default:
      return '';
  }
}
