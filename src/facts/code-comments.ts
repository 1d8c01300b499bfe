import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { blocksOf, type Block, type Line } from './code-comments/blocks.ts';
import { isPythonCode, isPythonLike } from './code-comments/python.ts';
import { isScriptCode, isScriptLike } from './code-comments/script.ts';
import { comments } from './comments.ts';

/** Code that a comment has put out of action. The span goes from its first line to its last. */
export interface CodeComment extends Span {
  readonly lines: number;
  /** Its first line, as written. */
  readonly first: string;
}

/** Comments that are code of the file's own language, block by block; what explains, documents, directs or shows an example is none. */
export const codeComments = fileFact<readonly CodeComment[]>({
  id: 'code-comments',
  version: 1,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    const isPython = source.syntax === 'python';
    const language = isPython ? { isLike: isPythonLike, isCode: isPythonCode } : { isLike: isScriptLike, isCode: isScriptCode };
    return blocksOf(comments.extract(source), source.text, isPython).flatMap((block) => codeIn(block, language));
  },
});

interface Language {
  /** Whether a line could be code, at a glance. */
  isLike(line: string): boolean;
  /** Whether lines together are code beyond doubt. */
  isCode(lines: readonly string[]): boolean;
}

/** More lines than anybody comments out and keeps. */
const MOST_LINES = 400;

function codeIn({ lines, isMarkup }: Block, { isLike, isCode }: Language): CodeComment[] {
  if (lines.length > MOST_LINES || lines.some(({ text }) => SPARED.test(text))) return [];
  const from = lines.findIndex(({ text }) => isLike(text));
  if (from < 0) return [];
  if (!isMarkup && lines.slice(0, from).some(introduces)) return [];
  let to = lines.length;
  // prose below, such as why it is out of action
  while (to > from && (lines[to - 1]?.text.trim() === '' || !isLike(lines[to - 1]?.text ?? ''))) to--;
  const code = [lines.slice(from, to), lines.slice(from)].find((some) => some.length > 0 && isCode(some.map(({ text }) => text)));
  const [first] = code ?? [];
  const last = code?.at(-1);
  return code && first && last ? [{ start: first.start, end: last.end, lines: code.length, first: first.text.trim().slice(0, 120) }] : [];
}

/** Directives, results of examples, doctests, data of other tools, drawings. */
const SPARED =
  /^\s*(?:```|(?:examples?|usage|e\.g)\b|eslint|prettier|oxlint|biome|jshint|jslint|tslint|istanbul|c8|v8|webpack|@?vite|@ts-|@type|@license|@preserve|@copyright|@jsx|#region|#endregion|region\b|endregion\b|global\s|globals\s|exported\s|#?__PURE__|sourceMappingURL|\/{1,3}\s*(?:<|script|$)|[!#]|noqa|pylint|pyright|mypy|type:|fmt:|isort|ruff|coding[:=]|-\*-|%%|>>>|=>|->|→|[-=*~_#+.]{4,}|pragma|arch-lint)|\/\/\s*(?:=>|->|→|returns?\b|prints?\b|outputs?\b|true\b|false\b|error\b|ok\b|👍|❌|✅)|#\s*(?:=>|->|→)|\.{3}\s*$|…|\bfinds: \S/iu;

/** A line of prose after which code is an example. */
function introduces({ text }: Line): boolean {
  const line = text.trim();
  return /[:：]$/.test(line) || /\b(?:e\.?g\b|i\.e\b|example|usage|instead of|such as|like (?:this|so)|equivalent|same as|similar to|becomes|produces|generates?|results? in|output|input|compiles?|transpiles?|looks like|ejemplo|exemplo|pattern|syntax|format|converts?|transforms?|matches|from|into|pseudo)\b/i.test(line);
}
