import { isAscii, isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
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
    const path = join(root, file);
    const stat = statSync(path);
    if (!stat.isFile()) return { skipped: 'it is no ordinary file' }; // reading a pipe or a device may never end
    if (stat.size > MOST_BYTES) return { skipped: `it is larger than ${MOST_BYTES / 1_000_000} MB` };
    bytes = readFileSync(path);
  } catch (error) {
    return { skipped: `it cannot be read (${codeOf(error)})` };
  }
  if (bytes.includes(0)) return { skipped: 'it holds NUL bytes, so it is binary or UTF-16' };
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  if (!isUtf8(bytes)) return { skipped: 'it is not UTF-8' };
  const text = bytes.toString('utf8');
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}
