import { createScanner, findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { lineTable, type LineTable } from '#model';

/** One mistake in a configuration file. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  /** Path of the key, such as `rules.no-import-cycle[1].ignore`; empty for the whole file. */
  readonly key: string;
  readonly message: string;
}

/** A parsed configuration file that still knows where everything stands. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  /** 1-based line of a value, or of its nearest parent that exists. */
  lineOf(path: readonly (string | number)[]): number;
  /** 1-based line of a key in the object at `path`. */
  lineOfKey(path: readonly (string | number)[], key: string): number;
}

/** Parses JSON with comments. Syntax errors and repeated keys are mistakes, all at once. */
export function parseConfigDocument(file: string, text: string): ConfigDocument {
  const errors: ParseError[] = [];
  const lines = lineTable(text);
  const isTooDeep = nesting(text) > DEEPEST;
  const tree = isTooDeep ? undefined : parse(text, errors);
  const mistakes = errors.map(({ error, offset }): Mistake => {
    const { line, column } = lines.at(offset);
    return { file, line, key: '', message: `Syntax: ${words(printParseErrorCode(error))} at column ${column}.` };
  });
  if (isTooDeep) mistakes.push({ file, line: 1, key: '', message: `It is nested more than ${DEEPEST} levels deep.` });
  if (tree) mistakes.push(...repeatedKeys(tree, file, lines, []));
  return {
    file,
    value: tree && valueOf(tree),
    mistakes,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = tree && findNodeAtLocation(tree, path.slice(0, length));
        if (node) return lines.at(node.offset).line;
      }
      return 1;
    },
    lineOfKey(path, key) {
      const parent = tree && findNodeAtLocation(tree, [...path]);
      const property = parent?.children?.find((child) => child.children?.[0]?.value === key);
      return property ? lines.at(property.offset).line : this.lineOf(path);
    },
  };
}

/** `rules.no-stub[1].x` for people. */
export function keyPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
}

/** Deeper than any configuration is, and less than recursion can bear. */
const DEEPEST = 100;

function nesting(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text[scanner.getTokenOffset()] ?? '';
    if ('{['.includes(first)) deepest = Math.max(deepest, ++depth);
    else if ('}]'.includes(first)) depth--;
  }
  return deepest;
}

function parse(text: string, errors: ParseError[]): Node | undefined {
  return parseTree(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text, errors, { allowTrailingComma: true, allowEmptyContent: false });
}

/** Like jsonc-parser's `getNodeValue`, but a key `__proto__` is a key like any other. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  const entries = (node.children ?? []).flatMap(({ children }) => (children?.[0] && children[1] ? [[String(children[0].value), valueOf(children[1])] as const] : []));
  return Object.fromEntries(entries);
}

function repeatedKeys(node: Node, file: string, lines: LineTable, path: readonly (string | number)[]): Mistake[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((child, index) => repeatedKeys(child, file, lines, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    const key = String(name?.value);
    const here = [...path, key];
    const mistakes = seen.has(key) ? [{ file, line: lines.at(property.offset).line, key: keyPath(here), message: 'The key is written twice. Keep one.' }] : [];
    seen.add(key);
    return value ? [...mistakes, ...repeatedKeys(value, file, lines, here)] : mistakes;
  });
}

const words = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
