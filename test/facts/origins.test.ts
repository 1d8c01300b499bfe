import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { judge } from '#engine';
import { origins, type Origin, type Origins } from '#facts/origins';
import { suppressions } from '#facts/suppressions';
import { memoryProject } from '../memory-project.ts';

function originsOf(texts: Readonly<Record<string, string>>): Origins {
  return judge({ rules: [], suppressions, also: { origins } }, memoryProject(new Map(Object.entries(texts)))).valueOf(origins) as Origins;
}

const plain = (origin: Origin): unknown => (origin.kind === 'found' ? { file: origin.file, name: origin.name, as: origin.as } : origin.kind === 'missing' && origin.isPassedOn ? 'passed on' : origin.kind);

describe('the origin of an exported name', () => {
  const texts = {
    'a.ts': "export const value = 1; export interface Shape {} class Local {} export { Local as Public }; export default Local; enum E {} const enum CE {} export { E, CE };\nfunction hoisted() {} export { hoisted }; import X = Ns.X; export { X };",
    'barrel.ts': "export * from './a'; export { value as other } from './a'; export type { Public as PublicType } from './a'; export * as all from './a'; export { gone } from './a'; export { thing } from 'somewhere';",
    'far.ts': "export * from './barrel';", 'outer.ts': "export * from 'somewhere'; export * from './a';", 'types.ts': "export type * from './a';", 'both.ts': "export * from './types'; export * from './a';",
    'ring-a.ts': "export * from './ring-b'; export { lost } from './ring-b'; export const inA = 1;", 'ring-b.ts': "export * from './ring-a'; export { lost } from './ring-a';",
    'twice-a.ts': 'export const same = 1;', 'twice-b.ts': 'export const same = 2;', 'twice.ts': "export * from './twice-a'; export * from './twice-b';",
    'old.js': 'module.exports = { a: 1 };', 'old.ts': "export { a } from './old.js';", 'ambient.d.ts': 'export const typed: number;', 'added.ts': 'export const a = 1;', 'adds.ts': "declare module './added' { interface Extra {} }\nexport {};", 'around.ts': "export * from './added';", 'open.ts': 'export const a = 1;', 'opens.ts': "declare module './open' { export * from './a'; }\nexport {};",
  };
  const { find } = originsOf(texts);
  test.each([
    ['a.ts', 'value', { file: 'a.ts', name: 'value', as: 'value' }], ['a.ts', 'Shape', { file: 'a.ts', name: 'Shape', as: 'type' }], ['a.ts', 'Public', { file: 'a.ts', name: 'Public', as: 'value' }],
    ['a.ts', 'default', { file: 'a.ts', name: 'default', as: 'value' }], ['a.ts', 'E', { file: 'a.ts', name: 'E', as: 'value' }], ['a.ts', 'CE', { file: 'a.ts', name: 'CE', as: 'const-enum' }],
    ['a.ts', 'hoisted', { file: 'a.ts', name: 'hoisted', as: 'function' }], ['a.ts', 'X', { file: 'a.ts', name: 'X', as: 'unknown' }], ['a.ts', '*', { file: 'a.ts', name: '*', as: 'namespace' }],
    ['a.ts', 'Local', 'missing'], ['barrel.ts', 'default', 'missing'], ['barrel.ts', 'gone', 'passed on'], ['barrel.ts', 'thing', 'unknown'], ['barrel.ts', 'nothing', 'missing'],
    ['far.ts', 'value', { file: 'a.ts', name: 'value', as: 'value' }], ['far.ts', 'other', { file: 'a.ts', name: 'value', as: 'value' }], ['far.ts', 'PublicType', { file: 'a.ts', name: 'Public', as: 'type' }], ['far.ts', 'all', { file: 'a.ts', name: '*', as: 'namespace' }],
    ['outer.ts', 'value', { file: 'a.ts', name: 'value', as: 'value' }], ['outer.ts', 'nothing', 'unknown'], ['outer.ts', 'default', 'missing'], ['types.ts', 'value', { file: 'a.ts', name: 'value', as: 'type' }], ['both.ts', 'value', { file: 'a.ts', name: 'value', as: 'value' }],
    ['ring-a.ts', 'inA', { file: 'ring-a.ts', name: 'inA', as: 'value' }], ['ring-b.ts', 'inA', { file: 'ring-a.ts', name: 'inA', as: 'value' }], ['ring-a.ts', 'nothing', 'missing'], ['ring-a.ts', 'lost', 'unknown'],
    ['twice.ts', 'same', 'unknown'], ['old.js', 'b', 'unknown'], ['old.ts', 'a', 'unknown'], ['ambient.d.ts', 'other', 'unknown'], ['added.ts', 'Extra', 'unknown'], ['added.ts', 'Other', 'missing'], ['around.ts', 'Extra', 'unknown'], ['around.ts', 'Other', 'missing'], ['open.ts', 'Other', 'unknown'], ['nowhere.ts', 'a', 'unknown'],
  ])('%s %s', (file, name, expected) => expect(plain(find(file, name))).toEqual(expected));
});

const FILES = ['m0.ts', 'm1.ts', 'm2.ts', 'm3.ts'];
const NAMES = ['A', 'B', 'C', 'default'];

/** One statement that exports a name, or everything. */
const statement = (isAcyclic: boolean, self: number) => {
  const later = FILES.map((_, index) => index).filter((index) => index !== self && (!isAcyclic || index > self));
  const own = fc.constantFrom('value', 'function', 'type', 'alias', 'class', 'enum').map((kind) => ({ kind, module: -1 }));
  const other = fc.record({ kind: fc.constantFrom('re-export', 'type re-export', 'import and export', 'star', 'star', 'namespace'), module: fc.constantFrom(...(later.length > 0 ? later : [-1])) });
  return fc.record({ name: fc.constantFrom(...NAMES), imported: fc.constantFrom(...NAMES), what: later.length > 0 ? fc.oneof(own, other) : own });
};

type Statement = { name: string; imported: string; what: { kind: string; module: number } };

function textOf(statements: readonly Statement[]): string {
  const taken = new Set<string>();
  return statements.map(({ name, imported, what: { kind, module } }, index) => {
    if (kind === 'star') return `export * from './m${module}';`;
    if (taken.has(name)) return '';
    taken.add(name);
    const local = `local${index}`;
    const from = `from './m${module}';`;
    switch (kind) {
      case 're-export': return `export { ${imported} as ${name} } ${from}`;
      case 'type re-export': return `export type { ${imported} as ${name} } ${from}`;
      case 'import and export': return `import { ${imported} as ${local} } ${from} export { ${local} as ${name} };`;
      case 'namespace': return `export * as ${name} ${from}`;
      case 'function': return `function ${local}() {} export { ${local} as ${name} };`;
      case 'type': return `interface ${local} {} export { ${local} as ${name} };`;
      case 'alias': return `type ${local} = 1; export { ${local} as ${name} };`;
      case 'class': return name === 'default' ? 'export default class {}' : `export class ${name} {}`;
      case 'enum': return `enum ${local} {} export { ${local} as ${name} };`;
      default: return name === 'default' ? 'export default 1;' : `export const ${name} = 1;`;
    }
  }).join('\n') + '\nexport {};\n';
}

/** What TypeScript's checker says of every name of every module. */
function byTypeScript(texts: Readonly<Record<string, string>>): Map<string, unknown> {
  const options = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022, noLib: true, types: [] };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options), getCurrentDirectory: () => '/', directoryExists: () => true,
    fileExists: (file) => file.slice(1) in texts, readFile: (file) => texts[file.slice(1)],
    getSourceFile: (file, version) => { const text = texts[file.slice(1)]; return text === undefined ? undefined : ts.createSourceFile(file, text, version, true); },
  };
  const program = ts.createProgram(FILES.map((file) => `/${file}`), options, host);
  const checker = program.getTypeChecker();
  const told = new Map<string, unknown>();
  for (const file of FILES) {
    const source = program.getSourceFile(`/${file}`);
    const module = source && checker.getSymbolAtLocation(source);
    for (const one of module ? checker.getExportsOfModule(module) : []) {
      const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
      const declaration = symbol.declarations?.[0];
      told.set(`${file} ${one.name}`, declaration ? { file: declaration.getSourceFile().fileName.slice(1), isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0 } : 'passed on');
    }
  }
  return told;
}

test.each([['without rings', true], ['with rings', false]])('is the one that TypeScript finds, %s', (_title, isAcyclic) => {
  const modules = fc.tuple(...FILES.map((_, index) => fc.array(statement(isAcyclic, index), { maxLength: 5 })));
  fc.assert(
    fc.property(modules, (statements) => {
      const texts = Object.fromEntries(FILES.map((file, index) => [file, textOf(statements[index] ?? [])]));
      const { find } = originsOf(texts);
      const told = byTypeScript(texts);
      const starCount = statements.flat().filter(({ what }) => what.kind === 'star').length;
      for (const file of FILES)
        for (const name of NAMES) {
          const origin = find(file, name);
          const theirs = told.get(`${file} ${name}`);
          if (!isAcyclic && theirs === 'passed on') continue; // TypeScript gives up on some names that go round and could be found
          if (origin.kind === 'unknown') expect(!isAcyclic || starCount > 1).toBe(true); // two stars give it, or it goes round
          else if (origin.kind === 'missing') expect(theirs).toBe(origin.isPassedOn ? 'passed on' : undefined);
          else {
            expect(theirs).toMatchObject({ file: origin.file });
            if (origin.as !== 'type') expect(theirs).toMatchObject({ isValue: true });
          }
        }
    }),
    { numRuns: 60 },
  );
});
