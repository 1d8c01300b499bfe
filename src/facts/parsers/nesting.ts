import { Burden, MOST_TOKENS } from './nesting-burden.ts';
import { scanNesting, type Grammar, type Scanned } from './nesting-scan.ts';

/**
 * Whether the native parser can read a text without running out of stack. It recurses, it cannot be caught
 * when it overflows, and it takes the process with it; so a text that may nest deeply goes to a parser
 * that fails with an exception.
 *
 * One linear pass with a lexer that says "no" wherever it cannot know what it reads or finds brackets that do not match:
 * a text wrongly called unsafe only costs time.
 * @param scanned what `scanSafely` gave for it
 */
export function isSafeForNativeParser(text: string, scanned: Scanned | undefined): boolean {
  return scanned !== undefined || isShort(text);
}

/** What a text holds that is certain and safe for the native parser; undefined for any other. */
export function scanSafely(text: string, grammar: Grammar): Scanned | undefined {
  return text.length > LARGEST ? undefined : scanNesting(text, grammar, new Burden(), MOST_COPIED);
}

const LARGEST = 5_000_000;
/** Each error that the native parser reports holds a copy of its line. */
const MOST_COPIED = 2.5e9;

/** Whether a text has so few tokens that it would be safe if every one of them nested in the one before. */
function isShort(text: string): boolean {
  return text.length < 4_000 && (text.match(TOKENS)?.length ?? 0) <= MOST_TOKENS;
}

const TOKENS = /[\w$\u0080-\uffff]+|[^\w$\s]/g;
