import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Script } from '#model';
import type { EagerPlace, EagerRead } from '../eager-reads.ts';
import { angularDecorators } from '../imports/angular.ts';
import { keptByMetadata } from '../imports/metadata.ts';
import { isNode, spanOf } from '../imports/nodes.ts';
import { referencesOf, type References } from '../imports/scopes.ts';
import { usesOfTree, walk } from '../imports/tree.ts';
import { isTypeNode, TYPE_KEYS } from '../imports/visit-types.ts';
import { collectReads } from './collect.ts';
import { declarations } from './declarations.ts';
import { expressions } from './expressions.ts';
import { definedAtTop, firstAwait, localFunction } from './functions.ts';
import { evaluatePattern } from './patterns.ts';
import type { Evaluation, Steps } from './step.ts';

const STEPS: Steps = { ...expressions, ...declarations };

/** What one parsed script reads of its imports when it is evaluated: a walk in the steps of an evaluation, without recursion. */
export function readsOfTree(script: Script, text: string): EagerRead[] {
  const { program, names, walked, references: known } = walk(script);
  let all = known;
  /** Scope analysis is dear, and where no imported name is declared again few files need it. */
  const references = (): References => (all ??= referencesOf(program));
  const reads = collectReads({ program, names, known, references });
  const angular = angularDecorators(program);
  let uses: ReadonlyMap<string, string> | undefined;
  const stack: { readonly node: TSESTree.Node; readonly where: EagerPlace; readonly limit: number }[] = [{ node: program, where: 'expression', limit: Infinity }];
  const ran = new Set<TSESTree.Node>();
  let limit = Infinity;
  const evaluation: Evaluation = {
    push(child, where) {
      if (Array.isArray(child)) for (const one of child) evaluation.push(one, where);
      else if (isNode(child)) stack.push({ node: child, where, limit });
    },
    pushAll(node, where) {
      for (const key of visitorKeys[node.type] ?? []) if (!TYPE_KEYS.has(key)) evaluation.push((node as unknown as Record<string, unknown>)[key], where);
    },
    read(name, where, member) {
      if (spanOf(name).start < limit) reads.mention(name, where, member);
    },
    run(node) {
      if (ran.has(node) || node.generator) return;
      ran.add(node);
      const outer = limit;
      limit = node.async ? firstAwait(node.body) : Infinity;
      for (const param of node.params) evaluatePattern(param, 'expression', evaluation);
      evaluation.push(node.body, 'expression');
      limit = outer;
    },
    make(node) {
      if (ran.has(node)) return;
      ran.add(node);
      for (const member of node.body.body) {
        if (member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.type === 'FunctionExpression') evaluation.run(member.value);
        else if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && !member.static) evaluation.push(member.value, 'expression');
      }
      const base = node.superClass?.type === 'Identifier' ? evaluation.localOf(node.superClass) : undefined;
      if (base && 'superClass' in base) evaluation.make(base);
    },
    localOf(at) {
      const times = walked.declared.get(at.name);
      if (times === undefined || (!known && names.has(at.name))) return undefined;
      const only = times === 1 ? definedAtTop(program, at.name) : undefined;
      return localFunction(only ?? references().get(spanOf(at).start));
    },
    isForEntry: (test) => /\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\[1\]/.test(text.slice(spanOf(test).start, spanOf(test).end)),
    metadataOf(node) {
      const kept = keptByMetadata(node, angular);
      // Angular's compiler emits these inside of functions
      const injected = new Set(kept.flatMap(({ name, use }) => (use === 'value' ? [name] : [])));
      return kept.filter(({ name }) => !injected.has(name));
    },
    isUsedAlias({ id }) {
      uses ??= new Map(usesOfTree(script));
      const use = uses.get(id.name);
      return use === 'value' || use === 'exported';
    },
  };
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, where } = step;
    limit = step.limit;
    if (spanOf(node).start >= limit) continue;
    // holds: the table gives every type the step of its own nodes
    const evaluate = STEPS[node.type] as ((node: TSESTree.Node, where: EagerPlace, run: Evaluation) => void) | undefined;
    if (evaluate) evaluate(node, where, evaluation);
    else if (!isTypeNode(node.type)) evaluation.pushAll(node, where);
  }
  return reads.inOrder();
}
