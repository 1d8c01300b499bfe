import type { TSESTree } from '@typescript-eslint/types';
import { askedFact, SCRIPT_SYNTAXES, type Script } from '#model';
import type { DeclaredKind } from './exports.ts';
import { declarationsIn } from './exports/declared.ts';
import { stronger } from './exports/names.ts';

/**
 * What each name is that a file declares at its top level. Declarations of one name merge: a class and an interface are a value.
 * Imports are left out, and so are names that stand for something else (`import A = N.B`).
 */
export const declarations = askedFact<readonly (readonly [name: string, kind: DeclaredKind])[]>({
  id: 'declarations',
  version: 1,
  syntax: SCRIPT_SYNTAXES,
  extract: (source) => source.scripts.flatMap(declaredIn),
});

function declaredIn(script: Script): [string, DeclaredKind][] {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const known = new Map<string, DeclaredKind>();
  for (const statement of program.body) {
    const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    for (const { name, kind } of declarationsIn((isExport && statement.declaration) || statement)) if (kind) known.set(name, stronger(known.get(name), kind));
  }
  return [...known];
}
