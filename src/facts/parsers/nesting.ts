/**
 * Whether the native parser can read a text without running out of stack. It recurses, it cannot be caught
 * when it overflows, and it takes the process with it (measured: 3,000 to 5,000 nested blocks); so a text that
 * may nest deeply goes to a parser that fails with an exception.
 *
 * One linear pass with a light lexer that errs on the side of "no": a text wrongly called unsafe only costs time.
 * Where it cannot know what a `/` begins, closing brackets of that line do not count.
 */
export function isSafeForNativeParser(text: string): boolean {
  if (text.length > LARGEST) return false;
  const scan = new Scan(text);
  return scan.run();
}

const LARGEST = 5_000_000;
/** Open brackets at one point. */
const DEEPEST = 500;
/** Tokens that nest to the right (`else`, `=>`, `?`, `!`, `<`, `=` ...) in one stretch of a bracket level. */
const LONGEST_RIGHT = 1_500;
/** Operators and member accesses in one stretch of a bracket level. */
const LONGEST_LEFT = 8_000;

const RIGHT_WORDS = new Set(['else', 'if', 'for', 'while', 'do', 'with', 'new', 'typeof', 'void', 'delete', 'await', 'yield', 'case', 'keyof', 'infer', 'extends']);

class Scan {
  private readonly text: string;
  private at = 0;
  /** For each open bracket: whether it is a template's `${`. */
  private readonly open: boolean[] = [];
  private right: number[] = [0];
  private left: number[] = [0];
  /** Brackets that may be open although they were inside what looked like a string. */
  private drift = 0;
  private ignoreClosersUntil = -1;
  private previous = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): boolean {
    while (this.at < this.text.length) {
      const unit = this.text.charCodeAt(this.at);
      if (isWordUnit(unit)) this.word();
      else this.punctuation(unit);
      if (this.open.length + this.drift > DEEPEST) return false;
      const level = this.open.length;
      if ((this.right[level] ?? 0) > LONGEST_RIGHT || (this.left[level] ?? 0) > LONGEST_LEFT) return false;
    }
    return true;
  }

  private word(): void {
    const start = this.at;
    while (this.at < this.text.length && isWordUnit(this.text.charCodeAt(this.at))) this.at++;
    this.previous = 97;
    if (this.at - start <= 8 && RIGHT_WORDS.has(this.text.slice(start, this.at))) this.count(this.right);
    else this.count(this.left);
  }

  private punctuation(unit: number): void {
    const { text, at } = this;
    this.at++;
    switch (unit) {
      case 32: case 9: case 10: case 13:
        return;
      case 40: case 91: case 123: // ( [ {
        this.push(false);
        break;
      case 41: case 93: case 125: // ) ] }
        if (at > this.ignoreClosersUntil && this.open.pop() === true) this.template();
        break;
      case 59: case 44: // ; ,
        this.right[this.open.length] = 0;
        this.left[this.open.length] = 0;
        break;
      case 34: case 39: // " '
        this.string(unit);
        break;
      case 96: // `
        this.template();
        break;
      case 47: // /
        this.slash();
        break;
      case 33: case 126: case 63: case 61: case 60: case 58: // ! ~ ? = < :
        this.count(this.right);
        break;
      default:
        this.count(this.left);
        // `+` and `-` may be unary; a run of them nests to the right
        if ((unit === 43 || unit === 45) && !isWordUnit(this.previous) && this.previous !== 41) this.count(this.right);
    }
    this.previous = text.charCodeAt(this.at - 1);
  }

  private count(counters: number[]): void {
    const level = this.open.length;
    counters[level] = (counters[level] ?? 0) + 1;
  }

  private push(isTemplate: boolean): void {
    this.open.push(isTemplate);
    this.right[this.open.length] = 0;
    this.left[this.open.length] = 0;
  }

  /** A quoted string of one line. Without a closing quote on the line it was an apostrophe in markup. */
  private string(quote: number): void {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i++;
      else if (unit === 10 || unit === 13) return;
      else if (unit === quote) return this.skipTo(i + 1);
    }
  }

  /** A template's text up to its end or its next `${`. */
  private template(): void {
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i++;
      else if (unit === 96) return this.skipTo(i + 1);
      else if (unit === 36 && this.text.charCodeAt(i + 1) === 123) {
        this.skipTo(i);
        this.at = i + 2;
        return this.push(true);
      }
    }
    this.skipTo(this.text.length);
  }

  private slash(): void {
    const next = this.text.charCodeAt(this.at);
    if (next === 47) this.at = lineEnd(this.text, this.at);
    else if (next === 42) {
      const end = this.text.indexOf('*/', this.at + 1);
      this.at = end < 0 ? this.text.length : end + 2;
    } else if (next === 62 || this.previous === 60) this.count(this.left); // `/>` and `</` of markup
    else if (this.previous === 0 || '(,=:[!&|?{;+-*%~^<>'.includes(String.fromCharCode(this.previous))) this.regularExpression();
    else {
      const end = lineEnd(this.text, this.at);
      const again = this.text.indexOf('/', this.at);
      if (again >= 0 && again < end) this.ignoreClosersUntil = end;
      this.count(this.left);
    }
  }

  private regularExpression(): void {
    let inSet = false;
    for (let i = this.at; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 92) i++;
      else if (unit === 10 || unit === 13) return;
      else if (unit === 91) inSet = true;
      else if (unit === 93) inSet = false;
      else if (unit === 47 && !inSet) return this.skipTo(i + 1);
    }
  }

  /** Passes over text that looked like a literal; brackets that it opens and does not close are held against it. */
  private skipTo(end: number): void {
    let net = 0;
    for (let i = this.at; i < end; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 40 || unit === 91 || unit === 123) net++;
      else if (unit === 41 || unit === 93 || unit === 125) net--;
    }
    if (net > 0) this.drift += net;
    this.at = end;
  }
}

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 36 || unit > 127;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
