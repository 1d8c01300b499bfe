import type { CommentToken } from '#model';
import { MarkupCursor } from './nesting-markup.ts';

/** An `import` or `export` outside of all brackets. */
export interface ModuleWord {
  readonly start: number;
  /** A comma stands between it and the end of its statement, but in type arguments of a variable's type. */
  hasComma: boolean;
}

/** Takes down what a module says of itself, and its comments, while its tokens are read. */
export class ModuleCursor extends MarkupCursor {
  readonly words: ModuleWord[] = [];
  readonly ambients: number[] = [];
  readonly importCalls: number[] = [];
  readonly requires: number[] = [];
  hasInner = false;
  /** The last of the words, up to its semicolon, and whether a `=` was met in it. */
  protected statement: ModuleWord | undefined;
  protected hasEquals = false;
  /** What is read is a type after `as`, so far. */
  protected isAfterAs = false;
  /** A comment has no end. */
  protected isCut = false;
  /** Where comments start and end, in turns. */
  private readonly commentEnds: number[] = [];

  get comments(): CommentToken[] {
    const { text, commentEnds } = this;
    return Array.from({ length: commentEnds.length / 2 }, (_, index) => {
      const [start = 0, end = 0] = commentEnds.slice(2 * index, 2 * index + 2);
      const isBlock = text.charCodeAt(start + 1) === 42;
      return { block: isBlock, value: text.slice(start + 2, isBlock ? end - 2 : end), start, end };
    });
  }

  /** Behind an `import` or `export` that is no member. */
  protected moduleWord(start: number): void {
    const isImport = this.text.charCodeAt(start) === 105;
    if (isImport && CALL.test(this.text.slice(this.at, this.at + 100))) this.importCalls.push(start);
    if (this.open.length > 0) {
      this.hasInner = true;
      return;
    }
    this.words.push((this.statement = { start, hasComma: false }));
    this.hasEquals = false;
  }

  protected comment(): boolean {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (next !== 47 && next !== 42) return false;
    const ending = this.lineEnd();
    const end = next === 47 ? ending : text.indexOf('*/', at + 2) + 2;
    this.isCut = end < at + 2;
    this.at = this.isCut ? text.length : end;
    this.commentEnds.push(at, this.at);
    if (ending < this.at) this.isAfterBreak = true;
    return true;
  }
}

/** What follows an `import` that is a call, or of which that is not certain. */
const CALL = /^\s*[(/]/;
