import type { TSESTree } from '@typescript-eslint/types';
import { memberName } from '../imports/nodes.ts';
import type { Scopes } from './scopes.ts';

type Node = TSESTree.Node;

/** The module that an expression's first name is imported from, following one declaration: `axios.create()` of `const client = axios.create()`. */
export function libraryOf(node: Node, scopes: Scopes, steps = 4): string {
  let inner: Node = node;
  while (inner.type === 'MemberExpression' || inner.type === 'CallExpression' || inner.type === 'NewExpression' || inner.type === 'AwaitExpression') {
    if (inner.type === 'MemberExpression') {
      if (inner.object.type === 'ThisExpression') return ofMember(inner, scopes, steps);
      inner = inner.object;
    } else inner = inner.type === 'AwaitExpression' ? inner.argument : inner.callee;
  }
  if (inner.type !== 'Identifier') return '';
  const binding = scopes.bindingOf(inner.name, inner);
  if (binding.kind === 'import') return binding.from;
  if (binding.kind === 'value' && steps > 0) return libraryOf(binding.init, scopes, steps - 1);
  return binding.kind === 'parameter' && binding.type !== undefined ? libraryOfType(binding.type, inner, scopes) : '';
}

function ofMember(node: TSESTree.MemberExpression, scopes: Scopes, steps: number): string {
  const own = scopes.membersAround(node)?.get(memberName(node) ?? (node.property.type === 'PrivateIdentifier' ? node.property.name : ''));
  const [value] = own?.values ?? [];
  if (own?.type !== undefined) {
    const library = libraryOfType(own.type, node, scopes);
    if (library !== '') return library;
  }
  return value && steps > 0 ? libraryOf(value, scopes, steps - 1) : '';
}

function libraryOfType(type: string, from: Node, scopes: Scopes): string {
  const binding = scopes.bindingOf(type, from);
  return binding.kind === 'import' ? binding.from : '';
}

/** The declared type of a receiver such as `this.http`: `HttpService`. */
export function typeOf(node: Node, scopes: Scopes): string {
  if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
    const own = scopes.membersAround(node)?.get(memberName(node) ?? (node.property.type === 'PrivateIdentifier' ? node.property.name : ''));
    const [value] = own?.values ?? [];
    return own?.type ?? (value ? injected(value) : '');
  }
  if (node.type !== 'Identifier') return '';
  const binding = scopes.bindingOf(node.name, node);
  if (binding.kind === 'parameter') return binding.type ?? '';
  return binding.kind === 'value' ? injected(binding.init) : '';
}

/** `HttpClient` of `inject(HttpClient)`, `Kafka` of `new Kafka()`. */
function injected(value: Node): string {
  const name = value.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'inject' ? value.arguments[0] : value.type === 'NewExpression' ? value.callee : undefined;
  return name?.type === 'Identifier' ? name.name : '';
}
