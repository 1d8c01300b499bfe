import type { Burden } from './nesting-burden.ts';
import { CHILDREN, CONTINUERS, HEAD, HEADS, isBlank, isBreak, isDigit, isWordUnit, MAYBE_PREFIXES, NESTING_IN_TEXT, NO, PREFIXES, RIGHT, STARTERS, STATEMENTS, TAG, TEMPLATE, UNKNOWN, YES } from './nesting-words.ts';

/**
 * Lays every token of a text on the burden.
 * @returns whether the burden never became too much and all that was read is certain
 */
export function scanNesting(text: string, hasMarkup: boolean, burden: Burden): boolean {
  const scan = new Scan(text, hasMarkup, burden);
  while (scan.step()) if (burden.isTooMuch) return false;
  return scan.isAtEnd;
}

class Scan {
  private readonly text: string;
  private readonly hasMarkup: boolean;
  private readonly burden: Burden;
  private at = 0;
  private readonly open: number[] = [];
  private operand = NO;
  /** Code of the last token's last unit; 0 at the start, 97 for every word. */
  private previous = 0;
  private isAfterBreak = false;
  private word = '';
  private endOfLine = -1;

  constructor(text: string, hasMarkup: boolean, burden: Burden) {
    this.text = text;
    this.hasMarkup = hasMarkup;
    this.burden = burden;
    if (text.startsWith('#!')) this.at = this.lineEnd();
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Reads one token; false at the end, or where it cannot go on. */
  step(): boolean {
    if (this.isAtEnd) return false;
    const top = this.open.at(-1);
    if (top === CHILDREN) return this.children();
    const unit = this.text.charCodeAt(this.at);
    if (isBlank(unit)) {
      this.at++;
      if (isBreak(unit)) this.isAfterBreak = true;
      return true;
    }
    if (unit === 47 && this.comment()) return true;
    if (top === TAG) return this.tag(unit);
    const isRead = isWordUnit(unit) ? this.name() : this.punctuation(unit);
    this.isAfterBreak = false;
    return isRead;
  }

  private name(): boolean {
    const start = this.at;
    this.skipWord();
    const word = this.at - start > 10 ? '' : this.text.slice(start, this.at);
    const isMember = this.previous === 46 || this.previous === 35; // . #
    if (!isMember && isDigit(this.text.charCodeAt(start)) && !this.number(start)) return false;
    if (!isMember) {
      if (this.previous === 125 && (STARTERS.has(word) || (this.isAfterBreak && !CONTINUERS.has(word)))) this.burden.endMember();
      if (word === 'else' && this.previous === 59) this.burden.resume();
    }
    if (STATEMENTS.has(word)) this.burden.nestStatement();
    else if (RIGHT.has(word) && word !== 'case') this.burden.nestRight();
    else this.burden.nestLeft();
    this.operand = isMember ? YES : PREFIXES.has(word) ? NO : MAYBE_PREFIXES.has(word) ? UNKNOWN : YES;
    // `for await (` is a head, `await (` is none
    if (word !== 'await' || this.word !== 'for' || this.previous !== 97) this.word = isMember ? '' : word;
    this.previous = 97;
    return true;
  }

  /** The rest of a number after its digits; false when a word sticks to it. */
  private number(start: number): boolean {
    if (this.text.charCodeAt(this.at) === 46) {
      this.at++;
      this.skipWord();
    }
    return /^(?:0[xob][\da-f_]+n?|[\d_]+n?|[\d_]*\.?[\d_]*(?:e[\d_]*)?)$/i.test(this.text.slice(start, this.at));
  }

  private skipWord(): void {
    while (isWordUnit(this.text.charCodeAt(this.at))) this.at++;
  }

  private punctuation(unit: number): boolean {
    const { text, at, burden, previous } = this;
    const next = text.charCodeAt(at + 1);
    // a statement without semicolon may end at a line's end: `let a` and then `/re/` or markup
    const before = this.operand === YES && this.isAfterBreak && (unit === 47 || unit === 60) ? UNKNOWN : this.operand;
    this.at++;
    this.previous = unit;
    this.operand = NO;
    switch (unit) {
      case 40: // (
        this.push(previous === 97 && HEADS.has(this.word) ? HEAD : unit);
        return true;
      case 91: case 123: // [ {
        this.push(unit);
        return true;
      case 41: case 93: case 125: // ) ] }
        return this.closeBracket(unit);
      case 59: // ;
        burden.endStatement();
        return true;
      case 44: // ,
        burden.endItem();
        return true;
      case 34: case 39: // " '
        burden.nestLeft();
        this.operand = YES;
        return this.string(unit);
      case 96: // `
        burden.nestLeft();
        return this.template();
      case 47: // /
        burden.nestLeft();
        return this.slash(before);
      case 60: // <
        return this.lessThan(before, next);
      case 62: // >
        if (previous === 61 && text.charCodeAt(at - 1) === 61) return true; // =>
        burden.nestLeft();
        burden.closeAngle();
        this.operand = UNKNOWN;
        return true;
      case 43: case 45: // + -
        if (next === unit) this.at++;
        if (next === 45 && unit === 45 && text.charCodeAt(at + 2) === 62) return false; // --> may begin a comment
        // ++ and -- after an operand on the same line belong to it
        this.operand = next === unit && before !== NO && !this.isAfterBreak ? before : NO;
        if (before === YES) burden.nestLeft();
        else burden.nestRight();
        return true;
      case 33: // !
        this.operand = before !== NO && !this.isAfterBreak && next !== 61 ? before : NO;
        if (before === YES) burden.nestLeft();
        else burden.nestRight();
        return true;
      case 126: case 63: case 61: case 58: // ~ ? = :
        burden.nestRight();
        return true;
      case 92: // \, an escape in a name
        burden.nestLeft();
        return next === 117;
      case 64: // @, flat before a class, but not before itself
        if (previous === 64) burden.nestRight();
        burden.nestLeft();
        return true;
      case 46: // .
        burden.nestLeft();
        if (!text.startsWith('..', at + 1)) return true;
        this.at += 2;
        this.previous = 44; // what follows ... is no member
        return true;
      default:
        burden.nestLeft();
        return true;
    }
  }

  private push(kind: number): void {
    this.burden.nestLeft();
    this.burden.open();
    this.open.push(kind);
    this.operand = NO;
  }

  private closeBracket(unit: number): boolean {
    const kind = this.open.pop();
    this.burden.close();
    if (kind === TEMPLATE && unit === 125) return this.template();
    this.operand = unit === 125 ? UNKNOWN : kind === HEAD ? NO : YES;
    return unit === 41 ? kind === 40 || kind === HEAD : unit === 93 ? kind === 91 : kind === 123;
  }

  private string(quote: number): boolean {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i += this.text.startsWith('\r\n', i + 1) ? 2 : 1;
      else if (unit === 10 || unit === 13) return false;
      else if (unit === quote) {
        this.at = i + 1;
        return true;
      }
    }
    return false;
  }

  /** A template's text up to its end or its next `${`. */
  private template(): boolean {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i++;
      else if (unit === 96) {
        this.at = i + 1;
        this.operand = YES;
        this.previous = unit;
        return true;
      } else if (unit === 36 && this.text.charCodeAt(i + 1) === 123) {
        this.at = i + 2;
        this.previous = 123;
        this.push(TEMPLATE);
        return true;
      }
    }
    return false;
  }

  private comment(): boolean {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (next !== 47 && next !== 42) return false;
    const ending = this.lineEnd();
    const end = next === 47 ? ending : text.indexOf('*/', at + 2) + 2;
    this.at = end < at + 2 ? text.length : end;
    if (ending < this.at) this.isAfterBreak = true;
    return true;
  }

  /** The offset of the next line break of the language, looked for once a line. */
  private lineEnd(): number {
    if (this.endOfLine < this.at) {
      let end = this.at;
      while (end < this.text.length && !isBreak(this.text.charCodeAt(end))) end++;
      this.endOfLine = end;
    }
    return this.endOfLine;
  }

  private slash(before: number): boolean {
    if (before === YES) return true;
    const end = this.lineEnd();
    if (before === UNKNOWN) {
      const again = this.text.indexOf('/', this.at);
      return again < 0 || again >= end;
    }
    let isInSet = false;
    for (let i = this.at; i < end; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i++;
      else if (unit === 91) isInSet = true;
      else if (unit === 93) isInSet = false;
      else if (unit === 47 && !isInSet) {
        this.at = i + 1;
        this.skipWord(); // flags
        this.operand = YES;
        return true;
      }
    }
    return false;
  }

  private lessThan(before: number, next: number): boolean {
    if (next === 33 && this.text.startsWith('--', this.at + 1)) return false; // <!-- may begin a comment
    if (this.hasMarkup && before === NO && (next === 62 || isWordUnit(next))) {
      this.push(TAG);
      return true;
    }
    this.burden.nestLeft();
    this.burden.openAngle();
    return before === YES || !this.hasMarkup;
  }

  private tag(unit: number): boolean {
    this.at++;
    if (isWordUnit(unit) || unit === 46 || unit === 45 || unit === 58) { // . - :
      this.burden.nestLeft();
      this.skipWord();
    } else if (unit === 61) { // =
      this.previous = unit;
      return true;
    } else if (unit === 123) {
      this.push(unit);
    } else if (unit === 60 && this.previous === 61) { // <, an element as a value
      this.push(TAG);
    } else if (unit === 34 || unit === 39) { // a string without escapes, maybe of many lines
      const end = this.text.indexOf(String.fromCharCode(unit), this.at);
      if (end < 0) return false;
      this.at = end + 1;
    } else if (unit === 62) {
      this.open.pop();
      this.open.push(CHILDREN);
    } else if (unit === 47 && this.text.charCodeAt(this.at) === 62) { // />
      this.at++;
      this.closeElement();
    } else return false;
    this.previous = unit;
    return true;
  }

  /**
   * Text of markup, up to an element, a brace, or its end. Its words weigh, too:
   * in `type Pick = <T>([[[[` the `<T>` is no element, and what follows no text.
   */
  private children(): boolean {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 62 || unit === 125) return false; // > and } are no text
      if (unit !== 60 && unit !== 123) {
        if (!isBlank(unit) || isWordUnit(this.text.charCodeAt(i - 1))) this.weighText(unit);
        continue;
      }
      this.at = i + 1;
      this.previous = unit;
      if (unit === 123) this.push(unit);
      else if (this.text.charCodeAt(i + 1) === 47) {
        const end = this.text.indexOf('>', i);
        if (end < 0 || !/^[\w$.:\s-]*$/.test(this.text.slice(i + 2, end))) return false;
        this.at = end + 1;
        this.closeElement();
      } else this.push(TAG);
      return true;
    }
    return false;
  }

  private weighText(unit: number): void {
    if (isWordUnit(unit)) return; // the blank after it weighs
    if (NESTING_IN_TEXT.has(unit)) this.burden.nestRight();
    // a word like `keyof` weighs more than an operator
    for (let i = 0; i < 3; i++) this.burden.nestLeft();
  }

  private closeElement(): void {
    this.open.pop();
    this.burden.close();
    this.operand = YES;
    this.previous = 62;
  }
}
