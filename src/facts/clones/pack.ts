/** Whole numbers written as text, one character for those below 32: a quarter of what JSON needs. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let value = 0; value < 64; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/** Digits of a hash of 53 bits. */
const HASH_DIGITS = 9;

export class Packer {
  private readonly parts: string[] = [];

  /** @param value from 0 to 2^31 - 1 */
  add(value: number): void {
    let rest = value;
    let text = '';
    while (rest >= 32) {
      text += DIGITS[32 | (rest & 31)] ?? '';
      rest >>>= 5;
    }
    this.parts.push(text + (DIGITS[rest] ?? ''));
  }

  /** A number of either sign. */
  addSigned(value: number): void {
    this.add(value < 0 ? -2 * value - 1 : 2 * value);
  }

  addHash(hash: number): void {
    let rest = hash;
    let text = '';
    for (let digit = 0; digit < HASH_DIGITS; digit++) {
      text += DIGITS[rest % 64] ?? '';
      rest = Math.floor(rest / 64);
    }
    this.parts.push(text);
  }

  get text(): string {
    return this.parts.join('');
  }
}

/** Reads back what a `Packer` wrote, in the same order. */
export class Unpacker {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = VALUES[this.text.charCodeAt(this.at++)] ?? 0;
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
  }

  nextSigned(): number {
    const value = this.next();
    return (value & 1) === 1 ? -((value + 1) >> 1) : value >> 1;
  }

  nextHash(): number {
    let value = 0;
    for (let digit = HASH_DIGITS - 1; digit >= 0; digit--) value = value * 64 + (VALUES[this.text.charCodeAt(this.at + digit)] ?? 0);
    this.at += HASH_DIGITS;
    return value;
  }
}
