import type { TSESTree } from '@typescript-eslint/types';
import { askedFact, SCRIPT_SYNTAXES, type Script } from '#model';
import { namesBoundBy } from './imports/nodes.ts';
import { evaluatorOf, type Evaluator } from './service-calls/evaluate.ts';
import { scopesOf } from './service-calls/scopes.ts';
import { isKnown, type WrittenValue } from './service-calls/values.ts';

/** What exported names of a module stand for, where it is text, an object of texts, a variable of the environment, or a function that gives one. */
export const constants = askedFact<readonly (readonly [name: string, value: WrittenValue])[]>({
  id: 'constants',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => source.scripts.flatMap(constantsIn),
});

const MOST = 2_000;

function constantsIn({ tree }: Script): (readonly [string, WrittenValue])[] {
  const program = tree as TSESTree.Program; // holds: both parsers give a TS-ESTree
  const scopes = scopesOf(program);
  const evaluator = evaluatorOf(scopes);
  const found = program.body.flatMap((statement) => exportedBy(statement, evaluator));
  return found.filter(([, value]) => isKnown(value)).slice(0, MOST);
}

function exportedBy(statement: TSESTree.Node, { valueOf, valueOfName }: Evaluator): (readonly [string, WrittenValue])[] {
  if (statement.type === 'ExportDefaultDeclaration') return [['default', valueOf(statement.declaration)]];
  if (statement.type === 'ExpressionStatement') return commonJs(statement.expression, valueOf);
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
  const { declaration } = statement;
  if (!declaration) return statement.specifiers.flatMap(({ local, exported }) => (local.type === 'Identifier' ? [[exported.type === 'Identifier' ? exported.name : exported.value, valueOfName(local.name, statement)] as const] : []));
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => namesBoundBy(id).map(({ name }) => [name, valueOfName(name, statement)] as const));
  const id: TSESTree.Node | null | undefined = 'id' in declaration ? declaration.id : undefined;
  return id?.type === 'Identifier' ? [[id.name, valueOfName(id.name, statement)]] : [];
}

/** `module.exports = { url }`, `exports.url = x`, `module.exports.url = x`. */
function commonJs(node: TSESTree.Node, valueOf: Evaluator['valueOf']): (readonly [string, WrittenValue])[] {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [];
  const { object, property } = node.left;
  const isExports = (one: TSESTree.Node): boolean => (one.type === 'Identifier' && one.name === 'exports') || (one.type === 'MemberExpression' && one.object.type === 'Identifier' && one.object.name === 'module');
  if (object.type === 'Identifier' && object.name === 'module') {
    const value = valueOf(node.right);
    return [['default', value], ...(value.kind === 'object' ? value.entries : [])];
  }
  return isExports(object) && property.type === 'Identifier' ? [[property.name, valueOf(node.right)]] : [];
}
