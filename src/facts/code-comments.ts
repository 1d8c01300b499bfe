import { fileFact, SCRIPT_SYNTAXES, type Source, type Span } from '#model';
import { isGenerated } from './clones/generated.ts';
import { blocksOf, type Block, type Line } from './code-comments/blocks.ts';
import { isDockerCode, isDockerLike } from './code-comments/dockerfile.ts';
import { isPythonCode, isPythonLike } from './code-comments/python.ts';
import { isScriptCode, isScriptLike } from './code-comments/script.ts';
import { isShellCode, isShellLike } from './code-comments/shell.ts';
import { isSqlCode, isSqlLike } from './code-comments/sql.ts';
import { isYamlLike, yamlJudge } from './code-comments/yaml.ts';
import { comments } from './comments.ts';
import { isMinified } from './vendored.ts';

/** Code that a comment has put out of action. The span goes from its first line to its last. */
export interface CodeComment extends Span {
  readonly lines: number;
  /** Its first line, as written. */
  readonly first: string;
}

/** Comments that are code of the file's own language, block by block; what explains, documents, directs or shows an example is none. */
export const codeComments = fileFact<readonly CodeComment[]>({
  id: 'code-comments',
  version: 2,
  syntax: [...SCRIPT_SYNTAXES, 'python', 'yaml', 'sql', 'shell', 'dockerfile'],
  extract(source) {
    const written = comments.extract(source);
    if (written.length === 0 || isGenerated(source.text) || isMinified(source.text)) return [];
    const language = languageOf(source);
    let last: { readonly end: number; readonly isLead: boolean } | undefined;
    return blocksOf(written, source.text).flatMap((block) => {
      // an example may stand below the sentence that introduces it, after an empty line
      const isShown = last !== undefined && last.isLead && /^\s*(?:\/\/|#|--|\{?\/\*)?\s*$/.test(source.text.slice(last.end, block.lines[0]?.start));
      last = { end: block.lines.at(-1)?.end ?? 0, isLead: isShown || block.lines.slice(-4).some((line) => !language.isLike(line.text) && leads(line)) };
      return isShown ? [] : codeIn(block, language);
    });
  },
});

function languageOf({ syntax, text }: Source): Language {
  const byText = (isLike: Language['isLike'], isCode: (lines: readonly string[]) => boolean): Language => ({ isLike, isCode: (lines) => isCode(lines.map((line) => line.text)) });
  switch (syntax) {
    case 'python':
      return byText(isPythonLike, isPythonCode);
    case 'yaml':
      return { isLike: isYamlLike, isCode: yamlJudge(text) };
    case 'sql':
      return byText(isSqlLike, isSqlCode);
    case 'shell':
      return byText(isShellLike, isShellCode);
    case 'dockerfile':
      return byText(isDockerLike, isDockerCode);
    default:
      return byText(isScriptLike, isScriptCode);
  }
}

interface Language {
  /** Whether a line could be code, at a glance. */
  isLike(line: string): boolean;
  /** Whether lines together are code beyond doubt. */
  isCode(lines: readonly Line[]): boolean;
}

/** More lines than anybody comments out and keeps. */
const MOST_LINES = 400;
/** In UTF-16 units. */
const LONGEST_LINE = 1_000;

function codeIn({ lines, isMarkup }: Block, { isLike, isCode }: Language): CodeComment[] {
  if (lines.length > MOST_LINES || lines.some(({ text }) => text.length > LONGEST_LINE) || lines.some(({ text }) => SPARED.test(text))) return [];
  const from = lines.findIndex(({ text }) => isLike(text));
  if (from < 0) return [];
  if (!isMarkup && (lines.slice(0, from).some(introduces) || GOES_ON.test(lines[from - 1]?.text ?? ''))) return [];
  let to = lines.length;
  // prose below, such as why it is out of action
  while (to > from && (lines[to - 1]?.text.trim() === '' || !isLike(lines[to - 1]?.text ?? ''))) to--;
  const code = [lines.slice(from, to), lines.slice(from)].find((some) => some.length > 0 && isCode(some));
  const [first] = code ?? [];
  const last = code?.at(-1);
  return code && first && last ? [{ start: first.start, end: last.end, lines: code.length, first: first.text.trim().slice(0, 120) }] : [];
}

/** Directives, results of examples, doctests, data of other tools, drawings. */
const SPARED =
  /^\s*(?:```|(?:examples?|usage|e\.g)\b|eslint|prettier|oxlint|biome|jshint|jslint|tslint|istanbul|c8|v8|webpack|@?vite|@ts-|@type|@license|@preserve|@copyright|@jsx|#region|#endregion|region\b|endregion\b|global\s|globals\s|exported\s|#?__PURE__|sourceMappingURL|\/{1,3}\s*(?:<|script|$)|[!#]|noqa|pylint|pyright|mypy|type:|fmt:|isort|ruff|coding[:=]|-\*-|%%|>>>|=>|->|→|[-=*~_#+.]{4,}|pragma|arch-lint|shellcheck|yamllint|yaml-language-server|hadolint|syntax=|escape=|check=|renovate|nosec|trivy|checkov|\+goose|@param)|\/\/\s*(?:=>|->|→|returns?\b|prints?\b|outputs?\b|true\b|false\b|error\b|ok\b|👍|❌|✅)|#\s*(?:=>|->|→)|\.{3}\s*$|…|\bfinds: \S/iu;

/** The last word of a line whose sentence goes on: what stands below it is what it speaks of. */
const GOES_ON = /\s(?:calls?|calling|invokes?|with|like|as|of|in|to|by|via|uses?|using|and|or|on|at|is|are|the|an?|than|when|where|if|returns?|raises?|sets?|has|have)\s*$/i;

/** A line of prose that says that what stands below it is an example, or to be switched on. */
const leads = ({ text }: Line): boolean => /\bexamples?\b|\bbelow\b|\bfollowing\b|\buncomment|\boptionally\b|[:：]\s*$/i.test(text) && !/[;{}()=]\s*$/.test(text);

/** A line of prose after which code is an example. */
function introduces({ text }: Line): boolean {
  const line = text.trim();
  return /[:：]$/.test(line) || /\b(?:e\.?g\b|i\.e\b|example|usage|instead of|such as|like (?:this|so)|equivalent|same as|similar to|becomes|produces|generates?|results? in|output|input|compiles?|transpiles?|looks like|ejemplo|exemplo|pattern|syntax|format|converts?|transforms?|matches|from|into|pseudo|uncomment(?:ed|ing)?|use the following|if you (?:want|need|use)|optionally)\b|^for (?!now\b)\w|\blike$/i.test(line);
}
