import type { Stats } from 'node:fs';

/** A file as git's index has it. */
export interface IndexEntry {
  /** Relative to the top of the work tree. */
  readonly path: string;
  /** A file, and no link, submodule or mere intention to add one. */
  readonly isFile: boolean;
  /** Left out of the work tree by a sparse checkout. */
  readonly isSkipped: boolean;
  /** False for a file that a merge has left in conflict. */
  readonly isMerged: boolean;
  /** Where the entry begins in the index. */
  readonly at: number;
}

/** Bytes before the id: ten words of times, device, inode, mode, owner, group and size. */
const FIXED = 40;
const MODE = 24;
const VERSIONS = [2, 3, 4];

/**
 * Reads git's index, as https://git-scm.com/docs/index-format describes its versions 2 to 4.
 * @param idBytes length of an object id: 20 of SHA-1, 32 of SHA-256
 * @returns undefined where there is anything that only git knows how to read, such as a split or a sparse index
 */
export function readIndex(bytes: Buffer, idBytes: number): readonly IndexEntry[] | undefined {
  try {
    const version = bytes.toString('latin1', 0, 4) === 'DIRC' ? bytes.readUInt32BE(4) : 0;
    if (!VERSIONS.includes(version)) return undefined;
    const entries: IndexEntry[] = [];
    let at = 12;
    let last = '';
    for (let left = bytes.readUInt32BE(8); left > 0; left--) {
      const flagsAt = at + FIXED + idBytes;
      const flags = bytes.readUInt16BE(flagsAt);
      const isExtended = (flags & 0x4000) !== 0;
      const more = isExtended ? bytes.readUInt16BE(flagsAt + 2) : 0;
      const nameAt = flagsAt + (isExtended ? 4 : 2);
      const [stripped, from] = version === 4 ? offsetAt(bytes, nameAt) : [last.length, nameAt];
      const end = bytes.indexOf(0, from);
      if (end < 0) return undefined;
      // byte for byte, as what is stripped is a number of bytes
      last = (stripped < last.length ? last.slice(0, last.length - stripped) : '') + bytes.toString('latin1', from, end);
      entries.push({ path: textOf(last), isFile: bytes.readUInt32BE(at + MODE) >>> 12 === 0o10 && (more & 0x2000) === 0, isSkipped: (more & 0x4000) !== 0, isMerged: (flags & 0x3000) === 0, at });
      at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7); // padded with one to eight NUL
    }
    return hasOnlyHints(bytes, at, bytes.length - idBytes) ? entries : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends too early
    throw error;
  }
}

/** A path of which each character stands for a byte. */
const textOf = (path: string): string => (/[\x80-\xff]/.test(path) ? Buffer.from(path, 'latin1').toString('utf8') : path);

/** The object id of an entry's content. */
export const idOf = (bytes: Buffer, { at }: IndexEntry, idBytes: number): string => bytes.toString('hex', at + FIXED, at + FIXED + idBytes);

/** A number in groups of seven bits, the highest first, each further group one above what the bits say. */
function offsetAt(bytes: Buffer, from: number): [value: number, next: number] {
  let at = from;
  let byte = bytes.readUInt8(at++);
  let value = byte & 127;
  while (byte & 128) {
    byte = bytes.readUInt8(at++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return [value, at];
}

/** Whether all that follows the entries may be left out: extensions whose names begin with a capital letter. */
function hasOnlyHints(bytes: Buffer, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    if (!/^[A-Z]/.test(bytes.toString('latin1', at, at + 1))) return false;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return at === end;
}

/** Finer than any clock of a file system ticks, and coarser than what a number of milliseconds can tell. */
const SAME_MS = 0.001;

/**
 * Whether a file on disk is certainly what the index says: size, times and inode are those of the last look. One that was written
 * when the index was, or after, may be another by now.
 * @param written when the index was written, in milliseconds
 */
export function isAsIndexed(bytes: Buffer, { at }: IndexEntry, stat: Stats, written: number): boolean {
  const word = (nth: number): number => bytes.readUInt32BE(at + nth * 4);
  const isAt = (nth: number, ms: number): boolean => (word(nth + 1) === 0 ? Math.floor(ms / 1000) === word(nth) : Math.abs(word(nth) * 1000 + word(nth + 1) / 1e6 - ms) < SAME_MS);
  const inode = word(5);
  return stat.isFile() && stat.size % 2 ** 32 === word(9) && (inode === 0 || stat.ino % 2 ** 32 === inode) && isAt(2, stat.mtimeMs) && isAt(0, stat.ctimeMs) && stat.mtimeMs < written;
}
