import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import type { Met } from './functions.ts';

/** One function, with what the judges of its body need to know of the file. */
export interface Candidate extends Met {
  readonly comments: Script['comments'];
  readonly text: string;
  /** The statements of its body; an arrow's expression counts as what it returns. */
  readonly statements: readonly TSESTree.Statement[];
}

/** What a function always returns, where that is all it does: `return x`, or an arrow's `x`. */
export function onlyResult({ node, statements }: Candidate): TSESTree.Expression | undefined {
  if (node.body.type !== 'BlockStatement') return node.body;
  const [only, ...more] = statements;
  return more.length === 0 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
