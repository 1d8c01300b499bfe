import type { TSESTree } from '@typescript-eslint/types';
import { askedFact, SCRIPT_SYNTAXES, type Script } from '#model';
import { isNode } from './imports/nodes.ts';
import { walk } from './stubs/functions.ts';

/** How many abstract and how many concrete things a file declares: interfaces and abstract classes, and all other classes. */
export interface Abstractions {
  readonly abstract: number;
  readonly concrete: number;
}

/**
 * What abstractness is made of. Declarations of one name in one scope are one, as TypeScript merges them; what
 * `declare global` and `declare module` add to belongs to somebody else. Type aliases are no abstractions.
 */
export const abstractions = askedFact<Abstractions>({
  id: 'abstractions',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract({ scripts, text }) {
    if (!/\b(?:class|interface)\b/.test(text)) return { abstract: 0, concrete: 0 };
    const counted = scripts.map(countedIn);
    return { abstract: counted.reduce((sum, one) => sum + one.abstract, 0), concrete: counted.reduce((sum, one) => sum + one.concrete, 0) };
  },
});

function countedIn({ tree }: Script): Abstractions {
  let [abstract, concrete] = [0, 0];
  const known = new Map<TSESTree.Node, Set<string>>();
  walk({ node: tree as unknown as TSESTree.Node }, ({ node, parent }) => { // holds: every parser of ours gives a TS-ESTree
    if (node.type === 'TSModuleDeclaration') return node.id.type === 'Identifier' && node.kind !== 'global';
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      if (node.abstract) abstract++;
      else concrete++;
    }
    if (node.type === 'TSInterfaceDeclaration') {
      const scope = parent?.node.type === 'ExportNamedDeclaration' || parent?.node.type === 'ExportDefaultDeclaration' ? parent.parent : parent;
      if (scope && isNode(scope.node)) {
        const names = known.get(scope.node) ?? new Set();
        known.set(scope.node, names);
        if (!names.has(node.id.name)) abstract++;
        names.add(node.id.name);
      }
    }
    return true;
  });
  return { abstract, concrete };
}
