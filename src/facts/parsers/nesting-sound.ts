import { ModuleCursor } from './nesting-modules.ts';
import { AS, FOLLOWS, FROM, isDigit, LEADS, NAMES, NO, YES } from './nesting-words.ts';

/** Notices tokens that cannot stand side by side. Where it is wrong, a text is parsed that need not be. */
export class SoundCursor extends ModuleCursor {
  /** Bits of the last word, and of the word directly before it. */
  protected word = 0;
  protected wordBefore = 0;
  /** How many brackets are open around the last decorator, after whose `)` a name may stand. */
  protected decorator = -1;
  /** Two tokens stand side by side that cannot. */
  protected isOdd = false;

  get isSound(): boolean {
    return this.open.length === 0 && !this.isCut && !this.isOdd;
  }

  /** Whether a name cannot stand directly after what is before it. */
  protected isOddName(bits: number): boolean {
    const { previous } = this;
    if (this.operand !== YES || this.isAfterBreak || (bits & FOLLOWS) !== 0) return false;
    return previous === 97 ? (this.word & LEADS) === 0 : isQuote(previous) || previous === 93 || previous === 41;
  }

  /** Whether a token of punctuation cannot stand where it does. Says so of a few that can. */
  protected isOddHere(unit: number, previous: number): boolean {
    const { text, at, operand } = this;
    switch (unit) {
      case 59: // ;
        if (previous === 44 || this.open[this.open.length - 1] === 40 || this.open[this.open.length - 1] === 91) return true;
        return operand === NO && OPERATORS.has(previous);
      case 41: case 93: case 125: case 44: // ) ] } ,
        return operand === NO && OPERATORS.has(previous);
      case 34: case 39: // " '
        if (previous === 97 && (this.word & FROM) !== 0 && this.open.length === 0 && !this.statement) return true;
        return operand === YES && !this.isAfterBreak && (previous !== 97 || (this.word & LEADS) === 0);
      case 40: case 123: // ( {
        return isQuote(previous) && previous !== 96 && !this.isAfterBreak;
      case 46: // .
        return operand === NO && previous !== 0 && previous !== 63 && !text.startsWith('..', at + 1) && !isDigit(text.charCodeAt(at + 1));
      case 60: // <
        return text.startsWith('<<<', at);
      case 62: // >
        return text.startsWith('>>>>>', at);
      case 61: { // =
        const next = text.charCodeAt(at + 1);
        if (text.startsWith('====', at) || (previous === 97 && (this.word & NAMES) !== 0 && (this.wordBefore & AS) === 0)) return true;
        if (previous === 41) return next !== 61 && next !== 62;
        return operand === NO && !COMPOUND.has(text.charCodeAt(at - 1));
      }
      default:
        return false;
    }
  }
}

/** After these no statement, bracket or item ends, unless they belong to an operand: = + - * / % & | ^ ~ . > of => */
const OPERATORS = new Set([...'=+-*/%&|^~.>'].map((character) => character.charCodeAt(0)));
/** What a `=` may stand directly after, and make one operator with. */
const COMPOUND = new Set([...'=+-*/%&|^<>!?'].map((character) => character.charCodeAt(0)));
const isQuote = (unit: number): boolean => unit === 34 || unit === 39 || unit === 96;
