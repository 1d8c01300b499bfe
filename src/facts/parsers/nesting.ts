import { Burden } from './nesting-burden.ts';
import { scanNesting } from './nesting-scan.ts';

/**
 * Whether the native parser can read a text without running out of stack. It recurses, it cannot be caught
 * when it overflows, and it takes the process with it; so a text that may nest deeply goes to a parser
 * that fails with an exception.
 *
 * One linear pass with a lexer that says "no" wherever it cannot know what it reads or finds brackets that do not match:
 * a text wrongly called unsafe only costs time.
 * @param hasMarkup whether the text may hold JSX
 */
export function isSafeForNativeParser(text: string, hasMarkup: boolean): boolean {
  return text.length <= LARGEST && squaresOfLines(text) <= MOST_SQUARES && scanNesting(text, hasMarkup, new Burden());
}

const LARGEST = 5_000_000;
/** Each error that the native parser reports holds a copy of its line, and a line may have an error every few characters. */
const MOST_SQUARES = 2.5e9;

function squaresOfLines(text: string): number {
  let sum = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    sum += (end - start) ** 2;
    start = end + 1;
  }
  return sum + (text.length - start) ** 2;
}
