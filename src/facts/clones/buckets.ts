/** Groups whole numbers from 0 by a key each, in memory that is known before: a table of open addressing, and chains. */
export class Buckets {
  private readonly keys: Float64Array;
  private readonly heads: Int32Array;
  private readonly counts: Int32Array;
  private readonly before: Int32Array;
  private readonly mask: number;

  /** @param items how many may be put in, each once and below this number */
  constructor(items: number) {
    let slots = 16;
    while (slots < items * 2) slots *= 2;
    this.mask = slots - 1;
    this.keys = new Float64Array(slots);
    this.heads = new Int32Array(slots).fill(-1);
    this.counts = new Int32Array(slots);
    this.before = new Int32Array(items).fill(-1);
  }

  put(item: number, key: number): void {
    const slot = this.slotOf(key);
    this.keys[slot] = key;
    this.before[item] = this.heads[slot] ?? -1;
    this.heads[slot] = item;
    this.counts[slot] = (this.counts[slot] ?? 0) + 1;
  }

  count(key: number): number {
    return this.counts[this.slotOf(key)] ?? 0;
  }

  /** Those with a key, the last one put in first. */
  itemsOf(key: number): number[] {
    const items: number[] = [];
    for (let item = this.heads[this.slotOf(key)] ?? -1; item >= 0; item = this.before[item] ?? -1) items.push(item);
    return items;
  }

  /** Whether an item was the first that was put in with its key. */
  isFirst(item: number): boolean {
    return this.before[item] === -1;
  }

  private slotOf(key: number): number {
    let slot = (Math.imul(key >>> 0, 0x9e3779b1) ^ Math.floor(key / 0x1_0000_0000)) & this.mask;
    while (this.heads[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}
