import type { TSESTree } from '@typescript-eslint/types';
import { bare, isNode, keyName } from '../imports/nodes.ts';

/** People, places and words that are made up wherever they stand. */
export const INVENTED = /\b(?:john|jane|joe) (?:doe|smith|q\. public)\b|\b(?:john|jane)\.?(?:doe|smith)\b|@?\bexample\.(?:com|org|net)\b|\blorem ipsum\b|\b(?:mock|dummy|fake)\b|\bfoo ?bar\b|\btest@|\b555-01\d\d\b|\bacme (?:inc|corp)/i;

/** Keys whose values tell one thing from another. */
const IDENTIFYING: ReadonlySet<string> = new Set(['id', 'uuid', 'name', 'email', 'title', 'slug', 'username', 'firstName', 'lastName', 'fullName', 'sku', 'price', 'amount', 'total', 'balance']);

/** Whether a node is a value that is written out in full: literals, and arrays and objects of them. A date that is made on the spot counts, too: it depends on nothing. */
export function isWrittenOut(root: TSESTree.Node): boolean {
  const waiting: unknown[] = [root];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (!isNode(one)) return false;
    const node = bare(one);
    switch (node.type) {
      case 'Literal':
        break;
      case 'TemplateLiteral':
        if (node.expressions.length > 0) return false;
        break;
      case 'UnaryExpression':
        waiting.push(node.argument);
        break;
      case 'ArrayExpression':
        waiting.push(...node.elements);
        break;
      case 'ObjectExpression':
        for (const property of node.properties) {
          if (property.type !== 'Property' || property.computed || property.method || property.kind !== 'init') return false;
          waiting.push(property.value);
        }
        break;
      case 'NewExpression':
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return false;
        waiting.push(...node.arguments);
        break;
      default:
        return false;
    }
  }
  return true;
}

/** Whether a value written out is a record, or a list of them, that passes for one thing among others: it has a key such as `id` or `name`. */
export function isRecord(root: TSESTree.Node): boolean {
  const node = bare(root);
  if (node.type === 'ArrayExpression') return node.elements.some((element) => element !== null && isRecord(element));
  if (node.type !== 'ObjectExpression' || node.properties.length < 2) return false;
  return node.properties.some((property) => property.type === 'Property' && IDENTIFYING.has(keyName(property) ?? '') && isText(property.value));
}

/** Data of more than one value: a record, or a list with something in it. */
export function isData(root: TSESTree.Node): boolean {
  const node = bare(root);
  if (node.type === 'ArrayExpression') return node.elements.length > 0;
  return node.type === 'ObjectExpression' && node.properties.length > 0;
}

export function isEmpty(root: TSESTree.Node): boolean {
  switch (root.type) {
    case 'ArrayExpression':
      return root.elements.length === 0;
    case 'ObjectExpression':
      return root.properties.length === 0;
    case 'Literal':
      return root.value === null && root.raw === 'null';
    default:
      return root.type === 'Identifier' && root.name === 'undefined';
  }
}

function isText(value: TSESTree.Node): boolean {
  const node = bare(value);
  return node.type === 'Literal' && (typeof node.value === 'number' || (typeof node.value === 'string' && node.value !== ''));
}
