import type { ModuleRecord, RecordName, Script } from '#model';
import type { Binding, ImportWritten } from '../imports.ts';
import { jsdocImports } from './jsdoc.ts';

/**
 * The imports of one script, read from its parser's module record, which costs half of what a tree costs.
 * @returns undefined where the record does not say all: `require` but in plain statements, `import()` in types, `import()` of a pattern, workers and
 *   what begins at `import.meta`, ambient modules, names in quotes, comments inside a statement; then the tree must be read
 */
export function importsOfRecord(script: Script, text: string): ImportWritten[] | undefined {
  const { record } = script;
  if (!record || !saysAll(record, text)) return undefined;
  const found: ImportWritten[] = [];
  for (const one of record.staticImports) {
    const written = importOf(one, text);
    if (!written) return undefined;
    found.push(written);
  }
  for (const one of record.staticExports) {
    const written = exportOf(one, text);
    if (written === null) return undefined;
    if (written) found.push(written);
  }
  for (const { moduleRequest } of record.dynamicImports) {
    const specifier = literal(text.slice(moduleRequest.start, moduleRequest.end));
    if (specifier === null) return undefined;
    if (specifier !== undefined) found.push({ specifier, form: 'dynamic', at: { start: moduleRequest.start, end: moduleRequest.end }, isType: false, isDeferred: false, bindings: [] });
  }
  for (const { moduleRequest: { value, start, end }, bindings } of record.requires ?? []) found.push({ specifier: value, form: 'require', at: { start, end }, isType: false, isDeferred: false, bindings });
  if (!script.isTypeScript) found.push(...jsdocImports(script.comments, text));
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Cheap tests of the text; one that fires in a string or a comment costs a tree and nothing else. */
function saysAll({ dynamicImports, requires, ambient }: ModuleRecord, text: string): boolean {
  if (UNTOLD.test(text) || (!ambient && AMBIENT.test(text)) || (META_URL.test(text) && /\bURL\b/.test(text))) return false;
  // where every token is known, so is every call
  return requires !== undefined || (!REQUIRE.test(text) && (text.match(/\bimport\s*(?:\/[/*][^(]{0,200})?\(/g)?.length ?? 0) === dynamicImports.length);
}

/** Ambient modules. */
const AMBIENT = /(?<![\w$.@'"-]|(?<!\*)\/)module\s*['"]/;
/** The base of URLs, where there are any. */
const META_URL = /\bimport\s*\.\s*meta\s*\.\s*url\b/;
/** `require` where it is called, asked or cast. */
const REQUIRE = /\brequire\b(?!\s*(?:['"`,:;}\]]|(?!(?:as|satisfies)\b)\w))/;
/** `export {} from`, workers, and `import.meta.resolve`. */
const UNTOLD = new RegExp(
  [
    /\bexport\s*(?:type\s*)?\{\s*\}\s*(?:from|\/)/,
    /\bnew(?:[\s(]+(?:[\w$]+\s*\.\s*)?(?:Shared)?Worker\b|\s*\/)/,
    /\bworker_threads\b/,
    /\bimport\s*\.\s*meta\s*(?:\.\s*resolve\b|\[)/,
  ].map(({ source }) => source).join('|'),
);

function importOf({ start, moduleRequest, entries }: ModuleRecord['staticImports'][number], text: string): ImportWritten | undefined {
  const at = spanOf(moduleRequest);
  const head = text.slice(start, at.start);
  const specifier = literal(text.slice(at.start, at.end));
  if (typeof specifier !== 'string' || /["'/]/.test(head)) return undefined;
  const isType = /^import\s+type\s+(?:[{*]|(?!from\b)[^\s,{*]|from\s+from\b)/.test(head) || /^import\s+type[{*]/.test(head);
  const bindings = entries.map(({ importName, localName, isType: isOne }): Binding => ({ imported: importedName(importName), local: localName.value, isType: isOne && !isType }));
  return { specifier, form: bindings.length === 0 && !head.includes('{') ? 'bare' : 'import', at, isType, isDeferred: false, bindings };
}

/** @returns undefined for an export of the file's own, null where the tree must tell */
function exportOf({ start, end, entries }: ModuleRecord['staticExports'][number], text: string): ImportWritten | undefined | null {
  const request = entries[0]?.moduleRequest;
  // where an import is passed on by `export { x }`, the entry stands outside, and the statement is the import
  if (!request || entries.some((entry) => entry.start < start || entry.end > end)) return undefined;
  const at = spanOf(request);
  const head = text.slice(start, at.start);
  const specifier = literal(text.slice(at.start, at.end));
  if (typeof specifier !== 'string' || /["'/]/.test(head)) return null;
  const isType = /^export\s+type\s*[{*]/.test(head);
  const bindings = entries.map(({ importName, exportName, isType: isOne }): Binding => {
    const imported = importName.kind === 'Name' ? (importName.name ?? '') : '*';
    return { imported, local: exportName.name ?? '*', isType: isOne && !isType };
  });
  return { specifier, form: 'export', at, isType, isDeferred: false, bindings };
}

function importedName({ kind, name }: RecordName): string {
  return kind === 'Default' ? 'default' : kind === 'NamespaceObject' ? '*' : (name ?? '');
}

function spanOf({ start, end }: RecordName): { start: number; end: number } {
  return { start: start ?? 0, end: end ?? 0 };
}

/** The text of a plain literal; null where escapes, substitutions or patterns need a parser; undefined where it is no literal. */
function literal(written: string): string | undefined | null {
  const quote = written[0] ?? '';
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  if (written.at(-1) !== quote || written.length < 2) return null;
  const inside = written.slice(1, -1);
  if (quote === '`' && inside.includes('${')) return /[`\\]|^\.\.?\//.test(inside) ? null : undefined;
  return inside.includes('\\') || inside.includes(quote) ? null : inside;
}
