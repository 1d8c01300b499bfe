import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { angularDecorators } from './angular.ts';
import { isNode, spanOf } from './nodes.ts';
import { BINDING, IN_TYPE, type Visitors, type Walk, type Walked } from './visit.ts';
import { declarations } from './visit-declarations.ts';
import { expressions } from './visit-expressions.ts';
import { modules } from './visit-modules.ts';
import { isTypeNode, TYPE_KEYS, types } from './visit-types.ts';

const VISITORS: Visitors = { ...expressions, ...declarations, ...modules, ...types };

/**
 * One walk over a tree, without recursion, that tells mentions of imported names apart as TypeScript does
 * when it decides which imports to keep (values, metadata of decorated members, exports, types), and finds the calls that import.
 * @param pragmas names of `@jsx` and `@jsxFrag` comments
 */
export function walkScript(program: TSESTree.Program, imported: { has(name: string): boolean }, pragmas: readonly string[]): Walked {
  const found: Walked = { occurrences: [], calls: [], nested: [], aliases: [], declared: new Map() };
  const top = new Set<TSESTree.Node>(program.body);
  const nodes: TSESTree.Node[] = [program];
  const bitsOf: number[] = [0];
  const walk: Walk = {
    found,
    angular: angularDecorators(program),
    factories: ['React', ...pragmas],
    caught: new Set(),
    immediate: new Set(),
    isAtTop: (node) => top.has(node),
    push(child, bits) {
      if (Array.isArray(child)) for (const one of child) walk.push(one, bits);
      else if (isNode(child)) {
        nodes.push(child);
        bitsOf.push(bits);
      }
    },
    pushAll(node, bits, except = []) {
      for (const key of visitorKeys[node.type] ?? []) {
        if (except.includes(key)) continue;
        const own = TYPE_KEYS.has(key) ? (bits | IN_TYPE) & ~BINDING : key === 'decorators' ? bits & ~BINDING : bits;
        walk.push((node as unknown as Record<string, unknown>)[key], own);
      }
    },
    mention(name, at, use) {
      if (imported.has(name)) found.occurrences.push({ name, start: spanOf(at).start, use });
    },
  };
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const bits = bitsOf.pop() ?? 0;
    // holds: the table gives every type the visitor of its own nodes
    const visit = VISITORS[node.type] as ((node: TSESTree.Node, bits: number, walk: Walk) => void) | undefined;
    if (visit) visit(node, bits, walk);
    else walk.pushAll(node, isTypeNode(node.type) ? (bits & ~BINDING) | IN_TYPE : bits);
  }
  found.aliases.sort((a, b) => spanOf(b.of).start - spanOf(a.of).start);
  return found;
}
