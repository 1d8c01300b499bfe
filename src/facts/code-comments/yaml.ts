import { createRequire } from 'node:module';
import type { Line } from './blocks.ts';

const require = createRequire(import.meta.url);

const KEY = /^\s*(?:-\s+)?["']?([\w./-]{1,80})["']?:(?:\s|$)/;
const ITEM = /^\s*-\s+\S/;
/** No file that people write by hand is longer, and the YAML reader takes its time. In UTF-16 units. */
const LONGEST = 40_000;
/** Blocks of one file that are put back to see whether they fit. */
const MOST_TRIES = 12;

export const isYamlLike = (line: string): boolean => KEY.test(line) || ITEM.test(line) || /^\s*[}\]]/.test(line);

/**
 * Judges blocks of a YAML text: a block is code if the text is still YAML with the block put back in its place, and if most of its
 * keys are keys of the text elsewhere. A single line must be an item of a list.
 */
export function yamlJudge(text: string): (block: readonly Line[]) => boolean {
  let keys: ReadonlySet<string> | undefined;
  let isSound: boolean | undefined;
  let tries = 0;
  return (block) => {
    const own = block.flatMap(({ text: line }) => KEY.exec(line)?.[1] ?? []);
    const isItem = /^\s*-\s+["']?[\w./-]{1,80}["']?:\s+\S/.test(block[0]?.text ?? '');
    if (own.length === 0 || (block.length < 2 && !isItem) || text.length > LONGEST) return false;
    keys ??= keysOf(text);
    const known = own.filter((key) => keys?.has(key)).length;
    if (known * 2 < own.length || known === 0 || block.some(({ text: line }) => isSentence(line))) return false;
    if (tries++ > MOST_TRIES || !(isSound ??= isYaml(text))) return false;
    return [/#[ \t]/, /#/].some((mark) => isYaml(putBack(text, block, mark)));
  };
}

/** A value that is a sentence: `note: this is read by nobody.` Text in quotes may be one. */
const isSentence = (line: string): boolean => /:\s+[A-Z]?[a-z]+(?:\s+[a-z]+){4,}|^\s*[A-Z][a-z]+(?:\s+[a-z']+){3,}/.test(line) && !/["'|>${]/.test(line) && !/^\s*(?:-\s+)?(?:name|description|title|run|command):/.test(line);

const keysOf = (text: string): ReadonlySet<string> => new Set(text.split('\n').flatMap((line) => (/^\s*#/.test(line) ? [] : (KEY.exec(line)?.[1] ?? []))));

/** The text with the marks of a block's comments taken away. */
function putBack(text: string, block: readonly Line[], mark: RegExp): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of block) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const line = text.slice(lineStart, end);
    parts.push(text.slice(from, lineStart), line.replace(mark, ''));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

function isYaml(text: string): boolean {
  // holds: what is required is the module that the type names
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false });
    return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
  } catch {
    return false; // deeper than its stack
  }
}
