import type { Span } from '#model';
import type { ImportedModule } from './import-statements.ts';
import { isWithin, type PythonScan } from './scan.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A call that imports a module whose absolute name is written out. */
export interface DynamicImport {
  readonly module: string;
  /** The string with its quotes; of joined ones all. */
  readonly at: Span;
}

/** How far a call is read: nobody writes a module's name behind more. */
const LONGEST_CALL = 600;

/** `importlib.import_module` and `__import__` with a literal, under whatever names the file imports them by, in order. */
export function dynamicImports(text: string, { strings, comments }: PythonScan, modules: readonly ImportedModule[]): DynamicImport[] {
  if (!text.includes('import_module') && !text.includes('__import__')) return [];
  const functions = new Set(modules.flatMap(({ module, level, names }) => (module === 'importlib' && level === 0 ? names.filter(({ name }) => name === 'import_module' || name === '__import__').map(({ alias }) => alias) : [])));
  const libraries = new Set(modules.filter(({ module, form }) => form === 'import' && (module === 'importlib' || module.startsWith('importlib.'))).map(({ binds }) => binds));
  const pattern = new RegExp(`(?<![\\w.])(?:${['__import__', 'builtins\\.__import__', ...functions, ...[...libraries].map((name) => `${name}\\.(?:import_module|__import__)`)].join('|')})[ \\t]{0,9}\\(`, 'g');
  return [...text.matchAll(pattern)].flatMap((match) => {
    if (isWithin(strings, match.index) || isWithin(comments, match.index) || /\bdef[ \t]+$/.test(text.slice(Math.max(0, match.index - 9), match.index))) return [];
    const start = match.index + match[0].length;
    return readCall(tokensOf(text, start, Math.min(text.length, start + LONGEST_CALL)), match[0].includes('__import__')) ?? [];
  });
}

function readCall(tokens: readonly Token[], isBuiltin: boolean): DynamicImport | undefined {
  const count = tokens.findIndex(({ kind }) => kind !== 'string');
  const parts = tokens.slice(0, count).map(({ text }) => /^[uUrR]?(["']|"""|''')([\w.]*)\1$/.exec(text)?.[2]);
  const module = parts.join('');
  const [first, last, after] = [tokens[0], tokens[count - 1], tokens[count]];
  if (!first || !last || parts.includes(undefined) || !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module)) return undefined;
  if (after?.text !== ')' && (after?.text !== ',' || (isBuiltin && isRelative(tokens.slice(count))))) return undefined;
  return { module, at: { start: first.start, end: last.end } };
}

/** Whether `__import__` is told a level: its fifth argument. Python 2 wrote -1 there, which is as good as any. */
function isRelative(tokens: readonly Token[]): boolean {
  let [depth, commas] = [0, 0];
  for (const { text } of tokens) {
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text) && --depth < 0) return false;
    else if (text === ',' && depth === 0) commas++;
    else if (text === 'level' || commas >= 4) return true;
  }
  return true;
}
