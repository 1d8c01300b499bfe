import type { TSESTree } from '@typescript-eslint/types';
import { bare, spanOf } from '../imports/nodes.ts';
import type { Sign } from './bodies.ts';
import { INVENTED, isData, isRecord, isWrittenOut } from './constants.ts';
import { mentions, parameterNames, walk, type Frame, type FunctionNode } from './functions.ts';
import { asksForOne, isAboutTime, isFinder, isNullObject, isSilentName, isWrittenName } from './names.ts';
import type { Candidate } from './candidate.ts';

/**
 * Functions that hand out a record which is written in them, whatever they are asked for. Either the record is of invented people
 * and places, or the function promises to find one thing by its name.
 */
export function hardCodedData(candidate: Candidate): Sign | undefined {
  const { node, name, role, owner, method, text } = candidate;
  if (name === '' || role === 'property' || role === 'argument' || role === 'other' || isSilentName(name) || isWrittenName(name) || isNullObject(owner?.id?.name ?? '')) return undefined;
  const given = handedOut(candidate);
  const names = parameterNames(node);
  if (!given || !names || !isFinder(name)) return undefined;
  if (/^(?:mock|dummy|fake|MOCK|DUMMY|FAKE)(?=[A-Z_]|$)/.test(rootName(given.value))) return { kind: 'hardCodedData', node: given.node };
  if (!isWrittenOut(given.value) || !isRecord(given.value) || names.length === 0 || mentions(node.body, names)) return undefined;
  const { start, end } = spanOf(given.value);
  const isInvented = INVENTED.test(text.slice(start, end));
  const isForced = owner?.superClass || (method?.type === 'MethodDefinition' && method.override);
  return isInvented || (!isForced && asksForOne(name, names)) ? { kind: 'hardCodedData', node: given.node } : undefined;
}

/** What a function returns at its end, where it does nothing else than to wait, to log and to name values. */
function handedOut({ node, statements }: Candidate): { readonly value: TSESTree.Node; readonly node: TSESTree.Node } | undefined {
  if (node.body.type !== 'BlockStatement') return { value: resolved(node.body), node: node.body };
  const last = statements.at(-1);
  if (last?.type !== 'ReturnStatement' || !last.argument || !statements.slice(0, -1).every(isIdle)) return undefined;
  const value = resolved(last.argument);
  if (value.type !== 'Identifier') return { value, node: last };
  for (const one of statements) {
    if (one.type !== 'VariableDeclaration') continue;
    const declared = one.declarations.find(({ id }) => id.type === 'Identifier' && id.name === value.name);
    if (declared?.init) return { value: bare(declared.init), node: last };
  }
  return { value, node: last };
}

function isIdle(statement: TSESTree.Statement): boolean {
  if (statement.type === 'VariableDeclaration') return statement.declarations.every(({ init }) => init !== null && isWrittenOut(init));
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  if (expression.type === 'AwaitExpression') return isWait(expression.argument);
  return expression.type === 'CallExpression' && expression.callee.type === 'MemberExpression' && expression.callee.object.type === 'Identifier' && /^(?:console|logger|log)$/.test(expression.callee.object.name);
}

/** `Promise.resolve(x)` and `of(x)` give x. */
function resolved(node: TSESTree.Node): TSESTree.Node {
  const inner = bare(node);
  if (inner.type !== 'CallExpression' || inner.arguments.length !== 1 || inner.arguments[0] === undefined) return inner;
  const { callee } = inner;
  const isPromise = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && callee.property.type === 'Identifier' && callee.property.name === 'resolve';
  return isPromise || (callee.type === 'Identifier' && callee.name === 'of') ? bare(inner.arguments[0]) : inner;
}

/** The name that a chain of members and calls begins with. */
function rootName(node: TSESTree.Node): string {
  let at = bare(node);
  for (let steps = 0; steps < 50; steps++) {
    if (at.type === 'MemberExpression') at = bare(at.object);
    else if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') at = bare(at.callee.object);
    else break;
  }
  return at.type === 'Identifier' ? at.name : '';
}

/** `sleep(500)`, `new Promise((resolve) => setTimeout(resolve, 500))`. */
function isWait(node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return node.callee.type === 'Identifier' && /^(?:sleep|delay|wait)$/i.test(node.callee.name);
  return timerIn(node) !== undefined;
}

/** The timer of `new Promise((resolve) => setTimeout(...))`. */
function timerIn(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise') return undefined;
  const [executor] = node.arguments;
  if (executor?.type !== 'ArrowFunctionExpression' && executor?.type !== 'FunctionExpression') return undefined;
  const inner = onlyExpression(executor);
  return inner?.type === 'CallExpression' && isTimer(inner) ? inner : undefined;
}

const isTimer = ({ callee }: TSESTree.CallExpression): boolean => (callee.type === 'MemberExpression' ? callee.property : callee).type === 'Identifier' && (callee.type === 'MemberExpression' ? (callee.property as TSESTree.Identifier) : (callee as TSESTree.Identifier)).name === 'setTimeout';

function onlyExpression({ body }: FunctionNode): TSESTree.Expression | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only, ...more] = body.body;
  if (!only || more.length > 0) return undefined;
  if (only.type === 'ExpressionStatement') return only.expression;
  return only.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

const SIMULATED = /\bsimulat(?:e|es|ed|ing|ion)\b[^.\n]{0,60}\b(?:api|network|request|latency|server|call|delay|async|processing|backend|response|work|loading|upload|query|database|fetch)\b|\b(?:fake|mock(?:ed)?|artificial) (?:an? )?(?:delay|latency|api|network|request|call)\b|\bpretend/i;

/** A wait that is wanted for itself. */
export const HAS_PURPOSE = /\b(?:to|so)[ ](?:avoid|prevent|let|allow|give|ensure|make|that|show)\b|\bstream|\btyping|\bhuman|\brate.?limit/i;

/** Timers that stand for work somewhere else: they end in data that is written out, or a comment beside them says so. Nested functions tell their own. */
export function fakeLatencies(candidate: Candidate): TSESTree.Node[] {
  const { frame, name, text, owner } = candidate;
  if (!text.includes('setTimeout') && !/\b(?:sleep|delay|wait)\(/.test(text)) return [];
  if (isAboutTime(name) || isSilentName(name) || isNullObject(owner?.id?.name ?? '')) return [];
  const found: TSESTree.Node[] = [];
  walk(frame, (at) => {
    if (at !== frame && isNamedFunction(at)) return false;
    const { node } = at;
    const timer = timerIn(node);
    if (timer && !isRaced(at) && resolvesData(timer, node, candidate)) found.push(timer);
    else if (node.type === 'AwaitExpression' && isWait(node.argument) && isSaidToSimulate(node, candidate)) found.push(node);
    return true;
  });
  return found;
}

/** A function of its own, not one that is written as an argument. */
function isNamedFunction({ node, parent }: Frame): boolean {
  const isFunction = node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
  return isFunction && parent?.node.type !== 'NewExpression';
}

function isRaced({ parent }: Frame): boolean {
  const array = parent?.node.type === 'ArrayExpression' ? parent.parent?.node : parent?.node;
  return array?.type === 'CallExpression' && array.callee.type === 'MemberExpression' && array.callee.property.type === 'Identifier' && /^(?:race|any)$/.test(array.callee.property.name);
}

/** `setTimeout(() => resolve([1.1, 1.2]), 500)` in a function that asks nothing of its parameters. */
function resolvesData(timer: TSESTree.CallExpression, promise: TSESTree.Node, { node, name, role }: Candidate): boolean {
  const [callback, delay] = timer.arguments;
  if ((callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression') || delay?.type !== 'Literal' || typeof delay.value !== 'number') return false;
  const call = onlyExpression(callback);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || !/^res/i.test(call.callee.name)) return false;
  const [value] = call.arguments;
  if (!value || name === '' || role === 'argument') return false;
  const isMock = /^(?:mock|dummy|fake|MOCK|DUMMY|FAKE)(?=[A-Z_]|$)/.test(rootName(value));
  if (isMock) return true;
  const names = parameterNames(node) ?? [];
  return isWrittenOut(value) && isData(value) && !mentions(promise, names);
}

/** On the line of the wait, or on the line above it. */
function isSaidToSimulate(node: TSESTree.Node, { comments, text }: Candidate): boolean {
  const { start, end } = spanOf(node);
  return comments.some((comment) => {
    if (!SIMULATED.test(comment.value) || HAS_PURPOSE.test(comment.value)) return false;
    const between = comment.end <= start ? text.slice(comment.end, start) : comment.start >= end ? text.slice(end, comment.start) : 'x';
    return comment.end <= start ? /^\s*$/.test(between) && lineBreaks(between) <= 1 : /^[;,)\s]*$/.test(between) && lineBreaks(between) === 0;
  });
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;
