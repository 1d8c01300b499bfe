import type { TSESTree } from '@typescript-eslint/types';
import type { ImportForm } from '../imports.ts';
import { bare, isImportMeta, literalText, memberName, spanOf } from './nodes.ts';
import { literalSpecifier, pathFromHere, specifierOf, type Specifier } from './specifiers.ts';

/** An import written as an expression or a type. */
export interface WrittenCall extends Specifier {
  readonly form: ImportForm;
  /** Runs in a function, so not while the module is evaluated. */
  readonly isDeferred: boolean;
  /** Whoever wrote it catches its failure. */
  readonly isGuarded: boolean;
  /** What is called, where it is a name: the scopes tell whether it is the real one. */
  readonly callee?: Callee;
}

export interface Callee {
  readonly name: string;
  readonly start: number;
  /** Of `workers.Worker`: `Worker`. */
  readonly member?: string;
}

type Caller = TSESTree.ImportExpression | TSESTree.TSImportType | TSESTree.CallExpression | TSESTree.NewExpression;

/** The import that a call or a type is, if it is one; what it calls may still turn out to be something of the file's own. */
export function importOf(node: Caller): Pick<WrittenCall, 'form' | 'specifier' | 'at' | 'isPattern' | 'callee'> | undefined {
  if (node.type === 'ImportExpression') return formed('dynamic', specifierOf(node.source));
  if (node.type === 'TSImportType') return formed('import-type', literalSpecifier(node.source ?? (node as { argument?: { literal?: TSESTree.Node } }).argument?.literal));
  const [first, second] = node.arguments;
  const callee = calleeOf(node.callee);
  if (node.type === 'CallExpression') {
    if (isImportMeta(node.callee, 'resolve')) return formed('resolve', literalSpecifier(first));
    if (callee?.name !== 'require') return undefined;
    if (callee.member === undefined) return node.arguments.length === 1 ? formed('require', specifierOf(first), callee) : undefined;
    // further folders to look in make it another question
    return callee.member === 'resolve' && node.arguments.length === 1 ? formed('resolve', literalSpecifier(first), callee) : undefined;
  }
  if (callee?.name === 'URL' && callee.member === undefined) return formed('url', urlSpecifier(first, second), callee);
  return callee && !isOfText(second) ? formed('worker', workerSpecifier(first), callee) : undefined;
}

function formed(form: ImportForm, specifier: Specifier | undefined, callee?: Callee) {
  return specifier && { ...specifier, form, ...(callee && { callee }) };
}

function calleeOf(node: TSESTree.Node): Callee | undefined {
  if (node.type === 'Identifier') return { name: node.name, start: spanOf(node).start };
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined;
  const member = memberName(node);
  return member === undefined ? undefined : { name: node.object.name, start: spanOf(node.object).start, member };
}

/** A path of `new URL(path, import.meta.url)`. URLs need no `./`; folders, addresses and paths from a server's root are left out. */
function urlSpecifier(path: TSESTree.Node | undefined, base: TSESTree.Node | undefined): Specifier | undefined {
  if (!isImportMeta(base, 'url')) return undefined;
  const written = literalSpecifier(path);
  if (!written || /^(?:$|[/#?\\]|[a-z][a-z\d+.-]*:)|(?:^|\/)(?:\.{0,2})$/i.test(written.specifier)) return undefined;
  return /^\.\.?\//.test(written.specifier) ? written : { ...written, specifier: `./${written.specifier}` };
}

function workerSpecifier(node: TSESTree.Node | undefined): Specifier | undefined {
  if (node?.type === 'NewExpression' || node?.type === 'CallExpression') {
    const path = pathFromHere(node);
    if (path) return path;
    const inner = importOf(node);
    return inner?.form === 'url' || inner?.form === 'resolve' ? inner : undefined;
  }
  const written = literalSpecifier(node);
  return written && /^\.\.?\//.test(written.specifier) ? written : undefined;
}

/** Whether a worker's options say that its first argument is a program, not a path. */
function isOfText(options: TSESTree.Node | undefined): boolean {
  return options?.type === 'ObjectExpression' && options.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'eval' && !(one.value.type === 'Literal' && one.value.value === false));
}

/** The `import()` at the head of a chain that ends in `.catch(...)` or `.then(..., ...)`. */
export function caughtImport({ callee, arguments: given }: TSESTree.CallExpression): TSESTree.ImportExpression | undefined {
  if (callee.type !== 'MemberExpression') return undefined;
  const isCaught = memberName(callee) === 'catch' ? given.length > 0 : memberName(callee) === 'then' && given.length > 1;
  let head = isCaught ? bare(callee.object) : undefined;
  while (head?.type === 'CallExpression' && head.callee.type === 'MemberExpression') head = bare(head.callee.object);
  return head?.type === 'ImportExpression' ? head : undefined;
}

/** The function that a call runs where it stands: `(() => {})()`, `(function () {}).call(this)`. Others may run it up to an `await` only. */
export function immediateFunction({ callee }: TSESTree.CallExpression): TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | undefined {
  const outer = bare(callee);
  const isCall = outer.type === 'MemberExpression' && !outer.computed && outer.property.type === 'Identifier' && /^(?:call|apply)$/.test(outer.property.name);
  const inner = isCall ? bare(outer.object) : outer;
  return inner.type === 'FunctionExpression' || inner.type === 'ArrowFunctionExpression' ? inner : undefined;
}

/** Whether a node is `require('x')` by its looks; gives the specifier's text. */
export function requiredBy(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
  return literalText(node.arguments[0]);
}
