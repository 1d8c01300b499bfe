import { lineTable, type Span } from '#model';
import { Hash, hashOf } from './hashes.ts';
import { Packer, Unpacker } from './pack.ts';

/** The statements of a file in the order of its text, each before those in its blocks. */
export interface CloneTokens {
  /** Number of statements. */
  readonly count: number;
  /** Every name that the file declares and a statement uses, in order of first use. */
  readonly names: readonly string[];
  /** The statements, written as `writeStatements` does. */
  readonly packed: string;
  /** What comments leave out, in order; absent where there is nothing. */
  readonly leftOut?: readonly Span[];
}

export const NO_TOKENS: CloneTokens = { count: 0, names: [], packed: '' };

/** A place with its lines, 1-based. */
export interface Lines extends Span {
  readonly line: number;
  readonly endLine: number;
}

/** One statement without what stands in its blocks. */
export interface StatementRead extends Lines {
  /** Number of blocks that it is in. */
  readonly depth: number;
  /** It is the first of its block. */
  readonly isFirst: boolean;
  /** The function whose body it begins. */
  readonly owner?: Lines;
  /** Names, literals and operators: the tokens that a reader has to understand. */
  readonly size: number;
  /** Of all tokens, where the file's own names are numbered by first use in the statement. */
  readonly shape: number;
  /** Of all tokens with every name as it is: equal also where one file declares what another one imports. */
  readonly named: number;
  /** Those names in the same order, as indices of `names`. */
  readonly uses: readonly number[];
}

/** A statement while its tokens are read. */
interface Draft extends Span {
  readonly depth: number;
  readonly isFirst: boolean;
  owner: Span | undefined;
  size: number;
  /** Hash halves, and names as the bitwise complement of their index: below zero, behind `NAME`. */
  readonly tokens: number[];
}

const NAME = 0x7a11;
/** From so many names on a statement has a table of them. */
const MOST_SEARCHED = 32;

/** Takes the tokens of a file statement by statement. Which names are the file's own is known at the end only. */
export class StatementWriter {
  private readonly drafts: Draft[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly declared = new Set<string>();
  private draft: Draft | undefined;

  begin({ start, end }: Span, depth: number, isFirst: boolean, owner?: Span): void {
    this.draft = { start, end, depth, isFirst, owner, size: 0, tokens: [] };
    this.drafts.push(this.draft);
  }

  /** @param value 32 bits; those of names are kept apart */
  token(value: number, weight: number): void {
    if (!this.draft) return;
    this.draft.tokens.push(value === NAME ? NAME + 1 : value);
    this.draft.size += weight;
  }

  /** A token that only its own text says. */
  text(text: string, weight: number): void {
    const hash = hashOf(text);
    this.token(hash >>> 0, weight);
    this.token(Math.floor(hash / 0x1_0000_0000), 0);
  }

  /** A name that may stand for something of the file. */
  name(name: string, weight: number): void {
    let index = this.indexOf.get(name);
    if (index === undefined) this.indexOf.set(name, (index = this.indexOf.size));
    this.draft?.tokens.push(NAME, index);
    if (this.draft) this.draft.size += weight;
  }

  declare(name: string): void {
    this.declared.add(name);
  }

  /** What was written so far: how deep each statement is, and who owns it. */
  get written(): readonly { readonly depth: number; readonly end: number; owner: Span | undefined }[] {
    return this.drafts;
  }

  finish(text: string): CloneTokens {
    if (this.drafts.length === 0) return NO_TOKENS;
    const lines = lineTable(text);
    const all = [...this.indexOf.keys()];
    const hashes = all.map(hashOf);
    const isOwn = all.map((name) => this.declared.has(name));
    const numbers = all.map(() => -1);
    const names: string[] = [];
    const packer = new Packer();
    let before = { start: 0, line: 0 };
    for (const draft of this.drafts) {
      const { shape, named, uses } = shapeOf(draft, hashes, isOwn);
      const line = lines.at(draft.start).line;
      packer.add((draft.isFirst ? 1 : 0) + (draft.owner ? 2 : 0));
      packer.add(draft.depth);
      packer.addSigned(draft.start - before.start);
      packer.add(draft.end - draft.start);
      packer.addSigned(line - before.line);
      packer.add(lines.at(draft.end).line - line);
      packer.add(Math.max(1, draft.size));
      packer.addHash(shape);
      packer.add(uses.length);
      if (uses.length > 0) packer.addHash(named);
      for (const use of uses) {
        if (numbers[use] === -1) numbers[use] = names.push(all[use] ?? '') - 1;
        packer.add(numbers[use] ?? 0);
      }
      if (draft.owner) {
        const ownerLine = lines.at(draft.owner.start).line;
        packer.addSigned(draft.start - draft.owner.start);
        packer.add(draft.owner.end - draft.owner.start);
        packer.addSigned(line - ownerLine);
        packer.add(lines.at(draft.owner.end).line - ownerLine);
      }
      before = { start: draft.start, line };
    }
    return { count: this.drafts.length, names, packed: packer.text };
  }
}

/**
 * @param hashes of the file's names
 * @param isOwn whether the file declares them
 */
function shapeOf({ tokens }: Draft, hashes: readonly number[], isOwn: readonly boolean[]): { readonly shape: number; readonly named: number; readonly uses: readonly number[] } {
  const [hash, plain] = [new Hash(), new Hash()];
  const uses: number[] = [];
  let numbers: Map<number, number> | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    hash.add(token);
    plain.add(token);
    if (token !== NAME) continue;
    const index = tokens[++i] ?? 0;
    const name = hashes[index] ?? 0;
    plain.addValue(name);
    if (isOwn[index]) {
      let number = numbers ? (numbers.get(index) ?? -1) : uses.indexOf(index);
      if (number < 0) {
        number = uses.push(index) - 1;
        if (uses.length === MOST_SEARCHED) numbers = new Map(uses.map((use, at) => [use, at]));
        else numbers?.set(index, number);
      }
      hash.add(number);
    } else hash.addValue(name);
  }
  return { shape: hash.value, named: plain.value, uses };
}

/** Reads the statements of a file back. */
export function readStatements({ count, packed }: CloneTokens, visit: (statement: StatementRead) => void): void {
  const unpacker = new Unpacker(packed);
  let start = 0;
  let line = 0;
  for (let nth = 0; nth < count; nth++) {
    const flags = unpacker.next();
    const depth = unpacker.next();
    start += unpacker.nextSigned();
    const end = start + unpacker.next();
    line += unpacker.nextSigned();
    const endLine = line + unpacker.next();
    const size = unpacker.next();
    const shape = unpacker.nextHash();
    const used = unpacker.next();
    const named = used > 0 ? unpacker.nextHash() : shape;
    const uses = Array.from({ length: used }, () => unpacker.next());
    let owner: Lines | undefined;
    if ((flags & 2) !== 0) {
      const from = start - unpacker.nextSigned();
      const to = from + unpacker.next();
      const fromLine = line - unpacker.nextSigned();
      owner = { start: from, end: to, line: fromLine, endLine: fromLine + unpacker.next() };
    }
    visit({ start, end, line, endLine, depth, isFirst: (flags & 1) !== 0, ...(owner ? { owner } : {}), size, shape, named, uses });
  }
}
