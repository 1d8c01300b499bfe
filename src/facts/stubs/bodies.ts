import type { TSESTree } from '@typescript-eslint/types';
import { bare, literalText, spanOf } from '../imports/nodes.ts';
import type { StubKind } from '../stubs.ts';
import { isEmpty } from './constants.ts';
import { mentions, parameterNames, type Frame } from './functions.ts';
import { NOT_IMPLEMENTED } from './hints.ts';
import { isHook, isNullObject, isSilentName } from './names.ts';
import { onlyResult, type Candidate } from './candidate.ts';

export interface Sign {
  readonly kind: StubKind;
  /** What gives the stub away. */
  readonly node: TSESTree.Node;
}

/** Functions that do nothing but throw that they are not there yet. */
export function notImplemented(candidate: Candidate): Sign | undefined {
  const { statements, role, frame, owner } = candidate;
  if (role === 'argument' || role === 'other' || owner?.abstract || isNullObject(owner?.id?.name ?? '') || isDefaultValue(frame)) return undefined;
  if (role === 'variable' && isInFunction(frame)) return undefined; // a local that fills a slot nobody may use
  const thrown = statements.filter((one) => !isLogged(one));
  const [only, ...more] = thrown;
  if (!only || more.length > 0) return undefined;
  const error = only.type === 'ThrowStatement' ? only.argument : only.type === 'ReturnStatement' ? rejected(only.argument) : undefined;
  return error && saysNotImplemented(error) ? { kind: 'notImplemented', node: only } : undefined;
}

/** `return Promise.reject(error)`. */
function rejected(node: TSESTree.Node | null): TSESTree.Node | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && property.type === 'Identifier' && property.name === 'reject' ? node.arguments[0] : undefined;
}

function saysNotImplemented(error: TSESTree.Node): boolean {
  const node = bare(error);
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false;
  const callee = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
  if (callee.type === 'Identifier' && /^NotImplemented(?:Error|Exception)?$/.test(callee.name)) return true;
  const [message] = node.arguments;
  const text = message === undefined ? undefined : (literalText(message) ?? (message.type === 'TemplateLiteral' ? message.quasis.map(({ value }) => value.raw).join(' ') : undefined));
  return text !== undefined && NOT_IMPLEMENTED.test(text) && !HAS_ALTERNATIVE.test(text);
}

/** A message that sends the caller somewhere else is an answer. */
const HAS_ALTERNATIVE = /\binstead\b|\buse\s|\bdisabled\b|\bnot supported\b|\bunsupported\b|\bon purpose\b|\bmust (?:be )?(?:implement|overrid)/i;

/** `console.warn('...')`, `logger.warn('...')`. */
function isLogged(statement: TSESTree.Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
  const { callee } = statement.expression;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && /^(?:log|debug|info|warn|error)$/.test(callee.property.name);
}

/** In the value that a context or a proxy has before anybody sets one: it is there to fail. */
function isDefaultValue(frame: Frame): boolean {
  for (let at = frame.parent; at; at = at.parent) {
    if (at.node.type === 'CallExpression') return /[cC]ontext$|^(?:inject|provide|Proxy|mock|fn)$/.test(calleeName(at.node));
    if (at.node.type === 'FunctionDeclaration' || at.node.type === 'ArrowFunctionExpression' || at.node.type === 'FunctionExpression') return false;
  }
  return false;
}

function isInFunction({ parent }: Frame): boolean {
  for (let at = parent; at; at = at.parent) if (/Function/.test(at.node.type)) return true;
  return false;
}

function calleeName({ callee }: TSESTree.CallExpression): string {
  const node = callee.type === 'MemberExpression' ? callee.property : callee;
  return node.type === 'Identifier' ? node.name : '';
}

/** Functions that take something and do nothing with it, and nobody says why. */
export function emptyFunction(candidate: Candidate): Sign | undefined {
  const { node, statements, role, name, owner, method } = candidate;
  if (node.body.type !== 'BlockStatement' || statements.length > 0) return undefined;
  if (role !== 'method' && role !== 'function') return undefined;
  if (role === 'function' && isInFunction(candidate.frame)) return undefined; // a local that others may replace
  if (name === '' || isHook(name) || isSilentName(name) || node.typeParameters) return undefined;
  if (method?.type === 'MethodDefinition' && (method.kind !== 'method' || method.override || method.decorators.length > 0 || method.computed)) return undefined;
  if (owner && (owner.abstract || owner.superClass || isNullObject(owner.id?.name ?? ''))) return undefined;
  const names = parameterNames(node);
  if (!names || names.length === 0 || names.some((one) => one.startsWith('_')) || hasComment(candidate)) return undefined;
  return { kind: 'emptyFunction', node: method ?? node };
}

function hasComment({ node, comments }: Candidate): boolean {
  const { start, end } = spanOf(node);
  return comments.some((comment) => comment.start >= start && comment.end <= end);
}

/** Functions whose whole work is an empty value that a cast passes off as the result. */
export function emptyCast(candidate: Candidate): Sign | undefined {
  const { node, role, name } = candidate;
  const result = onlyResult(candidate);
  if (!result || (role !== 'method' && role !== 'function' && role !== 'variable') || name === '' || isSilentName(name)) return undefined;
  if (result.type !== 'TSAsExpression' && result.type !== 'TSTypeAssertion') return undefined;
  const isForced = ['TSAnyKeyword', 'TSNeverKeyword', 'TSUnknownKeyword'].includes(result.typeAnnotation.type) || result.expression.type === 'TSAsExpression';
  const names = parameterNames(node);
  if (!isForced || !isEmpty(bare(result)) || !names || names.length === 0 || mentions(node.body, names)) return undefined;
  return { kind: 'emptyCast', node: node.body.type === 'BlockStatement' ? (candidate.statements[0] ?? result) : result };
}
