import type { TSESTree } from '@typescript-eslint/types';
import type { Script, Span } from '#model';
import type { Binding, ImportForm, ImportWritten } from '../imports.ts';
import type { Use } from '../uses.ts';
import { jsdocImports } from './jsdoc.ts';
import { spanOf, walkScript, type WrittenCall } from './walk.ts';
import { moduleReferences } from './scopes.ts';

/** The imports of one parsed script, read from its tree, in order of their place. */
export function importsOfTree(script: Script, text: string): ImportWritten[] {
  const { program, walked, resolved } = walk(script);
  const calls = walked.calls.filter((call) => call.form !== 'require' || !resolved?.shadowedRequires.has(call.calleeStart));
  const found = [
    ...program.body.flatMap((statement) => declared(statement, text)),
    // below the top level only ambient modules import, and an `export import x = require()` is wrapped
    ...walked.nested.flatMap((statement) => declared(statement, text).map((one) => ({ ...one, isType: one.form !== 'import-equals' || one.isType }))),
    ...calls.map(called),
    ...(script.isTypeScript ? [] : jsdocImports(script.comments, text)),
  ];
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** What each imported name of one parsed script is used for. */
export function usesOfTree(script: Script): (readonly [string, Use])[] {
  const { names, walked, resolved } = walk(script);
  const uses = new Map<string, Use>([...names].map((name) => [name, 'none']));
  for (const { name, start, use } of walked.occurrences) if (!resolved || !walked.declared.has(name) || resolved.ofImports.has(start)) strengthen(uses, name, use);
  for (const { name, of } of walked.aliases) if (of.type === 'Identifier') strengthen(uses, of.name, uses.get(name) ?? 'none');
  return [...uses];
}

function walk(script: Script) {
  const program = script.tree as unknown as TSESTree.Program; // holds: every parser of ours gives a TS-ESTree
  const names = importedNames(program);
  const walked = walkScript(program, names);
  const isHidden = [...walked.declared].some((name) => names.has(name) || name === 'require');
  return { program, names, walked, resolved: isHidden ? moduleReferences(program) : undefined };
}

function importedNames(program: TSESTree.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') for (const { local } of statement.specifiers) names.add(local.name);
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type === 'TSImportEqualsDeclaration') names.add(inner.id.name);
  }
  return names;
}

function declared(statement: TSESTree.Node, text: string): ImportWritten[] {
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

function called({ form, specifier, at, isDeferred }: WrittenCall): ImportWritten {
  return { specifier, form, at: at satisfies Span, isType: form === 'import-type', isDeferred: isDeferred && form === 'require', bindings: [] };
}

const STRENGTH: readonly Use[] = ['none', 'type', 'nullable-metadata', 'metadata', 'exported', 'value'];

function strengthen(uses: Map<string, Use>, name: string, use: Use): void {
  if (STRENGTH.indexOf(use) > STRENGTH.indexOf(uses.get(name) ?? 'none')) uses.set(name, use);
}
