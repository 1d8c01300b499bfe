import type { TSESTree } from '@typescript-eslint/types';
import type { Binding, ImportForm, ImportWritten } from '../imports.ts';
import type { ImportedName } from './callees.ts';
import { spanOf } from './nodes.ts';

/** The import that a statement is, if it is one. */
export function importOfStatement(statement: TSESTree.Node, text: string): ImportWritten[] {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const bindings = statement.specifiers.map(importBinding);
      const form = bindings.length === 0 && isBare(statement, text) ? 'bare' : 'import';
      return [written(form, statement.source, statement.importKind === 'type', bindings)];
    }
    case 'ExportNamedDeclaration': {
      if (!statement.source) return [];
      const bindings = statement.specifiers.map(
        (one): Binding => ({ imported: nameOf(one.local), local: nameOf(one.exported), isType: one.exportKind === 'type' }),
      );
      return [written('export', statement.source, statement.exportKind === 'type', bindings)];
    }
    case 'ExportAllDeclaration': {
      const local = statement.exported ? nameOf(statement.exported) : '*';
      return [written('export', statement.source, statement.exportKind === 'type', [{ imported: '*', local, isType: false }])];
    }
    case 'TSImportEqualsDeclaration': {
      if (statement.moduleReference.type !== 'TSExternalModuleReference') return [];
      const { expression } = statement.moduleReference;
      if (expression.type !== 'Literal' || typeof expression.value !== 'string') return [];
      return [written('import-equals', expression as TSESTree.StringLiteral, statement.importKind === 'type', [{ imported: '*', local: statement.id.name, isType: false }])];
    }
    default:
      return [];
  }
}

/** The names that the import statements of a file bring in, those of `import Line = Order.Line` too. */
export function importedNames(program: TSESTree.Program): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const specifier = statement.source.value;
      for (const clause of statement.specifiers) names.set(clause.local.name, { specifier, imported: importBinding(clause).imported });
    }
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type === 'TSImportEqualsDeclaration') names.set(inner.id.name, { specifier: sourceOfEquals(inner), imported: '*' });
  }
  return names;
}

function sourceOfEquals({ moduleReference }: TSESTree.TSImportEqualsDeclaration): string {
  if (moduleReference.type !== 'TSExternalModuleReference' || moduleReference.expression.type !== 'Literal') return '';
  return String(moduleReference.expression.value);
}

/** `import 'x'`, as opposed to `import {} from 'x'`, which TypeScript drops. */
function isBare(statement: TSESTree.ImportDeclaration, text: string): boolean {
  const head = text.slice(spanOf(statement).start, spanOf(statement.source).start);
  return !head.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').includes('{');
}

function importBinding(specifier: TSESTree.ImportClause): Binding {
  const local = specifier.local.name;
  if (specifier.type === 'ImportDefaultSpecifier') return { imported: 'default', local, isType: false };
  if (specifier.type === 'ImportNamespaceSpecifier') return { imported: '*', local, isType: false };
  return { imported: nameOf(specifier.imported), local, isType: specifier.importKind === 'type' };
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function written(form: ImportForm, source: TSESTree.StringLiteral, isType: boolean, bindings: readonly Binding[]): ImportWritten {
  return { specifier: source.value, form, at: spanOf(source), isType, isDeferred: false, bindings };
}
