import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Script } from '#model';
import type { EagerPlace, EagerRead } from '../eager-reads.ts';
import { angularDecorators } from '../imports/angular.ts';
import { isReal } from '../imports/callees.ts';
import { keptByMetadata } from '../imports/metadata.ts';
import { isNode, spanOf } from '../imports/nodes.ts';
import { requiresDeclared } from '../imports/require-bindings.ts';
import { referencesOf, type Definition } from '../imports/scopes.ts';
import { importedNames } from '../imports/statements.ts';
import { usesOfTree } from '../imports/tree.ts';
import { isTypeNode, TYPE_KEYS } from '../imports/visit-types.ts';
import { declarations } from './declarations.ts';
import { expressions } from './expressions.ts';
import { firstAwait, localFunction } from './functions.ts';
import { evaluatePattern } from './patterns.ts';
import type { Evaluation, Steps } from './step.ts';

const STEPS: Steps = { ...expressions, ...declarations };

/** What one parsed script reads of its imports when it is evaluated: a walk in the steps of an evaluation, without recursion. */
export function readsOfTree(script: Script, text: string): EagerRead[] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const references = referencesOf(program);
  const names = importedNames(program);
  const required = requiresDeclared(program).filter(({ call }) => isReal({ form: 'require', callee: { name: 'require', ...spanOf(call.callee) } }, names, references));
  const requireDeclarators = new Set<TSESTree.Node>(required.map(({ declarator }) => declarator));
  const angular = angularDecorators(program);
  let uses: ReadonlyMap<string, string> | undefined;

  const found = new Map<string, EagerRead>();
  const add = (local: string, at: TSESTree.Node, where: EagerPlace, member?: string): void => {
    const read = { local, ...spanOf(at), ...(member !== undefined && { member }), where };
    found.set(`${read.start} ${member ?? ''}`, read);
  };
  for (const { declarator, names } of required)
    for (const { imported, local } of names) if (imported !== '*') add(local.name, local, declarator.id.type === 'Identifier' ? 'expression' : 'destructuring');

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
      const { start } = spanOf(name);
      const definition = references.get(start);
      if (start < limit && definition && (isImported(definition) || requireDeclarators.has(definition.node))) add(name.name, name, where, member);
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
    localOf: (name) => localFunction(references.get(spanOf(name).start)),
    isForEntry: (test) => /\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\[1\]/.test(text.slice(spanOf(test).start, spanOf(test).end)),
    metadataOf: (node) => keptByMetadata(node, angular).filter(({ use }) => use !== 'value'),
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
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** An `import Line = Order.Line` is no import but a name for part of one. */
function isImported({ kind, node }: Definition): boolean {
  return kind === 'import' && !(node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type !== 'TSExternalModuleReference');
}
