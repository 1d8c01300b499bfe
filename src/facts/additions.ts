import type { TSESTree } from '@typescript-eslint/types';
import { askedFact, SCRIPT_SYNTAXES, type Script } from '#model';
import { declarationsIn } from './exports/declared.ts';

/** What a file's `declare module '...'` declare, by the name of the module; `*` where not all names can be seen. */
export const additions = askedFact<readonly (readonly [module: string, names: readonly string[]])[]>({
  id: 'additions',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => source.scripts.flatMap(additionsOf),
});

function additionsOf(script: Script): [string, string[]][] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  return program.body.flatMap((statement): [string, string[]][] => {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type !== 'TSModuleDeclaration' || inner.id.type !== 'Literal') return [];
    return [[inner.id.value, inner.body ? inner.body.body.flatMap(namesOf) : ['*']]];
  });
}

/** In an ambient module all is exported that is declared. */
function namesOf(statement: TSESTree.Node): string[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      if (statement.declaration) return namesOf(statement.declaration);
      return statement.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value));
    case 'ExportDefaultDeclaration':
      return ['default'];
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      return ['*'];
    default:
      return declarationsIn(statement).map(({ name }) => name);
  }
}
