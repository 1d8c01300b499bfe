import type { TSESTree } from '@typescript-eslint/types';
import { SyntaxFailure } from '#model';
import { bare } from '../imports/nodes.ts';
import { isSafeForNativeParser, scanSafely } from '../parsers/nesting.ts';
import { parseWithOxc } from '../parsers/oxc.ts';
import { parseWithTypeScript } from '../parsers/typescript.ts';

const LIKE: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^\s*(?:const|let|var|import|export|return|if|for|while|await|throw|async|function|class|interface|try|switch|case|else|default|break|continue|new|type|enum|yield)\b.*[({=;:'"]/,
  /^\s*(?:this\.|\.)?[\w$.?![\]]{1,100}\(.*[)({,[]\s*$/,
  /^\s*[\w$.[\]]{1,100}\s?[-+*/|&?]{0,2}=[^=].*$/,
  /^\s*<\/?[A-Za-z][^<>]{0,300}\/?>/,
  /^\s*<[A-Za-z][\w.]{0,60}\s*$/,
  /^\s*[\])}]{1,5}[,;)]*\s*$/,
  /^\s*['"]?[\w$-]{1,60}['"]?:\s.*,\s*$/,
  /^\s*@\w+\(/,
];

export const isScriptLike = (line: string): boolean => LIKE.some((pattern) => pattern.test(line));

/** Whether lines are JavaScript or TypeScript, in any of the places where code may stand, and more than a name or a formula. */
export function isScriptCode(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  if (!/[;{}=(<]/.test(text) || text.length > 20_000) return false;
  if (/^\s*<[A-Za-z>]/.test(text)) return isElement(text);
  const whole = statementsOf(text) ?? statementsOf(`async function* _() {\n${text}\n}`, 'body');
  if (whole) return judge(whole, lines);
  if (/^\s*(?:case\b|default:)/.test(text)) return statementsOf(`switch (_) {\n${text}\n}`) !== undefined && /[;(]/.test(text);
  if (/^\s*\}?\s*else\b/.test(text)) return statementsOf(`if (_) {${/^\s*\}/.test(text) ? '' : '}'} ${text.replace(/\{\s*$/, '{}')}`) !== undefined && /[;{]/.test(text);
  if (/^\s*\??\.\w+\(/.test(text)) return statementsOf(`_\n${text}`) !== undefined;
  if (lines.length < 2) return false;
  if (/^\s*(?:@\w+|(?:public|private|protected|static|readonly|async|get|set|override)\s|[\w$]+\s*\()/.test(text) && text.includes('{')) return statementsOf(`class _ {\n${text}\n}`) !== undefined;
  return isMembers(text);
}

/** Elements that are more than a mention of one: an attribute, content, or several lines. */
function isElement(text: string): boolean {
  const isRich = /[={]/.test(text) || text.trim().includes('\n') || /^\s*<([A-Za-z][\w.]*)\b[^<>]*>.*<\/\1>\s*$/.test(text);
  return isRich && /\/>|<\//.test(text) && statementsOf(`_ = <>{0}${text}</>`) !== undefined;
}

/** Entries of an object or a list: several, with something in them that is no mere description of a shape. */
function isMembers(text: string): boolean {
  const body = text.trim();
  if (!body.endsWith(',')) return false;
  const objects = statementsOf(`_ = {\n${text}\n}`) ?? statementsOf(`_ = [\n${text}\n]`);
  if (!objects) return false;
  return /=>|\w\(|:\s*(?:true|false)\s*,/.test(body) && !/^\s*"[^"]+"\s*:/.test(body);
}

function judge(statements: readonly TSESTree.Statement[], lines: readonly string[]): boolean {
  if (statements.length === 0) return false;
  const isTerminated = lines.some((line) => /[;{]\s*(?:\/\/.*)?$/.test(line));
  let strong = 0;
  for (const statement of statements) {
    const strength = strengthOf(statement, isTerminated, lines.length);
    if (strength === 'prose') return false;
    if (strength === 'code') strong++;
  }
  return strong > 0;
}

function strengthOf(statement: TSESTree.Statement, isTerminated: boolean, lines: number): 'code' | 'weak' | 'prose' {
  switch (statement.type) {
    case 'LabeledStatement':
      return 'prose';
    case 'VariableDeclaration':
      return statement.declarations.some(({ init }) => init) ? 'code' : isTerminated ? 'weak' : 'prose';
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportDefaultDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      return 'code';
    case 'IfStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'TryStatement':
    case 'SwitchStatement':
    case 'ThrowStatement':
      return isTerminated ? 'code' : 'prose';
    case 'ReturnStatement':
      return isTerminated ? (statement.argument ? 'code' : 'weak') : 'prose';
    case 'ExpressionStatement':
      return ofExpression(bare(statement.expression), isTerminated, lines);
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'EmptyStatement':
      return 'weak';
    default:
      return 'prose';
  }
}

function ofExpression(node: TSESTree.Node, isTerminated: boolean, lines: number): 'code' | 'prose' {
  switch (node.type) {
    case 'AwaitExpression':
    case 'CallExpression':
    case 'NewExpression':
      return isTerminated || (lines > 1 && isPlainCall(node)) ? 'code' : 'prose';
    case 'AssignmentExpression':
    case 'UpdateExpression':
      return isTerminated ? 'code' : 'prose';
    default:
      return 'prose';
  }
}

/** A call that nobody would write in a sentence: of a member, or awaited, with arguments. */
function isPlainCall(node: TSESTree.Node): boolean {
  const call = node.type === 'AwaitExpression' ? bare(node.argument) : node;
  return call.type === 'CallExpression' && (call.callee.type === 'MemberExpression' || call.arguments.some(({ type }) => type !== 'Identifier'));
}

/** The statements of a text, or of the body of the function that it is wrapped in; undefined where it is no program. */
function statementsOf(text: string, where?: 'body'): readonly TSESTree.Statement[] | undefined {
  const program = parse(text);
  if (!program || where === undefined) return program?.body;
  const [first, ...more] = program.body;
  return first?.type === 'FunctionDeclaration' && more.length === 0 ? first.body.body : undefined;
}

let hasNative: boolean | undefined;

/**
 * Prose is what most comments hold, so a text that the native parser refuses is taken for prose, and the slower parser is asked
 * only where there is no native one. What may nest too deeply is left alone.
 */
function parse(text: string): TSESTree.Program | undefined {
  if (!isSafeForNativeParser(text, scanSafely(text, { hasMarkup: true, hasTypes: true }))) return undefined;
  hasNative ??= parseWithOxc(';', 'ts') !== undefined;
  // holds: both parsers give a TS-ESTree
  if (hasNative) return parseWithOxc(text, 'tsx-or-ts')?.tree as TSESTree.Program | undefined;
  try {
    return parseWithTypeScript(text, 'tsx-or-ts').tree as TSESTree.Program;
  } catch (error) {
    if (error instanceof SyntaxFailure) return undefined;
    throw error;
  }
}
