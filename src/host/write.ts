import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '#model';
import { codeOf } from './discover.ts';

/**
 * Writes a report whole or not at all: beside the target, then renamed over it.
 * @throws {UserError} `output-failed` when it cannot be written, or the target is no ordinary file
 */
export function writeReport(file: string, text: string): void {
  const target = resolve(file);
  const temporary = `${target}.${process.pid}.tmp`;
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw failed(file, 'it is no ordinary file');
  try {
    const handle = openSync(temporary, 'wx', 0o644);
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw failed(file, codeOf(error));
  }
}

function failed(file: string, reason: string): UserError {
  return new UserError('output-failed', `The report cannot be written to ${file} (${reason}). Name a file in a folder that exists and may be written.`);
}
