import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import { spanOf } from '../imports/nodes.ts';
import type { Stub } from '../stubs.ts';
import { constantAnswer } from './answers.ts';
import { emptyCast, emptyFunction, notImplemented } from './bodies.ts';
import type { Candidate } from './candidate.ts';
import { fakeLatencies, hardCodedData } from './data.ts';
import { functionsIn } from './functions.ts';

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
