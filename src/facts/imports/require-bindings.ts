import type { TSESTree } from '@typescript-eslint/types';
import { bare, keyName, memberName, namesBoundBy } from './nodes.ts';

/** A `require` at the top level of a file whose result gets names at once. */
export interface RequireDeclared {
  readonly call: TSESTree.CallExpression;
  readonly declarator: TSESTree.VariableDeclarator;
  readonly names: readonly RequiredName[];
}

export interface RequiredName {
  /** Name in the required module; `*` for the module as a whole. */
  readonly imported: string;
  readonly local: TSESTree.Identifier;
}

/** `const x = require('y')`, `const { a } = require('y')` and `const z = require('y').a` at the top level, in order. */
export function requiresDeclared(program: TSESTree.Program): RequireDeclared[] {
  return program.body.flatMap((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return inner?.type === 'VariableDeclaration' ? inner.declarations.flatMap(declared) : [];
  });
}

function declared(declarator: TSESTree.VariableDeclarator): RequireDeclared[] {
  let member: string | undefined;
  let call = declarator.init && bare(declarator.init);
  while (call?.type === 'MemberExpression') {
    member = memberName(call);
    if (member === undefined) return [];
    call = bare(call.object);
  }
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require') return [];
  return [{ call, declarator, names: member === undefined ? namesIn(declarator.id) : namesBoundBy(declarator.id).map((local) => ({ imported: member, local })) }];
}

function namesIn(pattern: TSESTree.BindingName): RequiredName[] {
  if (pattern.type !== 'ObjectPattern') return namesBoundBy(pattern).map((local) => ({ imported: '*', local }));
  return pattern.properties.flatMap((property) => {
    const imported = property.type === 'Property' ? keyName(property) : '*';
    return imported === undefined ? [] : namesBoundBy(property.type === 'Property' ? property.value : property).map((local) => ({ imported, local }));
  });
}
