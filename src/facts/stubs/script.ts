import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import { spanOf } from '../imports/nodes.ts';
import type { Stub } from '../stubs.ts';
import { constantAnswer } from './answers.ts';
import { emptyCast, emptyFunction, notImplemented } from './bodies.ts';
import { fakeLatencies, hardCodedData } from './data.ts';
import { functionsIn, type Met } from './functions.ts';

/** One function, with what the judges of its body need to know of the file. */
export interface Candidate extends Met {
  readonly comments: Script['comments'];
  readonly text: string;
  /** The statements of its body; an arrow's expression counts as what it returns. */
  readonly statements: readonly TSESTree.Statement[];
}

/** The stubs of one script. A function is told once, by the strongest sign. */
export function stubsOfScript({ tree, comments }: Script, text: string): Stub[] {
  // holds: both parsers give a TS-ESTree
  return functionsIn(tree as TSESTree.Node).flatMap((met): Stub[] => {
    const { body } = met.node;
    const candidate: Candidate = { ...met, comments, text, statements: body.type === 'BlockStatement' ? body.body : [] };
    const latencies = fakeLatencies(candidate);
    const first = latencies.length > 0 ? undefined : (notImplemented(candidate) ?? emptyCast(candidate) ?? constantAnswer(candidate) ?? hardCodedData(candidate) ?? emptyFunction(candidate));
    return first ? [stub(first.kind, candidate, first.node)] : latencies.map((node) => stub('fakeLatency', candidate, node));
  });
}

function stub(kind: Stub['kind'], { name, owner }: Candidate, node: TSESTree.Node): Stub {
  const { start, end } = spanOf(node);
  const contracts = (owner?.implements ?? []).flatMap(({ expression }) => (expression.type === 'Identifier' ? [expression.name] : expression.type === 'MemberExpression' && expression.property.type === 'Identifier' ? [expression.property.name] : []));
  return { kind, name, ...(owner?.id ? { owner: owner.id.name } : {}), ...(contracts.length > 0 ? { contracts } : {}), start, end };
}

/** What a function always returns, where that is all it does: `return x`, or an arrow's `x`. */
export function onlyResult({ node, statements }: Candidate): TSESTree.Expression | undefined {
  if (node.body.type !== 'BlockStatement') return node.body;
  const [only, ...more] = statements;
  return more.length === 0 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
