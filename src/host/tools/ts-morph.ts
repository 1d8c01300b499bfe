import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile, ts } from 'ts-morph';
import { sorted, upward } from '#model';
import type { PackageApi, PackageApis, Question } from '#facts/package-apis';
import { packageFiles } from './package-files.ts';

export interface AskedApis extends PackageApis {
  /** The packages that were asked about and are not known, each with why, in code-unit order; without what comes with Node, and without those whose types allow any name. */
  unknown(): readonly { readonly specifier: string; readonly reason: string }[];
}

const NOT_INSTALLED = 'it is not installed';
const NO_TYPES = 'its types are not installed';
const OPEN = 'its types allow any name';
const IN_PART = 'what its types pass on is not there: install or generate it';

/**
 * What installed packages export, as TypeScript sees their types: one program for all that are asked about, in which every
 * package is imported both as a module and by `require`, so that a name which only one of the two has counts as there.
 * @param root absolute real path
 * @param folderOf the folder from which a file's packages are looked up: that of its own package
 */
export function packageApisOf(root: string, folderOf: (file: string) => string): AskedApis {
  const known = new Map<string, PackageApi>();
  const keyOf = ({ from, specifier }: Question): string => `${folderOf(from)}\0${specifier}\0${installOf(root, folderOf(from))}`;
  return {
    answer(questions) {
      const open = new Map(questions.map((question) => [keyOf(question), question]));
      for (const key of known.keys()) open.delete(key);
      if (open.size > 0) for (const [key, api] of look(root, [...open].map(([key, { from, specifier }]) => ({ key, folder: folderOf(from), specifier })))) known.set(key, api);
      return (question) => known.get(keyOf(question)) ?? { unknown: NOT_INSTALLED };
    },
    unknown() {
      const reasons = new Map([...known].flatMap(([key, api]) => ('unknown' in api ? [[key.split('\0')[1] ?? '', api.unknown] as const] : [])));
      return sorted(reasons.keys()).filter((specifier) => !specifier.startsWith('node:') && reasons.get(specifier) !== OPEN).map((specifier) => ({ specifier, reason: reasons.get(specifier) ?? NOT_INSTALLED }));
    },
  };
}

/** What changes when something is installed: when the folders of packages, and what package managers note there, were written. */
function installOf(root: string, folder: string): string {
  const notes = ['', '/.package-lock.json', '/.modules.yaml', '/.yarn-state.yml', '/.yarn-integrity'];
  return upward(folder).flatMap((one) => notes.map((note) => statSync(join(root, one, `node_modules${note}`), { throwIfNoEntry: false })?.mtimeMs ?? '')).join();
}

interface Wanted {
  readonly key: string;
  readonly folder: string;
  readonly specifier: string;
}

/** Asks the compiler; loaded on first need. A package that its parser dies of is unknown, like the others of that program. */
function look(root: string, wanted: readonly Wanted[]): [string, PackageApi][] {
  const { Project, ts } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');
  const project = new Project({
    fileSystem: packageFiles(root),
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.Preserve, skipLibCheck: true, noEmit: true, types: [], lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'] },
  });
  try {
    const files = wanted.map((one, index) => ({ ...one, file: project.createSourceFile(join(root, one.folder, `arch-lint-asks-${index}.ts`), importing(one.specifier)) }));
    const checker = project.getTypeChecker().compilerObject;
    return files.map(({ key, file, specifier }) => [key, apiOf(specifier, file, checker, ts)]);
  } catch (error) {
    return wanted.map(({ key }) => [key, { unknown: `TypeScript failed on the types of what is imported (${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)})` }]);
  }
}

function importing(specifier: string): string {
  const name = JSON.stringify(specifier);
  return `${specifier.startsWith('node:') ? '/// <reference types="node" />\n' : ''}import * as asModule from ${name};\nimport required = require(${name});\n`;
}

function apiOf(specifier: string, file: SourceFile, checker: ts.TypeChecker, compiler: typeof ts): PackageApi {
  const names = new Set<string>();
  for (const statement of file.compilerNode.statements) {
    const literal = compiler.isImportDeclaration(statement) ? statement.moduleSpecifier : moduleOf(statement, compiler);
    const symbol = literal && checker.getSymbolAtLocation(literal);
    if (!symbol) continue;
    const exported = symbol.exports?.get('export=' as ts.__String); // holds: the compiler's own name for it
    const value = exported && checker.getTypeOfSymbol(exported.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported);
    const isOpen = !symbol.declarations?.some((one) => compiler.isSourceFile(one) || (compiler.isModuleDeclaration(one) && one.body)) || (value && (value.flags & compiler.TypeFlags.Any || checker.getIndexInfosOfType(value).length > 0));
    if (isOpen) return { unknown: OPEN };
    if (!isWhole(symbol, checker, compiler)) return { unknown: IN_PART };
    for (const one of checker.getExportsOfModule(symbol)) names.add(one.name);
    if (value) for (const one of checker.getPropertiesOfType(value)) names.add(one.name);
  }
  if (names.size > 0) return { names };
  return { unknown: isInstalled(specifier, file) ? NO_TYPES : NOT_INSTALLED };
}

/** Whether all that a module passes on by `export *` is found, however deep. */
function isWhole(module: ts.Symbol, checker: ts.TypeChecker, compiler: typeof ts): boolean {
  const open = [module];
  const seen = new Set(open);
  for (let one = open.pop(); one; one = open.pop()) {
    for (const star of one.exports?.get('__export' as ts.__String)?.declarations ?? []) { // holds: the compiler's own name for it
      const target = compiler.isExportDeclaration(star) && star.moduleSpecifier ? checker.getSymbolAtLocation(star.moduleSpecifier) : undefined;
      if (!target) return false;
      if (!seen.has(target)) open.push(target);
      seen.add(target);
    }
  }
  return true;
}

function moduleOf(statement: ts.Statement, compiler: typeof ts): ts.Expression | undefined {
  return compiler.isImportEqualsDeclaration(statement) && compiler.isExternalModuleReference(statement.moduleReference) ? statement.moduleReference.expression : undefined;
}

function isInstalled(specifier: string, file: SourceFile): boolean {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const files = file.getProject().getFileSystem();
  for (let folder = file.getDirectoryPath() as string; folder !== '/' && folder !== '.'; folder = folder.slice(0, folder.lastIndexOf('/')) || '/')
    if (files.directoryExistsSync(`${folder}/node_modules/${name}`)) return true;
  return false;
}
