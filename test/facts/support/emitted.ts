import ts from 'typescript';
import { imports } from '../../../src/facts/imports.ts';
import { exactEdges, isRuntime } from '../../../src/facts/graph/edge-kind.ts';
import { openSource } from '../../../src/facts/source.ts';
import { uses } from '../../../src/facts/uses.ts';

export interface Emission {
  readonly decorators?: 'legacy' | 'standard';
  readonly hasMetadata: boolean;
  readonly isVerbatim: boolean;
  readonly hasStrictNulls?: boolean;
  readonly module?: 'esnext' | 'commonjs';
}

/** The specifiers of the import and export statements that TypeScript leaves in its output, in order. */
export function emittedByTypeScript(file: string, text: string, { decorators, hasMetadata, isVerbatim, hasStrictNulls = true, module }: Emission): string[] {
  const { outputText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      module: module === 'commonjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.Preserve,
      experimentalDecorators: decorators !== 'standard',
      emitDecoratorMetadata: hasMetadata && decorators !== 'standard',
      strictNullChecks: hasStrictNulls,
      verbatimModuleSyntax: isVerbatim,
    },
  });
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    const isStatement = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const source = isStatement ? node.moduleSpecifier : module === 'commonjs' && isRequire(node) ? node.arguments[0] : undefined;
    if (source && ts.isStringLiteral(source)) specifiers.push(source.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('out.jsx', outputText, ts.ScriptTarget.ESNext, true));
  return specifiers;
}

const isRequire = (node: ts.Node): node is ts.CallExpression => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';

/** The specifiers of the edges that our graph calls runtime, in order. */
export function runtimeByFacts(file: string, text: string, { decorators, hasMetadata, isVerbatim, hasStrictNulls = true }: Emission): string[] {
  const erasure = { isVerbatim, hasStrictNulls, hasMetadata: hasMetadata && decorators !== 'standard', checksJs: false };
  const source = openSource(file, 'typescript', text);
  const edgeOf = exactEdges({ uses: { get: () => uses.extract(source) }, origins: { find: () => ({ kind: 'unknown' }), names: () => [] } });
  return imports
    .extract(source)
    .map((written) => edgeOf({ from: file, written, at: { file, ...written.at }, target: { kind: 'unresolved', reason: '', code: 'missing' }, erasure }))
    .filter(({ kind }) => isRuntime(kind))
    .map(({ specifier }) => specifier);
}
