import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '#model';
import { isImportMeta, literalText, memberName, spanOf } from './nodes.ts';

/** What an expression says of a specifier. */
export interface Specifier {
  readonly specifier: string;
  readonly at: Span;
  /** `*` stands for what only the running program knows. */
  readonly isPattern?: true;
}

/** A specifier that is written out. */
export function literalSpecifier(node: TSESTree.Node | undefined): Specifier | undefined {
  const specifier = literalText(node);
  return node && specifier !== undefined ? { specifier, at: spanOf(node) } : undefined;
}

/** A specifier that is written out, or a template or a sum of texts of which the head is, from `./` or `../` on. */
export function specifierOf(node: TSESTree.Node | undefined): Specifier | undefined {
  if (node?.type !== 'TemplateLiteral' && node?.type !== 'BinaryExpression') return literalSpecifier(node);
  const parts = partsOf(node);
  if (!parts) return undefined;
  const isPattern = parts.includes(undefined);
  const specifier = parts.map((part) => part ?? '*').join('').replace(/\*{2,}/g, '*');
  if (!isPattern) return { specifier, at: spanOf(node) };
  return parts[0] !== undefined && /^\.\.?\//.test(parts[0]) ? { specifier, at: spanOf(node), isPattern } : undefined;
}

/** The path that an expression builds on the folder of its own file: `path.join(__dirname, 'workers', 'mail.js')` is `./workers/mail.js`. */
export function pathFromHere(node: TSESTree.Node | undefined): Specifier | undefined {
  if (node?.type !== 'CallExpression' || !isJoin(node.callee)) return undefined;
  const [base, ...rest] = node.arguments;
  if (!(base?.type === 'Identifier' && base.name === '__dirname') && !isImportMeta(base, 'dirname')) return undefined;
  const parts = rest.map((part) => literalText(part));
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
  const path = parts.map((part) => part.replace(/^\.?\/+/, '').replace(/\/+$/, '')).join('/');
  return { specifier: path.startsWith('../') ? path : `./${path}`, at: spanOf((rest.length === 1 ? rest[0] : undefined) ?? node) };
}

function isJoin(callee: TSESTree.Node): boolean {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  return name === 'join' || name === 'resolve';
}

/** The texts of a template or a sum, in order, with undefined for a hole; none where it is no sum of texts. */
function partsOf(node: TSESTree.Node): (string | undefined)[] | undefined {
  if (node.type === 'TemplateLiteral') return node.quasis.flatMap(({ value }, i) => [value.cooked ?? '', ...(i < node.expressions.length ? [undefined] : [])]).filter((part) => part !== '');
  const terms: TSESTree.Node[] = [];
  let first: TSESTree.Node = node;
  for (; first.type === 'BinaryExpression'; first = first.left) {
    if (first.operator !== '+') return undefined;
    terms.push(first.right);
  }
  return [first, ...terms.reverse()].flatMap((term) => (term.type === 'TemplateLiteral' ? (partsOf(term) ?? []) : [literalText(term)]));
}
