import type { Statement } from '../python/scan.ts';
import { endOfLine, isBlank } from '../python/scan-strings.ts';

/** The header of a function, and where it stands. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Lines above it that begin with `@`, without it. */
  readonly decorators: readonly string[];
  readonly owner?: { readonly name: string; readonly bases: string };
  /** It stands in a branch, or in another function. */
  readonly isNested: boolean;
}

const OPENS: ReadonlySet<string> = new Set(['def', 'class', 'async', 'if', 'elif', 'else', 'try', 'except', 'finally', 'for', 'while', 'with']);

/**
 * Visits the statements of a scan in order, each with the headers of the blocks around it, outermost first.
 * @param visit may not keep the list
 */
export function walkBlocks(statements: readonly Statement[], visit: (statement: Statement, around: readonly Statement[]) => void): void {
  const around: Statement[] = [];
  for (const statement of statements) {
    while (around.length > 0 && (around.at(-1)?.indent ?? 0) >= statement.indent) around.pop();
    visit(statement, around);
    if (OPENS.has(statement.word) && !statement.isInline) around.push(statement);
  }
}

/** Whether a statement is the header of a function. */
export const isDefinition = (text: string, { word, start }: Statement): boolean => word === 'def' || (word === 'async' && /^async[ \t]+def\b/.test(text.slice(start, start + 30)));


/** What a header says, and what is around it. */
export function definitionOf(text: string, statement: Statement, around: readonly Statement[]): Definition {
  const header = text.slice(statement.start, statement.end);
  const [, name = '', rest = ''] = /def[ \t]+([\w\u0080-\uffff]+)[^(]{0,200}\(([\s\S]*)$/.exec(header) ?? [];
  const parameters = rest.split(/[,()\[\]]/).flatMap((one) => /^\s*\*{0,2}([A-Za-z_]\w*)\s*(?:[:=]|$)/.exec(one)?.[1] ?? []);
  const parent = around.at(-1);
  const isClass = parent?.word === 'class' && parent.indent < statement.indent;
  const [, owner = '', bases = ''] = isClass ? (/^class[ \t]+(\w+)[^(]{0,200}(?:\(([\s\S]*)\))?/.exec(text.slice(parent.start, parent.end)) ?? []) : [];
  return { name, parameters, decorators: decoratorsAbove(text, statement.start), isNested: parent !== undefined && (!isClass || around.length > 1), ...(isClass ? { owner: { name: owner, bases } } : {}) };
}

/** Decorators of one line each, directly above; a longer one counts by its last line, which says nothing, so it stops there. */
function decoratorsAbove(text: string, start: number): string[] {
  const decorators: string[] = [];
  let lineStart = text.lastIndexOf('\n', start - 1) + 1;
  for (let steps = 0; steps < 20 && lineStart > 0; steps++) {
    const previous = text.lastIndexOf('\n', lineStart - 2) + 1;
    const line = text.slice(previous, lineStart - 1).trim();
    if (line.startsWith('@')) decorators.push(line.slice(1));
    else if (/^\)/.test(line)) decorators.push('(');
    else if (!line.startsWith('#')) break;
    lineStart = previous;
  }
  return decorators;
}

/** The end of the span of an ordered list that begins at an offset. */
export function endOfSpan(spans: readonly number[], start: number): number {
  let low = 0;
  let high = spans.length / 2 - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle * 2] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return spans[low * 2 + 1] ?? start;
}

/** Past blanks, line breaks and comments. */
export function afterSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === 10 || code === 13) at++;
    else if (code === 35) at = endOfLine(text, at);
    else return at;
  }
}

/** The column of an offset; tabs go to multiples of eight. */
export function columnOf(text: string, at: number): number {
  let column = 0;
  for (let i = text.lastIndexOf('\n', at - 1) + 1; i < at; i++) column = text.charCodeAt(i) === 9 ? (column | 7) + 1 : column + 1;
  return column;
}

