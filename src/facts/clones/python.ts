import type { Source } from '#model';
import { scanOf } from '../python/scan.ts';
import { tokensOf, type Token } from '../python/tokens.ts';
import { NO_TOKENS, StatementWriter, type CloneTokens } from './statements.ts';

const KEYWORDS: ReadonlySet<string> = new Set('False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(' '));
/** What goes on with the statement before it. */
const CLAUSES: ReadonlySet<string> = new Set(['elif', 'else', 'except', 'finally']);

/** A logical line, or a part of one up to a semicolon. */
interface Line {
  readonly tokens: readonly Token[];
  /** Column of the logical line. */
  readonly indent: number;
}

/** A block that is open. */
interface Block {
  readonly indent: number;
  readonly depth: number;
  /** Clauses such as `else` of the last statement: they and what is in them stand one deeper than it. */
  clauses: number;
}

/** The statements of a Python file, blocks by indentation. */
export function pythonStatements(source: Source): CloneTokens {
  const { text } = source;
  if (scanOf(source).isBroken) return NO_TOKENS;
  const writer = new StatementWriter();
  const open: Block[] = [{ indent: 0, depth: 0, clauses: 0 }];
  let opensBlock = true;
  let header: Line | undefined;
  const functions: { readonly first: number; readonly start: number; readonly depth: number }[] = [];
  for (const line of linesOf(text, tokensOf(text, 0, text.length))) {
    const [first] = line.tokens;
    const last = line.tokens.at(-1);
    if (!first || !last) continue;
    let top = open.at(-1);
    while (top && open.length > 1 && line.indent < top.indent) {
      open.pop();
      top = open.at(-1);
    }
    if (!top) break;
    if (line.indent > top.indent) {
      top = { indent: line.indent, depth: top.depth + top.clauses + 1, clauses: 0 };
      open.push(top);
      opensBlock = true;
    }
    if (isLeftOut(line)) continue;
    const isClause = CLAUSES.has(first.text) && first.kind === 'name';
    const beginsClauses = isClause && top.clauses === 0;
    top.clauses = isClause ? 1 : 0;
    const depth = top.depth + top.clauses;
    if (opensBlock && header && isFunction(header)) functions.push({ first: writer.written.length, start: header.tokens[0]?.start ?? 0, depth });
    writer.begin({ start: first.start, end: last.end }, depth, opensBlock || beginsClauses);
    opensBlock = false;
    header = line;
    writeLine(line.tokens, writer);
  }
  for (const { first, start, depth } of functions) {
    let end = first;
    while ((writer.written[end + 1]?.depth ?? -1) >= depth) end++;
    const [draft, final] = [writer.written[first], writer.written[end]];
    if (draft && final) draft.owner = { start, end: final.end };
  }
  return writer.finish(text);
}

const isFunction = ({ tokens: [first, second] }: Line): boolean => first?.text === 'def' || (first?.text === 'async' && second?.text === 'def');

/** Imports, and strings that stand alone: documentation. */
function isLeftOut({ tokens }: Line): boolean {
  const [first, second] = tokens;
  if (first?.kind === 'string') return tokens.every(({ kind }) => kind === 'string');
  if (first?.kind !== 'name') return false;
  return first.text === 'import' || (first.text === 'from' && second?.text !== '=') || (first.text === '__all__' && second?.kind === 'mark');
}

/** Tokens by logical lines. */
function* linesOf(text: string, tokens: readonly Token[]): Generator<Line> {
  let line: Token[] = [];
  let indent = 0;
  let depth = 0;
  let before = 0;
  for (const token of tokens) {
    if (depth === 0 && (before === 0 || breaksLine(text, before, token.start))) {
      if (line.length > 0) yield { tokens: line, indent };
      line = [];
      indent = columnOf(text, token.start);
    }
    before = token.end;
    if (token.kind === 'mark') {
      if (token.text === '(' || token.text === '[' || token.text === '{') depth++;
      else if ((token.text === ')' || token.text === ']' || token.text === '}') && depth > 0) depth--;
      else if (token.text === ';' && depth === 0) {
        if (line.length > 0) yield { tokens: line, indent };
        line = [];
        continue;
      }
    }
    line.push(token);
  }
  if (line.length > 0) yield { tokens: line, indent };
}

/** Whether a logical line ends between two tokens. */
function breaksLine(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 35) return true; // a comment ends with its line
    if ((unit === 10 || unit === 13) && !(text.charCodeAt(i - 1) === 92 || (text.charCodeAt(i - 1) === 13 && text.charCodeAt(i - 2) === 92))) return true;
  }
  return false;
}

/** Tabs go to multiples of eight. */
function columnOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  let column = 0;
  for (let i = start; i < at; i++) column = text.charCodeAt(i) === 9 ? (column | 7) + 1 : column + 1;
  return column;
}

function writeLine(tokens: readonly Token[], writer: StatementWriter): void {
  const [first, second] = tokens;
  const isDefinition = first?.text === 'def' || first?.text === 'class' || (first?.text === 'async' && second?.text === 'def');
  const open: string[] = [];
  let isTarget = first?.text === 'for';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const [previous, next] = [tokens[i - 1], tokens[i + 1]];
    const inData = open.at(-1) === 'list' || open.at(-1) === '{';
    if (token.kind === 'string') {
      writeString(token.text, inData ? 0 : 1, writer);
      continue;
    }
    if (token.kind === 'mark') {
      if (token.text === '(' || token.text === '[' || token.text === '{') open.push(token.text === '[' && !isSubscript(previous) ? 'list' : token.text);
      if (token.text === ')' || token.text === ']' || token.text === '}') open.pop();
      // `f(a, b,)` is `f(a, b)`
      if (token.text === ',' && (next?.text === ')' || next?.text === ']' || next?.text === '}') && previous?.text !== '(') continue;
      writer.token(token.text.charCodeAt(0), LIGHT.has(token.text) || inData ? 0 : 1);
      continue;
    }
    const { text } = token;
    if (KEYWORDS.has(text) || /^\d/.test(text)) {
      if (text === 'for') isTarget = true;
      if (text === 'in') isTarget = false;
      writer.text(text, inData && !KEYWORDS.has(text) ? 0 : 1);
    } else if (isDefinition && (previous?.text === 'def' || previous?.text === 'class')) writer.declare(text); // copies have other names
    else if (previous?.text === '.' && previous.kind === 'mark') writer.text(text, 1);
    else if (!isDefinition && open.at(-1) === '(' && next?.text === '=' && tokens[i + 2]?.text !== '=') writer.text(`${text}=`, 1);
    else {
      const isAssigned = (next?.text === '=' || next?.text === ',' || next?.text === ':') && open.length === 0 && tokens.some(({ text: other }) => other === '=');
      if (isTarget || isAssigned || previous?.text === 'as' || (isDefinition && open.length === 1) || previous?.text === 'lambda' || (next?.text === ':' && tokens[i + 2]?.text === '=')) writer.declare(text);
      writer.name(text, 1);
    }
  }
}

/** Whether a bracket behind this takes a part of it, and lists nothing. */
const isSubscript = (before: Token | undefined): boolean => before !== undefined && (before.kind === 'name' ? !KEYWORDS.has(before.text) : before.kind === 'string' || before.text === ')' || before.text === ']' || before.text === '}');

const LIGHT: ReadonlySet<string> = new Set([')', ']', '}', ',', ':', ';']);

/** A string however it is quoted; the names that an f-string begins a field with are names. */
function writeString(text: string, weight: number, writer: StatementWriter): void {
  const [, prefix = '', quote = ''] = /^([a-z]{0,2})("""|'''|"|')/i.exec(text) ?? [];
  const value = text.slice(prefix.length + quote.length, text.length - quote.length);
  const isTemplate = /[ft]/i.test(prefix);
  writer.text(prefix.toLowerCase(), 0);
  if (!isTemplate) return writer.text(value, weight);
  value.split(/\{([A-Za-z_]\w*)/).forEach((part, index) => (index % 2 === 0 ? writer.text(part, index === 0 ? weight : 0) : writer.name(part, 0)));
}
