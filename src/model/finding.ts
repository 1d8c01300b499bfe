import { canonical, compareText } from './order.ts';
import { comparePlaces, type Place, type Span } from './place.ts';

/** Plain data that a finding carries: fills its message and is its identity. */
export type Datum = string | number | boolean | null | readonly string[];
export type Data = Readonly<Record<string, Datum>>;

/** Another place that belongs to a finding, with its own message. */
export interface Related {
  readonly messageId: string;
  readonly place: Place;
  readonly data: Data;
}

/** A change to the finding's own file that mends it, for somebody to accept: `text` in the place of what stands at `at`. */
export interface Suggestion {
  readonly messageId: string;
  readonly data: Data;
  readonly at: Span;
  readonly text: string;
  /** It changes how something is written and nothing else, so that a machine may accept it. */
  readonly isSafe?: true;
}

/** What a rule found: data only. Words, lines and columns are made by the report or the door. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly place: Place;
  readonly data: Data;
  readonly related: readonly Related[];
  /** What names the finding instead of its data, where the data holds more than the thing itself, such as advice. */
  readonly identity?: Data;
  readonly suggestions?: readonly Suggestion[];
}

/** Total order of findings: path, start, end, rule, message, data. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    comparePlaces(a.place, b.place) ||
    compareText(a.rule, b.rule) ||
    compareText(a.messageId, b.messageId) ||
    compareText(canonical(a.data), canonical(b.data))
  );
}

/** What a finding is, as text: rule, file, message and data, or its own identity in place of the data. */
export function identityOf({ rule, messageId, place, data, identity = data }: Finding): string {
  return canonical([rule, place.file, messageId, identity]);
}

/**
 * Names a finding by what it is, not by where it stands, so it survives lines that move.
 * Findings that are alike in one file are told apart by their order.
 * @param nth 0 for the first finding with this identity in the file, 1 for the next
 * @returns 16 hexadecimal digits
 */
export function fingerprint({ rule, messageId, place, data, identity = data }: Finding, nth: number): string {
  return fnv1a64(canonical([rule, place.file, messageId, identity, nth]));
}

/** Fills `{{slot}}`s of a message from data; lists are joined with commas. */
export function fillMessage(message: string, data: Data): string {
  return message.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null) return slot;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

/**
 * 64-bit FNV-1a over UTF-16 code units, low byte first, in two 32-bit halves.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft-eastlake-fnv).
 */
function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const mix = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    // times the prime 2^40 + 0x1b3, modulo 2^64
    const lowProduct = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(lowProduct / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = lowProduct >>> 0;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    mix(unit & 0xff);
    mix(unit >>> 8);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
