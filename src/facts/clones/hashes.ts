/** Words that code repeats; as many as this are remembered. */
const known = new Map<string, number>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 32;

/** The hash of a text alone. */
export function hashOf(text: string): number {
  let value = known.get(text);
  if (value !== undefined) return value;
  const hash = new Hash();
  hash.addText(text);
  value = hash.value;
  if (text.length <= LONGEST_KNOWN && known.size < MOST_KNOWN) known.set(text, value);
  return value;
}

/** A hash of 53 bits in two lanes, as far as a number holds whole ones: of a million of them two are equal by chance once in 18,000 times. */
export class Hash {
  private high = 0x2f0b4c47;
  private low = 0x811c9dc5;

  /** @param value any 32 bits */
  add(value: number): void {
    this.low = Math.imul(this.low ^ value, 0x01000193);
    this.low ^= this.low >>> 15;
    this.high = Math.imul(this.high ^ value, 0x5bd1e995) + this.low;
    this.high ^= this.high >>> 13;
  }

  /** Takes up another one's value. */
  addValue(value: number): void {
    this.add(value >>> 0);
    this.add(Math.floor(value / 0x1_0000_0000));
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    this.add(~text.length);
  }

  get value(): number {
    return (this.high & 0x1f_ffff) * 0x1_0000_0000 + (this.low >>> 0);
  }
}
