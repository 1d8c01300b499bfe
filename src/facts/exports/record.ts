import type { ModuleRecord, Script } from '#model';
import type { DeclaredKind, ExportsWritten, ExportWritten } from '../exports.ts';
import { merged, ofLocal, passed, type Imported } from './names.ts';

/** Statements that the record leaves out or does not tell enough of. In a string or a comment they cost a tree and nothing else. */
const HIDDEN = /\bexport\s*(?:=|import\b|(?:declare\s+)?(?:module|namespace)\b)/;
const AMBIENT = /(?<![\w$.@'"-]|(?<!\*)\/)module\s*['"]/;

type Entry = ModuleRecord['staticExports'][number]['entries'][number];

/**
 * The exports of one script, read from its parser's module record, which costs half of what a tree costs.
 * @returns undefined where the record does not say all: `export =`, namespaces, ambient modules, comments between keywords
 */
export function exportsOfRecord({ record }: Script, text: string): ExportsWritten | undefined {
  if (!record || HIDDEN.test(text) || (!record.ambient && AMBIENT.test(text))) return undefined;
  const imports = importsOf(record);
  const names: { readonly start: number; readonly written: ExportWritten }[] = [];
  const stars: { specifier: string; isType: boolean }[] = [];
  for (const { start, entries } of record.staticExports)
    for (const entry of entries) {
      const { moduleRequest, importName, exportName, isType } = entry;
      if (moduleRequest && importName.kind === 'AllButDefault') stars.push({ specifier: moduleRequest.value ?? '', isType });
      else {
        const name = ownName(entry, text.slice(start, entry.start), text, imports);
        if (!name) return undefined;
        names.push({ start: entry.start, written: name });
      }
      if (exportName.kind === 'Name' && typeof exportName.name !== 'string') return undefined;
    }
  names.sort((one, other) => one.start - other.start);
  return { names: merged(names.map(({ written }) => written)), stars, isOpen: false, ambient: record.ambient ?? [] };
}

function ownName(entry: Entry, head: string, text: string, imports: ReadonlyMap<string, Imported>): ExportWritten | undefined {
  const { moduleRequest, importName, exportName, localName, isType } = entry;
  const name = exportName.kind === 'Default' ? 'default' : (exportName.name ?? '');
  if (moduleRequest) {
    const imported = importName.kind === 'All' ? '*' : importName.kind === 'Default' ? 'default' : (importName.name ?? '');
    return passed(name, { from: moduleRequest.value ?? '', imported, isType });
  }
  if (localName.kind === 'Default' && typeof localName.name === 'string') return ofLocal(name, localName.name, imports);
  if (/^export\s*(?:type\s*)?\{/.test(head)) return ofLocal(name, localName.name ?? name, imports, isType);
  if (head.includes('/')) return undefined;
  if (head.includes('(')) return { name, kind: 'value' };
  const kind = kindAt(text, entry.start);
  return kind && { name, kind };
}

/** What the declaration makes that begins at an offset, by its first words; undefined where a comment stands between them. */
function kindAt(text: string, start: number): DeclaredKind | undefined {
  FIRST_WORDS.lastIndex = start;
  const [, word = '', comment] = FIRST_WORDS.exec(text) ?? [];
  return comment === undefined ? (KIND_OF[word.replace(/\s+/, ' ')] ?? 'value') : undefined;
}

const FIRST_WORDS = /(?:declare\s+)?(?:async\s+)?(const\s+enum|function|interface|type)?\b(?:(?:declare|async|const)?\s*(\/))?/y;
const KIND_OF: Readonly<Record<string, DeclaredKind>> = { function: 'function', interface: 'type', type: 'type', 'const enum': 'const-enum' };

function importsOf({ staticImports }: ModuleRecord): Map<string, Imported> {
  return new Map(
    staticImports.flatMap(({ moduleRequest, entries }) =>
      entries.map(({ importName: { kind, name }, localName, isType }): [string, Imported] => {
        const imported = kind === 'Default' ? 'default' : kind === 'NamespaceObject' ? '*' : (name ?? '');
        return [localName.value, { from: moduleRequest.value ?? '', imported, isType }];
      }),
    ),
  );
}
