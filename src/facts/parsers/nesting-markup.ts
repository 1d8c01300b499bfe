import { Cursor } from './nesting-cursor.ts';
import { CHILDREN, isBlank, isBreak, isWordUnit, NESTING_IN_TEXT, TAG, YES } from './nesting-words.ts';

/** Reads what stands inside JSX, one token or one run of text at a time. */
export class MarkupCursor extends Cursor {
  protected tag(unit: number): boolean {
    const isAfterName = this.previous === 97;
    const isAfterEquals = this.previous === 61;
    this.at++;
    this.previous = unit;
    switch (unit) {
      case 46: case 45: case 58: // . - :
        this.burden.nestLeft();
        this.skipWord();
        return true;
      case 61: // =
        return true;
      case 123: // {
        this.push(unit);
        return true;
      case 60: // <, an element as a value, or type arguments
        if (isAfterName) return this.typeArguments();
        this.push(TAG);
        return true;
      case 34: case 39: { // a string without escapes, maybe of many lines
        const end = this.text.indexOf(String.fromCharCode(unit), this.at);
        if (end >= 0) this.at = end + 1;
        return end >= 0 && isAfterEquals;
      }
      case 62: // >
        this.open.pop();
        this.open.push(CHILDREN);
        return true;
      case 47: // />
        if (this.text.charCodeAt(this.at) !== 62) return false;
        this.at++;
        this.closeElement();
        return true;
      default:
        if (!isWordUnit(unit)) return false;
        this.burden.nestLeft();
        this.skipWord();
        this.previous = 97;
        return true;
    }
  }

  /** Plain ones of an element, `<Table<Row, 'id'> ...>`, up to their end; false where they hold more than names, lists and strings. */
  private typeArguments(): boolean {
    let depth = 1;
    for (; depth > 0; this.at++) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 60) depth++;
      else if (unit === 62) depth--;
      else if (!isWordUnit(unit) && !isBlank(unit) && !PLAIN_IN_TYPES.has(unit)) return false;
      this.burden.nestRight();
    }
    this.previous = 62;
    return true;
  }

  /**
   * Text of markup, up to an element, a brace, or its end. Its words weigh, too:
   * in `type Pick = <T>([[[[` the `<T>` is no element, and what follows no text.
   */
  protected children(): boolean {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 62 || unit === 125) return false; // > and } are no text
      if (unit !== 60 && unit !== 123) {
        if (!isBlank(unit) || isWordUnit(this.text.charCodeAt(i - 1))) this.weighText(unit);
        if (isBreak(unit)) this.endLine(i);
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
    this.tokens += 2;
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

/** Besides names and blanks: . , | & [ ] */
const PLAIN_IN_TYPES = new Set([...'.,|&[]'].map((character) => character.charCodeAt(0)));
