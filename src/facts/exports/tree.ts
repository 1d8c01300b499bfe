import type { TSESTree } from '@typescript-eslint/types';
import type { Script } from '#model';
import type { ExportsWritten, ExportWritten } from '../exports.ts';
import { declarationsIn } from './declared.ts';
import { merged, ofLocal, passed, type Imported } from './names.ts';

/** The exports of one parsed script, read from its tree. */
export function exportsOfTree(script: Script): ExportsWritten {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const imports = importsOf(program);
  const stars = program.body.flatMap((one) => (one.type === 'ExportAllDeclaration' && !one.exported ? [{ specifier: one.source.value, isType: one.exportKind === 'type' }] : []));
  return {
    names: merged(program.body.flatMap((statement) => namesOf(statement, imports))),
    stars,
    isOpen: program.body.some(({ type }) => type === 'TSExportAssignment'),
    ambient: program.body.flatMap((one) => (one.type === 'TSModuleDeclaration' && one.id.type === 'Literal' ? [one.id.value] : [])),
  };
}

function namesOf(statement: TSESTree.ProgramStatement, imports: ReadonlyMap<string, Imported>): ExportWritten[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration': {
      const { source, declaration, specifiers } = statement;
      if (declaration) return declarationsIn(declaration).map(({ name, kind }) => (kind === undefined ? { name, kind: 'local', local: name } : { name, kind }));
      return specifiers.map(({ local, exported, exportKind }) => {
        const isType = exportKind === 'type' || statement.exportKind === 'type';
        return source ? passed(nameOf(exported), { from: source.value, imported: nameOf(local), isType }) : ofLocal(nameOf(exported), nameOf(local), imports, isType);
      });
    }
    case 'ExportAllDeclaration':
      return statement.exported ? [passed(nameOf(statement.exported), { from: statement.source.value, imported: '*', isType: statement.exportKind === 'type' })] : [];
    case 'ExportDefaultDeclaration': {
      const { declaration } = statement;
      if (declaration.type === 'Identifier') return [ofLocal('default', declaration.name, imports)];
      const isFunction = declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction';
      return [{ name: 'default', kind: isFunction ? 'function' : declaration.type === 'TSInterfaceDeclaration' ? 'type' : 'value' }];
    }
    default:
      return [];
  }
}

function importsOf({ body }: TSESTree.Program): Map<string, Imported> {
  return new Map(
    body.flatMap((statement) => {
      if (statement.type !== 'ImportDeclaration') return [];
      return statement.specifiers.map((one): [string, Imported] => {
        const isType = statement.importKind === 'type' || (one.type === 'ImportSpecifier' && one.importKind === 'type');
        const imported = one.type === 'ImportDefaultSpecifier' ? 'default' : one.type === 'ImportNamespaceSpecifier' ? '*' : nameOf(one.imported);
        return [one.local.name, { from: statement.source.value, imported, isType }];
      });
    }),
  );
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
