import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { judge } from '#engine';
import { isRuntime, moduleGraph, type ModuleGraph } from '#facts/module-graph';
import { suppressions } from '#facts/suppressions';
import { memoryProject } from '../memory-project.ts';

/** The project's imports that TypeScript, which sees all of it, leaves in its output: `file > specifier`. */
function emitted(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): string[] {
  const compilerOptions: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022, noLib: true, types: [],
    experimentalDecorators: true, strict: true, ...options,
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(compilerOptions),
    fileExists: (file) => texts.has(file.slice(1)),
    directoryExists: () => true,
    readFile: (file) => texts.get(file.slice(1)),
    getSourceFile: (file, languageVersion) => {
      const text = texts.get(file.slice(1));
      return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion, true);
    },
    getCurrentDirectory: () => '/',
  };
  const found: string[] = [];
  ts.createProgram([...texts.keys()].map((file) => `/${file}`), compilerOptions, host).emit(undefined, (file, text) => {
    for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.ESNext).statements) {
      const specifier = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
      if (specifier && ts.isStringLiteral(specifier)) found.push(`${file.slice(1).replace(/\.js$/, '.ts')} > ${specifier.text}`);
    }
  });
  return [...new Set(found)].sort();
}

/** The same, as our graph says it. */
function kept(texts: ReadonlyMap<string, string>, erasure: Parameters<typeof memoryProject>[1]): string[] {
  const { edges } = judge({ rules: [], suppressions, also: { moduleGraph } }, memoryProject(texts, erasure)).valueOf(moduleGraph) as ModuleGraph;
  return [...new Set(edges.filter(({ kind }) => isRuntime(kind)).map(({ from, specifier }) => `${from} > ${specifier}`))].sort();
}

const DECLARATIONS = [
  'export interface Thing { a: 1 }', 'export type Thing = 1;', 'export class Thing {}', 'export const Thing = 1;', 'export enum Thing { a }', 'export const enum Thing { a }',
  'export function Thing(): void {}', 'export namespace Thing { export type A = 1 }', 'export namespace Thing { export const a = 1 }', 'export declare class Thing {}',
  'export abstract class Thing {}', 'interface Thing { a: 1 }\nexport { Thing };', 'class Thing {}\nexport { Thing };', 'type Local = 1;\nexport { Local as Thing };',
  'interface Thing {}\nconst Thing = 1;\nexport { Thing };', 'interface Thing {}\nexport default Thing;\nexport type { Thing };', 'declare const enum Thing { a = 1 }\nexport { Thing };',
  'export interface Thing {}\nexport const Thing = 1;', 'const enum Thing { a }\nexport { Thing };',
];
const PASSES = ["export { Thing } from './declared';", "export * from './declared';", "import { Thing } from './declared';\nexport { Thing };", "export type { Thing } from './declared';", "import type { Thing } from './declared';\nexport { Thing };"];
const USES = [
  "import { Thing } from './passed';\nexport let x: Thing;", "import { Thing } from './passed';\nexport { Thing };", "export { Thing } from './passed';", "export { Thing as Other } from './passed';",
  "import { Thing } from './passed';\ndeclare function d(...a: unknown[]): any;\nexport class K { @d x!: Thing; }", "import { Thing } from './passed';\nexport const y = Thing;", "import { Thing } from './passed';\nexport const y = Thing.a;",
  "export { type Thing } from './passed';", "import * as all from './passed';\nexport let z: all.Thing;", "import { Thing as T } from './passed';\nexport default T;",
];

describe('imports are kept as TypeScript keeps them when it sees the whole project', () => {
  const all = DECLARATIONS.flatMap((declaration) => PASSES.flatMap((pass) => USES.map((use) => [declaration, pass, use] as const)));
  const settings = fc.constantFrom({}, { isolatedModules: true }, { preserveConstEnums: true }, { verbatimModuleSyntax: true }, { emitDecoratorMetadata: true });

  test('whatever is declared, however it is passed on and used', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), settings, ([declared, passed, used], options: ts.CompilerOptions) => {
        const texts = new Map([['declared.ts', declared], ['passed.ts', passed], ['used.ts', used]].map(([file = '', text = '']) => [file, `${text}\n`]));
        const erasure = {
          isVerbatim: options.verbatimModuleSyntax ?? false,
          hasMetadata: options.emitDecoratorMetadata ?? false,
          keepsConstEnums: options.verbatimModuleSyntax || options.isolatedModules ? ('always' as const) : options.preserveConstEnums ? ('exported' as const) : ('never' as const),
        };
        expect(kept(texts, erasure)).toEqual(emitted(texts, options));
      }),
      { numRuns: 150 },
    );
  });
});
