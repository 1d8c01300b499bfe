import type { CommentToken } from '#model';
import type { Burden } from './nesting-burden.ts';
import { endOfRegularExpression, endOfString, endOfTemplateText, isNumber } from './nesting-literals.ts';
import type { ModuleWord } from './nesting-modules.ts';
import { SoundCursor } from './nesting-sound.ts';
import { AMBIENT, AS, bitsOfWord, CASE, CHILDREN, CONTINUER, ELSE, HEAD, isDigit, isWordUnit, MAYBE_PREFIX, MODULE, NO, OPENS_HEAD, PREFIX, REQUIRE, STARTER, STATEMENT, TAG, TEMPLATE, UNKNOWN, YES } from './nesting-words.ts';

/** What a text may hold besides JavaScript. */
export interface Grammar {
  readonly hasMarkup: boolean;
  readonly hasTypes: boolean;
}

/** What a whole text was seen to hold. */
export interface Scanned {
  readonly comments: readonly CommentToken[];
  readonly words: readonly ModuleWord[];
  /** Where the words stand that begin `import(`, a call or a type. */
  readonly importCalls: readonly number[];
  /** Where the words `require` stand that are no members: negative, less one, inside of brackets. */
  readonly requires: readonly number[];
  /** `import` or `export` stands inside of brackets, in a namespace or an ambient module. */
  readonly hasInner: boolean;
  /** Where words `module` end that stand outside of all brackets. */
  readonly ambients: readonly number[];
  /**
   * All that is opened is closed (brackets, elements, comments), and no two tokens were met that cannot stand side by side:
   * two names, an operator and the end of its statement, a merge's marks. Of slips of one character five in six are seen.
   */
  readonly isSound: boolean;
}

/**
 * Lays every token of a text on the burden.
 * @param mostCopied units of the text that error messages may copy at most
 * @returns undefined where the burden becomes too much, or anything that is read is not certain
 */
export function scanNesting(text: string, grammar: Grammar, burden: Burden, mostCopied: number): Scanned | undefined {
  const scan = new Scan(text, grammar, burden);
  while (!scan.isAtEnd) if (!scan.step() || burden.isTooMuch) return undefined;
  return scan.isCertain && scan.mostCopied <= mostCopied ? scan : undefined;
}

class Scan extends SoundCursor implements Scanned {
  private readonly hasMarkup: boolean;
  private readonly hasTypes: boolean;
  private isAfterFor = false;
  /**
   * How many brackets are open around each arrow function whose type parameters were read and whose `=>` was not. Without it
   * the parser takes the type parameters for an element, and all up to here for its text.
   */
  private readonly arrows: number[] = [];

  constructor(text: string, { hasMarkup, hasTypes }: Grammar, burden: Burden) {
    super(text, burden);
    this.hasMarkup = hasMarkup;
    this.hasTypes = hasTypes;
    if (text.startsWith('#!')) this.at = this.lineEnd();
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get isCertain(): boolean {
    return this.arrows.length === 0;
  }

  /** Reads one token, if there is one left; false where it cannot go on. */
  step(): boolean {
    const top = this.open[this.open.length - 1];
    if (top === CHILDREN) return this.children();
    this.skipBlanks();
    if (this.isAtEnd) return true;
    const unit = this.text.charCodeAt(this.at);
    if (unit === 47 && this.comment()) return true;
    this.tokens++;
    if (top === TAG) return this.tag(unit);
    const isRead = isWordUnit(unit) ? this.name() : this.punctuation(unit);
    this.isAfterBreak = false;
    return isRead;
  }

  private name(): boolean {
    const start = this.at;
    const { previous, burden } = this;
    this.skipWord();
    const bits = bitsOfWord(this.text, start, this.at);
    const isMember = previous === 46 || previous === 35; // . #
    if (!isMember) {
      if (this.isOddName(bits)) this.isOdd = true;
      if ((bits & MODULE) !== 0) this.moduleWord(start);
      if ((bits & REQUIRE) !== 0) this.requires.push(this.open.length === 0 ? start : -1 - start);
      if ((bits & AMBIENT) !== 0 && this.open.length === 0) this.ambients.push(this.at);
      if (isDigit(this.text.charCodeAt(start)) && !this.number(start)) return false;
      if (previous === 125 && ((bits & STARTER) !== 0 || (this.isAfterBreak && (bits & CONTINUER) === 0))) burden.endMember();
      if ((bits & ELSE) !== 0 && previous === 59) burden.resume();
    }
    if ((bits & AS) !== 0 && this.open.length === 0) this.isAfterAs = this.hasTypes;
    if ((bits & STATEMENT) !== 0) burden.nestStatement();
    else if ((bits & (PREFIX | MAYBE_PREFIX)) !== 0 && (bits & CASE) === 0) burden.nestRight();
    else burden.nestLeft();
    this.operand = isMember ? YES : (bits & PREFIX) !== 0 ? NO : (bits & MAYBE_PREFIX) !== 0 ? UNKNOWN : YES;
    // `for await (` is a head, `await (` is none
    if (!isMember && previous !== 64 && this.open.length === this.decorator) this.decorator = -1;
    this.wordBefore = previous === 97 ? this.word : 0;
    if (!this.isAfterFor || previous !== 97 || this.at - start !== 5 || !this.text.startsWith('await', start)) this.word = isMember ? 0 : bits;
    this.isAfterFor = !isMember && (bits & OPENS_HEAD) !== 0 && this.text.charCodeAt(start) === 102;
    this.previous = 97;
    return true;
  }

  /** The rest of a number after its digits; false when a word sticks to it. */
  private number(start: number): boolean {
    if (this.text.charCodeAt(this.at) === 46) {
      this.at++;
      this.skipWord();
    }
    return isNumber(this.text.slice(start, this.at));
  }

  private punctuation(unit: number): boolean {
    const { text, at, burden, previous } = this;
    const next = text.charCodeAt(at + 1);
    // a statement without semicolon may end at a line's end: `let a` and then `/re/` or markup
    const before = this.operand === YES && this.isAfterBreak && (unit === 47 || unit === 60) ? UNKNOWN : this.operand;
    if (this.isAfterAs && this.open.length === 0 && burden.angles === 0 && (!IN_TYPES.has(unit) || next === unit)) this.isAfterAs = false;
    if (this.isOddHere(unit, previous)) this.isOdd = true;
    this.at++;
    this.previous = unit;
    this.operand = NO;
    switch (unit) {
      case 40: // (
        this.push(previous === 97 && (this.word & OPENS_HEAD) !== 0 ? HEAD : unit);
        return true;
      case 91: case 123: // [ {
        this.push(unit);
        return true;
      case 41: case 93: case 125: // ) ] }
        return this.closeBracket(unit);
      case 59: // ;
        if (this.open.length === 0) this.statement = undefined;
        burden.endStatement();
        return !this.isBeforeArrow();
      case 44: // ,
        if (this.statement && this.open.length === 0 && (burden.angles === 0 || (this.hasEquals && !this.isAfterAs))) this.statement.hasComma = true;
        burden.endItem();
        return true;
      case 34: case 39: // " '
        burden.nestLeft();
        this.operand = YES;
        return this.moveTo(endOfString(text, this.at, unit));
      case 96: // `
        burden.nestLeft();
        return this.template();
      case 47: // /
        burden.nestLeft();
        return this.slash(before);
      case 60: // <
        return this.lessThan(before, next);
      case 62: // >
        if (previous === 61 && text.charCodeAt(at - 1) === 61) { // =>
          if (this.isBeforeArrow()) this.arrows.pop();
          return true;
        }
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
        if (unit === 61 && next !== 62 && this.open.length === 0) this.hasEquals = true;
        burden.nestRight();
        return true;
      case 92: // \, an escape in a name
        burden.nestLeft();
        return next === 117;
      case 64: // @, flat before a class, but not before itself
        if (previous === 64) burden.nestRight();
        this.decorator = this.open.length;
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

  private moveTo(end: number): boolean {
    if (end >= 0) this.at = end;
    return end >= 0;
  }

  private isBeforeArrow(): boolean {
    return this.arrows.at(-1) === this.open.length;
  }

  private closeBracket(unit: number): boolean {
    if (this.isBeforeArrow()) return false;
    const kind = this.open.pop();
    this.burden.close();
    if (kind === TEMPLATE && unit === 125) return this.template();
    this.operand = unit === 125 || this.open.length === this.decorator ? UNKNOWN : kind === HEAD ? NO : YES;
    return unit === 41 ? kind === 40 || kind === HEAD : unit === 93 ? kind === 91 : kind === 123;
  }

  /** A template's text up to its end or its next `${`. */
  private template(): boolean {
    if (!this.moveTo(endOfTemplateText(this.text, this.at))) return false;
    this.previous = this.text.charCodeAt(this.at - 1);
    if (this.previous === 123) this.push(TEMPLATE);
    else this.operand = YES;
    return true;
  }

  private slash(before: number): boolean {
    if (before === YES) return true;
    const end = this.lineEnd();
    if (before === UNKNOWN) {
      const again = this.text.indexOf('/', this.at);
      return again < 0 || again >= end;
    }
    if (!this.moveTo(endOfRegularExpression(this.text, this.at, end))) return false;
    this.skipWord(); // flags
    this.operand = YES;
    return true;
  }

  private lessThan(before: number, next: number): boolean {
    if (next === 33 && this.text.startsWith('--', this.at + 1)) return false; // <!-- may begin a comment
    const rest = this.hasMarkup && before !== YES ? this.text.slice(this.at, this.at + 200) : '';
    const beginsTypes = this.hasTypes && TYPE_PARAMETERS.test(rest);
    // what reads like an element with an attribute is one: as a comparison it would end the reading at its second word
    if (this.hasMarkup && ((before === NO && (next === 62 || isWordUnit(next)) && !beginsTypes) || (before === UNKNOWN && ELEMENT.test(rest)))) {
      this.push(TAG);
      return true;
    }
    if (beginsTypes && before === NO) this.arrows.push(this.open.length);
    this.burden.nestLeft();
    this.burden.openAngle();
    return before === YES || !this.hasMarkup || (before === NO && beginsTypes);
  }
}

/** Punctuation that a type may go on with: < > . | & [ ] { } */
const IN_TYPES = new Set([...'<>.|&[]{}'].map((character) => character.charCodeAt(0)));
/** What begins the type parameters of an arrow in a file with markup, `<T,` or `<T extends U`: `<T>` is an element there. */
const TYPE_PARAMETERS = /^\s*(?:const\s+)?[\w$]+(?:\s*,|\s+extends\s+[\w$'"`{[(])/;
const ELEMENT = /^(?!(?:const|in|out|keyof|typeof|infer|readonly|unique|asserts|new|abstract)\b)[\w$.]+[ \t]+[\w-]+=["'{]/;
