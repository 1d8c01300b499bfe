import type { Burden } from './nesting-burden.ts';
import { isBlank, isBreak, isWordUnit, NO } from './nesting-words.ts';

/** A place in a text, with what is open there. */
export class Cursor {
  protected readonly text: string;
  protected readonly burden: Burden;
  protected at = 0;
  protected readonly open: number[] = [];
  protected operand = NO;
  /** Code of the last token's last unit; 0 at the start, 97 for every word. */
  protected previous = 0;
  protected isAfterBreak = false;
  /** Tokens since the start of the line, or since more, where a token holds line breaks. */
  protected tokens = 0;
  private lineStart = 0;
  private copied = 0;
  private endOfLine = -1;

  constructor(text: string, burden: Burden) {
    this.text = text;
    this.burden = burden;
  }

  /**
   * Units that the parser copies if it reports an error at every token: each error holds a copy of its line.
   */
  get mostCopied(): number {
    return this.copied + this.tokens * (this.at - this.lineStart);
  }

  protected push(kind: number): void {
    this.burden.nestLeft();
    this.burden.open();
    this.open.push(kind);
    this.operand = NO;
  }

  protected skipWord(): void {
    while (isWordUnit(this.text.charCodeAt(this.at))) this.at++;
  }

  protected skipBlanks(): void {
    for (let unit = this.text.charCodeAt(this.at); isBlank(unit); unit = this.text.charCodeAt(++this.at)) if (isBreak(unit)) this.endLine(this.at);
  }

  /** The line ends at an offset. */
  protected endLine(at: number): void {
    this.copied += this.tokens * (at - this.lineStart);
    this.lineStart = at + 1;
    this.tokens = 0;
    this.isAfterBreak = true;
  }

  /** The offset of the next line break of the language, looked for once a line. */
  protected lineEnd(): number {
    if (this.endOfLine < this.at) {
      let end = this.at;
      while (end < this.text.length && !isBreak(this.text.charCodeAt(end))) end++;
      this.endOfLine = end;
    }
    return this.endOfLine;
  }
}
