import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './discover.ts';

/** Above this many bytes a file is not read: no source that people write is that long. */
const MOST_BYTES = 50_000_000;

/** A file's text without byte order mark, or why it has none. */
export type Text = { readonly text: string } | { readonly skipped: string };

/** Reads a file below the root as UTF-8. Never replaces a byte: what is not UTF-8 is skipped with a reason. */
export function readText(root: string, file: string): Text {
  let bytes: Buffer;
  try {
    const read = readBytes(join(root, file));
    if ('skipped' in read) return read;
    bytes = read.bytes;
  } catch (error) {
    return { skipped: `it cannot be read (${codeOf(error)})` };
  }
  return decode(bytes);
}

/** Bytes as the text of a source: UTF-8 without its byte order mark, or why they are none. */
export function decode(bytes: Buffer): Text {
  if (bytes.includes(0)) return { skipped: 'it holds NUL bytes, so it is binary or UTF-16' };
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  if (!isUtf8(bytes)) return { skipped: 'it is not UTF-8' };
  const text = bytes.toString('utf8');
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}

/** The text of an ordinary file that stands in the project itself, not behind a link; empty for anything else. */
export function ownText(root: string, file: string): string {
  try {
    const path = join(root, file);
    if (!lstatSync(path).isFile() || realpathSync(path) !== path) return '';
  } catch {
    return '';
  }
  const read = readText(root, file);
  return 'text' in read ? read.text : '';
}

/** Holds one file after the other: what is read from it is copied into text before the next is read. */
let buffer = Buffer.allocUnsafe(1 << 16);

/** The bytes of an ordinary file, until the next are read. Opening a pipe waits for nobody. */
function readBytes(path: string): { readonly bytes: Buffer } | { readonly skipped: string } {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { skipped: 'it is no ordinary file' }; // reading a pipe or a device may never end
    let length = 0;
    for (let count = -1; count !== 0; length += count) {
      if (length > MOST_BYTES || stat.size > MOST_BYTES) return { skipped: `it is larger than ${MOST_BYTES / 1_000_000} MB` };
      if (length === buffer.length || stat.size >= buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, stat.size + 1));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      count = readSync(file, buffer, length, buffer.length - length, null);
    }
    return { bytes: buffer.subarray(0, length) };
  } finally {
    closeSync(file);
  }
}
