import type { RecordName } from '#model';
import { namesIn, STRING } from './skim-imports.ts';
import type { StaticExport } from './skim.ts';

type Entry = StaticExport['entries'][number];

const NONE: RecordName = { kind: 'None', name: null, start: null, end: null };
const name = (text: string): RecordName => ({ kind: 'Name', name: text, start: null, end: null });

/** A plain export statement at an offset. */
export function readExport(text: string, start: number, hasComma: boolean): StaticExport | undefined {
  return readList(text, start) ?? readStar(text, start) ?? readDefault(text, start) ?? readDeclaration(text, start, hasComma);
}

const LIST = new RegExp(`export\\s*(?:\\b(type)\\s*)?\\{([\\w$\\s,]*)\\}(?:\\s*from\\s*(${STRING}))?(?!\\s*(?:from|/))`, 'y');

/** `export { a, b as c }`, with or without `from`. */
function readList(text: string, start: number): StaticExport | undefined {
  LIST.lastIndex = start;
  const [whole, type, list = '', specifier] = LIST.exec(text) ?? [];
  const items = whole === undefined ? undefined : namesIn(list);
  if (whole === undefined || !items || (items.length === 0 && specifier !== undefined)) return undefined;
  const end = start + whole.length;
  const listStart = start + whole.indexOf('{') + 1;
  const moduleRequest = specifier === undefined ? null : requestBefore(end, specifier);
  const entries = items.map(({ name: local, local: exported, isType, at, length }): Entry => ({
    ...{ start: listStart + at, end: listStart + at + length, moduleRequest, isType: isType || type !== undefined },
    exportName: name(exported),
    ...(moduleRequest ? { importName: name(local), localName: NONE } : { importName: NONE, localName: name(local) }),
  }));
  return { start, end, entries };
}

const STAR = new RegExp(`export\\s*(?:\\b(type)\\s*)?\\*\\s*(?:as\\s+([A-Za-z_$][\\w$]*)\\s*\\b)?from\\s*(${STRING})`, 'y');

/** `export * from`, `export * as ns from`. */
function readStar(text: string, start: number): StaticExport | undefined {
  STAR.lastIndex = start;
  const [whole, type, namespace, specifier = ''] = STAR.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const end = start + whole.length;
  const names = namespace === undefined ? { importName: { ...NONE, kind: 'AllButDefault' }, exportName: NONE } : { importName: { ...NONE, kind: 'All' }, exportName: name(namespace) };
  return { start, end, entries: [{ start, end, moduleRequest: requestBefore(end, specifier), ...names, localName: NONE, isType: type !== undefined }] };
}

/** A name and a semicolon, or what is seen to be no bare name: a declaration, a literal, a call, a member. */
const DEFAULT = /export\s+default\s+(?:([A-Za-z_$][\w$]*)\s*(?=;|$)|(?=(?:async\s+)?function\b|(?:abstract\s+)?class\b|interface\s+\w|new\s|[[{'"`\d]|(?!async\b|await\b|yield\b)[A-Za-z_$][\w$]*[(.]))/y;
const LITERAL_WORDS = new Set(['true', 'false', 'null', 'this', 'undefined']);

function readDefault(text: string, start: number): StaticExport | undefined {
  DEFAULT.lastIndex = start;
  const [whole, local] = DEFAULT.exec(text) ?? [];
  if (whole === undefined || (local !== undefined && LITERAL_WORDS.has(local))) return undefined;
  const end = start + whole.length;
  const exportName = { ...NONE, kind: 'Default' };
  const localName = local === undefined ? NONE : { ...NONE, kind: 'Default', name: local };
  return { start, end, entries: [{ start: end - (local?.length ?? 0), end, moduleRequest: null, importName: NONE, exportName, localName, isType: false }] };
}

const DECLARATION = /export\s+((?:declare\s+)?(?:(const|let|var)\s+(?!enum\b)|const\s+enum\s+|(?:async\s+)?function\s*\*?\s*|(?:abstract\s+)?class\s+|(?:enum|interface|type)\s+))([A-Za-z_$][\w$]*)(?![\w$\\\u0080-\uffff]|\s*\/)/y;

/** A declaration of one name. */
function readDeclaration(text: string, start: number, hasComma: boolean): StaticExport | undefined {
  DECLARATION.lastIndex = start;
  const [whole, head = '', variable, declared = ''] = DECLARATION.exec(text) ?? [];
  if (whole === undefined || (variable !== undefined && hasComma)) return undefined;
  const end = start + whole.length;
  return { start, end, entries: [{ start: end - head.length - declared.length, end, moduleRequest: null, importName: NONE, exportName: name(declared), localName: name(declared), isType: false }] };
}

function requestBefore(end: number, specifier: string): RecordName {
  return { value: specifier.slice(1, -1), start: end - specifier.length, end };
}
