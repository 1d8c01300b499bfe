import { createRequire } from 'node:module';
import type { Node, ParseError } from 'jsonc-parser';
import type { Span } from '#model';
import type { DeclaredPackage, ManifestError, PackageManifest, Section } from '../package-manifests.ts';

/** Beyond it nothing in a manifest means anything, and a parser may run out of stack. */
const DEEPEST = 200;
/** A manifest of people is small; what is larger is not read. In UTF-16 units. */
const LONGEST = 5_000_000;

const SECTIONS: readonly Section[] = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const ENTRY_KEYS: readonly string[] = ['main', 'module', 'browser', 'source', 'exports', 'bin', 'types', 'typings'];

const EMPTY: PackageManifest = { isPrivate: false, isBoundary: false, hasSections: false, declared: [], optionalPeers: [], scripts: [], entries: [], engines: [], aliases: [], hasWorkspaces: false };

/** Reads a `package.json`; of a broken one what stands before the break, and where it is. */
export function readManifest(text: string): PackageManifest {
  if (text.length > LONGEST) return { ...EMPTY, error: { offset: 0, message: 'it is larger than 5 MB' } };
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { ...EMPTY, error: { offset: deep, message: `it nests more than ${DEEPEST} levels` } };
  const { parseTree, printParseErrorCode } = parser();
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  const error = first ? { offset: first.offset, message: wordsOf(printParseErrorCode(first.error)) } : undefined;
  if (root?.type !== 'object') return { ...EMPTY, error: error ?? { offset: root?.offset ?? 0, message: 'it is no JSON object' } };
  return manifestOf(root, text, error);
}

function manifestOf(root: Node, text: string, error: ManifestError | undefined): PackageManifest {
  const fields = new Map(pairsOf(root).map(({ name, value }) => [name, value] as const));
  const name = textOf(fields.get('name'));
  const version = textOf(fields.get('version'));
  const meta = pairsOf(fields.get('peerDependenciesMeta')).flatMap(({ name: peer, value }) => (pairsOf(value).some((one) => one.name === 'optional' && one.value.value === true) ? [peer] : []));
  const optional = new Set(meta);
  const declared = SECTIONS.flatMap((section) =>
    pairsOf(fields.get(section)).map(({ name: packageName, key, value }): DeclaredPackage => {
      const written = { name: packageName, section, version: textOf(value) ?? text.slice(value.offset, value.offset + Math.min(value.length, 200)), at: spanOf(key), versionAt: spanOf(value) };
      return section === 'peerDependencies' && optional.has(packageName) ? { ...written, isOptionalPeer: true } : written;
    }),
  ).sort((a, b) => a.at.start - b.at.start);
  const peers = new Set(declared.filter(({ section }) => section === 'peerDependencies').map((one) => one.name));
  const hasSections = SECTIONS.some((section) => fields.get(section)?.type === 'object');
  const isPrivate = fields.get('private')?.value === true || textOf(fields.get('private')) === 'true';
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    isPrivate,
    isBoundary: hasSections || (name !== undefined && name !== ''),
    hasSections,
    declared,
    optionalPeers: meta.filter((peer) => !peers.has(peer)),
    scripts: pairsOf(fields.get('scripts')).flatMap(({ name: script, value }) => (typeof value.value === 'string' ? [[script, value.value] as const] : [])),
    entries: [...new Set(ENTRY_KEYS.flatMap((key) => textsIn(fields.get(key))))],
    engines: pairsOf(fields.get('engines')).map((engine) => engine.name),
    aliases: [fields.get('alias'), fields.get('_moduleAliases'), fields.get('browser'), fieldOf(fields.get('jest'), 'moduleNameMapper')].flatMap((map) => pairsOf(map).map((one) => one.name)),
    hasWorkspaces: fields.has('workspaces'),
    ...(error === undefined ? {} : { error }),
  };
}

interface Pair {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

function pairsOf(node: Node | undefined): Pair[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (key && value && typeof key.value === 'string' ? [{ name: key.value, key, value }] : []));
}

const fieldOf = (node: Node | undefined, key: string): Node | undefined => pairsOf(node).find(({ name }) => name === key)?.value;
const textOf = (node: Node | undefined): string | undefined => (typeof node?.value === 'string' ? node.value : undefined);
const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

/** The strings in a value, at any depth, in order; keys are none. */
function textsIn(node: Node | undefined): string[] {
  if (!node) return [];
  if (typeof node.value === 'string') return [node.value];
  const inner = node.type === 'object' ? pairsOf(node).map(({ value }) => value) : (node.children ?? []);
  return inner.flatMap(textsIn); // no deeper than `DEEPEST`
}

/** Where brackets nest deeper than is read. Brackets in comments count as well: nobody nests those either. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (isText) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') isText = false;
    } else if (char === '"') isText = true;
    else if (char === '{' || char === '[') {
      if (++depth > DEEPEST) return i;
    } else if (char === '}' || char === ']') depth--;
  }
  return undefined;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ValueExpected', 'a value is missing'],
  ['PropertyNameExpected', 'a name in double quotes is missing'],
  ['ColonExpected', 'a colon is missing'],
  ['CommaExpected', 'a comma is missing'],
  ['CloseBraceExpected', 'a closing `}` is missing'],
  ['CloseBracketExpected', 'a closing `]` is missing'],
  ['EndOfFileExpected', 'there is more after its end'],
  ['UnexpectedEndOfString', 'a string does not end'],
  ['UnexpectedEndOfComment', 'a comment does not end'],
  ['UnexpectedEndOfNumber', 'a number does not end'],
]);

const wordsOf = (code: string): string => WORDS.get(code) ?? 'something stands there that is no JSON';

/** Loaded on first need. */
function parser(): typeof import('jsonc-parser') {
  // holds: what is required is the module that the type names
  return createRequire(import.meta.url)('jsonc-parser') as typeof import('jsonc-parser');
}
