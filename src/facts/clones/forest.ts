import { Hash } from './hashes.ts';
import { readStatements, type CloneTokens, type Lines } from './statements.ts';

/** The statements of many files as columns of one table, in order of files and places; `-1` where there is none. */
export interface Forest {
  readonly count: number;
  readonly files: readonly string[];
  /** Index of the file that a statement is in. */
  readonly file: Int32Array;
  readonly depth: Int32Array;
  /** Where a statement ends with all in its blocks, exclusive. */
  readonly end: Int32Array;
  /** The statement around it. */
  readonly parent: Int32Array;
  /** The statements before and after it in its block. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Size of a statement alone, and with all in its blocks. */
  readonly size: Int32Array;
  readonly whole: Int32Array;
  /** Shape of a statement alone, and with all in its blocks. */
  readonly shape: Float64Array;
  readonly tree: Float64Array;
  /** The same of the whole with every name as it is. */
  readonly named: Float64Array;
  /** Functions, by the first statement of their bodies. */
  readonly owners: ReadonlyMap<number, Lines>;
  linesOf(statement: number): Lines;
  /** The names that a statement alone uses, in order of first use, as numbers that are the same in every file. */
  usesOf(statement: number): Int32Array;
}

/** @param given path and statements of each file, in code-unit order of paths */
export function forestOf(given: readonly (readonly [file: string, tokens: CloneTokens])[]): Forest {
  const count = given.reduce((sum, [, { count: one }]) => sum + one, 0);
  const column = (): Int32Array => new Int32Array(count).fill(-1);
  const [file, depth, end, parent, before, after] = [column(), column(), column(), column(), column(), column()];
  const [size, whole, start, to, line, endLine] = [column(), column(), column(), column(), column(), column()];
  const [shape, tree, named] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const usesFrom = new Int32Array(count + 1);
  let uses = new Int32Array(Math.max(16, count * 2));
  const owners = new Map<number, Lines>();
  const numbers = new Map<string, number>();
  let at = 0;
  let used = 0;
  given.forEach(([, tokens], fileIndex) => {
    const local = tokens.names.map((name) => {
      let number = numbers.get(name);
      if (number === undefined) numbers.set(name, (number = numbers.size));
      return number;
    });
    const first = at;
    /** The open statement of each depth, and the last one of a block that it may follow. */
    const open: number[] = [];
    readStatements(tokens, (read) => {
      for (let previous = open.at(-1); previous !== undefined && (depth[previous] ?? 0) >= read.depth; previous = open.at(-1)) {
        end[previous] = at;
        open.pop();
        if (depth[previous] === read.depth && !read.isFirst) {
          before[at] = previous;
          after[previous] = at;
        }
      }
      file[at] = fileIndex;
      depth[at] = read.depth;
      parent[at] = open.at(-1) ?? -1;
      size[at] = read.size;
      shape[at] = read.shape;
      named[at] = read.named;
      start[at] = read.start;
      to[at] = read.end;
      line[at] = read.line;
      endLine[at] = read.endLine;
      if (read.owner) owners.set(at, read.owner);
      usesFrom[at] = used;
      if (used + read.uses.length > uses.length) {
        const larger = new Int32Array((used + read.uses.length) * 2);
        larger.set(uses);
        uses = larger;
      }
      for (const use of read.uses) uses[used++] = local[use] ?? -1;
      open.push(at++);
    });
    for (const statement of open) end[statement] = at;
    for (let statement = at - 1; statement >= first; statement--) {
      const [hash, plain] = [new Hash(), new Hash()];
      hash.addValue(shape[statement] ?? 0);
      plain.addValue(named[statement] ?? 0);
      let sum = size[statement] ?? 0;
      for (let child = statement + 1; child < (end[statement] ?? 0); child = end[child] ?? at) {
        const isFirst = before[child] === -1 ? 1 : 0;
        hash.add(isFirst);
        hash.addValue(tree[child] ?? 0);
        plain.add(isFirst);
        plain.addValue(named[child] ?? 0);
        sum += whole[child] ?? 0;
      }
      tree[statement] = hash.value;
      named[statement] = plain.value;
      whole[statement] = sum;
    }
  });
  usesFrom[at] = used;
  return {
    ...{ count, files: given.map(([path]) => path), file, depth, end, parent, before, after, size, whole, shape, tree, named, owners },
    linesOf: (statement) => ({ start: start[statement] ?? 0, end: to[statement] ?? 0, line: line[statement] ?? 1, endLine: endLine[statement] ?? 1 }),
    usesOf: (statement) => uses.subarray(usesFrom[statement], usesFrom[statement + 1]),
  };
}
