import { readImportStatement } from '../python/import-statements.ts';
import { tokensOf, type Token } from '../python/tokens.ts';
import { isDouble, partnersOf, statementsOf, type Block, type PythonStatement, type Range } from './blocks.ts';

export { itemsOf, type Range } from './blocks.ts';

export interface Imported {
  /** The module with its leading dots. */
  readonly from: string;
  /** Empty for the module itself. */
  readonly path: readonly string[];
}

/** One Python file by tokens: who is assigned where, without recursion, in one pass. */
export interface PythonScript {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Of each bracket its partner, -1 where there is none. */
  readonly partner: Int32Array;
  readonly statements: readonly PythonStatement[];
  readonly blocks: readonly Block[];
  /** What each name is set to, by the block that it is set in: `owner name`, and `class self.name` for attributes. */
  readonly assigned: ReadonlyMap<string, readonly Range[]>;
  readonly imported: ReadonlyMap<string, Imported>;
  statementAt(token: number): PythonStatement | undefined;
}

const MOST_TOKENS = 400_000;

export function pythonScript(text: string): PythonScript {
  const all = tokensOf(text, 0, text.length);
  const tokens = all.length > MOST_TOKENS ? [] : all;
  const partner = partnersOf(tokens);
  const { statements, blocks } = statementsOf(text, tokens, partner);
  const assigned = new Map<string, Range[]>();
  const imported = new Map<string, Imported>();
  const add = (key: string, range: Range): void => {
    const list = assigned.get(key);
    if (!list) assigned.set(key, [range]);
    else if (list.length < 8) list.push(range);
  };
  for (const statement of statements) {
    const first = tokens[statement.from];
    const last = tokens[statement.to - 1];
    if (!first || !last) continue;
    if (first.text === 'import' || first.text === 'from') {
      for (const { module, level, names, binds } of readImportStatement(text, first.start, last.end)) {
        const from = '.'.repeat(level) + module;
        if (binds !== '') imported.set(binds, { from: binds === module.split('.', 1)[0] ? binds : from, path: [] });
        for (const { name, alias } of names) imported.set(alias, { from, path: [name] });
      }
      continue;
    }
    const target = targetOf(tokens, statement);
    if (target) add(target.isOwn ? `${statement.owningClass} self.${target.name}` : `${statement.owner >= 0 ? statement.owner : statement.owningClass >= 0 ? `c${statement.owningClass}` : -1} ${target.name}`, target.value);
    for (const { name, value } of withTargets(tokens, statement)) add(`${statement.owner} ${name}`, value);
  }
  return {
    ...{ text, tokens, partner, statements, blocks, assigned, imported },
    statementAt(token) {
      let low = 0;
      let high = statements.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((statements[middle]?.from ?? 0) <= token) low = middle;
        else high = middle - 1;
      }
      return statements[low];
    },
  };
}

interface Target {
  readonly name: string;
  /** Of `self`. */
  readonly isOwn: boolean;
  readonly value: Range;
}

/** `name = value`, `name: type = value`, `self.name = value`. */
function targetOf(tokens: readonly Token[], { from, to }: Range): Target | undefined {
  const isOwn = tokens[from]?.text === 'self' && tokens[from + 1]?.text === '.';
  const at = isOwn ? from + 2 : from;
  const name = tokens[at];
  if (name?.kind !== 'name') return undefined;
  const next = tokens[at + 1];
  if (next?.text === '=' && !isDouble(tokens, at + 1)) return { name: name.text, isOwn, value: { from: at + 2, to } };
  if (next?.text !== ':' || next.kind !== 'mark') return undefined;
  for (let i = at + 2; i < Math.min(to, at + 60); i++) if (tokens[i]?.kind === 'mark' && tokens[i]?.text === '=' && !isDouble(tokens, i)) return { name: name.text, isOwn, value: { from: i + 1, to } };
  return undefined;
}

/** `with open() as name`, and `for name in names`, where the name is one of the list. */
function withTargets(tokens: readonly Token[], { from, to }: Range): { readonly name: string; readonly value: Range }[] {
  const at = tokens[from]?.text === 'async' ? from + 1 : from;
  const [word, target] = [tokens[at]?.text, tokens[at + 1]];
  const colon = tokens[to - 1]?.text === ':' ? to - 1 : to;
  if (word === 'for' && target?.kind === 'name' && tokens[at + 2]?.text === 'in') return [{ name: target.text, value: { from: at + 3, to: colon } }];
  if (word !== 'with') return [];
  for (let i = at + 1; i < Math.min(to, at + 200); i++) {
    const name = tokens[i + 1];
    if (tokens[i]?.text === 'as' && tokens[i]?.kind === 'name' && name?.kind === 'name') return [{ name: name.text, value: { from: at + 1, to: i } }];
  }
  return [];
}
