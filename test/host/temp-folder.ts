import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with the given files, taken away when the test ends. Values that are no text are written as JSON. */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array | object>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'arch-lint-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  addFiles(root, files);
  return root;
}

export function addFiles(root: string, files: Readonly<Record<string, string | Uint8Array | object>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  }
}

/** Symbolic links: where they stand, and what they hold. */
export function addLinks(root: string, links: Readonly<Record<string, string>>): void {
  for (const [link, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, link)), { recursive: true });
    symlinkSync(target, join(root, link));
  }
}
