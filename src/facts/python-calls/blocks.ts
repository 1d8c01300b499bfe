import type { Token } from '../python/tokens.ts';

/** A stretch of tokens: the first, and the one after the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A statement, or the header of a block. */
export interface PythonStatement extends Range {
  /** Column of its first token; a tab counts as one. */
  readonly indent: number;
  /** The innermost `def` and `class` that it is in, as places in `blocks`; -1 outside. */
  readonly owner: number;
  readonly owningClass: number;
}

/** A function or a class. */
export interface Block {
  readonly kind: 'def' | 'class';
  readonly name: string;
  readonly indent: number;
  /** Of `def`: parameters with their defaults; of `class`: its bases as written. */
  readonly parameters: ReadonlyMap<string, Range | undefined>;
  readonly bases: string;
  readonly owner: number;
  readonly owningClass: number;
}

/** Of each bracket its partner, -1 where there is none. */
export function partnersOf(tokens: readonly Token[]): Int32Array {
  const partner = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'mark') return;
    if (text === '(' || text === '[' || text === '{') open.push(index);
    else if (text === ')' || text === ']' || text === '}') {
      const other = open.pop();
      if (other === undefined) return;
      partner[other] = index;
      partner[index] = other;
    }
  });
  return partner;
}

/** Statements and blocks in order, by lines and indentation. */
export function statementsOf(text: string, tokens: readonly Token[], partner: Int32Array): { readonly statements: PythonStatement[]; readonly blocks: Block[] } {
  const statements: PythonStatement[] = [];
  const blocks: Block[] = [];
  const around: number[] = [];
  let from = 0;
  const finish = (to: number): void => {
    const first = tokens[from];
    if (!first || to <= from) return;
    const indent = columnOf(text, first.start);
    while (around.length > 0 && (blocks[around.at(-1) ?? 0]?.indent ?? 0) >= indent) around.pop();
    const innermost = (kind: Block['kind']): number => around.findLast((one) => blocks[one]?.kind === kind) ?? -1;
    const owner = innermost('def');
    const owningClass = innermost('class');
    statements.push({ from, to, indent, owner, owningClass });
    const at = first.text === 'async' ? from + 1 : from;
    const word = tokens[at]?.text;
    const name = tokens[at + 1];
    if ((word === 'def' || word === 'class') && name?.kind === 'name') {
      const open = tokens[at + 2]?.text === '(' ? at + 2 : -1;
      const close = open < 0 ? -1 : (partner[open] ?? -1);
      const inside = { from: open + 1, to: close };
      blocks.push({ kind: word, name: name.text, indent, parameters: word === 'def' && close > 0 ? parametersOf(tokens, partner, inside) : new Map(), bases: close > 0 ? text.slice(tokens[open]?.start ?? 0, tokens[close]?.end ?? 0) : '', owner, owningClass });
      around.push(blocks.length - 1);
    }
    from = to;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const close = partner[i] ?? -1;
    const isNewLine = i > from && isBreak(text, tokens[i - 1]?.end ?? 0, token.start);
    if (isNewLine || (token.text === ';' && token.kind === 'mark')) finish(i);
    if (close > i) i = close; // a bracket that closes is of one statement
  }
  finish(tokens.length);
  return { statements, blocks };
}

/** Whether a line ends between two tokens, other than by a backslash. */
function isBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 35) return true;
    if (code === 92) {
      i += text.charCodeAt(i + 1) === 13 ? 2 : 1;
      continue;
    }
    if (code === 10 || code === 13) return true;
  }
  return false;
}

function columnOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--;
  return start === 0 || /[\r\n]/.test(text[start - 1] ?? '') ? at - start : 10_000;
}

/** Items between commas that stand in no bracket of their own. */
export function itemsOf(tokens: readonly Token[], partner: Int32Array, { from, to }: Range): Range[] {
  const items: Range[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (tokens[i]?.kind === 'mark' && tokens[i]?.text === ',') {
      if (i > start) items.push({ from: start, to: i });
      start = i + 1;
    }
    const close = partner[i] ?? -1;
    if (close > i) i = close;
  }
  if (to > start) items.push({ from: start, to });
  return items;
}

function parametersOf(tokens: readonly Token[], partner: Int32Array, inside: Range): Map<string, Range | undefined> {
  const parameters = new Map<string, Range | undefined>();
  for (const item of itemsOf(tokens, partner, inside)) {
    const at = tokens[item.from]?.text === '*' ? (tokens[item.from + 1]?.text === '*' ? item.from + 2 : item.from + 1) : item.from;
    const name = tokens[at];
    if (name?.kind === 'name') parameters.set(name.text, assignmentIn(tokens, partner, { from: at + 1, to: item.to }));
  }
  return parameters;
}

/** What stands behind the first `=` outside of brackets. */
function assignmentIn(tokens: readonly Token[], partner: Int32Array, { from, to }: Range): Range | undefined {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === 'mark' && token.text === '=' && !isDouble(tokens, i)) return { from: i + 1, to };
    const close = partner[i] ?? -1;
    if (close > i) i = close;
  }
  return undefined;
}

/** Of `==`, `<=`, `!=`, `:=`, `+=`. */
export function isDouble(tokens: readonly Token[], i: number): boolean {
  const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (after?.text === '=' && after.start === token?.end) return true;
  return before?.kind === 'mark' && before.end === token?.start && '=<>!:+-*/%&|^@'.includes(before.text);
}
