import type { TSESTree } from '@typescript-eslint/types';
import { bare, keyName, literalText } from '../imports/nodes.ts';
import type { Sign } from './bodies.ts';
import { isWrittenOut } from './constants.ts';
import { mentions, parameterNames } from './functions.ts';
import { onlyResult, type Candidate } from './candidate.ts';

/** Answers that say nothing on purpose: probes, and what only drops or acknowledges something. */
export const PROBE = /health|live|ready|readiness|ping|alive|heartbeat|status|logout|signout|sign-out|log-out|noop|webhook|csrf|ack|echo|test/i;
const DECORATORS: ReadonlySet<string> = new Set(['Post', 'Put', 'Patch', 'Delete']);

/** Handlers of requests that answer the same whatever comes in: 501, or that all went well. */
export function constantAnswer(candidate: Candidate): Sign | undefined {
  const { node, name, method, statements } = candidate;
  const names = parameterNames(node);
  if (!names || names.length === 0 || PROBE.test(name) || PROBE.test(routeOf(candidate))) return undefined;
  const [only, ...more] = statements;
  const result = onlyResult(candidate) ?? (more.length === 0 && only?.type === 'ExpressionStatement' ? only.expression : undefined);
  if (!result) return undefined;
  const at = only ?? result;
  const value = bare(result.type === 'AwaitExpression' ? result.argument : result);
  if (value.type === 'ObjectExpression') {
    const isRoute = method?.decorators.some(({ expression }) => expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && DECORATORS.has(expression.callee.name));
    return isRoute && saysSuccess(value) && !mentions(node.body, names) ? { kind: 'constantAnswer', node: at } : undefined;
  }
  const answer = answerOf(value, names);
  return answer ? { kind: 'constantAnswer', node: at } : undefined;
}

/** `res.status(501)...`, `res.sendStatus(501)`, `res.json({ success: true })`, `Response.json({ success: true })`. */
function answerOf(root: TSESTree.Node, names: readonly string[]): boolean {
  let is501 = false;
  let isSuccess = false;
  let at = root;
  for (let steps = 0; steps < 9 && at.type === 'CallExpression'; steps++) {
    const { callee } = at;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !at.arguments.every((one) => isWrittenOut(one))) return false;
    const [first, second] = at.arguments;
    const verb = callee.property.name;
    if (/^(?:status|sendStatus|code|writeHead)$/.test(verb) && isNumber(first, 501)) is501 = true;
    if (/^(?:json|send)$/.test(verb) && first && saysSuccess(first)) isSuccess = true;
    if (verb === 'json' && second && statusOf(second) === 501) is501 = true;
    if (!/^(?:status|sendStatus|code|json|send|end|type|header|writeHead)$/.test(verb)) return false;
    at = bare(callee.object);
  }
  const isAnswer = at.type === 'Identifier' && (names.includes(at.name) || /^(?:Next)?Response$/.test(at.name));
  return isAnswer && (is501 || isSuccess);
}

const isNumber = (node: TSESTree.Node | undefined, value: number): boolean => node?.type === 'Literal' && node.value === value;

function statusOf(node: TSESTree.Node): number | undefined {
  const init = bare(node);
  if (init.type !== 'ObjectExpression') return undefined;
  const status = init.properties.find((one) => one.type === 'Property' && keyName(one) === 'status');
  return status?.type === 'Property' && status.value.type === 'Literal' && typeof status.value.value === 'number' ? status.value.value : undefined;
}

/** `{ success: true }`, whatever other constants are beside it. */
function saysSuccess(node: TSESTree.Node): boolean {
  const object = bare(node);
  return object.type === 'ObjectExpression' && isWrittenOut(object) && object.properties.some((one) => one.type === 'Property' && keyName(one) === 'success' && one.value.type === 'Literal' && one.value.value === true);
}

/** The path under which a handler is registered: `router.post('/orders', handler)`. */
function routeOf({ frame, method }: Candidate): string {
  const parent = frame.parent?.node;
  const [first] = parent?.type === 'CallExpression' ? parent.arguments : [];
  const decorated = method?.decorators.map(({ expression }) => (expression.type === 'CallExpression' && expression.arguments[0] ? (literalText(expression.arguments[0]) ?? '') : '')).join(' ') ?? '';
  return `${(first && literalText(first)) ?? ''} ${decorated}`;
}
