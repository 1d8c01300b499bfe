/*
 * Bytes of stack that a construct may cost the native parser, rounded up from measurements: 4 MB, which a worker thread
 * has, were used up by 720 `(function(){enum A{b=`, 1,100 `(a=`, 1,560 `namespace a{`, 1,600 `if(a){`, 2,100 `A<`,
 * 2,800 `for(;;)`, 4,200 `a=>`, 16,800 `.a` in a namespace's name, and 32,000 `+a`.
 */
const BRACKET = 2_800;
const RIGHT = 2_400;
const LEFT = 140;
/** Below the 1 MB that a main thread has at least, on any system. */
const MOST = 800_000;
/** So many tokens can never be too much. */
export const MOST_TOKENS = Math.floor(MOST / BRACKET);

interface Level {
  /** `if`, `else`, `for` ... of which one may be the body of the other, and `extends`: a comma ends none of them. */
  statements: number;
  /** Other tokens that nest to the right: `=>`, `?`, `!` ... */
  right: number;
  /** Other tokens: operators and member accesses nest to the left. */
  left: number;
  /** `<` that may be open. */
  angles: number;
  /** `statements` before the last semicolon, which does not end an `if` that an `else` follows. */
  held: number;
}

/** How much stack the constructs need at most that are open at one point of a text, level of brackets by level. */
export class Burden {
  private total = 0;
  private top: Level = emptyLevel();
  private readonly outer: Level[] = [];

  get isTooMuch(): boolean {
    return this.total > MOST;
  }

  /** `<` that may be open at this level of brackets. */
  get angles(): number {
    return this.top.angles;
  }

  open(): void {
    this.total += BRACKET;
    this.outer.push(this.top);
    this.top = emptyLevel();
  }

  close(): void {
    this.endStatement();
    this.total -= BRACKET;
    this.top = this.outer.pop() ?? emptyLevel();
  }

  nestStatement(): void {
    this.top.statements++;
    this.total += RIGHT;
  }

  nestRight(): void {
    this.top.right++;
    this.total += RIGHT;
  }

  nestLeft(): void {
    this.top.left++;
    this.total += LEFT;
  }

  openAngle(): void {
    this.top.angles++;
    this.total += RIGHT;
  }

  closeAngle(): void {
    if (this.top.angles === 0) return;
    this.top.angles--;
    this.total -= RIGHT;
  }

  /** A semicolon. */
  endStatement(): void {
    const { top } = this;
    top.held = top.statements;
    this.total -= (top.statements + top.angles) * RIGHT;
    top.statements = top.angles = 0;
    this.endItem();
  }

  /** What begins after a brace, a statement or a member of a class, ends what is before, but not within type arguments. */
  endMember(): void {
    if (this.top.angles === 0) this.endStatement();
  }

  /** A comma ends the expression before it, but not within type arguments, and no statement. */
  endItem(): void {
    const { top } = this;
    if (top.angles > 0) return;
    this.total -= top.right * RIGHT + top.left * LEFT;
    top.right = top.left = 0;
  }

  /** `else` directly after a semicolon takes up what the semicolon seemed to end. */
  resume(): void {
    this.top.statements += this.top.held;
    this.total += this.top.held * RIGHT;
    this.top.held = 0;
  }
}

const emptyLevel = (): Level => ({ statements: 0, right: 0, left: 0, angles: 0, held: 0 });
