import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import { bare, literalText, memberName, spanOf } from '../imports/nodes.ts';
import type { ServiceCall, ServiceCalls } from '../service-calls.ts';
import type { FunctionNode } from '../stubs/functions.ts';
import { evaluatorOf, type Evaluator } from './evaluate.ts';
import { httpDefault, httpTarget } from './http.ts';
import { messagesOf } from './messages.ts';
import { rpcCall } from './rpc.ts';
import { isFunction, scopesOf, type Scopes } from './scopes.ts';
import { called, isKnown, UNKNOWN } from './values.ts';

type Node = TSESTree.Node;

/** A script with more nodes is generated or bundled: nobody wrote its calls. */
const MOST_NODES = 400_000;

/** The calls of a script to other processes, and the configuration it defines. */
export function callsOfScript({ tree }: Script): Pick<ServiceCalls, 'calls' | 'settings'> {
  const scopes = scopesOf(tree as TSESTree.Node); // holds: both parsers give a TS-ESTree
  if (scopes.nodes.length > MOST_NODES) return { calls: [], settings: [] };
  const evaluator = evaluatorOf(scopes);
  const callers = callersIn(scopes);
  const found: ServiceCall[] = [];
  const settings: ServiceCalls['settings'][number][] = [];
  for (const node of scopes.nodes) {
    const setting = settingOf(node, evaluator);
    if (setting) settings.push(setting);
    const rpc = rpcCall(node, evaluator, scopes);
    if (rpc) {
      found.push(rpc);
      continue;
    }
    found.push(...messagesOf(node, evaluator, scopes));
    if (node.type === 'CallExpression' || node.type === 'NewExpression') found.push(...httpCalls(node, evaluator, scopes, callers));
    else if (node.type === 'AssignmentExpression') {
      const target = httpDefault(node, evaluator);
      if (isKnown(target)) found.push({ role: 'http', target, ...spanOf(node) });
    }
  }
  return { calls: found, settings };
}

/** `registerAs('payments', () => ({ url }))`, `export default () => ({ payments: { url } })`. */
function settingOf(node: Node, { valueOf }: Evaluator): ServiceCalls['settings'][number] | undefined {
  const isDefault = node.type === 'ExportDefaultDeclaration';
  if (!isDefault && !(node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'registerAs')) return undefined;
  const given = isDefault ? node.declaration : node.arguments[1];
  const value = given ? called(valueOf(given)) : UNKNOWN;
  const namespace = isDefault ? '' : literalText(node.arguments[0]);
  return value.kind === 'object' && namespace !== undefined ? [namespace, value] : undefined;
}

/** The call itself; where its address begins with a parameter of a function of the script, what that function is called with. */
function httpCalls(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluator: Evaluator, scopes: Scopes, callersOf: Callers): ServiceCall[] {
  const http = httpTarget(node, evaluator, scopes);
  if (!http) return [];
  if (http.target.kind === 'list') return http.target.items.map((target): ServiceCall => ({ role: 'http', target, ...spanOf(node) }));
  const own: ServiceCall = { role: 'http', target: http.target, ...spanOf(node) };
  const parameter = http.argument ? parameterAtHead(http.argument, scopes) : undefined;
  if (!parameter) return [own];
  const callers = callersOf(parameter.owner).flatMap((call): ServiceCall[] => {
    const argument = call.arguments[parameter.index];
    return argument ? [{ role: 'http', target: evaluator.valueOf(argument), ...spanOf(call) }] : [];
  });
  return callers.length > 0 ? callers : [own];
}

/** The parameter that an address begins with: `base` of `` `${base}/orders` ``. */
function parameterAtHead(argument: Node, scopes: Scopes): { readonly owner: FunctionNode; readonly index: number } | undefined {
  let node = bare(argument);
  for (let steps = 0; steps < 50; steps++) {
    if (node.type === 'BinaryExpression' && node.operator === '+') node = bare(node.left);
    else if (node.type === 'TemplateLiteral' && node.quasis[0]?.value.raw === '' && node.expressions[0]) node = bare(node.expressions[0]);
    else break;
  }
  if (node.type !== 'Identifier') return undefined;
  const binding = scopes.bindingOf(node.name, node);
  return binding.kind === 'parameter' && !binding.fallback ? binding : undefined;
}

const MOST_CALLERS = 50;

type Callers = (owner: FunctionNode) => readonly TSESTree.CallExpression[];

/** Calls of functions of the script by their names, found in one pass when first asked for. */
function callersIn(scopes: Scopes): Callers {
  let known: Map<FunctionNode, TSESTree.CallExpression[]> | undefined;
  const collect = (): Map<FunctionNode, TSESTree.CallExpression[]> => {
    const found = new Map<FunctionNode, TSESTree.CallExpression[]>();
    for (const node of scopes.nodes) {
      const owner = node.type === 'CallExpression' ? functionCalled(bare(node.callee), scopes) : undefined;
      if (!owner || node.type !== 'CallExpression') continue;
      const list = found.get(owner);
      if (!list) found.set(owner, [node]);
      else if (list.length < MOST_CALLERS) list.push(node);
    }
    return found;
  };
  return (owner) => (known ??= collect()).get(owner) ?? [];
}

function functionCalled(callee: Node, scopes: Scopes): FunctionNode | undefined {
  if (callee.type === 'MemberExpression') return callee.object.type === 'ThisExpression' ? scopes.membersAround(callee)?.get(memberName(callee) ?? '')?.method : undefined;
  if (callee.type !== 'Identifier') return undefined;
  const binding = scopes.bindingOf(callee.name, callee);
  if (binding.kind === 'function') return binding.node;
  return binding.kind === 'value' && isFunction(binding.init) ? binding.init : undefined;
}
