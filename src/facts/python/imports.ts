import type { Source } from '#model';
import type { PythonImport } from '../python-imports.ts';
import { dynamicImports } from './dynamic-imports.ts';
import { followBlocks, type Context } from './import-context.ts';
import { readImportStatement, type ImportedModule } from './import-statements.ts';
import { scanOf, type Statement } from './scan.ts';

type Found = Omit<PythonImport, keyof Context>;

/** All imports of a Python source with what the blocks around them say, in order of place. */
export function readImports(source: Source): readonly PythonImport[] {
  const { text } = source;
  const scan = scanOf(source);
  const modules = scan.statements.map((statement) => (isImport(statement) ? readImportStatement(text, statement.start, statement.end) : []));
  const dynamic = dynamicImports(text, scan, modules.flat());
  const skippable = skippedModules(text);
  const found: (Found & { context: Context; isGuarded: boolean })[] = [];
  const contexts = followBlocks(text, testedNames(text), (from, to) => {
    for (const one of found.slice(from, to)) one.isGuarded = true;
  });
  let next = 0;
  scan.statements.forEach((statement, index) => {
    const context = contexts.enter(statement, found.length);
    const add = (one: Found): void => void found.push({ ...one, context, isGuarded: context.isGuarded || skippable.has(one.module.split('.', 1)[0] ?? '') });
    for (const one of modules[index] ?? []) add(foundIn(one));
    for (let call = dynamic[next]; call && call.at.start < statement.end; call = dynamic[++next]) add({ ...call, level: 0, names: [], nameSpans: [], form: 'dynamic' });
  });
  contexts.end(found.length);
  return found.map(({ context, isGuarded, ...one }) => ({ ...one, ...context, isGuarded }));
}

const isImport = ({ word }: Statement): boolean => word === 'import' || word === 'from' || word === 'lazy';

function foundIn({ module, level, form, at, names }: ImportedModule): Found {
  return { module, level, names: names.map(({ name }) => name), nameSpans: names.map(({ start, end }) => ({ start, end })), form, at };
}

/** Names that are set from a search for a module. */
function testedNames(text: string): ReadonlySet<string> {
  if (!text.includes('find_spec')) return new Set();
  return new Set([...text.matchAll(/^[ \t]{0,80}(\w{1,80})[ \t]{0,9}=[^=\r\n][^\r\n]{0,200}?\bfind_spec\(/gm)].map(([, name = '']) => name));
}

/** Modules without which pytest skips the file, so that an import of them may fail. */
function skippedModules(text: string): ReadonlySet<string> {
  if (!text.includes('importorskip')) return new Set();
  return new Set([...text.matchAll(/\bimportorskip\(\s{0,99}["'](\w{1,99})/g)].map(([, name = '']) => name));
}
